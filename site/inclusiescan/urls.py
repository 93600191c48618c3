"""All addresses of the site, in one list: the scan, the three doors, and Wagtail's pages for the rest."""

from allauth.account.decorators import reauthentication_required
from allauth.usersessions.views import list_usersessions
from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from inclusiescan.doors import door
from inclusiescan.passkeys import list_passkeys, remove_passkey
from pages.editing.redirect_import import import_redirects
from pages.look.views import stylesheet
from pages.people.account import own_account

# Not for who finds an open window of long ago.
asking_again = reauthentication_required(app="allauth.mfa")
to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("", include("scan.urls")),
    path("", include("pages.urls")),
    path("uiterlijk/<slug:digest>.css", stylesheet, name="look"),
    path("account/deur/", door, name="door"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/webauthn/", list_passkeys, name="mfa_list_webauthn"),
    path("account/2fa/webauthn/keys/<int:pk>/remove/", remove_passkey, name="mfa_remove_webauthn"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessies/", asking_again(list_usersessions), name="usersessions_list"),
    # Wagtail's own log-in doors know no second factor.
    path("beheer/login/", to_login),
    re_path(r"^beheer/password_reset/", to_login),
    path("_util/login/", to_login),
    # Wagtail's trial of an error, which would be an error in our log for whoever opens it.
    path("beheer/failwhale/", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("beheer/account/", own_account),
    path("beheer/redirects/import/", import_redirects),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]

handler400 = "inclusiescan.errors.unreadable"
handler404 = "inclusiescan.errors.not_found"
handler500 = "inclusiescan.errors.server_error"
