"""What does the short version tell? Per dimension an indication, from the owner's twelve short items alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from scan.core.instrument import Instrument
from scan.core.panel import mean
from scan.core.parts import Answer
from scan.core.relevance import applies, applying_answers, applying_facts


@dataclass(frozen=True)
class ShortVersion:
    """How long the short version is: the number of questions, and about how many minutes."""

    questions: int
    minutes: int


@dataclass(frozen=True)
class Indication:
    """What the short items of one dimension say: the mean of their scores (0-100), or None where too few have one.

    `scored` of the `asked` items that apply have a score.
    """

    score: float | None
    scored: int
    asked: int


def short_version(instrument: Instrument) -> ShortVersion | None:
    """The size of the short version, in the pace of the whole; None when this instrument has none."""
    questions = sum(item.short for item in instrument.items.values())
    if not questions:
        return None
    return ShortVersion(questions, ceil(instrument.about.minutes * questions / len(instrument.questions)))


def indications(instrument: Instrument, role: str, answers: Mapping[str, Answer]) -> dict[str, Indication]:
    """Per dimension the indication that the answers of the owner give.

    There is no score when fewer than two thirds of the short items that apply have one, or none applies
    (scoring.md, "Short version"). There are no scales, stage or steps.
    """
    facts = applying_facts(instrument, answers)
    given = applying_answers(instrument, role, facts, answers)
    return {
        dimension.key: _indication(instrument, dimension.key, role, facts, given) for dimension in instrument.dimensions
    }


def _indication(
    instrument: Instrument, dimension: str, role: str, facts: Mapping[str, Answer], given: Mapping[str, Answer]
) -> Indication:
    applicable = [
        item.key
        for item in instrument.items.values()
        if item.short
        and instrument.dimension_of_scale.get(item.scale or "") == dimension
        and applies(item, role, facts, given)
    ]
    scores = [
        instrument.scores[key][answer]
        for key in applicable
        if not isinstance(answer := given.get(key), tuple | None) and answer in instrument.scores[key]
    ]
    enough = scores and len(scores) * 3 >= len(applicable) * 2
    return Indication(mean(scores) if enough else None, len(scores), len(applicable))
