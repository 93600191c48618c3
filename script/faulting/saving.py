"""People who go on saving answers, whatever happens, until they are told to stop."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, cycle

from stack.browser import Trouble
from stack.person import Person, RefusedError, walk
from stack.site import Site

PEOPLE = 8
PAUSE = 0.05
"""Seconds after a save that was refused: a browser waits longer."""


class Saver(threading.Thread):
    """One person who saves one answer after the other, round after round."""

    def __init__(self, site: Site, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        walks = [walk(seed) for seed in range(3)]
        self.person = Person(site.nginx.https, walks[0], timeout=15)
        self.steps = cycle(chain(*(list(Person.answers_of(steps)) for steps in walks)))
        self.stop = stop
        self.saved = self.refused = 0
        self.last_saved = 0.0

    def run(self) -> None:
        for step in self.steps:
            if self.stop.is_set():
                return
            try:
                self.person.take(step)
                self.saved += 1
                self.last_saved = time.monotonic()
            except (RefusedError, Trouble):
                self.refused += 1
                time.sleep(PAUSE)


class Crowd:
    """All of them together."""

    def __init__(self, savers: list[Saver]) -> None:
        self.savers = savers

    @property
    def people(self) -> list[Person]:
        return [saver.person for saver in self.savers]

    @property
    def saved(self) -> int:
        return sum(saver.saved for saver in self.savers)

    @property
    def refused(self) -> int:
        return sum(saver.refused for saver in self.savers)

    def all_save_again(self, since: float) -> bool:
        """Whether each of them saved something after this moment of the clock that only goes on."""
        return all(saver.last_saved > since for saver in self.savers)


@contextmanager
def saving(site: Site, people: int = PEOPLE) -> Iterator[Crowd]:
    """While this lasts, so many people save."""
    stop = threading.Event()
    savers = [Saver(site, stop) for _ in range(people)]
    for saver in savers:
        saver.person.start()
    for saver in savers:
        saver.start()
    try:
        yield Crowd(savers)
    finally:
        stop.set()
        for saver in savers:
            saver.join(timeout=30)
