"""Which columns does a result repeat, so that lists can filter and sort without reading what it holds?"""

from typing import Any

from scan.core.advice import WISH_QUESTION
from scan.core.instrument import Instrument
from scan.core.outcome import Outcome
from scan.core.scoring import shown_number
from scan.core.sharing import SharedParts, shared_outcome

_LEAST = SharedParts(open_answers=False, roles=False, plan=False)


def columns_of(instrument: Instrument, outcome: Outcome) -> dict[str, Any]:
    """The fields of a Result that follow from its outcome. Scores are shown numbers, 0-100.

    The style is that of the least that can be shared: a list that finds an employer by it tells nothing of how roles
    differ, or of what somebody wrote.
    """
    facts, dimensions = outcome.scores.facts, outcome.scores.dimensions
    points = shared_outcome(instrument, outcome, _LEAST).advice.styles
    known = {key: score for key, score in dimensions.items() if score is not None}
    wishes = facts.get(WISH_QUESTION, ())
    return {
        "dimensions": {key: None if score is None else shown_number(score) for key, score in dimensions.items()},
        "sector": str(facts.get("sector", "")),
        "size": str(facts.get("omvang", "")),
        "kind": str(facts.get("soort", "")),
        "stage": outcome.advice.stage or "",
        "lowest": min(known, key=lambda key: known[key], default=""),
        "style": max(points, key=lambda key: points[key]) if any(points.values()) else "",
        "wishes": "".join(f" {wish} " for wish in wishes) if isinstance(wishes, tuple) else "",
    }
