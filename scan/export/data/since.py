"""What changed since the measurement before this one? The same comparison as on the site, in shown numbers."""

from collections.abc import Iterator
from datetime import datetime, time

import pandas as pd

from scan.core.comparison import MEANINGFUL, Comparison, Pair, compare
from scan.core.parts import Stage
from scan.export.data.typed import DATE, TEXT, WHOLE, typed_frame
from scan.export.inputs import Earlier, Report

TOLD, DIMENSION, SCALE, NEW_STEP, GONE_STEP, PLAN = "Uitleg", "Score", "Onderdeel", "Nieuwe stap", "Weg", "Plan"
COLUMNS = {
    "Soort": TEXT,
    "Titel": TEXT,
    "Toen": WHOLE,
    "Nu": WHOLE,
    "Verschil": WHOLE,
    "Wat het zegt": TEXT,
    "Sinds": DATE,
    "Advies nu": TEXT,
}
STILL, NO_MORE = "Nog in het advies", "Niet meer in het advies"

Row = tuple[object, ...]


def frame(report: Report, earlier: Earlier) -> pd.DataFrame:
    """First what must be read with it, then dimensions with their scales, then steps that came and went, then the plan.

    A number that is not compared is there, but no difference.
    """
    found = compare(earlier.instrument, earlier.outcome, report.instrument, earlier.now)
    rows = [
        *((TOLD, words, *[None] * 6) for words in _told(report, earlier, found)),
        *_numbers(found),
        *((NEW_STEP, title, *[None] * 6) for title in found.new_steps),
        *((GONE_STEP, title, *[None] * 6) for title in found.gone_steps),
        *_plan(earlier),
    ]
    return typed_frame(rows, COLUMNS)


def _told(report: Report, earlier: Earlier, found: Comparison) -> Iterator[str]:
    yield f"‘Toen’ is {earlier.day}, ‘nu’ is {report.day}. {_moved(found)}"
    yield f"Een verschil van minder dan {MEANINGFUL} punten zegt nog niets. Deze grens is onze eigen keuze."
    if found.other_people:
        yield (
            f"De scan is niet door dezelfde mensen ingevuld. Toen: {_people(found.old_answered)}. "
            f"Nu: {_people(found.new_answered)}. Ook daardoor kan een score anders zijn."
        )
    if found.old_stage and found.new_stage:
        yield _stages(found.old_stage, found.new_stage)


def _moved(found: Comparison) -> str:
    higher = f"Duidelijk hoger: {', '.join(found.risen)}." if found.risen else ""
    lower = f"Duidelijk lager: {', '.join(found.fallen)}." if found.fallen else ""
    return " ".join(part for part in (higher, lower) if part) or "Geen onderdeel is duidelijk hoger of lager."


def _people(answered: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{count} × {role}" for role, count in answered) or "niemand"


def _stages(old: Stage, new: Stage) -> str:
    if old.key == new.key:
        return f"De fase is nog ‘{new.title}’."
    return f"De fase was ‘{old.title}’. Nu is de fase ‘{new.title}’."


def _numbers(found: Comparison) -> Iterator[Row]:
    for one in found.dimensions:
        yield _pair(DIMENSION, one.whole)
        for scale in one.scales:
            yield _pair(SCALE, scale)


def _pair(kind: str, pair: Pair) -> Row:
    return (kind, pair.title, pair.old, pair.new, pair.change, pair.words, None, None)


def _plan(earlier: Earlier) -> Iterator[Row]:
    for title, status, since, advised in earlier.plan:
        moment = datetime.combine(since, time())
        yield (PLAN, title, None, None, None, status, moment, STILL if advised else NO_MORE)
