"""What changed since the scan before this one: both side by side, and what became of the plan of then."""

from dataclasses import dataclass
from datetime import datetime

from scan.core.comparison import MEANINGFUL, Comparison, compare
from scan.core.outcome import Outcome
from scan.models import Response, Result, Scan
from scan.models.plan import PlanStep, plan_steps


@dataclass(frozen=True)
class KeptStep:
    """A step of the earlier plan: what became of it, since when, and whether it is still advised."""

    title: str
    status: str
    since: datetime
    advised: bool


@dataclass(frozen=True)
class Since:
    """An earlier result and this one. `earlier` is the response that the earlier result is read with."""

    earlier: Response
    then: datetime
    now: datetime
    comparison: Comparison
    plan: tuple[KeptStep, ...]
    meaningful: int = MEANINGFUL


def since_previous(result: Result) -> Since | None:
    """What changed since the scan that this one follows; None for a first scan, or when that one is gone.

    For who owns this scan only: a service point reads an earlier result under a share of its own, or not at all.
    """
    earlier = _result_of(result.scan.previous_id)
    owner = Response.objects.filter(scan=result.scan.previous_id, is_owner=True).first() if earlier else None
    if earlier is None or owner is None:
        return None
    outcome = result.outcome
    return Since(
        earlier=owner,
        then=earlier.created_at,
        now=result.created_at,
        comparison=compare(earlier.instrument, earlier.outcome, result.instrument, outcome),
        plan=tuple(_kept(step, outcome) for step in plan_steps(earlier.scan)),
    )


def has_following(scan: Scan) -> bool:
    """Whether this scan is measured again by a later one."""
    return Scan.objects.filter(previous=scan).exists()


def _result_of(scan: int | None) -> Result | None:
    if scan is None:
        return None
    results = Result.objects.select_related("version", "scan").defer("version__document")
    return results.filter(scan=scan).first()


def _kept(step: PlanStep, outcome: Outcome) -> KeptStep:
    advised = any(one.key == step.step for one in outcome.advice.steps)
    return KeptStep(step.title, step.get_status_display(), step.status_at, advised)
