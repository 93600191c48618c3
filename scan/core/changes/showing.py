"""How are values of the instrument said to an editor? Keys by their titles, rules in a sentence, numbers as in Dutch.

Each function takes the instrument that the value stands in, and the value.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from scan.core.condition import Condition
from scan.core.instrument import Instrument
from scan.core.parts import Answer, Reference, SampleRespondent, StylePoints
from scan.core.rule_sentence import dutch_number, quoted, rule_sentence, title_or_key, value_label

Show = Callable[[Instrument, Any], str]


def word(_: Instrument, value: object) -> str:
    """A short text or a key."""
    return f"‘{value}’"


def number(_: Instrument, value: float) -> str:
    """A number: 12,5."""
    return dutch_number(value)


def text(_: Instrument, value: str) -> str:
    """A long text as it stands."""
    return value


def paragraphs(_: Instrument, value: Iterable[str]) -> str:
    """Texts with an empty line between them."""
    return "\n\n".join(value)


def lines(_: Instrument, value: Iterable[str]) -> str:
    """Texts on a line each."""
    return "\n".join(value)


def words(_: Instrument, value: Iterable[str]) -> str:
    """Short texts or keys in one enumeration."""
    return quoted(value)


def one_of(names: Mapping[Any, str]) -> Show:
    """A value that has a name among these."""
    return lambda _, value: f"‘{names.get(value, value)}’"


def titles(part: str) -> Show:
    """One key or several of things of a part, by their titles."""

    def show(instrument: Instrument, value: str | Iterable[str]) -> str:
        scales = {key: scale.title for key, scale in instrument.scales.items()}
        known = scales if part == "scales" else instrument.titles(part)
        return quoted(title_or_key(known, key) for key in ([value] if isinstance(value, str) else value))

    return show


def answers_to(question: str) -> Show:
    """Values of options of one question, by their labels."""
    return lambda instrument, value: quoted(value_label(instrument, question, one) for one in value)


def shown_when(instrument: Instrument, value: tuple[Condition, ...]) -> str:
    """The conditions under which a question is shown, which all hold."""
    return rule_sentence(instrument, (value,))


def references(instrument: Instrument, value: Iterable[Reference]) -> str:
    """Sources with the place in them, on a line each."""
    known = instrument.titles("sources")
    return "\n".join(", ".join(filter(None, (title_or_key(known, one.source), one.place))) for one in value)


def points(instrument: Instrument, value: Iterable[StylePoints]) -> str:
    """The points of a style with their rules, on a line each."""
    return "\n".join(f"{part.points} punten: {rule_sentence(instrument, part.when)}" for part in value)


def answers(instrument: Instrument, value: Mapping[str, Answer]) -> str:
    """Questions with their answers, on a line each, in the order of the instrument."""
    return "\n".join(_answers(instrument, value))


def respondents(instrument: Instrument, value: Iterable[SampleRespondent]) -> str:
    """The answers of each respondent, on a line each behind a number and the role."""
    roles = instrument.titles("roles")
    return "\n".join(
        f"{place}. {title_or_key(roles, one.role)}: {line}"
        for place, one in enumerate(value, start=1)
        for line in _answers(instrument, one.answers)
    )


def _answers(instrument: Instrument, value: Mapping[str, Answer]) -> list[str]:
    # A database may give the keys back in another order.
    known = [key for key in instrument.questions if key in value]
    return [_answer(instrument, key, value[key]) for key in dict.fromkeys([*known, *sorted(value)])]


def _answer(instrument: Instrument, key: str, answer: Answer) -> str:
    question = instrument.questions.get(key)
    given = answer if isinstance(answer, tuple) else (answer,)
    labels = ", ".join(value_label(instrument, key, one) for one in given) or "geen"
    return f"{question.text if question else key}: {labels}"
