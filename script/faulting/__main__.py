"""Runs the cases, each in a process of its own with a time limit, and prints a line for each. Exit 1 when one fails."""

import argparse
import os
import subprocess
import sys
import time

from stack import kept
from stack.processes import NotStartedError, clean_up_when_stopped
from stack.site import own_folder

from faulting.cases import CASES
from faulting.expecting import FailedError

LIMIT = 420
"""Seconds that a case may take: the longest waits until a dead worker is missed."""

CLEANING = 90
"""Seconds to stop all that it started, before it is ended by force."""


def main() -> int:
    """Run the cases that are asked for, or all."""
    parser = argparse.ArgumentParser(
        prog="script/faults",
        description=__doc__,
        epilog="\n".join(["cases:", *(f"  {name}" for name in CASES)]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("cases", nargs="*", metavar="CASE", help="which; without one all of them")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    clean_up_when_stopped()
    unknown = set(asked.cases) - set(CASES)
    if unknown:
        parser.error(f"er is geen geval {', '.join(sorted(unknown))}; wel {', '.join(CASES)}")
    if asked.here:
        return _run_here(asked.cases[0])
    with own_folder() as folder:
        os.environ.setdefault(kept.NAME, str(folder))
        failed = [name for name in asked.cases or CASES if not _run(name)]
    sys.stdout.write(f"{len(failed)} mislukt\n" if failed else "Alle gevallen hielden stand.\n")
    return 1 if failed else 0


def _run(name: str) -> bool:
    """One case, and everything that it started, within the time limit. Whether it held."""
    began = time.monotonic()
    command = [sys.executable, "-m", "faulting", "--here", name]
    with subprocess.Popen(  # noqa: S603  (our own words)
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as running:
        try:
            told, _ = running.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            told = _end(running)
            told += f"Niet klaar binnen {LIMIT} seconden."
        except BaseException:
            _end(running)
            raise
    held = running.returncode == 0
    told = told.strip() if not held else (told.strip().splitlines() or [""])[-1]
    sys.stdout.write(f"{'ok   ' if held else 'FOUT '} {name} ({time.monotonic() - began:.0f} s): {told}\n")
    sys.stdout.flush()
    return held


def _end(running: subprocess.Popen[str]) -> str:
    """It cleans up after itself when it is asked to stop; returns what it told. By force when it takes too long."""
    running.terminate()
    try:
        return running.communicate(timeout=CLEANING)[0]
    except subprocess.TimeoutExpired:
        running.kill()
        return running.communicate()[0]


def _run_here(name: str) -> int:
    """One case in this process."""
    os.umask(0o022)
    try:
        sys.stdout.write(f"{CASES[name]()}\n")
    except (FailedError, NotStartedError) as error:
        sys.stdout.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
