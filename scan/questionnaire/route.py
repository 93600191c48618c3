"""Which screens does a respondent go through, and what is open on them? It follows from instrument and role."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from math import ceil

from scan.core.instrument import Instrument
from scan.core.parts import Answer, Question, Section
from scan.core.relevance import relevant_questions

MOST_QUESTIONS = 7
"""A section with more questions than this is split over screens of about the same length."""


@dataclass(frozen=True)
class Screen:
    """One page of questions: a section, or a part of a long one. `theme` and `part` count from 1."""

    section: Section
    theme: int
    part: int
    parts: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Theme:
    """A section as the respondent meets it, with how many questions are to be answered now and how many are open."""

    number: int
    section: Section
    first: Screen
    asked: int
    open: tuple[Question, ...]
    begun: bool


class Route:
    """The way of one respondent through the questionnaire, given the answers so far.

    How sections are split depends on the role alone, so that screens never move while somebody answers.
    """

    def __init__(
        self,
        instrument: Instrument,
        role: str,
        *,
        owner: bool,
        answers: Mapping[str, Answer],
        facts: Mapping[str, Answer] | None = None,
        short: bool = False,
    ) -> None:
        self.instrument = instrument
        self.role = role
        self.owner = owner
        self.short = short
        self.answers = answers
        self.facts = facts or {}
        self.relevant = relevant_questions(instrument, role, owner=owner, facts=self.facts, answers=answers)

    @cached_property
    def screens(self) -> list[Screen]:
        """All screens of this role, in order; in the short version those with a short item, with nothing else on it."""
        every = self._every_screen()
        return _only_short(every) if self.short else every

    def _every_screen(self) -> list[Screen]:
        screens: list[Screen] = []
        theme = 0
        for section in self.instrument.sections:
            asked = self._asked(section)
            if not asked:
                continue
            theme += 1
            parts = ceil(len(asked) / MOST_QUESTIONS)
            size = ceil(len(asked) / parts)
            screens += [
                Screen(section, theme, part + 1, parts, tuple(asked[part * size : (part + 1) * size]))
                for part in range(parts)
            ]
        return screens

    @cached_property
    def themes(self) -> list[Theme]:
        """The sections that this role gets, with their progress."""
        by_theme = groupby(self.screens, key=lambda screen: screen.theme)
        return [self._theme(number, list(screens)) for number, screens in by_theme]

    def _theme(self, number: int, screens: list[Screen]) -> Theme:
        asked = [question for screen in screens for question in self.shown(screen)]
        return Theme(
            number=number,
            section=screens[0].section,
            first=screens[0],
            asked=len(asked),
            open=tuple(question for question in asked if self.is_open(question)),
            begun=any(question.key in self.answers for question in asked),
        )

    def find(self, section: str, part: int) -> Screen | None:
        """The screen with this section key and part, if this role has it."""
        return next((s for s in self.screens if s.section.key == section and s.part == part), None)

    def shown(self, screen: Screen) -> list[Question]:
        """The questions of a screen that are relevant now."""
        return [question for question in screen.questions if question.key in self.relevant]

    def asks(self, question: Question) -> bool:
        """Whether this respondent may get the question, now or after another answer."""
        return any(question in screen.questions for screen in self.screens)

    def is_open(self, question: Question) -> bool:
        """Whether a relevant question still waits for an answer. Optional questions never do."""
        return question.key in self.relevant and question.key not in self.answers and not question.optional

    def after(self, screen: Screen) -> Screen | None:
        """The next screen with something to answer; None after the last."""
        later = self.screens[self.screens.index(screen) + 1 :]
        return next((s for s in later if self.shown(s)), None)

    def before(self, screen: Screen) -> Screen | None:
        """The screen before this one with something to answer; None before the first."""
        earlier = self.screens[: self.screens.index(screen)]
        return next((s for s in reversed(earlier) if self.shown(s)), None)

    def place_to_go_on(self) -> Screen | None:
        """The first screen with an open question; None when nothing is open."""
        return next((s for s in self.screens if any(self.is_open(question) for question in s.questions)), None)

    def screen_of(self, question: Question) -> Screen:
        """The screen that a question stands on."""
        return next(s for s in self.screens if question in s.questions)

    def _asked(self, section: Section) -> list[Question]:
        if section.once and not self.owner:
            return []
        return [q for q in section.questions if q.asked_of is None or self.role in q.asked_of]


def _only_short(screens: Iterable[Screen]) -> list[Screen]:
    """The same screens with less on them: a page that stands open still fits when somebody goes on to the full scan."""
    kept: list[Screen] = []
    themes: dict[int, int] = {}
    for screen in screens:
        short = tuple(question for question in screen.questions if question.short)
        if short and not screen.section.once:
            theme = themes.setdefault(screen.theme, len(themes) + 1)
            kept.append(replace(screen, theme=theme, parts=1, questions=short))
    return kept
