"""Which stage, styles, steps and topics follow from the scores? (scoring.md, "Conditions" to "Steps")"""

from collections.abc import Mapping
from dataclasses import dataclass

from scan.core.condition import Condition, Rule
from scan.core.instrument import Instrument
from scan.core.parts import Step
from scan.core.relevance import fact_holds
from scan.core.scoring import Scores, shown_number

WISH_QUESTION = "hulpvraag"
"""The question whose ticked options are the wishes that steps answer to."""

LEAST_NEED = 20
NEED_OF_AN_UNSCORED_SCALE = 50
BOTTLENECK_FACTOR = 1.25
WISH_FACTOR = 1.5
FIRST_STEPS = 3
NEXT_STEPS = 6


@dataclass(frozen=True)
class AdvisedStep:
    """A step that applies: its priority (rounded to 6 decimals), and why.

    `reasons` are the conditions of the first group that held, then the wishes that were ticked as `answer` conditions.
    """

    key: str
    priority: float
    reasons: tuple[Condition, ...]


@dataclass(frozen=True)
class StylePart:
    """Points that a style got, and the conditions that gave them."""

    points: int
    reasons: tuple[Condition, ...]


@dataclass(frozen=True)
class Advice:
    """What follows from the scores. `styles` holds every style in file order, also with 0 points.

    `styles` and `topics` are for the account manager only.
    """

    stage: str | None
    styles: Mapping[str, int]
    style_parts: Mapping[str, tuple[StylePart, ...]]
    steps: tuple[AdvisedStep, ...]
    topics: tuple[str, ...]


def advise(instrument: Instrument, scores: Scores) -> Advice:
    """Apply the rules of the instrument to the scores (scoring.md, "Conditions" to "Steps").

    The stage comes first, because the other rules may ask for it. Points of a style are 0-100, priorities of steps
    run from 20 * (4 + 1 - 3) upwards and have no unit: only their order means something.
    """
    return advise_in_stage(instrument, scores, _stage(instrument, scores))


def advise_in_stage(instrument: Instrument, scores: Scores, stage: str | None) -> Advice:
    """Like `advise`, in a stage that is known already."""
    parts = {
        style.key: tuple(
            StylePart(part.points, group)
            for part in style.points
            if (group := _first_group(part.when, scores, stage)) is not None
        )
        for style in instrument.styles
    }
    return Advice(
        stage=stage,
        styles={key: min(100, sum(part.points for part in own)) for key, own in parts.items()},
        style_parts=parts,
        steps=_steps(instrument, scores, stage),
        topics=tuple(t.key for t in instrument.topics if _first_group(t.when, scores, stage) is not None),
    )


def holds(condition: Condition, scores: Scores, stage: str | None) -> bool:
    """Whether one condition holds (scoring.md, "Conditions").

    A condition about something that does not exist, such as a scale without a score, is false: for `below` as well.
    """
    match condition.subject:
        case "answer":
            return fact_holds(condition, scores.facts)
        case "stage":
            return isinstance(condition.value, tuple) and stage in condition.value
    number = number_of(condition, scores)
    if number is None or not isinstance(condition.value, int | float):
        return False
    return number < condition.value if condition.test == "below" else number >= condition.value


def number_of(condition: Condition, scores: Scores) -> float | None:
    """The number that a condition compares: a shown number, or for `raw` the mean of the chosen values."""
    key = condition.key
    match condition.subject:
        case "raw":
            return round(scores.raws[key], 6) if key in scores.raws else None
        case "gap":
            return scores.gaps.get(key)
        case "unknown_share":
            return scores.unknown_share
        case "item":
            score = scores.items.get(key)
        case "scale":
            score = scores.scales.get(key)
        case _:
            score = scores.dimensions.get(key)
    return None if score is None else shown_number(score)


def _first_group(rule: Rule, scores: Scores, stage: str | None) -> tuple[Condition, ...] | None:
    """The first group of which every condition holds."""
    for group in rule:
        if all(holds(condition, scores, stage) for condition in group):
            return group
    return None


def _stage(instrument: Instrument, scores: Scores) -> str | None:
    if scores.dimensions.get("willen") is None:
        return None
    return next((s.key for s in instrument.stages if _first_group(s.when, scores, None) is not None), None)


def _steps(instrument: Instrument, scores: Scores, stage: str | None) -> tuple[AdvisedStep, ...]:
    """The steps that apply, the highest priority first; on a tie the order of the file."""
    steps = []
    for step in instrument.steps:
        group = _first_group(step.when, scores, stage)
        wished = wishes_of(scores, step)
        if group is None and not wished:
            continue
        reasons = (group or ()) + tuple(Condition("answer", WISH_QUESTION, "includes", wish) for wish in wished)
        steps.append(AdvisedStep(step.key, _priority(instrument, scores, step, wished=bool(wished)), reasons))
    return tuple(sorted(steps, key=lambda step: -step.priority))


def _priority(instrument: Instrument, scores: Scores, step: Step, *, wished: bool) -> float:
    """need * (4 + impact - effort), more at the bottleneck and for a wish (scoring.md, "Steps").

    Example: one target on 40, impact 3 and effort 1 gives 60 * 6 = 360.
    """
    priority = need_of(scores, step) * yield_of(step)
    if is_at_bottleneck(instrument, scores, step):
        priority *= BOTTLENECK_FACTOR
    if wished:
        priority *= WISH_FACTOR
    return round(priority, 6)


def wishes_of(scores: Scores, step: Step) -> tuple[str, ...]:
    """The wishes that the owner ticked and this step answers to."""
    ticked = scores.facts.get(WISH_QUESTION, ())
    return tuple(wish for wish in step.wish if isinstance(ticked, tuple) and wish in ticked)


def need_of(scores: Scores, step: Step) -> float:
    """How much there is to win (20-100): the mean of what the targets are short of 100."""
    needs = [
        NEED_OF_AN_UNSCORED_SCALE if (score := scores.scales.get(target)) is None else 100 - shown_number(score)
        for target in step.targets
    ]
    return max(LEAST_NEED, sum(needs) / len(needs))


def yield_of(step: Step) -> int:
    """How much a step gives for what it asks (2-6)."""
    return 4 + step.impact - step.effort


def is_at_bottleneck(instrument: Instrument, scores: Scores, step: Step) -> bool:
    """Whether a target of the step belongs to the lowest dimension."""
    return scores.bottleneck in {instrument.dimension_of_scale[target] for target in step.targets}
