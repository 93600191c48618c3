"""What the site is put together from: its apps, what each request passes through, and what templates know."""

from pathlib import Path

INSTALLED_APPS = [
    "scan",
    "pages",
    "inclusiescan.operations",
    "template_partials",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks_db",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "pages.people.apps.PeopleConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    # Wagtail says with it how long ago something was; without it that is in English.
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "inclusiescan.operations.middleware.ProbeMiddleware",
    "inclusiescan.operations.middleware.ObservedMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "inclusiescan.charset.OnlyUtf8Middleware",
    "inclusiescan.body_size.SmallBodiesMiddleware",
    # Above the static files: these headers go with everything.
    "inclusiescan.headers.HeadersMiddleware",
    "inclusiescan.policy.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Below what goes with every response, above what asks who somebody is.
    "pages.page_cache.middleware.PageCacheMiddleware",
    "pages.once.OnceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "inclusiescan.session_time.SessionTimeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "inclusiescan.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pages.redirects.RedirectMiddleware",
    "inclusiescan.wagtail_errors.UnreadableForWagtailMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).resolve().parents[2] / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
