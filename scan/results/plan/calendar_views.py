"""The days of a plan as a file for a calendar."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from scan.models import PlanStep, Response, Result
from scan.models.plan import UNDER_WAY, plan_steps
from scan.results.plan.calendar import CONTENT_TYPE, calendar_of
from scan.results.plan.views import step_in_plan, with_result

NO_DATE = "Er staat nog geen datum bij. Vul eerst bij ‘Wanneer’ een datum in."


@require_safe
@with_result
def whole(request: HttpRequest, response: Response, result: Result) -> HttpResponse:
    """The days of the steps that are under way."""
    return _file(request, response, plan_steps(response.scan).filter(status__in=UNDER_WAY, due__isnull=False))


@require_safe
@with_result
def one(request: HttpRequest, response: Response, result: Result, key: str) -> HttpResponse:
    """The day of one step."""
    step = step_in_plan(response, key)
    return _file(request, response, [step] if step.due else [])


def _file(request: HttpRequest, response: Response, steps: Iterable[PlanStep]) -> HttpResponse:
    """The file; without a day to put in it, a word about that on the page of the plan."""
    steps = list(steps)
    if not steps:
        messages.warning(request, NO_DATE)
        return redirect("plan:plan", response.public_id)
    file = HttpResponse(calendar_of(steps), content_type=CONTENT_TYPE)
    name = "inclusiescan-plan.ics" if len(steps) > 1 else f"inclusiescan-{steps[0].step}.ics"
    file["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return file
