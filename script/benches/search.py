"""How long does the search for steps that never come up take, measured against only scoring as many scans?

One step is made unreachable, so that the search tries them all. It must be found: otherwise exit 1.
"""

import argparse
import sys
import time
from typing import Any

from measuring import say

from scan.content import read_document
from scan.core.document import document_of
from scan.core.instrument import Instrument, instrument_from
from scan.core.lint import SCANS, never_reached
from scan.core.outcome import outcome_of
from scan.core.samples import measurement_of_sample

# A scale cannot be low while each of its items is high; no single condition says so.
ITEMS = ("att-past", "att-levert-op", "att-werk-gedaan")
UNREACHABLE = [[{"scale": "attitude", "below": 50}, *({"item": key, "at_least": 75} for key in ITEMS)]]


def main() -> int:
    """Measure, and print a line per figure."""
    parser = argparse.ArgumentParser(prog="script/bench search", description=__doc__)
    parser.add_argument("--scans", type=int, default=SCANS, help="how many made-up scans")
    scans = parser.parse_args().scans
    instrument = _with_unreachable_step()
    began = time.process_time()
    found = never_reached(instrument, scans=scans)
    searching = time.process_time() - began
    scoring = _scoring(instrument, scans)
    say("scans", scans)
    say("search_seconds", round(searching, 2))
    say("scoring_seconds", round(scoring, 2))
    say("search_ratio", round(searching / scoring, 2))
    say("found", len(found))
    return 0 if found else 1


def _with_unreachable_step() -> Instrument:
    """The starting instrument with a step whose rule no scan can meet."""
    document: dict[str, Any] = document_of(instrument_from(read_document()))
    step = document["steps"][0] | {"key": "onbereikbaar", "title": "Onbereikbaar", "when": UNREACHABLE}
    return instrument_from(document | {"steps": [*document["steps"], step]})


def _scoring(instrument: Instrument, scans: int) -> float:
    """Seconds to score and advise as many scans, of the sample employers."""
    measurements = [measurement_of_sample(instrument, sample) for sample in instrument.sample_employers]
    began = time.process_time()
    for number in range(scans):
        outcome_of(instrument, measurements[number % len(measurements)])
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
