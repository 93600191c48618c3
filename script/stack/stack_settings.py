"""The settings of the site as they are, with its static files in a folder that goes away afterwards."""

import os
from pathlib import Path

from inclusiescan.settings import *  # noqa: F403  (the whole of it)

STATIC_ROOT = Path(os.environ["STACK_FOLDER"]) / "srv" / "current" / "var" / "static"
