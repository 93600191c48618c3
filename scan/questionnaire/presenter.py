"""What does a question look like on a screen now: its options, what was chosen, and what there is to say about it?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, Answer, Option, Question
from scan.core.terms import ShownTerm, shown_terms, text_of_question
from scan.core.wording import answer_label
from scan.models import Answer as StoredAnswer
from scan.questionnaire.route import Route, Screen, Theme

SAVED = "Opgeslagen"


@dataclass(frozen=True)
class Choice:
    """One option to click, with whether it is chosen now."""

    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class ShownQuestion:
    """Everything the template of a question needs. `typed` is what stands in a number or text field.

    `terms` are the words that are used here first on the screen, and are explained. `proposal` is what was answered in
    an earlier scan, in words: it counts only once it is confirmed.
    """

    question: Question
    number: int
    total: int
    scale: tuple[Choice, ...]
    apart: tuple[Choice, ...]
    typed: str
    revision: int
    status: str
    error: str
    terms: tuple[ShownTerm, ...] = ()
    proposal: str = ""

    @property
    def first_control(self) -> str:
        """The id of the control that the error summary links to."""
        choices = (*self.scale, *self.apart)
        return self.question.key if self.long_list or not choices else choices[0].id

    @property
    def as_row(self) -> bool:
        """Whether the options stand beside each other where there is room: four or five on a scale."""
        return self.question.type == "rating" and len(self.scale) in (4, 5)

    @property
    def long_list(self) -> bool:
        """Whether there are so many options that a list to choose from is kinder than a page of tiles."""
        return self.question.type == "choice" and len(self.scale) > 20


def show_questions(
    instrument: Instrument,
    questions: Iterable[Question],
    stored: Mapping[str, StoredAnswer],
    *,
    typed: Mapping[str, str | list[str]] | None = None,
    errors: Mapping[str, str] | None = None,
    proposals: Mapping[str, Answer] | None = None,
) -> list[ShownQuestion]:
    """The questions of one screen as they are to be shown; `typed` and `errors` come from a form that was not right.

    `proposals` are answers of an earlier scan that were not confirmed or changed yet.
    """
    shown = list(questions)
    terms = shown_terms(instrument, [text_of_question(instrument, question) for question in shown])
    return [
        replace(
            _show(instrument, question, number, len(shown), stored.get(question.key), typed or {}, errors or {}),
            terms=own_terms,
            proposal=in_words(instrument, question, (proposals or {}).get(question.key)),
        )
        for number, (question, own_terms) in enumerate(zip(shown, terms, strict=True), start=1)
    ]


def in_words(instrument: Instrument, question: Question, answer: Answer | None) -> str:
    """An answer as people read it: the words of what was chosen, or the number or text itself."""
    if answer is None:
        return ""
    if not instrument.options[question.key]:
        return str(answer)
    values = answer if isinstance(answer, tuple) else (answer,)
    return " en ".join(f"‘{answer_label(instrument, question.key, value)}’" for value in values)


def _show(
    instrument: Instrument,
    question: Question,
    number: int,
    total: int,
    stored: StoredAnswer | None,
    typed: Mapping[str, str | list[str]],
    errors: Mapping[str, str],
) -> ShownQuestion:
    answer = stored.given if stored else None
    chosen = _as_strings(typed.get(question.key, answer))
    in_line, apart = choices_of(instrument, question)
    return ShownQuestion(
        question=question,
        number=number,
        total=total,
        scale=_choices(question.key, in_line, chosen, first=1),
        apart=_choices(question.key, apart, chosen, first=len(in_line) + 1),
        typed=next(iter(chosen), "") if question.type in ("number", "text") else "",
        revision=stored.revision if stored else 0,
        status=SAVED if answer is not None and question.key not in errors else "",
        error=errors.get(question.key, ""),
    )


def choices_of(instrument: Instrument, question: Question) -> tuple[list[Option], list[Option]]:
    """The options in line, and those that stand apart: weet ik niet, n.v.t. and what excludes the rest.

    An ordinary option that means "weet ik niet" stands apart like the real one.
    """
    options = instrument.options[question.key]
    apart = [option for option in options if option.exclusive or option.value == UNKNOWN]
    in_line = [option for option in options if option not in apart]
    if question.dont_know:
        apart.append(Option(value=DONT_KNOW, label="Weet ik niet"))
    if question.not_applicable:
        apart.append(Option(value=NOT_APPLICABLE, label="Niet van toepassing"))
    return in_line, apart


def _choices(key: str, options: Iterable[Option], chosen: Collection[str], *, first: int) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"{key}-{number}", str(option.value), option.label, str(option.value) in chosen)
        for number, option in enumerate(options, start=first)
    )


def _as_strings(answer: Answer | list[str] | None) -> tuple[str, ...]:
    if answer is None:
        return ()
    return tuple(map(str, answer)) if isinstance(answer, tuple | list) else (str(answer),)


@dataclass(frozen=True)
class Door:
    """One theme in the row of doors above the questions, which is only decoration. `state`: done, now or todo."""

    x: int
    state: str


def doors(route: Route, screen: Screen) -> list[Door]:
    """One small door per theme."""
    return [Door(26 * index + 1, _door_state(theme, screen)) for index, theme in enumerate(route.themes)]


def progress_words(route: Route, screen: Screen) -> str:
    """How far somebody is, in words: the real progress."""
    left = len(route.themes) - screen.theme
    if left == 0:
        return "Dit is het laatste thema."
    after = "nog 1 thema na dit thema" if left == 1 else f"nog {left} thema’s na dit thema"
    return f"Je bent over de helft: {after}." if left < len(route.themes) / 2 else f"{after.capitalize()}."


def _door_state(theme: Theme, screen: Screen) -> str:
    if theme.number == screen.theme:
        return "now"
    return "done" if theme.begun and not theme.open else "todo"
