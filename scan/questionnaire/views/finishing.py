"""The end of filling in: seeing what is open, finishing, opening again, and deleting."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from scan.access import revoke, with_owner, with_response
from scan.models import Response
from scan.models.sharing import standing_share
from scan.questionnaire import actions
from scan.questionnaire.colleagues import FEW, company_of, fewest
from scan.questionnaire.progress import open_route


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def check(request: HttpRequest, response: Response) -> HttpResponse:
    """See what is open, and finish. Finishing warns for what is open, and never refuses."""
    if not response.is_open:
        return redirect(_end_of(response))
    if response.short:
        return redirect("scan:short", response.public_id)
    if request.method == "POST":
        # Who deleted it in another window meanwhile has no access any more, and is told so there.
        with suppress(Response.DoesNotExist):
            actions.finish(response)
        return redirect(_end_of(response))
    route = open_route(response)
    context = {
        "response": response,
        "route": route,
        "open": sum(len(theme.open) for theme in route.themes),
        "open_themes": [(theme, [(q, route.screen_of(q)) for q in theme.open]) for theme in route.themes if theme.open],
        "last": route.screens[-1],
        **(_for_owner(response) if response.is_owner else _for_colleague(response)),
    }
    return render(request, "scan/questionnaire/check.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def finished(request: HttpRequest, response: Response) -> HttpResponse:
    """Tell that the questionnaire is finished, a colleague also that it is closed; posting opens the answers again."""
    if request.method == "POST":
        actions.reopen(response)
        return redirect("scan:check", response.public_id)
    if response.is_open:
        return redirect("scan:resume", response.public_id)
    if response.is_owner:
        return render(request, "scan/questionnaire/finished.html", {"response": response, **_for_owner(response)})
    return render(request, "scan/questionnaire/joining/thanks.html", {"response": response, **_for_colleague(response)})


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


def _end_of(response: Response) -> str:
    """Where somebody goes who is done: the owner to the result, a colleague to a word of thanks."""
    return reverse("results:result" if response.is_owner else "scan:finished", args=[response.public_id])


def _for_owner(response: Response) -> dict[str, object]:
    return {"share": standing_share(response.scan)}


def _for_colleague(response: Response) -> dict[str, object]:
    company = company_of(response)
    return {"company": company, "fewest": fewest(company.role), "few": FEW}
