"""What does the site carry as in production: gunicorn, nginx and a database on this machine, with whole scans over TLS?

Every person starts, opens every screen, gives every answer, finishes and reads the result, with a network address of
their own. Measured are: as fast as possible; at half of that, with and without a large workbook being made, in turns;
and a rush of people who come in within a minute. Exit 1 when any answer is wrong, or when saving is held up too much.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from statistics import mean
from typing import Any

from crowds import WHOLE, do_whole_scans, fill, rush
from measuring import duration, say
from stack.inside import exporting, settle, store_shared_scans, stored_bytes, use_database_of
from stack.person import Measured, Person, walk
from stack.processes import clean_up_when_stopped, cpu_seconds, megabytes
from stack.site import Site, production

DATABASES = ("postgres", "sqlite")
CLIENTS = 16
WALKS = 6
MOST_HINDER = 1.5
"""How many times longer saving may take at p99 while a large workbook is made."""

ROUNDS = 3
LEAST_BY_NGINX = 90
"""Of a hundred visitors of the home page so many cost the site nothing."""


def main() -> int:
    """Measure, and print a line per figure."""
    parser = argparse.ArgumentParser(prog="script/bench load", description=__doc__)
    parser.add_argument("--seconds", type=duration, default=30.0, help="how long each figure is measured")
    parser.add_argument("--clients", type=int, default=CLIENTS, help="how many people at once")
    parser.add_argument("--scans", type=int, default=20_000, help="how many scans are in the large workbook")
    parser.add_argument("--database", choices=(*DATABASES, "both"), default="both")
    asked = parser.parse_args()
    clean_up_when_stopped()
    if asked.database == "both":
        return max(_in_own_process(database) for database in DATABASES)
    with production(asked.database) as site:
        use_database_of(site)
        wrong = measure(site, [walk(seed) for seed in range(WALKS)], asked, asked.database)
    say(f"{asked.database}_errors", wrong)
    return 1 if wrong else 0


def _in_own_process(database: str) -> int:
    """The figures with one of the databases, from a process that knows no other. Returns its exit code."""
    command = [sys.executable, __file__, *sys.argv[1:], "--database", database]
    with subprocess.Popen(command) as running:  # noqa: S603  (our own words)
        try:
            return running.wait()
        except BaseException:
            running.terminate()
            raise


def measure(site: Site, steps: list[list[Any]], asked: argparse.Namespace, name: str) -> int:
    """All figures with one database; returns how much was wrong."""
    point = store_shared_scans(asked.scans)
    before = stored_bytes()
    wrong = do_whole_scans(site, steps)  # Each process reads the instrument once, so that the next are all alike.
    say(f"{name}_kb_per_scan", round((stored_bytes() - before) / 1000 / WHOLE, 1))
    settle()
    fast = _tell_cost(site, name, lambda: fill(site, steps, asked.clients, asked.seconds))
    wrong += tell(f"{name}_full", fast, asked.seconds)
    answers = len(fast.seconds.get("antwoord", ())) / asked.seconds
    say(f"{name}_scans_per_hour", round(answers * 3600 / mean(len(list(Person.answers_of(one))) for one in steps)))
    wrong += _beside_an_export(site, steps, asked, name, point, pause=asked.clients / max(1.0, answers / 2))
    wrong += tell(f"{name}_rush", rush(site, steps, asked.seconds), asked.seconds)
    kept = site.nginx.kept("/")
    say(f"{name}_rush_percent_by_nginx", round(kept, 1))
    return wrong + (kept < LEAST_BY_NGINX)


def _tell_cost(site: Site, name: str, do: Callable[[], Measured]) -> Measured:
    """What one request costs in each part: unlike a number per second, visitors beside it hardly change that."""
    parts = site.parts()
    before = {part: cpu_seconds(pid) for part, pid in parts.items()}
    done = do()
    requests = max(1, sum(map(len, done.seconds.values())))
    for part, pid in parts.items():
        say(f"{name}_{part}_cpu_ms", round((cpu_seconds(pid) - before[part]) * 1000 / requests, 2))
        say(f"{name}_{part}_mb", round(megabytes(pid)))
    return done


def _beside_an_export(
    site: Site, steps: list[list[Any]], asked: argparse.Namespace, name: str, point: Any, *, pause: float
) -> int:
    """Saving with and without a large workbook being made, in turns. Returns how much was wrong."""
    alone, beside, wrong = Measured(), Measured(), 0
    for _ in range(ROUNDS):
        settle()
        alone += fill(site, steps, asked.clients, asked.seconds / ROUNDS, pause)
        with exporting(site, point) as export:
            export.wait_until_busy()
            settle()
            beside += fill(site, steps, asked.clients, asked.seconds / ROUNDS, pause)
            wrong += not export.was_busy_all_the_time()
    wrong += tell(f"{name}_half", alone, asked.seconds) + tell(f"{name}_half_export", beside, asked.seconds)
    hinder = percentile(beside.seconds["antwoord"], 99) / percentile(alone.seconds["antwoord"], 99)
    say(f"{name}_export_p99_ratio", round(hinder, 2))
    return wrong + (hinder > MOST_HINDER)


def tell(name: str, measured: Measured, seconds: float) -> int:
    """A line per figure: per second, p50, p95 and p99 in milliseconds, for each kind. Returns how much was wrong."""
    every = [one for kind in measured.seconds.values() for one in kind]
    for kind, found in {**measured.seconds, "alles": every}.items():
        if found:
            say(f"{name}_{kind}_per_second", round(len(found) / seconds, 1))
            for part in (50, 95, 99):
                say(f"{name}_{kind}_p{part}_ms", round(percentile(found, part) * 1000, 1))
    for what in sorted(set(measured.wrong)):
        sys.stderr.write(f"{name}: {measured.wrong.count(what)} keer {what}\n")
    return len(measured.wrong)


def percentile(values: list[float], part: int) -> float:
    """The value that so many of a hundred do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]


if __name__ == "__main__":
    sys.exit(main())
