"""What does an account manager see of a plan that is shared? The chosen steps, without notes, reasons and history."""

from dataclasses import dataclass

from scan.models import PlanStep, Scan
from scan.models.plan import ENDED, UNDER_WAY, Help, plan_steps


@dataclass(frozen=True)
class SharedPlanStep:
    """A step that the employer chose, in the employer's own words."""

    step: PlanStep

    @property
    def help_from(self) -> str:
        """Who could help, in words; "" when nobody is asked."""
        return "" if self.step.help_from in ("", Help.NOBODY) else self.step.get_help_from_display()


def shared_plan(scan: Scan) -> list[SharedPlanStep]:
    """The steps that are under way or have ended. What was put aside stays with the employer."""
    return [SharedPlanStep(step) for step in plan_steps(scan).filter(status__in=(*UNDER_WAY, *ENDED))]
