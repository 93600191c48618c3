"""Where does an address lead that no page has any more? To the page of now, on the site that is asked.

Wagtail's own middleware does not look at the request, and would send who reads in a region to another one.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect


class RedirectMiddleware:
    """Sends on what would be a 404, as editors and Wagtail itself noted it when a page moved."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        noted = _noted(request) if response.status_code == 404 else None
        goal = _goal(noted, request) if noted else ""
        if noted is None or not goal:
            return response
        return HttpResponsePermanentRedirect(goal) if noted.is_permanent else HttpResponseRedirect(goal)


def _noted(request: HttpRequest) -> Redirect | None:
    """The redirect of this address with its question, or else of the address alone."""
    whole = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    alone = urlsplit(whole).path
    return get_redirect(request, whole) or (get_redirect(request, alone) if alone != whole else None)


def _goal(noted: Redirect, request: HttpRequest) -> str:
    """The address to go on to; empty when its page is not published."""
    page = noted.redirect_page
    if page is None:
        return noted.redirect_link
    return (page.get_url(request) or "") if page.live else ""
