"""What every measurement does: so many clients at once, for so long, and a line per figure."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

CLIENTS = (8, 32)


def duration(text: str) -> float:
    """A number of seconds, more than none."""
    seconds = float(text)
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError("must be more than 0 and at most 3600")
    return seconds


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


def say(name: str, value: float) -> None:
    """One figure, at once."""
    sys.stdout.write(f"{name}: {value}\n")
    sys.stdout.flush()
