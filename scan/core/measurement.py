"""What goes into scoring: the facts and one response per respondent, read and checked from plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Answer, Question


class AnswerError(ValueError):
    """An answer that cannot be given to this question, or input of another shape than a measurement has.

    The message says what is wrong; from `measurement_from` it begins with the place, such as `respondents.0.role`.
    """


@dataclass(frozen=True)
class Respondent:
    """One finished response: the key of the role, and the answers by question key.

    May hold answers that do not apply (not asked of the role, hidden): scoring leaves those out. A question that was
    not answered is absent; `weet-niet` and `nvt` are answers.
    """

    role: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class Measurement:
    """One scan: the owner's answers to the once sections, and the finished responses (scoring.md, "Input").

    The order of the respondents means nothing.
    """

    facts: Mapping[str, Answer]
    respondents: tuple[Respondent, ...]


def checked_answer(instrument: Instrument, question: Question, value: Any) -> Answer:
    """Return the answer as it is stored, or raise AnswerError when this question does not offer it.

    A value must be of the very type of the option: neither `true` nor `1.0` stands for 1. `weet-niet` and `nvt` are
    answers only where the question offers them. A list of ticked options becomes a tuple in the order of the
    instrument, each option once. Whether the question was asked at all is for `scan.core.relevance`.
    """
    if value == DONT_KNOW and question.dont_know:
        return DONT_KNOW
    if value == NOT_APPLICABLE and question.not_applicable:
        return NOT_APPLICABLE
    match question.type:
        case "rating" | "choice":
            return _one_of(instrument, question, value)
        case "multiple":
            return _some_of(instrument, question, value)
        case "number":
            return _whole_number(question, value)
        case _:
            return _text(question, value)


def measurement_from(instrument: Instrument, data: Any) -> Measurement:
    """Read `{"organisation": {...}, "respondents": [{"role": ..., "answers": {...}}]}`.

    Raises AnswerError, with the place in the data, for an unknown key, role, question or value.
    """
    fields = _mapping(data, "", {"organisation", "respondents"})
    facts = _answers(instrument, instrument.facts, fields.get("organisation", {}), "organisation")
    respondents = fields.get("respondents", [])
    if not isinstance(respondents, list):
        raise AnswerError("respondents: not a list")
    return Measurement(facts, tuple(_respondent(instrument, r, f"respondents.{i}") for i, r in enumerate(respondents)))


def _respondent(instrument: Instrument, data: Any, place: str) -> Respondent:
    fields = _mapping(data, place, {"role", "answers"})
    role = fields.get("role")
    if not isinstance(role, str) or role not in instrument.titles("roles"):
        raise AnswerError(f"{place}.role: unknown role {role!r}")
    own = {key: question for key, question in instrument.questions.items() if key not in instrument.facts}
    return Respondent(role, _answers(instrument, own, fields.get("answers", {}), f"{place}.answers"))


def _answers(instrument: Instrument, questions: Mapping[str, Question], data: Any, place: str) -> dict[str, Answer]:
    answers = {}
    for key, value in _mapping(data, place, set(questions)).items():
        try:
            answers[key] = checked_answer(instrument, questions[key], value)
        except AnswerError as error:
            raise AnswerError(f"{place}.{key}: {error}") from error
    return answers


def _mapping(data: Any, place: str, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise AnswerError(f"{place or 'input'}: not an object")
    unknown = sorted(set(map(str, data)) - known)
    if unknown:
        raise AnswerError(f"{f'{place}.' if place else ''}{unknown[0]}: unknown key")
    return data


def _one_of(instrument: Instrument, question: Question, value: Any) -> Answer:
    for option in instrument.options[question.key]:
        if option.value == value and type(option.value) is type(value):
            return option.value
    raise AnswerError(f"{value!r} is not one of the answers")


def _some_of(instrument: Instrument, question: Question, value: Any) -> Answer:
    if not isinstance(value, list | tuple):
        raise AnswerError("not a list")
    offered = [str(option.value) for option in instrument.options[question.key]]
    for ticked in value:
        if ticked not in offered:
            raise AnswerError(f"{ticked!r} is not one of the answers")
    return tuple(option for option in offered if option in value)


def _whole_number(question: Question, value: Any) -> Answer:
    if isinstance(value, bool) or not isinstance(value, int):
        raise AnswerError(f"{value!r} is not a whole number")
    lowest, highest = question.minimum, question.maximum
    if (lowest is not None and value < lowest) or (highest is not None and value > highest):
        raise AnswerError(f"{value} is not between {lowest} and {highest}")
    return value


def _text(question: Question, value: Any) -> Answer:
    if not isinstance(value, str):
        raise AnswerError(f"{value!r} is not text")
    if "\x00" in value:
        # PostgreSQL cannot store it, and nobody can read it.
        raise AnswerError("holds a character that is not text")
    if question.max_length is not None and len(value) > question.max_length:
        raise AnswerError(f"longer than {question.max_length} characters")
    return value
