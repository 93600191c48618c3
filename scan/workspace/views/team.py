"""The numbers of the team, for who leads it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scan.workspace.access import at_work
from scan.workspace.choices import stage_choices
from scan.workspace.handover import left_behind
from scan.workspace.portfolio import newest_instrument
from scan.workspace.team import teams_of


@require_safe
@at_work
def team(request: HttpRequest) -> HttpResponse:
    """Per account manager what there is to do, and how many employers stand at each stage. Only for a team lead."""
    if not request.led_service_points:
        raise Http404
    instrument = newest_instrument()
    teams = [(one, stage_choices(instrument, one.stages)) for one in teams_of(request.user, request.led_service_points)]
    return render(request, "scan/workspace/team.html", {"teams": teams, "left_behind": left_behind(request.user)})
