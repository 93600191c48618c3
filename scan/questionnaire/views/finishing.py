"""The end of filling in: seeing what is open, finishing, opening again, and deleting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from scan.access import revoke, with_owner, with_response
from scan.models import Response
from scan.models.sharing import standing_share
from scan.questionnaire import actions
from scan.questionnaire.progress import open_route


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def check(request: HttpRequest, response: Response) -> HttpResponse:
    """See what is open, and finish. Finishing warns for what is open, and never refuses."""
    if response.finished_at is not None:
        return redirect("results:result", response.public_id)
    if request.method == "POST":
        actions.finish(response)
        return redirect("results:result", response.public_id)
    route = open_route(response)
    context = {
        "response": response,
        "route": route,
        "open": sum(len(theme.open) for theme in route.themes),
        "open_themes": [(theme, [(q, route.screen_of(q)) for q in theme.open]) for theme in route.themes if theme.open],
        "last": route.screens[-1],
        "share": standing_share(response.scan),
    }
    return render(request, "scan/questionnaire/check.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def finished(request: HttpRequest, response: Response) -> HttpResponse:
    """Tell that the questionnaire is finished; posting opens the answers again."""
    if request.method == "POST":
        actions.reopen(response)
        return redirect("scan:check", response.public_id)
    if response.finished_at is None:
        return redirect("scan:resume", response.public_id)
    context = {"response": response, "share": standing_share(response.scan)}
    return render(request, "scan/questionnaire/finished.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_owner
def delete(request: HttpRequest, response: Response) -> HttpResponse:
    """Delete the scan for good, after asking once."""
    if request.method == "POST":
        revoke(request.session, response)
        actions.delete_scan(response.scan)
        return redirect("scan:deleted")
    return render(request, "scan/questionnaire/delete.html", {"response": response})


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """Say that the scan is gone."""
    return render(request, "scan/questionnaire/deleted.html")
