"""One step of the plan: making it concrete, saying how far it is, and notes about it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from scan.models import PlanStep, Response, Result
from scan.models.plan import ENDED, UNDER_WAY, Status
from scan.results.plan import actions
from scan.results.plan.forms import NoteForm, StatusForm, StepForm
from scan.results.plan.overtaken import differences
from scan.results.plan.views import FULL, step_in_plan, with_result

NOTES_FULL = f"Er staan al {actions.MOST_NOTES} notities. Gooi er eerst een weg."


@require_http_methods(["GET", "HEAD", "POST"])
@with_result
def edit(request: HttpRequest, response: Response, result: Result, key: str) -> HttpResponse:
    """Make a chosen step concrete. What is right is kept, also when another field is not."""
    step = _chosen(response, key)
    if request.method != "POST":
        return _page(request, response, step)
    form = StepForm(request.POST, step=step)
    form.is_valid()
    try:
        actions.write(step, form.cleaned_data, seen=_seen(request))
    except actions.OvertakenError as error:
        notes = differences(form, error.stands)
        return _page(request, response, error.stands, form=form, overtaken=notes, status=409)
    if form.errors:
        return _page(request, response, step, form=form, status=422)
    messages.success(request, f"‘{step.title}’ is bewaard.")
    return redirect(_place(response, step))


@require_POST
@with_result
def status(request: HttpRequest, response: Response, result: Result, key: str) -> HttpResponse:
    """Say how far a step is."""
    step = _chosen(response, key)
    form = StatusForm(request.POST)
    if form.is_valid():
        wanted = Status(form.cleaned_data["status"])
        try:
            actions.set_status(step, wanted)
        except actions.PlanFullError:
            form.add_error("status", FULL)
        else:
            messages.success(request, f"‘{step.title}’ staat op: {wanted.label.lower()}.")
            return redirect(_place(response, step))
    return _page(request, response, step, status_form=form, status=422)


@require_POST
@with_result
def note(request: HttpRequest, response: Response, result: Result, key: str) -> HttpResponse:
    """Add a note, or throw one away."""
    step = _chosen(response, key)
    back = f"{reverse('plan:step', args=[response.public_id, key])}#notities"
    if "weg" in request.POST:
        wanted = request.POST["weg"]
        actions.remove_note(step, int(wanted[:18]) if wanted.isdecimal() else 0)
        messages.success(request, "De notitie is weg.")
        return redirect(back)
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            actions.add_note(step, form.cleaned_data["text"])
        except actions.NotesFullError:
            form.add_error("text", NOTES_FULL)
        else:
            messages.success(request, "De notitie is bewaard.")
            return redirect(back)
    return _page(request, response, step, note_form=form, status=422)


def _chosen(response: Response, key: str) -> PlanStep:
    """The step, when it has or had a place in the plan."""
    step = step_in_plan(response, key)
    if step.status not in (*UNDER_WAY, *ENDED):
        raise Http404
    return step


def _seen(request: HttpRequest) -> int:
    """The revision that the form showed; one that was tampered with was never there."""
    seen = request.POST.get("revision", "")
    return int(seen[:9]) if seen.isdecimal() else 0


def _place(response: Response, step: PlanStep) -> str:
    return f"{reverse('plan:plan', args=[response.public_id])}#stap-{step.step}"


def _page(request: HttpRequest, response: Response, step: PlanStep, *, status: int = 200, **given: Any) -> HttpResponse:
    """The page of one step. Which form was posted, if any, is in `given`; the others are fresh."""
    forms = {
        "form": StepForm(step=step),
        "status_form": StatusForm(initial={"status": step.status}),
        "note_form": NoteForm(),
    }
    context = {"response": response, "step": step, **forms, **given}
    context["wrong"] = next((context[name] for name in forms if context[name].errors), None)
    return render(request, "scan/results/plan/step.html", context, status=status)
