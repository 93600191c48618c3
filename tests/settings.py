"""Settings for the tests: the site's own, with what makes tests fast."""

import os

os.environ.setdefault("DEBUG", "1")

from inclusiescan.settings import *  # noqa: F403  (the whole of it, after the environment is set)

# The tests serve static files from their sources. WhiteNoise would list all of them anew for each browser that a test
# opens; it now looks for one when it is asked for.
WHITENOISE_AUTOREFRESH = True
# It warns for a folder that is not there.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  (from the settings above)
# Hashing passwords slowly is right for people and wrong for tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Rate limits are tested where they matter; elsewhere a hundred log-ins come from one address.
ACCOUNT_RATE_LIMITS = False
STARTS_PER_HOUR = WRONG_LINKS_PER_HOUR = SEARCHES_PER_HOUR = 1_000_000
# What is kept of one test must not be seen in the next; tests of the cache ask for one of their own.
_NOTHING_KEPT = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
CACHES |= {"pages": _NOTHING_KEPT, "renditions": _NOTHING_KEPT}  # noqa: F405  (from the settings above)
# What tests erase must not be erased again on the site that is tried out here.
ERASED_FILE = VAR_DIR / "test-erased.jsonl"  # noqa: F405  (from the settings above)
