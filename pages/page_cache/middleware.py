"""Who gets a page from the cache, and which go in? Only who is not known, and only what is about nobody."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from wagtail.views import serve

from pages.page_cache.store import Kept, current_version, keep, recall

# With one of these a visitor may be logged in, have a scan, or be told something once.
PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")

# nginx in front keeps such a page too, and does not pass this header on. Nothing tells nginx to forget, so it is short:
# long enough for a thousand visitors in the same moment, and an editor hardly notices.
FOR_NGINX = "X-Accel-Expires"
SECONDS_IN_NGINX = 10

AnyResponse = TypeVar("AnyResponse", bound=HttpResponseBase)


def same_for_everybody(response: AnyResponse) -> AnyResponse:
    """Mark what a view gives as the same for every visitor of a site. Pages of Wagtail need no mark."""
    response.same_for_everybody = True  # type: ignore[attr-defined]  (read below, in the same request)
    return response


class PageCacheMiddleware:
    """Stands above the session, so that a page that was kept costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = _address(request) if _asks_as_nobody(request) else ""
        version = current_version() if address else ""
        if not version:
            return self.get_response(request)
        kept = recall(version, address)
        if kept is not None:
            return HttpResponse(kept.content, headers=dict(kept.headers))
        response = self.get_response(request)
        if _may_be_kept(request, response):
            response[FOR_NGINX] = str(SECONDS_IN_NGINX)
            keep(version, address, Kept(response.content, tuple(response.items())))
        return response


def _asks_as_nobody(request: HttpRequest) -> bool:
    """Whether nothing but the address decides what is shown. A preview in Wagtail only looks like a request."""
    return (
        request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and not getattr(request, "is_dummy", False)
        and not any(cookie in request.COOKIES for cookie in PERSONAL_COOKIES)
        and not any(header in request.headers for header in ("HX-Request", "Authorization", "Range"))
    )


def _address(request: HttpRequest) -> str:
    """The whole address: two sites may have the same pages, each in its own look."""
    try:
        return request.build_absolute_uri(request.path)
    except DisallowedHost:
        return ""


def _may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this is a page of Wagtail, or marked, and nothing in it is for this visitor alone."""
    match = request.resolver_match
    is_page = match is not None and match.func is serve
    private = {"private", "no-store"} & {part.strip() for part in response.get("Cache-Control", "").split(",")}
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and (is_page or getattr(response, "same_for_everybody", False))
        and not response.cookies
        and not private
    )
