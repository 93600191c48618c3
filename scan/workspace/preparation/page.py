"""What stands on the page? Everything that the template needs, of one dossier for one account manager."""

from collections.abc import Mapping, Sequence
from typing import Any

from scan.core.instrument import Instrument
from scan.core.outcome import Outcome
from scan.core.parts import Source
from scan.core.preparation import Preparation, prepare
from scan.core.service_phase import ServicePhase
from scan.core.sharing import left_out
from scan.models import Dossier, Share, User
from scan.shared.page import label_of
from scan.workspace.portfolio import newest_instrument
from scan.workspace.preparation.forms import OwnViewForm, PhaseForm
from scan.workspace.preparation.own import own_words
from scan.workspace.preparation.phase import known_of, known_under, phase_now
from scan.workspace.preparation.steps import prepared_steps
from scan.workspace.preparation.styles import style_blocks

MOST_ON_PAPER = {
    "contacts": 1,
    "topics": 3,
    "questions": 2,
    "concerns": 3,
    "unknowns": 3,
    "agreements": 2,
    "reasons": 2,
    # in letters
    "who": 30,
    "said": 70,
    "words": 90,
    "because": 110,
    "note": 110,
    "view": 70,
}
"""What one sheet of A4 has room for; the rest is on the screen, and the paper says so."""


def preparation_page(
    dossier: Dossier, shares: Sequence[Share], user: User, forms: Mapping[str, OwnViewForm] | None = None
) -> dict[str, Any]:
    """The context of the page. `shares` are what `shares_in` gives, `forms` are posted, by the key of their style."""
    own, share = own_words(dossier, user), next(iter(shares), None)
    context: dict[str, Any] = {"dossier": dossier, "share": share, "own": own, "most": MOST_ON_PAPER}
    if share is None:
        instrument, known = newest_instrument(), known_of(own)
    else:
        instrument, outcome = share.scan.result.instrument, share.outcome
        prepared = prepare(instrument, outcome)
        steps = prepared_steps(share, outcome, prepared)
        known = known_under(shares, outcome, steps, own)
        context |= _of_share(share, instrument, outcome, prepared) | {"steps": steps}
    accents = context["prepared"].accents if share else ()
    phase = phase_now(dossier, known)
    return context | {
        "styles": style_blocks(instrument, accents, own, forms or {}),
        "phase": phase,
        "phase_sources": _sources(instrument, phase.phase),
        "phase_form": PhaseForm(chosen=dossier.service_phase),
    }


def _of_share(share: Share, instrument: Instrument, outcome: Outcome, prepared: Preparation) -> dict[str, Any]:
    result = share.scan.result
    people = sum(outcome.scores.answered.values())
    return {
        "prepared": prepared,
        "more_unknowns": max(0, len(prepared.unknowns.questions) - MOST_ON_PAPER["unknowns"]),
        "result": result,
        "sector": label_of(instrument, "sector", result.sector),
        "size": label_of(instrument, "omvang", result.size),
        "people": people,
        "left_out": left_out(share.parts, people=people),
    }


def _sources(instrument: Instrument | None, phase: ServicePhase) -> list[tuple[Source, str]]:
    """The sources of the phase that the instrument has, each with the place in it."""
    known = {source.key: source for source in instrument.sources} if instrument else {}
    return [(known[one.source], one.place) for one in phase.references if one.source in known]
