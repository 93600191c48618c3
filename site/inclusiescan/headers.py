"""What browsers are told beside the content security policy: what they may not use, share or keep."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from inclusiescan.policy import ADMIN_PREFIX

# What this site never asks of a browser, and so nobody who gets something into a page can ask either.
_NEVER_USED = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
_OUR_OWN = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join([*(f"{name}=()" for name in _NEVER_USED), *(f"{name}=(self)" for name in _OUR_OWN)])

# About one person or for few; what is below these is kept by no browser and no cache.
PERSONAL = ("/account/", "/werkplek/", ADMIN_PREFIX)
# After these nothing of before may be found in the browser, which may be somebody else's.
LEAVING = {"account_logout", "wagtailadmin_logout", "scan:leave"}


class HeadersMiddleware:
    """Adds headers to every response, also to static files. What a view said itself stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith(PERSONAL) and not _says_how_long(response):
            add_never_cache_headers(response)
        if _is_leaving(request):
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


def _says_how_long(response: HttpResponse) -> bool:
    """Wagtail's icons and translations may be kept for a while: they are the same for everybody."""
    return "max-age" in response.get("Cache-Control", "")


def _is_leaving(request: HttpRequest) -> bool:
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.view_name in LEAVING
