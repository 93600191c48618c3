"""Saving a screen or one answer of it, and finding out what another window did meanwhile."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from scan.core.instrument import Instrument
from scan.core.parts import Question
from scan.core.wording import answer_label
from scan.models import Answer, Response
from scan.models.answers import Screen
from scan.questionnaire.actions import save_answer
from scan.questionnaire.posted import PostedError, posted_answer

_PAGE_LOAD = re.compile(r"[A-Za-z0-9_-]{1,22}")
CONFLICT = "In een ander venster staat een ander antwoord{}. Kies welk antwoord klopt."


def screen_from(data: QueryDict) -> Screen:
    """Which page load a form comes from. A form that was tampered with counts as a page of its own."""
    page_load, number = data.get("page_load", ""), data.get("number", "")
    return Screen(
        page_load if _PAGE_LOAD.fullmatch(page_load) else "",
        int(number[:9]) if number.isdecimal() else 0,
    )


def save_screen(
    response: Response, questions: Iterable[Question], data: QueryDict, stored: Mapping[str, Answer]
) -> dict[str, str]:
    """Save every answer of a screen that differs from what is stored. Returns a message per answer that was not saved.

    Nobody chose an answer again by pressing "Volgende": where another window changed it meanwhile, it is asked.
    """
    screen = screen_from(data)
    # An answer that was clicked and changed back may still be under way: saved again, with a higher number, the last
    # choice stays.
    touched = data.getlist("touched")
    errors: dict[str, str] = {}
    for question in questions:
        if _seen(data, question.key) is None:
            continue
        try:
            value = posted_answer(response.instrument, question, data)
        except PostedError as error:
            errors[question.key] = str(error)
            continue
        row = stored.get(question.key)
        if value == (row.given if row else None) and question.key not in touched:
            continue
        if row is not None and is_overtaken(row, data, screen):
            errors[question.key] = CONFLICT.format(_named(response.instrument, question, row))
            continue
        save_answer(response, question.key, value, screen)
    return errors


def unsaved_answers(
    instrument: Instrument, questions: Iterable[Question], data: QueryDict, stored: Mapping[str, Answer]
) -> list[str]:
    """Keys of the questions of a posted screen whose answers are not what is stored."""
    return [
        question.key
        for question in questions
        if _seen(data, question.key) is not None and not _is_stored(instrument, question, data, stored)
    ]


def _is_stored(instrument: Instrument, question: Question, data: QueryDict, stored: Mapping[str, Answer]) -> bool:
    row = stored.get(question.key)
    try:
        return posted_answer(instrument, question, data) == (row.given if row else None)
    except PostedError:
        return False


def is_overtaken(row: Answer, data: QueryDict, screen: Screen) -> bool:
    """Whether another page saved this answer after the posted page saw it."""
    seen = _seen(data, row.question)
    return seen is not None and row.revision > seen and row.page_load != screen.page_load


def overtaken_notes(
    instrument: Instrument, stored: Mapping[str, Answer], data: QueryDict, *, saved: str
) -> dict[str, str]:
    """What to tell a page about the answers that another window changed, by question key."""
    screen = screen_from(data)
    notes = {}
    for key, row in stored.items():
        if is_overtaken(row, data, screen):
            words = _in_words(instrument, row)
            notes[key] = (
                f"Opgeslagen. In een ander venster stond {words}. Je antwoord hier geldt nu."
                if key == saved
                else f"In een ander venster koos je {words}. Dat antwoord is bewaard."
            )
    return notes


@dataclass(frozen=True)
class ChangedQuestions:
    """Keys of questions that became relevant since the posted page was shown, and of those that no longer are."""

    appeared: frozenset[str]
    gone: tuple[str, ...]


def changed_questions(shown: Iterable[Question], data: QueryDict) -> ChangedQuestions:
    """Compare the questions that a screen shows now with those that the posted page showed."""
    now = [question.key for question in shown]
    before = [name.removeprefix("seen-") for name in data if name.startswith("seen-")]
    return ChangedQuestions(frozenset(now) - set(before), tuple(key for key in before if key not in now))


def _seen(data: QueryDict, key: str) -> int | None:
    """The revision of the answer that the posted page showed; None when the question was not on the page."""
    seen = data.get(f"seen-{key}", "")
    return int(seen[:9]) if seen.isdecimal() else None


def _named(instrument: Instrument, question: Question, row: Answer) -> str:
    """The answer of the other window behind a colon; a text is too long for a message."""
    return "" if question.type == "text" else f": {_in_words(instrument, row)}"


def _in_words(instrument: Instrument, row: Answer) -> str:
    given = row.given
    if given is None:
        return "geen antwoord"
    if row.question in instrument.questions and instrument.options[row.question]:
        values = given if isinstance(given, tuple) else (given,)
        return " en ".join(f"‘{answer_label(instrument, row.question, value)}’" for value in values)
    return f"‘{given}’"
