"""The whole questionnaire to read beforehand: every question, its answers, who gets it and when it is asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.core.parts import Question, Role, Section
from scan.core.wording import answer_label
from scan.questionnaire.presenter import choices_of

SHORT_LIST = 20
"""A question with more options than this says how many there are, and shows them small."""


@dataclass(frozen=True)
class PaperQuestion:
    """One question on paper. `roles` says who gets it, `condition` after which answer; "" is everybody and always."""

    number: int
    question: Question
    options: tuple[str, ...]
    apart: tuple[str, ...]
    roles: str
    condition: str

    @property
    def long_list(self) -> bool:
        return len(self.options) > SHORT_LIST


@dataclass(frozen=True)
class PaperSection:
    """A theme on paper, with the questions that are asked of the chosen role."""

    section: Section
    questions: tuple[PaperQuestion, ...]


def on_paper(instrument: Instrument, role: Role | None = None) -> list[PaperSection]:
    """All themes with their questions, numbered through; of one role only what somebody in that role may get.

    What is asked once per scan is asked of who starts the scan, and so of no protected role.
    """
    sections = []
    last = 0
    for section in instrument.sections:
        if section.once and role is not None and role.protected:
            continue
        questions = tuple(_questions(instrument, section, role, last))
        last += len(questions)
        if questions:
            sections.append(PaperSection(section, questions))
    return sections


def _questions(instrument: Instrument, section: Section, role: Role | None, last: int) -> Iterator[PaperQuestion]:
    asked = [q for q in section.questions if role is None or q.asked_of is None or role.key in q.asked_of]
    for number, question in enumerate(asked, start=last + 1):
        in_line, apart = choices_of(instrument, question)
        yield PaperQuestion(
            number=number,
            question=question,
            options=tuple(option.label for option in in_line),
            apart=tuple(option.label for option in apart),
            roles="" if role else _roles(instrument, question),
            condition=_condition(instrument, question),
        )


def _roles(instrument: Instrument, question: Question) -> str:
    """The titles of the roles that get a question; "" when all do."""
    titles = instrument.titles("roles")
    if question.asked_of is None or set(question.asked_of) >= titles.keys():
        return ""
    return ", ".join(title for key, title in titles.items() if key in question.asked_of)


def _condition(instrument: Instrument, question: Question) -> str:
    """After which answers a question is asked, as a sentence."""
    if not question.show_if:
        return ""
    parts = []
    for condition in question.show_if:
        values = condition.value if isinstance(condition.value, tuple) else (condition.value,)
        labels = " of ".join(f"‘{answer_label(instrument, condition.key, value)}’" for value in values)
        parts.append(f"{labels} is gekozen bij ‘{instrument.questions[condition.key].text}’")
    return f"Deze vraag komt alleen als {' en als '.join(parts)}."
