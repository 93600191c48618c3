"""Which steps fit this organisation, in order, and what must a reader know to choose and plan one?"""

from datetime import datetime, time

import pandas as pd

from scan.core.advice import AdvisedStep
from scan.core.parts import Step
from scan.core.presentation import EFFORT, because, block_of, scheme_title
from scan.export.data.typed import DATE, TEXT, WHOLE, typed_frame
from scan.export.data.words import listed, numbered, sources
from scan.export.inputs import Report

OWNER, STATUS, DATE_COLUMN, NOTE = "Eigenaar", "Status", "Datum", "Notitie"
STATUSES = ("Nog niet begonnen", "Bezig", "Gedaan", "Gestopt", "Doen wij al", "Past niet bij ons")
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
    """One row per step, the most useful first. Eigenaar, status, datum and notitie hold the plan, if there is one."""
    by_key = {step.key: step for step in report.instrument.steps}
    advised = enumerate(report.outcome.advice.steps, start=1)
    return typed_frame([_row(report, nr, by_key[one.key], one) for nr, one in advised], COLUMNS)


def _row(report: Report, nr: int, step: Step, advised: AdvisedStep) -> tuple[object, ...]:
    instrument = report.instrument
    plan = (
        nr,
        block_of(nr),
        step.title,
        because(report.outcome.step_reasons[advised.key]),
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
    return (*plan, *_planned(report, advised.key), *deepening)


def _planned(report: Report, key: str) -> tuple[object, ...]:
    """Owner, status, date and note from the plan; empty where there is none, to be filled in."""
    planned = report.plan.get(key)
    if planned is None:
        return (None, None, None, None)
    due = None if planned.due is None else datetime.combine(planned.due, time())
    return (planned.owner or None, planned.status or None, due, planned.note or None)
