"""Which three steps are there to talk about, and what stands in the way?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scan.core.outcome import Outcome
from scan.core.preparation import Preparation
from scan.core.presentation import because, scheme_title
from scan.models import PlanStep, Share
from scan.models.plan import Help, Status
from scan.shared.plan import SharedPlanStep, shared_plan

NOT_CHOSEN = "Zij kozen nog geen stap. Dit zijn de eerste drie stappen uit het advies."
NOT_SHARED = "Er is geen plan met jullie gedeeld. Dit zijn de eerste drie stappen uit het advies."


@dataclass(frozen=True)
class PreparedStep:
    """A step to talk about; "" or empty where nothing is known. Schemes only of a step that the employer chose."""

    title: str
    because: str
    first_action: str
    status: str = ""
    moment: str = ""
    who: str = ""
    due: date | None = None
    is_late: bool = False
    help_from: str = ""
    help_words: str = ""
    schemes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PreparedSteps:
    """The steps to talk about. `note` says when they were not chosen by the employer; `done` and `stopped` are titles.

    `plan` holds the shared steps themselves, under way and ended; empty when no plan is shared.
    """

    steps: tuple[PreparedStep, ...]
    note: str
    done: tuple[str, ...]
    stopped: tuple[str, ...]
    by_themselves: tuple[str, ...]
    plan: tuple[PlanStep, ...]


def prepared_steps(share: Share, outcome: Outcome, prepared: Preparation) -> PreparedSteps:
    """The steps of the plan that are under way, where the plan is shared; else the first three that are advised."""
    shared = shared_plan(share.scan) if share.parts.plan else []
    chosen = [_chosen(one, outcome) for one in shared if one.step.is_under_way]
    advised = [_advised(one.step.title, one.because, one.step.text.actions[0]) for one in prepared.first_steps]
    without = NOT_CHOSEN if share.parts.plan else NOT_SHARED
    plan = tuple(one.step for one in shared)
    return PreparedSteps(
        steps=tuple(chosen or advised),
        note="" if chosen or not advised else without,
        done=_titles(step for step in plan if step.status == Status.DONE),
        stopped=_titles(step for step in plan if step.status == Status.STOPPED),
        by_themselves=_titles(step for step in plan if step.is_under_way and step.help_from == Help.NOBODY),
        plan=plan,
    )


def _advised(title: str, why: str, first_action: str) -> PreparedStep:
    return PreparedStep(title=title, because=why, first_action=first_action)


def _chosen(shared: SharedPlanStep, outcome: Outcome) -> PreparedStep:
    step = shared.step
    moment = (f"{word} {said}" for word, said in (("Als", step.if_words), ("dan", step.then_words)) if said)
    return PreparedStep(
        title=step.title,
        because=because(outcome.step_reasons.get(step.step, ())),
        first_action=step.first_action,
        status=step.get_status_display(),
        moment=" ".join(moment),
        who=step.who,
        due=step.due,
        is_late=step.is_late,
        help_from=shared.help_from,
        help_words=step.help_words,
        schemes=tuple(scheme_title(key) for key in step.advice.schemes),
    )


def _titles(steps: Iterable[PlanStep]) -> tuple[str, ...]:
    return tuple(step.title for step in steps)
