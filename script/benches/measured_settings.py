"""The site as it is measured: as in production, with one view more. The environment comes from `running`."""

import os
from pathlib import Path

from inclusiescan.settings import *  # noqa: F403  (the whole of it)

ROOT_URLCONF = "measured_urls"
# Nobody loads a stylesheet here, so there is none to collect.
STATIC_ROOT = Path(os.environ["BENCH_FOLDER"]) / "static"
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # noqa: F405
