"""Who has no second factor? They get no further than setting one up, and neither does a log-in without one."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
ENROL = "mfa_activate_totp"
WITH_PASSKEY = "mfa_add_webauthn"
# What somebody without a second factor may open: enrolling, the password that it asks for, and leaving.
OPEN_PAGES = (ENROL, WITH_PASSKEY, "account_reauthenticate", "account_logout")
# The looks of those pages.
OPEN_PREFIXES = ("/static/", "/media/", "/uiterlijk/")
# Pages of allauth that have no place here, and where they lead instead. Addresses are the administrator's to change;
# a second factor cannot be taken off.
CLOSED_PAGES = {
    "account_email": "mfa_index",
    "account_set_password": "account_change_password",
    "account_email_verification_sent": "account_login",
    "mfa_deactivate_totp": "mfa_index",
}


class SecondFactorMiddleware:
    """Sends who has no second factor yet to the page that sets one up, whatever page was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.open_paths = {reverse(name) for name in OPEN_PAGES}
        self.closed_paths = {reverse(name): goal for name, goal in CLOSED_PAGES.items()}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        for closed, goal in self.closed_paths.items():
            if path.startswith(closed):
                return redirect(goal)
        if path.startswith(OPEN_PREFIXES) or not _is_logged_in(request):
            return self.get_response(request)
        if not _has_second_factor(request):
            return self._enrol(request)
        if _came_in_with_password_only(request):
            logout(request)
            return redirect("account_login")
        return self.get_response(request)

    def _enrol(self, request: HttpRequest) -> HttpResponse:
        if request.path_info not in self.open_paths:
            return redirect(ENROL)
        response = self.get_response(request)
        if _is_logged_in(request) and _has_second_factor(request):
            # What was just shown to work counts for this log-in; it does not for others that were open.
            passkey = request.path_info == reverse(WITH_PASSKEY)
            kind = Authenticator.Type.WEBAUTHN if passkey else Authenticator.Type.TOTP
            record_authentication(request, request.user, "mfa", type=kind.value)
        return response


def _is_logged_in(request: HttpRequest) -> bool:
    # The session is looked at first, so that visitors without one cost no query.
    return "_auth_user_id" in request.session and request.user.is_authenticated


def _has_second_factor(request: HttpRequest) -> bool:
    # Recovery codes alone are none: allauth does not ask for them at log-in.
    return is_mfa_enabled(request.user, SECOND_FACTORS)


def _came_in_with_password_only(request: HttpRequest) -> bool:
    """Whether this log-in is older than the second factor: somebody else may have made it with a leaked password."""
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    return "password" in methods and "mfa" not in methods
