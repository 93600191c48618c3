"""From which things of the working copy can an editor choose? Lists of (value, label) for selects.

What is in the archive is listed too, and says so: a rule that still points there must not lose what it points to.
"""

import json
from collections.abc import Iterable

from scan.authoring.once import once, rows_of
from scan.core.advice import WISH_QUESTION
from scan.core.parts import DONT_KNOW
from scan.core.presentation import scheme_title
from scan.models.working.advice import PhaseRow, StageRow
from scan.models.working.background import SchemeRow, SourceRow
from scan.models.working.measure import DimensionRow, RoleRow, ScaleRow
from scan.models.working.questions import AnswerScaleRow, QuestionRow, SectionRow
from scan.models.working.row import Row

Choices = list[tuple[str, str]]
Groups = list[tuple[str, Choices]]


@once
def sections() -> Choices:
    """The sections."""
    return _titles(SectionRow)


@once
def scales() -> Choices:
    """The scales."""
    return _titles(ScaleRow)


@once
def dimensions() -> Choices:
    """The dimensions."""
    return _titles(DimensionRow)


@once
def stages() -> Choices:
    """The stages."""
    return _titles(StageRow)


@once
def phases() -> Choices:
    """The phases."""
    return _titles(PhaseRow)


@once
def roles() -> Choices:
    """The roles."""
    return _titles(RoleRow)


@once
def sources() -> Choices:
    """The sources."""
    return _titles(SourceRow)


@once
def schemes() -> Choices:
    """The schemes."""
    return [(row.key, _told(row, scheme_title(row.key))) for row in rows_of(SchemeRow)]


@once
def answer_scales() -> Choices:
    """Each answer scale by its ends: "eens5: Helemaal mee oneens … Helemaal mee eens"."""
    return [
        (row.key, _told(row, f"{row.key}: {row.options[0]['label']} … {row.options[-1]['label']}"))
        for row in rows_of(AnswerScaleRow)
        if row.options
    ]


@once
def wishes() -> Choices:
    """The options of the question what help is wanted."""
    row = next((row for row in rows_of(QuestionRow) if row.key == WISH_QUESTION), None)
    return [(str(option["value"]), option["label"]) for option in row.options] if row else []


@once
def scored_items() -> Choices:
    """The rating questions that count for a scale."""
    return [(row.key, _told(row, row.text)) for row in _ratings() if row.scale]


@once
def rated_items() -> Choices:
    """All rating questions, counted or not."""
    return [(row.key, _told(row, row.text)) for row in _ratings()]


@once
def fact_answers() -> Groups:
    """Per question about the organisation with one answer: its answers, as (see `answer_value`, label)."""
    return _answers(row for row in _facts() if row.type == "choice")


@once
def fact_ticks() -> Groups:
    """Per question about the organisation with boxes to tick: its options."""
    return _answers(row for row in _facts() if row.type == "multiple")


@once
def any_answers() -> Groups:
    """As `fact_answers`, for every question with one answer to choose."""
    return _answers(row for row in rows_of(QuestionRow) if row.type in ("choice", "rating"))


@once
def any_ticks() -> Groups:
    """As `fact_ticks`, for every question with boxes to tick."""
    return _answers(row for row in rows_of(QuestionRow) if row.type == "multiple")


def answer_value(question: str, value: int | str) -> str:
    """One answer to one question as the value of a select."""
    return json.dumps([question, value], ensure_ascii=False)


def answer_of(value: str) -> tuple[str, int | str]:
    """The question and the answer that a value of a select stands for."""
    question, answer = json.loads(value)
    return question, answer


def _answers(questions: Iterable[QuestionRow]) -> Groups:
    shared = {row.key: row.options for row in rows_of(AnswerScaleRow)}
    groups = []
    for row in questions:
        options = shared.get(row.answers or "", []) if row.type == "rating" else row.options
        choices = [(answer_value(row.key, option["value"]), option["label"]) for option in options]
        if row.dont_know:
            choices.append((answer_value(row.key, DONT_KNOW), "Weet ik niet"))
        if choices:
            groups.append((_told(row, row.text), [(value, f"{_short(row.text)}: {label}") for value, label in choices]))
    return groups


def _ratings() -> Iterable[QuestionRow]:
    return [row for row in rows_of(QuestionRow) if row.type == "rating"]


def _facts() -> Iterable[QuestionRow]:
    sections = {row.key for row in rows_of(SectionRow) if row.once}
    return [row for row in rows_of(QuestionRow) if row.section in sections]


def _titles(kind: type[Row]) -> Choices:
    return [(row.key, _told(row, str(row))) for row in rows_of(kind)]


def _told(row: Row, title: str) -> str:
    return f"{title} (in het archief)" if row.archived else title


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
