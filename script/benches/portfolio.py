"""How do the list of employers and what stands around it grow: with many employers against 50, in the same run?

Each screen must take as many queries with many employers as with 50, and get a 200: otherwise exit 1.
"""

import argparse
import statistics
import sys
import time
from typing import Any

import django
from employers import team_with_employers
from measuring import say
from running import HERE, HOST, ROOT, prepared_database

FEW = 50
SCREENS = {
    "list": "/werkplek/",
    "list_part": "/werkplek/?van=mij",
    "last": "/werkplek/?pagina=9999&sorteer=naam",
    "filtered": "/werkplek/?fase=motiveren&laagste=willen&sorteer=opvolgen",
    "sorted": "/werkplek/?sorteer=kunnen",
    "search": "/werkplek/?zoek=groep",
    "without": "/werkplek/?resultaat=zonder",
    "today": "/werkplek/vandaag/",
    "team": "/werkplek/team/",
}
HEADERS = {"list_part": {"HX-Request": "true"}}
TIMES = 5


def main() -> int:
    """Measure, and print a line per figure."""
    parser = argparse.ArgumentParser(prog="script/bench portfolio", description=__doc__)
    parser.add_argument("employers", nargs="?", type=_number, default=5000, help="how many employers: more than 50")
    many = parser.parse_args().employers
    sys.path += map(str, (HERE, ROOT, ROOT / "site"))
    with prepared_database():
        django.setup()
        browsers = [_browser(name, number) for name, number in (("Weinig", FEW), ("Veel", many))]
        say("employers", many)
        wrong = [name for name in SCREENS if not _measure(name, browsers)]
        _close()
    return 1 if wrong else 0


def _measure(name: str, browsers: list[Any]) -> bool:
    """The figures of one screen, with few and with many employers. Gives whether it is as it must be."""
    counts, times = [], []
    for browser in browsers:
        queries, status = _queries(browser, name)
        if status != 200:
            say(f"{name}_status", status)
            return False
        counts.append(queries)
    # By turns, so that what else this machine does, weighs on both.
    rounds = [[_seconds(browser, name) for browser in browsers] for _ in range(TIMES)]
    times = [statistics.median(column) for column in zip(*rounds, strict=True)]
    say(f"{name}_queries_{FEW}", counts[0])
    say(f"{name}_queries", counts[1])
    say(f"{name}_ms_{FEW}", round(times[0] * 1000))
    say(f"{name}_ms", round(times[1] * 1000))
    say(f"{name}_ratio", round(times[1] / times[0], 2))
    return counts[0] == counts[1]


def _queries(browser: Any, name: str) -> tuple[int, int]:
    """How many queries a screen takes when it is opened for the second time that day, and its status."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser.get(SCREENS[name], headers=HEADERS.get(name))
    with CaptureQueriesContext(connection) as captured:
        response = browser.get(SCREENS[name], headers=HEADERS.get(name))
    return len(captured), response.status_code


def _seconds(browser: Any, name: str) -> float:
    began = time.perf_counter()
    browser.get(SCREENS[name], headers=HEADERS.get(name))
    return time.perf_counter() - began


def _close() -> None:
    """Let go of the database, which goes away."""
    from django.db import connections

    connections.close_all()


def _number(text: str) -> int:
    if not FEW < int(text) <= 100_000:
        raise argparse.ArgumentTypeError(f"must be more than {FEW} and at most 100000")
    return int(text)


def _browser(name: str, employers: int) -> Any:
    """A browser of a team lead with so many employers."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.test import Client

    lead = team_with_employers(name, employers)
    TOTP.activate(lead, generate_totp_secret())
    client = Client(SERVER_NAME=HOST)
    client.force_login(lead)
    return client


if __name__ == "__main__":
    sys.exit(main())
