"""Nobody with an account gets further than the log-in pages without a second factor."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

OPEN_PREFIXES = ("/account/", "/static/", "/media/")


class SecondFactorMiddleware:
    """Sends who has no second factor yet to the page that sets one up, whatever page was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._must_enrol(request):
            return redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)

    def _must_enrol(self, request: HttpRequest) -> bool:
        if request.path_info.startswith(OPEN_PREFIXES) or "_auth_user_id" not in request.session:
            return False
        return request.user.is_authenticated and not is_mfa_enabled(request.user)
