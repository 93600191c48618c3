"""What stands on the page of a shared scan? Everything that the template needs, from the share alone."""

from typing import Any

from scan.core.differences import differences
from scan.core.instrument import Instrument
from scan.core.outcome import Outcome
from scan.core.presentation import show
from scan.core.sharing import left_out
from scan.models import Share
from scan.shared.answers import shown_answers
from scan.shared.plan import shared_plan

NOT_FILLED_IN = "Niet ingevuld"


def shared_page(share: Share, outcome: Outcome) -> dict[str, Any]:
    """The context of `scan/shown/shared.html` for a share with its outcome, also for one that is only a preview."""
    result = share.scan.result
    instrument = result.instrument
    shown = show(instrument, outcome)
    return {
        "share": share,
        "result": result,
        "shown": shown,
        "sector": label_of(instrument, "sector", result.sector),
        "size": label_of(instrument, "omvang", result.size),
        "alone": outcome.scores.sole_answers is not None,
        "differences": differences(instrument, outcome) if share.parts.roles else None,
        "answers": shown_answers(instrument, outcome),
        "left_out": left_out(share.parts, people=shown.people),
        "shared_plan": shared_plan(share.scan) if share.parts.plan else None,
    }


def label_of(instrument: Instrument, question: str, value: str) -> str:
    """The words of a fact that a result keeps beside its data, such as the sector."""
    labels = {str(option.value): option.label for option in instrument.options.get(question, ())}
    return labels.get(value, NOT_FILLED_IN)
