"""What does a plan look like now: what is under way, has ended, was put aside, and can still be chosen?"""

from dataclasses import dataclass

from scan.core.presentation import ShownStep, shown_steps
from scan.models import PlanStep, Result, Scan
from scan.models.plan import ASIDE, ENDED, PLACES, UNDER_WAY, Help, plan_steps


@dataclass(frozen=True)
class ShownPlanStep:
    """A step in the plan. `advised` is whether the result of now still advises it."""

    step: PlanStep
    advised: bool

    @property
    def help_from(self) -> str:
        """Who could help, in words; "" when nobody is asked."""
        return "" if self.step.help_from in ("", Help.NOBODY) else self.step.get_help_from_display()


@dataclass(frozen=True)
class ShownPlan:
    """A plan in the order of the page. `first` are the steps on offer that the result begins with."""

    under_way: tuple[ShownPlanStep, ...]
    ended: tuple[ShownPlanStep, ...]
    aside: tuple[ShownPlanStep, ...]
    offered: tuple[ShownStep, ...]

    @property
    def places_left(self) -> int:
        return max(0, PLACES - len(self.under_way))

    @property
    def is_empty(self) -> bool:
        return not (self.under_way or self.ended)

    @property
    def next_to_write(self) -> PlanStep | None:
        """The first step that is not concrete yet: what there is to do on the page now."""
        return next((one.step for one in self.under_way if not one.step.is_concrete), None)

    @property
    def has_dates(self) -> bool:
        return any(one.step.due for one in self.under_way)

    @property
    def first(self) -> tuple[ShownStep, ...]:
        return self.offered[:PLACES]

    @property
    def rest(self) -> tuple[ShownStep, ...]:
        return self.offered[PLACES:]


def show_plan(result: Result) -> ShownPlan:
    """The plan of the scan that this result is of."""
    advice = shown_steps(result.instrument, result.outcome)
    in_plan = steps_of(result.scan, {one.step.key for one in advice})
    known = {one.step.step for one in in_plan}
    return ShownPlan(
        under_way=_with(in_plan, UNDER_WAY),
        ended=_with(in_plan, ENDED),
        aside=_with(in_plan, ASIDE),
        offered=tuple(one for one in advice if one.step.key not in known),
    )


def steps_of(scan: Scan, advised: set[str]) -> list[ShownPlanStep]:
    """What the plan holds, with the notes and the history of each step."""
    steps = plan_steps(scan).prefetch_related("notes", "changes")
    return [ShownPlanStep(step, advised=step.step in advised) for step in steps]


def _with(steps: list[ShownPlanStep], statuses: tuple[str, ...]) -> tuple[ShownPlanStep, ...]:
    return tuple(one for one in steps if one.step.status in statuses)
