"""What an employer does with a plan: choose steps, put them aside, make them concrete, and keep up how far they are.

Each change waits for the one before it (`lock`), so that two windows together cannot choose more steps than there are
places, and leaves a line in the audit log, which says nothing of what was written.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from scan.models import Act, Plan, PlanNote, PlanStep, Result, Scan, StatusChange
from scan.models.audit import record
from scan.models.plan import PLACES, UNDER_WAY, Status
from scan.models.scan import lock

MOST_NOTES = 100


class PlanFullError(Exception):
    """As many steps are under way as there are places."""


class NotesFullError(Exception):
    """There are as many notes about the step as there may be."""


class StepUnknownError(Exception):
    """The result does not advise this step, and the plan does not have it."""


class OvertakenError(Exception):
    """The words were changed after the form was shown; `stands` is the step as it is now."""

    def __init__(self, stands: PlanStep) -> None:
        super().__init__(stands.public_id)
        self.stands = stands


def choose(result: Result, key: str) -> PlanStep:
    """Give a step of the result a place in the plan. What was written about it before is there again.

    Raises StepUnknownError, and PlanFullError when no place is left.
    """
    with _change(result.scan) as plan:
        step = _step_of(plan, result, key)
        if not step.is_under_way:
            _move(step, Status.CHOSEN)
            PlanStep.objects.filter(pk=step.pk).update(chosen_at=timezone.now(), reason="", reason_words="")
    return step


def put_aside(result: Result, key: str, status: Status, *, reason: str = "", words: str = "") -> PlanStep:
    """Say of a step that it does not fit, with a reason if the employer likes, or that it is done already.

    Raises StepUnknownError.
    """
    with _change(result.scan) as plan:
        step = _step_of(plan, result, key)
        _move(step, status)
        PlanStep.objects.filter(pk=step.pk).update(reason=reason, reason_words=words)
    return step


def put_back(step: PlanStep) -> None:
    """Take a step out of the plan, or back from aside: it can be chosen again, with what was written about it."""
    with _change(step.plan.scan):
        _move(step, Status.OPEN)


def set_status(step: PlanStep, status: Status) -> None:
    """Say how far a chosen step is. One that ended and goes on needs a place: PlanFullError when there is none."""
    with _change(step.plan.scan):
        _move(step, status)


def write(step: PlanStep, words: Mapping[str, Any], *, seen: int) -> None:
    """Keep the words of a step, by field name. `seen` is the revision that the form showed.

    Raises OvertakenError, and writes nothing, when another window changed the words meanwhile.
    """
    with _change(step.plan.scan):
        same = PlanStep.objects.filter(pk=step.pk, revision=seen)
        if not same.update(**words, revision=F("revision") + 1, changed_at=timezone.now()):
            raise OvertakenError(PlanStep.objects.get(pk=step.pk))
    step.refresh_from_db()


def add_note(step: PlanStep, text: str) -> None:
    """Write something down about a step. Raises NotesFullError."""
    with _change(step.plan.scan):
        if step.notes.count() >= MOST_NOTES:
            raise NotesFullError
        PlanNote.objects.create(plan_step=step, text=text)


def remove_note(step: PlanStep, note: int) -> None:
    """Throw a note away. One that is not there, or not of this step, is left alone."""
    with _change(step.plan.scan):
        step.notes.filter(pk=note).delete()


@contextmanager
def _change(scan: Scan) -> Iterator[Plan]:
    with transaction.atomic():
        lock(scan)
        plan, _ = Plan.objects.get_or_create(scan=scan)
        yield plan
        record(Act.PLANNED, scan)


def _step_of(plan: Plan, result: Result, key: str) -> PlanStep:
    """The step in the plan; made, or brought up to date with the result that advises it now."""
    step = plan.steps.select_related("version").filter(step=key).first()
    if all(advised.key != key for advised in result.outcome.advice.steps):
        if step is None:
            raise StepUnknownError(key)
        return step
    title = next(one.title for one in result.instrument.steps if one.key == key)
    if step is None:
        return PlanStep.objects.create(plan=plan, step=key, version=result.version, title=title)
    if step.status == Status.OPEN:
        PlanStep.objects.filter(pk=step.pk).update(version=result.version, title=title)
        step.refresh_from_db()
    return step


def _move(step: PlanStep, status: Status) -> None:
    """Give a step another status and remember when. Asks for a place where it had none; raises PlanFullError."""
    step.refresh_from_db()
    if step.status == status:
        return
    if status in UNDER_WAY and not step.is_under_way:
        taken = PlanStep.objects.filter(plan=step.plan_id, status__in=UNDER_WAY).exclude(pk=step.pk).count()
        if taken >= PLACES:
            raise PlanFullError
    now = timezone.now()
    PlanStep.objects.filter(pk=step.pk).update(status=status, status_at=now, changed_at=now)
    StatusChange.objects.create(plan_step=step, status=status, at=now)
    step.refresh_from_db()
