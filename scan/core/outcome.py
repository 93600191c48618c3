"""What is kept of a scored measurement: all that is needed to show and export it, and nothing that may not be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from scan.core.advice import Advice, advise
from scan.core.instrument import Instrument
from scan.core.measurement import Measurement
from scan.core.parts import Question
from scan.core.scoring import Scores, score_measurement
from scan.core.wording import reason


@dataclass(frozen=True)
class Outcome:
    """Scores, advice, and the reasons in words: per step key, and per style key as (points, reasons)."""

    scores: Scores
    advice: Advice
    step_reasons: Mapping[str, tuple[str, ...]]
    style_reasons: Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]


def outcome_of(instrument: Instrument, measurement: Measurement) -> Outcome:
    """Score and advise one measurement, and say the reasons in words: everything that may be kept of it.

    Holds no answer of one person, unless that person is the only respondent (scoring.md, "Who counts, who is shown").
    """
    scores = score_measurement(instrument, measurement)
    return told(instrument, scores, advise(instrument, scores))


def told(instrument: Instrument, scores: Scores, advice: Advice) -> Outcome:
    """The outcome of these scores and this advice: the reasons are said from what the scores hold, and no more."""
    return Outcome(
        scores=scores,
        advice=advice,
        step_reasons={
            step.key: tuple(reason(instrument, scores, advice, condition) for condition in step.reasons)
            for step in advice.steps
        },
        style_reasons={
            key: tuple((p.points, tuple(reason(instrument, scores, advice, c) for c in p.reasons)) for p in parts)
            for key, parts in advice.style_parts.items()
        },
    )


_ADAPTER = TypeAdapter(Outcome)


def to_plain(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON-able dicts and lists; `from_plain` gives it back equal.

    A database may give the keys of the dicts back in another order (jsonb does): whoever lists them asks the instrument
    for the order.
    """
    plain: dict[str, Any] = _ADAPTER.dump_python(outcome, mode="json")
    return plain


def from_plain(plain: Mapping[str, Any]) -> Outcome:
    """The outcome that `to_plain` wrote."""
    return _ADAPTER.validate_python(plain)


@dataclass(frozen=True)
class ThinScale:
    """A scale without a score: the questions that still need an answer, and the roles that could give one."""

    scale: str
    open_items: tuple[Question, ...]
    roles: tuple[str, ...]


def thin_scales(instrument: Instrument, scores: Scores) -> list[ThinScale]:
    """The scales that are too thin to score, and who could answer them."""
    thin = []
    for key, own in instrument.items_of_scale.items():
        if scores.scales[key] is None:
            open_items = tuple(item for item in own if item.key not in scores.items)
            roles = tuple(
                role.key
                for role in instrument.roles
                if any(item.asked_of is None or role.key in item.asked_of for item in open_items)
            )
            thin.append(ThinScale(key, open_items, roles))
    return thin
