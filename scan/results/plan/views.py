"""The plan as a whole: seeing it, choosing steps, putting them aside, and taking it along on paper."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scan.access import with_owner
from scan.models import PlanStep, Reminder, Response, Result
from scan.models.plan import Status
from scan.results.pdf import pdf_of
from scan.results.plan import actions
from scan.results.plan.forms import AsideForm
from scan.results.plan.presenter import show_plan
from scan.results.views import newest_result

FULL = "Er staan al drie stappen in het plan. Zet er eerst een op klaar of gestopt, of haal er een uit."

View = Callable[..., HttpResponse]


def with_result(view: View) -> View:
    """Give the view the owner's response and the newest result. Without a result the way leads to what is open."""

    @wraps(view)
    @with_owner
    def guarded(request: HttpRequest, response: Response, **kwargs: Any) -> HttpResponse:
        result = newest_result(response)
        if result is None:
            return redirect("scan:check", response.public_id)
        return view(request, response, result, **kwargs)

    return guarded


@require_safe
@with_result
def plan(request: HttpRequest, response: Response, result: Result) -> HttpResponse:
    """The plan, and the steps that can still be chosen."""
    context = {
        "response": response,
        "plan": show_plan(result),
        "reminder": Reminder.objects.filter(plan__scan=response.scan_id).first(),
    }
    return render(request, "scan/results/plan/plan.html", context)


pdf = pdf_of(plan, file_name="plan", back_to="plan:plan")


@require_POST
@with_result
def choose(request: HttpRequest, response: Response, result: Result, key: str) -> HttpResponse:
    """Give a step a place in the plan."""
    try:
        step = actions.choose(result, key)
    except actions.StepUnknownError as error:
        raise Http404 from error
    except actions.PlanFullError:
        messages.warning(request, FULL)
    else:
        messages.success(request, f"‘{step.title}’ staat in jullie plan.")
    return redirect("plan:plan", response.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@with_result
def put_aside(request: HttpRequest, response: Response, result: Result, key: str) -> HttpResponse:
    """Say that a step does not fit, or that it is done already."""
    title = title_of(result, key)
    form = AsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        rejected = given["verdict"] == Status.REJECTED
        actions.put_aside(
            result, key, Status(given["verdict"]), reason=given["reason"] if rejected else "", words=given["words"]
        )
        messages.success(request, f"‘{title}’ ligt opzij.")
        return redirect(f"{reverse('plan:plan', args=[response.public_id])}#opzij")
    context = {"response": response, "form": form, "title": title, "key": key}
    return render(request, "scan/results/plan/aside.html", context, status=422 if form.errors else 200)


@require_POST
@with_result
def put_back(request: HttpRequest, response: Response, result: Result, key: str) -> HttpResponse:
    """Take a step out of the plan, or back from aside."""
    actions.put_back(step_in_plan(response, key))
    messages.success(request, "De stap staat weer bij de stappen om uit te kiezen. Wat je opschreef, is bewaard.")
    return redirect("plan:plan", response.public_id)


def title_of(result: Result, key: str) -> str:
    """The title of a step that the result advises or the plan has; any other does not exist."""
    if any(advised.key == key for advised in result.outcome.advice.steps):
        return next(step.title for step in result.instrument.steps if step.key == key)
    return step_in_plan_of(result.scan_id, key).title


def step_in_plan(response: Response, key: str) -> PlanStep:
    """The step of this key in the plan; one that was never chosen does not exist."""
    return step_in_plan_of(response.scan_id, key)


def step_in_plan_of(scan: int, key: str) -> PlanStep:
    """The same, by the id of the scan."""
    steps = PlanStep.objects.select_related("version", "plan__scan").defer("version__document")
    step = steps.filter(plan__scan=scan, step=key).first()
    if step is None:
        raise Http404
    return step
