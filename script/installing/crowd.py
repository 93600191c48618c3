"""Visitors who go on doing scans while the site gets a new version; afterwards every answer must be there."""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

from expecting import holds, works
from outside import HTTPS
from stack.browser import Trouble
from stack.person import Person, RefusedError, walk

FOLDER = Path("/run/try-install")
STOP, TOLD = FOLDER / "stop", FOLDER / "told.json"
PEOPLE = 6
PAUSE = 0.2
"""Seconds between two clicks: much faster than people, and it leaves the machine time for the upgrade itself."""

# Run by the site itself: reads what the visitors were told was saved, and prints what is not there.
LOST = """
import json, sys
from scan.models import Answer
lost = 0
for scan, question, load, number in json.load(sys.stdin):
    found = Answer.objects.filter(response__public_id=scan, question=question).first()
    lost += found is None or found.numbers.get(load, 0) < number
print("verloren", lost)
"""


class _LeftError(Exception):
    """Somebody goes, in the middle of a scan."""


def come() -> None:
    """Let people come in, beside this process."""
    for left in (STOP, TOLD):
        left.unlink(missing_ok=True)
    command = [sys.executable, __file__]
    with (FOLDER / "crowd.log").open("wb") as log:
        subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)  # noqa: S603  (ourselves)
    time.sleep(5)


def leave() -> None:
    """Let them go, and look what they met with."""
    STOP.touch()
    for _ in range(120):
        if TOLD.exists():
            break
        time.sleep(1)
    told = json.loads(TOLD.read_text())
    holds(
        f"intussen {told['requests']} verzoeken, geen ging mis",
        so=not told["wrong"],
        seen=told["wrong"],
    )
    holds(f"wie het langst wachtte: {told['longest']:.1f} s", so=told["longest"] < 30)
    command = ["/srv/inclusiescan/current/deploy/manage", "shell", "--no-imports", "-c", LOST]
    works(
        f"{len(told['saved'])} antwoorden staan er allemaal",
        command,
        says="verloren 0",
        given=json.dumps(told["saved"]),
    )


def _fill_in(people: list[Person], wrong: list[str], seed: int) -> None:
    while not STOP.exists():
        person = Person(HTTPS, walk(seed), timeout=60)
        people.append(person)
        try:
            person.do_a_whole_scan(pause=_pause)
        except _LeftError:
            return
        except (RefusedError, Trouble) as error:
            wrong.append(str(error))


def _pause() -> None:
    if STOP.exists():
        raise _LeftError
    time.sleep(PAUSE)


def _crowd() -> None:
    people: list[Person] = []
    wrong: list[str] = []
    threads = [threading.Thread(target=_fill_in, args=(people, wrong, seed)) for seed in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [one for person in people for every in person.measured.seconds.values() for one in every]
    saved = [
        [person.public_id, key, load, number] for person in people for key, (load, number, _) in person.accepted.items()
    ]
    told = {"wrong": wrong, "requests": len(times), "longest": max(times), "saved": saved}
    part = TOLD.with_suffix(".part")
    part.write_text(json.dumps(told))
    part.replace(TOLD)


if __name__ == "__main__":
    _crowd()
