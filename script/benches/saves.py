"""How many answers are saved per second, measured against a view that does nothing in the same processes?

Every answer must get a 200, and at the end the database must hold the last answers sent: otherwise exit 1.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import django
from respondent import Respondent, Screens
from running import running_site

CLIENTS = (8, 32)


def main() -> int:
    """Measure, and print a line per figure."""
    parser = argparse.ArgumentParser(prog="script/bench saves", description=__doc__)
    parser.add_argument("--seconds", type=duration, default=5.0, help="how long each figure is measured")
    seconds = parser.parse_args().seconds
    with running_site() as port:
        django.setup()
        screens, options = rating_questions()
        wrong = sum(measure(port, clients, seconds, screens, options) for clients in CLIENTS)
    say("errors", wrong)
    return 1 if wrong else 0


def duration(text: str) -> float:
    """A number of seconds, more than none."""
    seconds = float(text)
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError("must be more than 0 and at most 3600")
    return seconds


def measure(port: int, clients: int, seconds: float, screens: Screens, options: dict[str, list[str]]) -> int:
    """The figures for this many clients at the same time. Gives the number of bad answers and lost ones."""
    respondents = [Respondent(port, screens, options) for _ in range(clients)]
    saves, failed = rate([one.save for one in respondents], seconds)
    nothing, failed_too = rate([one.do_nothing for one in respondents], seconds)
    lost = sum(lost_answers(one) for one in respondents)
    say(f"saves_{clients}_clients_per_second", round(saves))
    say(f"nothing_{clients}_clients_per_second", round(nothing))
    say(f"saves_{clients}_ratio", round(saves / nothing, 2))
    say(f"saves_{clients}_lost", lost)
    return failed + failed_too + lost


def rate(requests: Sequence[Callable[[], bool]], seconds: float) -> tuple[float, int]:
    """Requests per second when every client sends one after the other, and how many of them went wrong."""
    together = Barrier(len(requests))

    def send(request: Callable[[], bool]) -> tuple[int, int]:
        together.wait()
        done = failed = 0
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            done += 1
            failed += not request()
        return done, failed

    began = time.monotonic()
    with ThreadPoolExecutor(len(requests)) as pool:
        counts = list(pool.map(send, requests))
    return sum(done for done, _ in counts) / (time.monotonic() - began), sum(failed for _, failed in counts)


def rating_questions() -> tuple[Screens, dict[str, list[str]]]:
    """The questions on a scale that a director gets, by screen, and the values of their options."""
    from scan.content import read_instrument
    from scan.questionnaire.route import Route

    instrument = read_instrument()
    route = Route(instrument, "directie", owner=True, answers={}, facts={})
    screens = [[one.key for one in route.shown(screen) if one.type == "rating"] for screen in route.screens]
    options = {key: [str(one.value) for one in instrument.options[key]] for screen in screens for key in screen}
    return [screen for screen in screens if screen], options


def lost_answers(respondent: Respondent) -> int:
    """How many of the last answers sent are not what the database holds."""
    from scan.models import Answer

    rows = Answer.objects.filter(response__public_id=respondent.public_id)
    stored = {question: str(value) for question, value in rows.values_list("question", "value")}
    return len(set(respondent.last.items()) ^ set(stored.items()))


def say(name: str, value: float) -> None:
    """One figure, at once."""
    sys.stdout.write(f"{name}: {value}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
