"""What is in the plan, and how far is each step? As on the page of the plan; notes are in no workbook."""

from datetime import date, datetime, time

import pandas as pd

from scan.export.data.typed import DATE, TEXT, typed_frame
from scan.export.inputs import PlannedStep, Report

STEP, STATUS = "Stap", "Status"
COLUMNS = {
    STEP: TEXT,
    STATUS: TEXT,
    "Sinds": DATE,
    "Wie": TEXT,
    "Klaar op": DATE,
    "Als … dan …": TEXT,
    "Eerste actie": TEXT,
    "Hulp gevraagd": TEXT,
    "Gekozen op": DATE,
}
WHY_ASIDE = "Waarom opzij"


def frame(report: Report) -> pd.DataFrame:
    """One row per step, in the order in which they were chosen; why a step was put aside only where one was."""
    columns = dict(COLUMNS)
    if any(one.why_aside for one in report.plan.values()):
        columns[WHY_ASIDE] = TEXT
    return typed_frame([_row(one)[: len(columns)] for one in report.plan.values()], columns)


def _row(one: PlannedStep) -> tuple[object, ...]:
    """The step in the words that the employer read when choosing it."""
    words = (one.if_then or None, one.first_action or None, one.help_wanted or None)
    dates = (_moment(one.since), _moment(one.due), _moment(one.chosen))
    return (one.step.title, one.status, dates[0], one.owner or None, dates[1], *words, dates[2], one.why_aside or None)


def _moment(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time())
