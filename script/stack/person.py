"""A director who does a whole scan: starts, opens every screen, gives every answer, finishes and reads the result."""

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from stack.browser import Answer, Browser, Trouble

ROLE = "directie"


@dataclass(frozen=True)
class Step:
    """One request of a walk. `kind` is what it counts as, `address` comes after that of the scan."""

    kind: str
    address: str
    form: dict[str, Any] | None = None
    key: str = ""


@dataclass
class Measured:
    """How long each request took, in seconds by kind, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, kind: str, seconds: float) -> None:
        self.seconds.setdefault(kind, []).append(seconds)

    def __iadd__(self, other: "Measured") -> "Measured":
        for kind, seconds in other.seconds.items():
            self.seconds.setdefault(kind, []).extend(seconds)
        self.wrong += other.wrong
        return self


class RefusedError(Exception):
    """The site answered with another status than it should."""


def walk(seed: int) -> list[Step]:
    """Every screen and every answer of one director, in order; another seed gives other answers."""
    from scan.content import read_instrument
    from scan.questionnaire.route import Route

    instrument, chance = read_instrument(), Random(seed)  # noqa: S311  (the same walk every time; nothing secret)
    answers: dict[str, Any] = {}
    steps: list[Step] = []

    def route() -> Route:
        return Route(instrument, ROLE, owner=True, answers=answers)

    for screen in route().screens:
        if not route().shown(screen):
            continue
        steps.append(Step("scherm", f"vragen/{screen.section.key}/{screen.part}/"))
        for question in screen.questions:
            # What an answer before it hid, or brought up.
            if question.key not in route().relevant:
                continue
            value = _value(instrument, question, chance)
            answers[question.key] = value
            form = {question.key: list(value) if isinstance(value, tuple) else value}
            form |= {f"seen-{one.key}": 0 for one in route().shown(screen)}
            steps.append(Step("antwoord", f"antwoord/{question.key}/", form, question.key))
    return steps


def _value(instrument: Any, question: Any, chance: Random) -> Any:
    """An answer that the question takes."""
    if question.type == "text":
        return "Wij willen graag weten hoe andere werkgevers in de regio dit aanpakken."
    if question.type == "number":
        return chance.randint(
            int(question.minimum or 0), min(int(question.maximum or 9), int(question.minimum or 0) + 9)
        )
    values = [option.value for option in instrument.options[question.key]]
    return (chance.choice(values),) if question.type == "multiple" else chance.choice(values)


class Person:
    """Somebody who fills in. `accepted` has of each question the last answer that was: load, number, value."""

    def __init__(self, port: int, steps: list[Step], *, timeout: float = 30) -> None:
        self.browser = Browser(port, timeout=timeout)
        self.steps = steps
        self.page_load = secrets.token_urlsafe(12)
        self.number = 0
        self.public_id = ""
        self.accepted: dict[str, tuple[str, int, Any]] = {}
        self.measured = Measured()

    def do_a_whole_scan(self, *, until: float = float("inf"), pause: Callable[[], None] = lambda: None) -> bool:
        """From start to result; stops where the time is over. True when it was done. Raises RefusedError, Trouble."""
        self.start()
        for step in self.steps:
            if time.monotonic() > until:
                return False
            pause()
            self.take(step)
        self._timed("controle", lambda: self.browser.get(f"/scan/{self.public_id}/controle/"), 200)
        self._timed("afronden", lambda: self.browser.post(f"/scan/{self.public_id}/controle/", {}), 302)
        self._timed("resultaat", lambda: self.browser.get(f"/scan/{self.public_id}/resultaat/"), 200)
        return True

    def start(self) -> None:
        """Choose a role, and get a scan."""
        self._timed("begin", lambda: self.browser.get("/scan/start/"), 200)
        begun = self._timed("begin", lambda: self.browser.post("/scan/start/", {"role": ROLE}), 302)
        self.public_id = begun.location.strip("/").rpartition("/")[2]

    def take(self, step: Step) -> None:
        """One screen, or one answer."""
        address = f"/scan/{self.public_id}/{step.address}"
        if step.form is None:
            self.page_load = secrets.token_urlsafe(12)
            self.number = 0
            self._timed(step.kind, lambda: self.browser.get(address), 200)
            return
        self.number += 1
        form = step.form | {"page_load": self.page_load, "number": self.number}
        self._timed(step.kind, lambda: self.browser.post(address, form, htmx=True), 200)
        self.accepted[step.key] = (self.page_load, self.number, step.form[step.key])

    @staticmethod
    def answers_of(steps: list[Step]) -> Iterator[Step]:
        """The answers of a walk, without the screens."""
        return (step for step in steps if step.form is not None)

    def _timed(self, kind: str, ask: Callable[[], Answer], wanted: int) -> Answer:
        began = time.monotonic()
        try:
            answer = ask()
        except Trouble as error:
            self.measured.wrong.append(f"{kind}: {error}")
            raise
        self.measured.add(kind, time.monotonic() - began)
        if answer.status != wanted:
            self.measured.wrong.append(f"{kind}: {answer.status}")
            raise RefusedError(f"{kind}: {answer.status} in plaats van {wanted}")
        return answer
