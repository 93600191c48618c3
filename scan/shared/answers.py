"""The answers behind a result, as far as they may be shown: the owner's facts, and per item scores."""

from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.core.outcome import Outcome
from scan.core.parts import Answer, Question
from scan.core.scoring import shown_number
from scan.core.wording import answer_label


@dataclass(frozen=True)
class ShownItem:
    """One item: the scan's score (0-100) or mean choice, and the answer in words only of the sole respondent."""

    text: str
    value: str
    answer: str


@dataclass(frozen=True)
class ShownSection:
    """A section with the facts or items in it that have an answer."""

    title: str
    items: tuple[ShownItem, ...]


def shown_answers(instrument: Instrument, outcome: Outcome) -> list[ShownSection]:
    """Everything that was answered, by section. One person's answers only where that is the only respondent."""
    sections = []
    for section in instrument.sections:
        show = _fact if section.once else _item
        items = tuple(item for q in section.questions if (item := show(instrument, outcome, q)) is not None)
        if items:
            sections.append(ShownSection(section.title, items))
    return sections


def _fact(instrument: Instrument, outcome: Outcome, question: Question) -> ShownItem | None:
    answer = outcome.scores.facts.get(question.key)
    return None if answer is None else ShownItem(question.text, "", _in_words(instrument, question, answer))


def _item(instrument: Instrument, outcome: Outcome, question: Question) -> ShownItem | None:
    scores = outcome.scores
    sole = (scores.sole_answers or {}).get(question.key)
    words = "" if sole is None else _in_words(instrument, question, sole)
    if question.key in scores.items:
        return ShownItem(question.text, str(shown_number(scores.items[question.key])), words)
    if question.key in scores.raws and not words:
        highest = len(instrument.options[question.key])
        mean = f"{scores.raws[question.key]:.1f}".replace(".", ",")
        return ShownItem(question.text, f"gemiddeld {mean} van {highest}", words)
    return ShownItem(question.text, "", words) if words else None


def _in_words(instrument: Instrument, question: Question, answer: Answer) -> str:
    if not instrument.options[question.key]:
        return str(answer)
    values = answer if isinstance(answer, tuple) else (answer,)
    return ", ".join(answer_label(instrument, question.key, value) for value in values)
