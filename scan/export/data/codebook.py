"""What does every code stand for? Questions with their answers, roles, dimensions and scales, levels and stages.

All that is needed to read the answers without the site; nothing of what is for account managers only.
"""

from collections.abc import Iterator

import pandas as pd

from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Question, Section
from scan.core.rule_sentence import condition_clause, rule_sentence
from scan.core.wording import answer_label
from scan.export.data.typed import DECIMAL, TEXT, typed_frame
from scan.export.inputs import Report

QUESTION, ANSWER = "Vraag", "Antwoord"
ROLE, DIMENSION, SCALE, LEVEL, STAGE = "Rol", "Score", "Onderdeel van een score", "Niveau", "Fase"
COLUMNS = {
    "Soort": TEXT,
    "Sleutel": TEXT,
    "Thema": TEXT,
    "Tekst": TEXT,
    "Soort vraag": TEXT,
    "Telt mee voor": TEXT,
    "Wie krijgt de vraag": TEXT,
    "Wanneer": TEXT,
    "Waarde": TEXT,
    "Betekenis": TEXT,
    "Score": DECIMAL,
}
_KINDS = {
    "rating": "Eén antwoord op een schaal",
    "choice": "Eén antwoord",
    "multiple": "Meer antwoorden mogelijk",
    "number": "Getal",
    "text": "Eigen woorden",
}
EVERYBODY, OWNER = "Iedereen", "Wie de scan begon"

Row = tuple[object, ...]


def frame(report: Report) -> pd.DataFrame:
    """One row per question, under it one per answer that it offers; then the other codes, in the instrument's order."""
    instrument = report.instrument
    rows = [
        row
        for section in instrument.sections
        for question in section.questions
        for row in (_question(instrument, section, question), *_answers(instrument, question))
    ]
    return typed_frame([*rows, *_others(instrument)], COLUMNS)


def _question(instrument: Instrument, section: Section, question: Question) -> Row:
    roles = instrument.titles("roles")
    who = ", ".join(roles[role] for role in question.asked_of) if question.asked_of else EVERYBODY
    clauses = [condition_clause(instrument, condition) for condition in question.show_if]
    return (
        *(QUESTION, question.key, section.title, question.text, _kind(question)),
        instrument.scales[question.scale].title if question.scale else None,
        OWNER if section.once else who,
        f"Als {' en '.join(clauses)}." if clauses else "Altijd",
        *(None, None, None),
    )


def _kind(question: Question) -> str:
    """The type in words, with the bounds of a number."""
    words = _KINDS[question.type]
    if question.type == "number" and question.minimum is not None and question.maximum is not None:
        words += f" van {question.minimum} tot en met {question.maximum}"
    parts = [words, *(["mag open blijven"] if question.optional else [])]
    return ", ".join([*parts, *(["ook in de korte versie"] if question.short else [])])


def _answers(instrument: Instrument, question: Question) -> Iterator[Row]:
    for option in instrument.options[question.key]:
        yield _answer(question.key, str(option.value), option.label, option.score)
    for value, offered in ((DONT_KNOW, question.dont_know), (NOT_APPLICABLE, question.not_applicable)):
        if offered:
            yield _answer(question.key, value, answer_label(instrument, question.key, value), None)


def _answer(key: str, value: str, label: str, score: float | None) -> Row:
    return (ANSWER, key, *[None] * 6, value, label, score)


def _others(instrument: Instrument) -> Iterator[Row]:
    for role in instrument.roles:
        told = "Beschermd: te zien vanaf 3 mensen." if role.protected else "Altijd te zien."
        yield _other(ROLE, role.key, role.title, told)
    for dimension in instrument.dimensions:
        yield _other(DIMENSION, dimension.key, dimension.title, dimension.question)
        for scale in dimension.scales:
            yield _other(SCALE, scale.key, scale.title, scale.explanation, dimension.title)
    for level in sorted(instrument.levels, key=lambda one: one.from_):
        yield _other(LEVEL, level.key, level.title, f"Vanaf {level.from_} punten.")
    for stage in instrument.stages:
        yield _other(STAGE, stage.key, stage.title, stage.meaning, None, rule_sentence(instrument, stage.when))


def _other(kind: str, key: str, title: str, meaning: str, part_of: str | None = None, when: str | None = None) -> Row:
    return (kind, key, None, title, None, part_of, None, when, None, meaning, None)
