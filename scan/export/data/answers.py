"""What was answered? The owner's facts in words, and per item the score of the scan and of each shown role.

One person's answers are here only where that person is the only respondent.
"""

import pandas as pd

from scan.core.instrument import Instrument
from scan.core.parts import Answer, Question
from scan.core.scoring import shown_number
from scan.core.wording import answer_label
from scan.export.data.typed import DECIMAL, TEXT, typed_frame
from scan.export.inputs import Report

FACT, UNSCORED = "Feit", "Geen score"
HELPED, WITH_HELP = "Met hulp ingevuld", "Ja"
ANSWER, MEANING, SCORE = "Antwoord", "Wat het getal betekent", "Alle rollen samen"
FIXED = {
    "Thema": TEXT,
    "Vraag": TEXT,
    "Telt mee voor": TEXT,
    ANSWER: TEXT,
    MEANING: TEXT,
    SCORE: DECIMAL,
}


def shown_roles(report: Report) -> dict[str, str]:
    """Title by key of the roles that are shown, in the order of the instrument."""
    shown = report.outcome.scores.shown_roles
    return {key: title for key, title in report.instrument.titles("roles").items() if key in shown}


def frame(report: Report) -> pd.DataFrame:
    """First the facts, then one row per item, in the order of the instrument.

    Where the owner answered something together with an account manager, a last column says at which questions.
    """
    columns = FIXED | dict.fromkeys(shown_roles(report).values(), DECIMAL)
    rows = {**_facts(report, len(columns) - len(FIXED)), **_items(report)}
    helped = helped_keys(report)
    if not helped:
        return typed_frame(rows.values(), columns)
    marked = [(*row, WITH_HELP if key in helped else None) for key, row in rows.items()]
    return typed_frame(marked, columns | {HELPED: TEXT})


def helped_keys(report: Report) -> set[str]:
    """The questions with an answer that was given together with an account manager, as far as answers are shown."""
    scores, instrument = report.outcome.scores, report.instrument
    sole = scores.sole_answers
    there = {*scores.facts, *(instrument.items if sole is None else sole)}
    return {key for key in report.helped if key in there and key in instrument.questions}


def words(instrument: Instrument, question: Question, answer: Answer) -> str:
    """An answer as a person reads it: labels of options, a number, or the text itself."""
    if isinstance(answer, tuple):
        return "\n".join(answer_label(instrument, question.key, value) for value in answer) or "Niets gekozen"
    if question.type == "text":
        return str(answer)
    if question.type == "number" and isinstance(answer, int):
        return str(answer)
    return answer_label(instrument, question.key, answer)


def _facts(report: Report, roles: int) -> dict[str, tuple[object, ...]]:
    rows = {}
    instrument, facts = report.instrument, report.outcome.scores.facts
    for section in instrument.sections:
        for question in section.questions:
            if question.key in instrument.facts and question.key in facts:
                said = words(instrument, question, facts[question.key])
                rows[question.key] = (section.title, question.text, FACT, said, None, None, *[None] * roles)
    return rows


def _items(report: Report) -> dict[str, tuple[object, ...]]:
    rows = {}
    instrument = report.instrument
    for section in instrument.sections:
        for question in section.questions:
            if question.key in instrument.items:
                scale = instrument.scales[question.scale].title if question.scale else UNSCORED
                said = _sole_answer(report, question)
                numbers = _numbers(report, question)
                told = _range(instrument, question)
                rows[question.key] = (section.title, question.text, scale, said, told, *numbers)
    return rows


def _sole_answer(report: Report, question: Question) -> str | None:
    sole = report.outcome.scores.sole_answers
    if sole is None or question.key not in sole:
        return None
    return words(report.instrument, question, sole[question.key])


def _range(instrument: Instrument, question: Question) -> str:
    """What the ends of a score stand for, or each value that a mean is made of."""
    options = instrument.options[question.key]
    if question.scale:
        worth = sorted((shown_number(option.score), option.label) for option in options if option.score is not None)
        worth = worth[:1] + worth[1:][-1:]
    else:
        worth = [(option.value, option.label) for option in options]
    return ", ".join(f"{number} = {label}" for number, label in worth)


def _numbers(report: Report, question: Question) -> tuple[float | None, ...]:
    """The number of the scan, then of each shown role: scores as shown, means of chosen values with two decimals."""
    scores, key = report.outcome.scores, question.key
    if question.scale:
        together, per_role = scores.items.get(key), scores.role_items[key]
    else:
        together, per_role = scores.raws.get(key), scores.role_raws[key]
    numbers = (together, *(per_role.get(role) for role in shown_roles(report)))
    return tuple(None if n is None else float(shown_number(n)) if question.scale else round(n, 2) for n in numbers)
