"""A trial run of the working copy: who fills in, what they answered, and where they are. All of it travels in the form.

Nothing is stored: whoever closes the window has nothing left, unless it is saved as a sample employer.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.http import QueryDict

from scan.core.instrument import Instrument
from scan.core.measurement import AnswerError, checked_answer
from scan.core.parts import Answer, Question, SampleEmployer, SampleRespondent
from scan.core.relevance import asked_questions
from scan.questionnaire.posted import PostedError, as_typed, posted_answer
from scan.questionnaire.route import Route, Screen

# A key of a question has no point in it, so these names of fields never clash with one.
WHO, PEOPLE, ANSWERS, SCREEN, GO = "proef.wie", "proef.mensen", "proef.antwoorden", "proef.scherm", "proef.naar"
OWNER, COLLEAGUE = "eigenaar", "collega"


@dataclass(frozen=True)
class Person:
    """Somebody who fills in: the role, whether they own the scan, and the answers by question."""

    role: str
    owner: bool
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class TrialRun:
    """A scan that is tried out: those who are done, and the one who fills in now, if somebody does."""

    instrument: Instrument
    done: tuple[Person, ...] = ()
    now: Person | None = None

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, the owner first."""
        return tuple(sorted((*self.done, *([self.now] if self.now else [])), key=lambda one: not one.owner))

    @property
    def has_owner(self) -> bool:
        return any(one.owner for one in self.people)

    @cached_property
    def route(self) -> Route:
        """The way of who fills in now. A colleague's questions may depend on what the owner answered."""
        person = self.now or Person("", owner=False)
        facts = {key: answer for one in self.done if one.owner for key, answer in one.answers.items()}
        return Route(self.instrument, person.role, owner=person.owner, answers=person.answers, facts=facts)

    def choices(self) -> list[tuple[str, str]]:
        """Who may fill in next, as (value, label): one owner in a function, and colleagues who get questions."""
        roles = self.instrument.roles
        owners = [one for one in roles if not one.protected and self._asked(one.key, owner=True)]
        colleagues = [one for one in roles if self._asked(one.key, owner=False)]
        return [
            *((f"{OWNER}.{one.key}", f"{one.title}, die de scan begint") for one in owners if not self.has_owner),
            *((f"{COLLEAGUE}.{one.key}", f"{one.title}, als collega") for one in colleagues),
        ]

    def _asked(self, role: str, *, owner: bool) -> list[Question]:
        own = asked_questions(self.instrument, role, once=False)
        return [*own, *asked_questions(self.instrument, role, once=True)] if owner else own

    def start(self, who: str) -> "TrialRun":
        """The same run with somebody new who fills in, and who did so until now among those who are done."""
        kind, _, role = who.partition(".")
        done = (*self.done, self.now) if self.now else self.done
        return replace(self, done=done, now=Person(role, owner=kind == OWNER))

    def as_sample(self, key: str = "proef", title: str = "", description: str = "") -> SampleEmployer:
        """Everybody as a sample employer: the owner's facts apart from what people answer for themselves."""
        facts = self.instrument.facts
        owner = next((one for one in self.people if one.owner), None)
        return SampleEmployer(
            key=key,
            title=title,
            description=description,
            facts={k: answer for k, answer in owner.answers.items() if k in facts} if owner else {},
            respondents=tuple(
                SampleRespondent(one.role, {k: answer for k, answer in one.answers.items() if k not in facts})
                for one in self.people
            ),
        )

    def hidden(self, screen: Screen | None = None) -> dict[str, str]:
        """The fields that carry the run to the next screen."""
        fields = {PEOPLE: json.dumps([_plain(one) for one in self.done])}
        if self.now:
            fields |= {WHO: _who(self.now), ANSWERS: json.dumps(_plain(self.now)["answers"])}
        return fields | ({SCREEN: place_of(screen)} if screen else {})


def run_from(instrument: Instrument, data: QueryDict) -> TrialRun:
    """The run that a form carries. What was tampered with, or no longer fits the working copy, is left out."""
    done = tuple(
        Person(str(one.get("role")), one.get("owner") is True, _fitting(instrument, one.get("answers")))
        for one in _loaded(data.get(PEOPLE, ""), list)
        if isinstance(one, dict)
    )
    run = TrialRun(instrument, tuple(one for one in done if one.role in instrument.titles("roles")))
    who = data.get(WHO, "")
    if who not in dict(run.choices()):
        return run
    answers = _fitting(instrument, _loaded(data.get(ANSWERS, ""), dict))
    started = run.start(who)
    return replace(started, now=replace(started.now, answers=answers))


def posted_screen(run: TrialRun, data: QueryDict) -> Screen | None:
    """The screen that a form was filled in on; None where it was none, or where the role has none like it."""
    return screen_at(run, data.get(SCREEN, ""))


def screen_at(run: TrialRun, place: str) -> Screen | None:
    """The screen at a place such as "organisatie.2"."""
    section, _, part = place.partition(".")
    return run.route.find(section, int(part)) if run.now and part.isdecimal() and len(part) < 4 else None


def place_of(screen: Screen) -> str:
    """Where a screen is, for a form to carry."""
    return f"{screen.section.key}.{screen.part}"


def with_posted(run: TrialRun, screen: Screen, data: QueryDict) -> tuple[TrialRun, dict[str, str]]:
    """The run with what was filled in on a screen, and a message per question whose answer cannot be one."""
    answers = dict(run.now.answers) if run.now else {}
    errors: dict[str, str] = {}
    for question in _shown_on(screen, data):
        try:
            answer = posted_answer(run.instrument, question, data)
        except PostedError as error:
            errors[question.key] = str(error)
            continue
        answers.pop(question.key, None)
        if answer is not None:
            answers[question.key] = answer
    return replace(run, now=replace(run.now, answers=answers)) if run.now else run, errors


def typed_on(run: TrialRun, screen: Screen, data: QueryDict, errors: Mapping[str, str]) -> dict[str, str | list[str]]:
    """What stands in the fields of a screen: the answers so far, and where there is an error what was typed."""
    answers = run.now.answers if run.now else {}
    typed = {question.key: as_fields(answers[question.key]) for question in screen.questions if question.key in answers}
    return typed | {question.key: as_typed(question, data) for question in screen.questions if question.key in errors}


def as_fields(answer: Answer | list[str]) -> str | list[str]:
    """An answer, also as it stands in a document, the way a form has it."""
    return list(answer) if isinstance(answer, tuple | list) else str(answer)


def fitting_answer(instrument: Instrument, key: str, answer: Any) -> Answer | None:
    """The answer as it is stored, or None where the working copy has no such question or option."""
    try:
        return checked_answer(
            instrument, instrument.questions[key], tuple(answer) if isinstance(answer, list) else answer
        )
    except (KeyError, AnswerError, TypeError):
        return None


def _shown_on(screen: Screen, data: QueryDict) -> list[Question]:
    return [question for question in screen.questions if f"seen-{question.key}" in data]


def _fitting(instrument: Instrument, answers: Any) -> dict[str, Answer]:
    given = answers.items() if isinstance(answers, dict) else ()
    checked = {key: fitting_answer(instrument, key, answer) for key, answer in given}
    return {key: answer for key, answer in checked.items() if answer is not None}


def _loaded(text: str, kind: type) -> Any:
    """What a hidden field holds, or nothing of that kind when it was tampered with."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return kind()
    return found if isinstance(found, kind) else kind()


def _plain(person: Person) -> dict[str, Any]:
    return {"role": person.role, "owner": person.owner, "answers": dict(person.answers)}


def _who(person: Person) -> str:
    return f"{OWNER if person.owner else COLLEAGUE}.{person.role}"
