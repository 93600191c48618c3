"""What does the short version tell? Per dimension an indication, from the owner's twelve short items alone."""

from collections.abc import Mapping

from scan.core.instrument import Instrument
from scan.core.parts import Answer
from scan.core.relevance import applies, applying_answers, applying_facts
from scan.core.scoring import mean


def indications(instrument: Instrument, role: str, answers: Mapping[str, Answer]) -> dict[str, float | None]:
    """Per dimension the mean of the scores of its short items (0-100), from the answers of the owner.

    None when fewer than two thirds of the short items that apply have a score, or none applies
    (scoring.md, "Short version"). There are no scales, stage or steps.
    """
    facts = applying_facts(instrument, answers)
    given = applying_answers(instrument, role, facts, answers)
    return {
        dimension.key: _indication(instrument, dimension.key, role, facts, given) for dimension in instrument.dimensions
    }


def _indication(
    instrument: Instrument, dimension: str, role: str, facts: Mapping[str, Answer], given: Mapping[str, Answer]
) -> float | None:
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
    if not applicable or len(scores) * 3 < len(applicable) * 2:
        return None
    return mean(scores)
