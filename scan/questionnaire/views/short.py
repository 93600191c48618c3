"""The end of the short version: an indication per dimension, and the way on to the full scan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from scan.access import with_owner
from scan.core.presentation import shown_indications
from scan.core.short import short_version
from scan.models import Response
from scan.questionnaire import actions
from scan.questionnaire.progress import open_route


@require_safe
@with_owner
def indication(request: HttpRequest, response: Response) -> HttpResponse:
    """What the short items say, as an indication; whoever does the full scan is sent on to where that is."""
    if not response.short:
        return redirect("scan:resume", response.public_id)
    route = open_route(response)
    left = [question for theme in route.themes for question in theme.open]
    context = {
        "response": response,
        "indications": shown_indications(response.instrument, response.role, route.answers),
        "open": [(question, route.screen_of(question)) for question in left],
        "asked": sum(theme.asked for theme in route.themes),
        "last": route.screens[-1] if route.screens else None,
        "short": short_version(response.instrument),
    }
    return render(request, "scan/questionnaire/short.html", context)


@require_POST
@with_owner
def go_on(request: HttpRequest, response: Response) -> HttpResponse:
    """Go on to the full scan, to its first open question."""
    actions.go_on(response)
    return redirect("scan:resume", response.public_id)
