"""What does a reader want to know first? Who took part, the three scores, the facts, the stage and the first steps."""

from collections.abc import Iterator

import pandas as pd

from scan.core.advice import FIRST_STEPS
from scan.core.doing import doing
from scan.core.presentation import because
from scan.export.data.typed import TEXT, WHOLE, typed_frame
from scan.export.data.words import level, whole
from scan.export.inputs import Report

COLUMNS = {"Deel": TEXT, "Onderdeel": TEXT, "Score": WHOLE, "Niveau": TEXT, "Tekst": TEXT}
SCAN, SCORES, DOING, STAGE, STEPS = "De scan", "Scores", "Wat jullie al doen", "Jullie fase", "Begin hier"

Row = tuple[str, str, int | None, str | None, str]


def frame(report: Report) -> pd.DataFrame:
    """One row per line of the summary; `Deel` says to which block it belongs."""
    return typed_frame([*_scan(report), *_scores(report), *_story(report), *_first_steps(report)], COLUMNS)


def _scan(report: Report) -> Iterator[Row]:
    known = {
        "Organisatie": report.name,
        "Contact": report.contact.strip(),
        "Klaar op": report.day,
        "Deden mee": _taking_part(report),
        "Gedeeld met": report.service_point.strip(),
    }
    for name, text in known.items():
        if text:
            yield (SCAN, name, None, None, text)


def _taking_part(report: Report) -> str:
    titles = report.instrument.titles("roles")
    answered = report.outcome.scores.answered
    counts = [f"{title} ({answered[role]})" for role, title in titles.items() if role in answered]
    people = "1 persoon" if report.respondents == 1 else f"{report.respondents} mensen"
    return f"{people}: {', '.join(counts)}" if counts else people


def _scores(report: Report) -> Iterator[Row]:
    for dimension in report.instrument.dimensions:
        score = report.outcome.scores.dimensions[dimension.key]
        yield (SCORES, dimension.title, whole(score), level(report.instrument, score), dimension.question)


def _story(report: Report) -> Iterator[Row]:
    yield (DOING, DOING, None, None, " ".join(doing(report.outcome.scores.facts)) or "Hierover is nog niets ingevuld.")
    stage = next((one for one in report.instrument.stages if one.key == report.outcome.advice.stage), None)
    if stage:
        yield (STAGE, stage.title, None, None, stage.meaning)
    else:
        yield (STAGE, "Nog geen fase", None, None, "Er zijn te weinig antwoorden om een fase te kiezen.")


def _first_steps(report: Report) -> Iterator[Row]:
    titles = report.instrument.titles("steps")
    for step in report.outcome.advice.steps[:FIRST_STEPS]:
        yield (STEPS, titles[step.key], None, None, because(report.outcome.step_reasons[step.key]))
