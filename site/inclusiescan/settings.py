"""Settings of the whole site, from the environment. Without any variable set it is a safe production, not a trial."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE

from inclusiescan.composition import FORM_RENDERER, INSTALLED_APPS, MIDDLEWARE, TEMPLATES  # noqa: F401  (for Django)
from inclusiescan.may_be_away import may_be_away

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
# What the site itself writes: on a server outside the code, so that a new version finds it where it was.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

# --- The running site
DEBUG = env.bool("DEBUG", default=False)
# Trying out needs no secret of its own. Otherwise no site starts without one, or with other settings that are not safe
# (safe_start.py); commands such as `score` need none.
SECRET_KEY = env.str("SECRET_KEY", default="only-for-trying-out" * 3 if DEBUG else "")
# After the key was replaced: what was signed or marked with one of these still counts.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "testserver"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
ROOT_URLCONF = "inclusiescan.urls"
WSGI_APPLICATION = "inclusiescan.wsgi.application"
# Has to be said: with a number that is too low a proxy is taken for the visitor, with one too high a visitor can lie.
PROXY_COUNT = env.int("PROXY_COUNT", default=0 if DEBUG else None)
PUBLIC_URL = env.str("PUBLIC_URL", default="http://localhost:8000")

# --- Database: SQLite to try out, PostgreSQL in production. The options were measured, see docs/decisions.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"] |= {
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
        # In memory there is no WAL, and threads would lock each other out.
        "TEST": {"NAME": env.str("TEST_DATABASE_FILE", default=str(VAR_DIR / "test.sqlite3"))},
    }
else:
    # A connection is used again, after asking whether it still works; tests end theirs.
    DATABASES["default"] |= {"CONN_MAX_AGE": 0 if DEBUG else 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Cache: shared by all processes, because log-in limits and used codes are kept in it.
# Django's own maximum of 300 entries would drop limits that still count.
CACHES = {"default": may_be_away(env.cache_url("CACHE_URL", default="dbcache://shared_cache?max_entries=100000"))}
# Under marks: a library counts log-ins by network address, and that is nobody's to read.
CACHES["default"] |= {"KEY_FUNCTION": "inclusiescan.cache_keys.unreadable"}
# Whole pages, and what Wagtail knows of the sizes of its images: in files, so that a page that was kept costs no query.
# Shared by the processes of one machine; a site on several machines points it at a server for caches.
PAGE_CACHE = may_be_away(env.cache_url("PAGE_CACHE_URL", default=f"filecache://{VAR_DIR / 'pages'}?max_entries=2000"))
CACHES |= {"pages": PAGE_CACHE, "renditions": PAGE_CACHE | {"KEY_PREFIX": "rendition"}}

# --- Jobs: Wagtail's indexes at once, mail and long work by the worker (manage.py work).
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "slow": {"BACKEND": "inclusiescan.operations.queue.QueueBackend"},
}

# --- Mail
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Inclusiescan <inclusiescan@localhost>")

# --- Language and time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
# What an app's own Dutch says wrongly.
LOCALE_PATHS = [BASE_DIR / "site" / "inclusiescan" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
DATE_FORMAT = "j F Y"

# --- Files
STATIC_URL = "static/"
# Belongs to the code: of each version there is a folder of its own.
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "inclusiescan" / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = VAR_DIR / "media"
# Workbooks that wait for one account manager: below nothing that is served, and never in the backup of the media.
EXPORT_ROOT = env.path("EXPORT_ROOT", default=str(VAR_DIR / "exports"))
# What was erased since when: erased anew after a backup was put back, so it must not be in that backup.
ERASED_FILE = env.path("ERASED_FILE", default=str(VAR_DIR / "erased.jsonl"))
# Copies of everything (manage.py backup), and how many are kept: what was erased is gone from all of them after so many
# nights. Copy them to another machine as well.
BACKUP_ROOT = Path(env.str("BACKUP_ROOT", default=str(VAR_DIR / "backups")))
BACKUP_KEEP = env.int("BACKUP_KEEP", default=14)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
# Its own default lets other sites read our files.
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- How many days something is kept after it was last used (manage.py retention). The register tells why.
KEEP_DAYS = {
    "drafts": env.int("KEEP_DRAFTS_DAYS", default=180),
    "finished": env.int("KEEP_FINISHED_DAYS", default=730),
    "dossiers": env.int("KEEP_DOSSIERS_DAYS", default=1095),
    "log": env.int("KEEP_LOG_DAYS", default=1095),
    "accounts": env.int("KEEP_ACCOUNTS_DAYS", default=365),
    "tasks": env.int("KEEP_TASKS_DAYS", default=14),
}

# --- Log-in: by allauth alone, with a second factor for everybody who has an account.
AUTH_USER_MODEL = "scan.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "inclusiescan.passwords.NotOurWordsValidator"},
]
# So long the link to choose a new password works, in seconds.
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "door"
ACCOUNT_ADAPTER = "inclusiescan.accounts.AccountAdapter"
ACCOUNT_FORMS = {"reset_password_from_key": "inclusiescan.guessing.ResetForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT or 0
MFA_ADAPTER = "inclusiescan.accounts.SecondFactorAdapter"
# A passkey is a second factor here, never the only one: on a shared computer a password has to come first.
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "inclusiescan.used_codes.OnceForm",
    "reauthenticate": "inclusiescan.used_codes.OnceAgainForm",
    "activate_totp": "inclusiescan.used_codes.OnceAtEnrolmentForm",
    "add_webauthn": "inclusiescan.passkeys.NewPasskeyForm",
    "authenticate_webauthn": "inclusiescan.passkeys.PasskeyForm",
    "reauthenticate_webauthn": "inclusiescan.passkeys.PasskeyAgainForm",
}
MFA_TOTP_ISSUER = "Inclusiescan"
# The code before and the one after count too: the clock of a phone runs a little fast or slow. Each counts once, for
# as long as it could be used (used_codes.py).
MFA_TOTP_TOLERANCE = 1
# Accounts are made by an administrator, who knows whose address it is.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# --- Browser security
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        # Wagtail shows pages in a frame of its own.
        "frame-ancestors": [SELF],
    }
}
# Wagtail's own screens still need inline scripts and styles.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
X_FRAME_OPTIONS = "SAMEORIGIN"
# Wants DENY, with which Wagtail cannot show pages in a frame of its own.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 90 * 24 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = True
# A browser refuses a cookie of this name from another host, without https or for part of the site.
SESSION_COOKIE_NAME = "sessionid" if DEBUG else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if DEBUG else "__Host-csrftoken"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# What a message says of somebody stays on the server.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Of who has an account, in seconds: without doing anything, and at most. Longer than a long talk with an employer.
ACCOUNT_IDLE_SECONDS = 2 * 60 * 60
ACCOUNT_LONGEST_SECONDS = 12 * 60 * 60
# What one network address may do in an hour; a whole company, or a room full of people, may be behind one.
STARTS_PER_HOUR = env.int("STARTS_PER_HOUR", default=200)
WRONG_LINKS_PER_HOUR = 50
SEARCHES_PER_HOUR = 600
# The largest file is a photo (below); around it comes the rest of the form.
LARGEST_BODY = 11 * 1024 * 1024
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "inclusiescan.errors.csrf_failure"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not DEBUG)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0 if DEBUG else 31536000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None

# --- Wagtail
WAGTAIL_SITE_NAME = "Inclusiescan"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_PASSWORD_RESET_ENABLED = False
# Wagtail changes both without asking once more who somebody is. The password has a page of its own (allauth's), and a
# mail address is the administrator's to change.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Nobody knows the password of somebody else, not even for a day: everybody chooses their own, through a mail.
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Half a second, the default, keeps SQLite busy for nothing.
WAGTAIL_AUTOSAVE_INTERVAL = 5000
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 2000
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"},
}
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.editing.images.DescribedImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# A photo of a good camera; in memory that is 200 MB for a moment.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.editing.documents.RealPdfForm"

# --- Watching over the site (inclusiescan.operations)
# A folder that a restart empties: each process writes what it counted there. Its name is that of Prometheus' library.
METRICS_DIR = env.str("PROMETHEUS_MULTIPROC_DIR", default="")
# Where the mail server leaves what comes back to the sender's address, as a Maildir.
RETURNED_MAIL_ROOT = env.path("RETURNED_MAIL_ROOT", default=str(VAR_DIR / "returned"))
OPERATOR_EMAILS = env.list("OPERATOR_EMAILS", default=[])
LOG_FORMAT = env.str("LOG_FORMAT", default="text" if DEBUG else "json")

# Who mails errors all the same, mails no form, cookie or variable.
DEFAULT_EXCEPTION_REPORTER = "inclusiescan.logs.WordlessReporter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # A personal link is a key: it stands in no log. Neither does whom a mail went to, or what an error quotes.
    "filters": {
        "without_tokens": {"()": "inclusiescan.logs.WithoutTokens"},
        "without_people": {"()": "inclusiescan.logs.WithoutPeople"},
    },
    "formatters": {
        "text": {"format": "%(message)s"},
        "json": {"()": "inclusiescan.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["without_tokens", "without_people"],
            "formatter": LOG_FORMAT,
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own handler would mail errors past the filters, as soon as somebody sets ADMINS.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # A line per request, where a program reads along.
        "inclusiescan": {"level": "INFO" if LOG_FORMAT == "json" else "WARNING"},
        "django_tasks": {"level": "INFO" if LOG_FORMAT == "json" else "WARNING"},
    },
}

# Django learns of our own checks by importing them; no app below this package may.
import inclusiescan.checks  # noqa: E402
import inclusiescan.privacy_checks  # noqa: E402

# And of when somebody logged in or showed once more who they are, however they did (renewed_session, session_time).
import inclusiescan.renewed_session  # noqa: E402
import inclusiescan.safe_start  # noqa: E402
import inclusiescan.session_time  # noqa: E402, F401
