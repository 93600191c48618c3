"""How does what was posted become an answer? With a clear message in Dutch when it cannot."""

import re

from django.http import QueryDict

from scan.core.instrument import Instrument
from scan.core.measurement import AnswerError, checked_answer
from scan.core.parts import Answer, Question

_THOUSANDS = re.compile(r"\d{1,3}([. ]\d{3})+")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class PostedError(ValueError):
    """What was posted is no answer to this question. The message is for the person who typed it."""


def posted_answer(instrument: Instrument, question: Question, data: QueryDict) -> Answer | None:
    """The answer in the posted form, or None when nothing was filled in. Raises PostedError."""
    if question.type == "multiple":
        ticked = data.getlist(question.key)
        return _checked(instrument, question, ticked) if ticked else None
    text = _tidied(data.get(question.key, ""))
    if not text:
        return None
    if question.type == "number":
        return _checked(instrument, question, _whole_number(text))
    offered = {str(option.value): option.value for option in instrument.options[question.key]}
    return _checked(instrument, question, offered.get(text, text))


def as_typed(question: Question, data: QueryDict) -> str | list[str]:
    """What was typed or chosen, to show again beside a message."""
    return data.getlist(question.key) if question.type == "multiple" else data.get(question.key, "")


def _tidied(text: str) -> str:
    """One kind of line end, no control characters or half characters (a database refuses some), no space around."""
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _whole_number(text: str) -> int:
    digits = text.replace(".", "").replace(" ", "") if _THOUSANDS.fullmatch(text) else text
    if not digits.isdecimal() or len(digits) > 9:
        raise PostedError("Vul een heel getal in, met cijfers. Bijvoorbeeld 3.")
    return int(digits)


def _checked(instrument: Instrument, question: Question, value: object) -> Answer:
    try:
        return checked_answer(instrument, question, value)
    except AnswerError as error:
        raise PostedError(_message(question, value)) from error


def _message(question: Question, value: object) -> str:
    if question.type == "number":
        return f"Vul een getal in van {_dutch(question.minimum or 0)} tot en met {_dutch(question.maximum or 0)}."
    if question.type == "text":
        return f"Dit zijn {_dutch(len(str(value)))} tekens. Er is plaats voor {_dutch(question.max_length or 0)}."
    return "Kies een van de antwoorden die hier staan."


def _dutch(number: int) -> str:
    """A whole number with points between the thousands."""
    return f"{number:,}".replace(",", ".")
