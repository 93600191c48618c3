"""How many times per second is the home page shown, made anew and from the cache, against a view that does nothing?

Every answer must be the whole page: otherwise exit 1.
"""

import argparse
import sys
from collections.abc import Callable

from measuring import CLIENTS, duration, rate, say
from running import gunicorn, prepared_database, run_django
from visitor import Visitor

# A page with a query that the site does not know is never kept: each time it is made anew.
ADDRESSES = {"cold": "/?koud=1", "cached": "/", "nothing": "/niets/"}
SMALLEST_PAGE = 5_000
"""Bytes: less is no home page."""


def main() -> int:
    """Measure, and print a line per figure."""
    parser = argparse.ArgumentParser(prog="script/bench home", description=__doc__)
    parser.add_argument("--seconds", type=duration, default=5.0, help="how long each figure is measured")
    seconds = parser.parse_args().seconds
    with prepared_database():
        run_django("load_pages")
        with gunicorn() as port:
            wrong = sum(measure(port, clients, seconds) for clients in CLIENTS)
    say("errors", wrong)
    return 1 if wrong else 0


def measure(port: int, clients: int, seconds: float) -> int:
    """The figures for so many visitors at once. Gives the number of bad answers."""
    name, wrong, per_second = f"home_{clients}_clients", 0, {}
    for what, address in ADDRESSES.items():
        least = 1 if what == "nothing" else SMALLEST_PAGE
        per_second[what], failed = rate([_looking(Visitor(port), address, least) for _ in range(clients)], seconds)
        say(f"{name}_{what}_per_second", round(per_second[what]))
        wrong += failed
    for what in ("cold", "cached"):
        say(f"{name}_{what}_ratio", round(per_second[what] / per_second["nothing"], 3))
    return wrong


def _looking(visitor: Visitor, address: str, least: int) -> Callable[[], bool]:
    visitor.get(address)
    return lambda: len(visitor.get(address)) >= least


if __name__ == "__main__":
    sys.exit(main())
