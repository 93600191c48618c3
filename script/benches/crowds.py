"""Many people at once: who fill in whole scans one after the other, or who all come within a minute."""

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random
from typing import Any

from stack.browser import Trouble
from stack.person import Measured, Person, RefusedError
from stack.site import Site

WHOLE = 12
"""So many scans are done before anything is measured; with them what one takes on disk."""

RUSH = 2000 / 60
"""People per second, after a spot on the radio."""

ARRIVING = 4
"""So many people come in the time of one pause, of those who fill in with pauses."""

STARTING = 0.25
"""The part of them that begins a scan at once."""


def do_whole_scans(site: Site, steps: list[list[Any]]) -> int:
    """A few people who do a whole scan. Returns for how many that went wrong."""

    def do(number: int) -> bool:
        with suppress(RefusedError, Trouble):
            return Person(site.nginx.https, steps[number % len(steps)]).do_a_whole_scan()
        return False

    with ThreadPoolExecutor(WHOLE // 3) as pool:
        return list(pool.map(do, range(WHOLE))).count(False)


def fill(site: Site, steps: list[list[Any]], clients: int, seconds: float, pause: float = 0.0) -> Measured:
    """So many people fill in whole scans, one after the other, for so long.

    With a pause between what they do they do not come all at once either: that would be the slowest moment of all.
    """
    end = time.monotonic() + seconds

    def go_on(number: int) -> Measured:
        measured, done, chance = Measured(), 0, Random(number)  # noqa: S311  (how people wait; nothing secret)
        time.sleep(clients * pause * chance.random() / ARRIVING)
        while time.monotonic() < end:
            person = Person(site.nginx.https, steps[(number + done) % len(steps)])
            with suppress(RefusedError, Trouble):
                person.do_a_whole_scan(until=end, pause=lambda: time.sleep(pause * chance.uniform(0.5, 1.5)))
            done += 1
            measured += person.measured
        return measured

    with ThreadPoolExecutor(clients) as pool:
        return _together(pool.map(go_on, range(clients)))


def _together(found: Iterable[Measured]) -> Measured:
    total = Measured()
    for one in found:
        total += one
    return total


def rush(site: Site, steps: list[list[Any]], seconds: float) -> Measured:
    """People come in at a pace of their own, however long the others wait; some of them begin."""
    came = int(RUSH * seconds)

    def come(number: int) -> Measured:
        person = Person(site.nginx.https, steps[number % len(steps)])
        with suppress(RefusedError, Trouble):
            _look_at_home(person)
            if number % round(1 / STARTING) == 0:
                person.start()
                for step in steps[number % len(steps)][:6]:
                    person.take(step)
        return person.measured

    began, waiting = time.monotonic(), []
    with ThreadPoolExecutor(256) as pool:
        for number in range(came):
            time.sleep(max(0.0, began + number / RUSH - time.monotonic()))
            waiting.append(pool.submit(come, number))
        return _together(one.result() for one in waiting)


def _look_at_home(person: Person) -> None:
    """What everybody sees first: the same for all, so nginx has it."""
    began = time.monotonic()
    page = person.browser.get("/")
    person.measured.add("startpagina", time.monotonic() - began)
    if page.status != 200:
        person.measured.wrong.append(f"startpagina: {page.status}")
