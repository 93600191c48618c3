"""All addresses of the site, in one list: the scan, the three doors, and Wagtail's pages for the rest."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from inclusiescan.doors import door
from pages.look.views import stylesheet

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("", include("scan.urls")),
    path("", include("pages.urls")),
    path("uiterlijk/<slug:digest>.css", stylesheet, name="look"),
    path("account/deur/", door, name="door"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    # Wagtail's own log-in doors know no second factor.
    path("beheer/login/", to_login),
    re_path(r"^beheer/password_reset/", to_login),
    path("_util/login/", to_login),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]

handler404 = "inclusiescan.errors.not_found"
handler500 = "inclusiescan.errors.server_error"
