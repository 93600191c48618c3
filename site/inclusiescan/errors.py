"""The pages for when something goes wrong: not to be read, not found, a server error, and a form that is too old."""

import json
import re

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import requires_csrf_token

from inclusiescan.operations import request_id
from scan.access import granted
from scan.questionnaire.views.answering import questions_again

# Small letters and hyphens only, as the addresses of pages are: a personal link holds capitals, digits or both.
PAGE_PATH = re.compile(r"^/(?!scan/|link/|meedoen/|uitnodiging/|werkplek/|account/|beheer/)(?:[a-z-]{2,60}/){1,4}$")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, in the look of the site, with the words of a page's address to search for."""
    return render(request, "404.html", {"words": _words_of_address(request.path_info)}, status=404)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, from a template that needs no database, with the name under which the request stands in the log."""
    return render(request, "400.html", {"request_name": request_id.current.get()}, status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, from a template that needs no database, with the name under which the request stands in the log."""
    return render(request, "500.html", {"request_name": request_id.current.get()}, status=500)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is too old: nothing was saved, and nothing that was typed is lost.

    htmx gets a new token, with which the script sends the same once more. A screen of questions comes back as it was
    filled in. Another form of a scan gets a page with the texts that were typed, to copy.
    """
    if request.headers.get("HX-Request"):
        # The page stays as it is, with what was typed.
        response = HttpResponse(status=403)
        response["HX-Reswap"] = "none"
        response["HX-Trigger"] = json.dumps({"scan:token": {"token": get_token(request)}})
        return response
    context = {"typed": _typed(request), "page": _page_of_the_form(request)}
    return _questions_again(request) or render(request, "403_csrf.html", context, status=403)


def _words_of_address(path: str) -> str:
    """The last part of an address as words: /regelingen/job-coach/ is "job coach". Nothing of what may be a key."""
    last = path.strip("/").rpartition("/")[2]
    return last.replace("-", " ") if PAGE_PATH.match(path) else ""


def _questions_again(request: HttpRequest) -> HttpResponse | None:
    """The screen of questions with what was typed, when it was posted by who may open it."""
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return None
    if found.view_name != "scan:questions" or granted(request.session, found.kwargs["response_id"]) is None:
        return None
    return questions_again(request, **found.kwargs)


def _page_of_the_form(request: HttpRequest) -> str:
    """Where the form stood, as the browser says: some addresses only take forms, and show nothing themselves."""
    page = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return page if ours else request.get_full_path()


def _typed(request: HttpRequest) -> list[str]:
    """The texts of more than one word in a form of a scan. Not elsewhere: a password may be a sentence too."""
    if not request.path_info.startswith("/scan/"):
        return []
    return [value for _, values in request.POST.lists() for value in values if " " in value.strip()]
