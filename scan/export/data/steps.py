"""Which steps fit this organisation, in order, and what must a reader know to choose and plan one?"""

from datetime import datetime, time

import pandas as pd

from scan.core.instrument import Instrument
from scan.core.parts import Step
from scan.core.presentation import EFFORT, because, block_of, scheme_title
from scan.export.data.typed import DATE, TEXT, WHOLE, typed_frame
from scan.export.data.words import listed, numbered, sources
from scan.export.inputs import PlannedStep, Report

OWNER, STATUS, DATE_COLUMN, NOTE = "Eigenaar", "Status", "Datum", "Notitie"
STATUSES = ("Te doen", "Bezig", "Gedaan", "Gestopt", "Doen wij al", "Past niet bij ons")
IN_THE_PLAN, FROM_THE_PLAN = "In het plan", "Deze stap komt uit jullie plan."
"""Block and reason of a step that the employer keeps in the plan, and that does not follow from this outcome."""

COLUMNS = {
    "Nr": WHOLE,
    "Blok": TEXT,
    "Stap": TEXT,
    "Waarom bij jullie": TEXT,
    "Zo begin je": TEXT,
    "Wie": TEXT,
    "Moeite": TEXT,
    OWNER: TEXT,
    STATUS: TEXT,
    DATE_COLUMN: DATE,
    NOTE: TEXT,
    "Fase": TEXT,
    "Wat het is": TEXT,
    "Waarom dit werkt": TEXT,
    "Regelingen": TEXT,
    "Bronnen": TEXT,
}


def frame(report: Report) -> pd.DataFrame:
    """One row per step, the most useful first; then the steps that are only in the plan, as on the page of the plan.

    Eigenaar, status, datum and notitie hold the plan, if there is one.
    """
    by_key = {step.key: step for step in report.instrument.steps}
    keys = [advised.key for advised in report.outcome.advice.steps]
    rows = [_advised(report, nr, by_key[key]) for nr, key in enumerate(keys, start=1)]
    only_planned = [one for key, one in report.plan.items() if key not in keys]
    rows += [_only_planned(nr, one) for nr, one in enumerate(only_planned, start=len(keys) + 1)]
    return typed_frame(rows, COLUMNS)


def _advised(report: Report, nr: int, step: Step) -> tuple[object, ...]:
    why = because(report.outcome.step_reasons[step.key])
    return _row(report.instrument, step, (nr, block_of(nr), step.title, why), report.plan.get(step.key))


def _only_planned(nr: int, planned: PlannedStep) -> tuple[object, ...]:
    """A step in the words that the employer read when choosing it."""
    step = planned.step
    return _row(planned.instrument, step, (nr, IN_THE_PLAN, step.title, FROM_THE_PLAN), planned)


def _row(
    instrument: Instrument, step: Step, begin: tuple[object, ...], planned: PlannedStep | None
) -> tuple[object, ...]:
    plan = (
        *begin,
        numbered(step.text.actions),
        instrument.titles("roles")[step.actor],
        EFFORT[step.effort],
    )
    deepening = (
        instrument.titles("phases")[step.phase],
        listed(step.text.what),
        listed(step.text.why),
        listed(scheme_title(key) for key in step.schemes),
        sources(instrument, step.text.references, step.sources),
    )
    return (*plan, *_planned(planned), *deepening)


def _planned(planned: PlannedStep | None) -> tuple[object, ...]:
    """Owner, status, date and note from the plan; empty where there is none, to be filled in."""
    if planned is None:
        return (None, None, None, None)
    due = None if planned.due is None else datetime.combine(planned.due, time())
    return (planned.owner or None, planned.status or None, due, planned.note or None)
