"""The pages for when something goes wrong: not found, a server error, and a form that is too old."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, in the look of the site and without saying what was looked for."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, from a template that needs no database."""
    return render(request, "500.html", status=500)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is too old: says that nothing was saved, and how to go on."""
    response = render(request, "403_csrf.html", status=403)
    if request.headers.get("HX-Request"):
        # The page stays as it is, with what was typed. Our pages let htmx swap a 403, so it would not call this an
        # error; with this event the script says that the save failed.
        response["HX-Reswap"] = "none"
        response["HX-Trigger"] = "htmx:responseError"
    return response
