"""Settings for the tests: the site's own, with what makes tests fast."""

import os

os.environ.setdefault("DEBUG", "1")

from inclusiescan.settings import *  # noqa: F403  (the whole of it, after the environment is set)

# WhiteNoise warns for a folder that is not there; the tests serve static files from their sources.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  (from the settings above)
# Hashing passwords slowly is right for people and wrong for tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Rate limits are tested where they matter; elsewhere a hundred log-ins come from one address.
ACCOUNT_RATE_LIMITS = False
