"""How much time and memory does the workbook of many scans take, against writing the same cells with bare openpyxl?

Made for a tenth of the scans and for all of them, each in a process of its own. Exit 1 when it takes more than 1.2
times as long as the yardstick, or when memory grows with the number of scans.
"""

import argparse
import json
import pickle
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django
from measuring import say
from running import HERE, ROOT, prepared_database
from scored import point_with_scans

MOST_RATIO = 1.2
MOST_GROWTH = 1.1
"""How much larger the peak of memory may be with ten times as many scans."""

_ROWS = 1000


def main() -> int:
    """Measure, and print a line per figure."""
    parser = argparse.ArgumentParser(prog="script/bench export", description=__doc__)
    parser.add_argument("scans", nargs="?", type=_number, default=100_000, help="how many scans: 100 or more")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    sys.path += map(str, (HERE, ROOT, ROOT / "site"))
    if asked.one:
        return _one(asked.one[0], Path(asked.one[1]))
    few, many = asked.scans // 10, asked.scans
    with prepared_database(), TemporaryDirectory() as folder:
        django.setup()
        for number in (few, many):
            point_with_scans(f"Punt {number}", number)
        figures = {number: _in_own_process(f"Punt {number}", folder) for number in (few, many)}
        _close()
    say("scans", many)
    for number, found in figures.items():
        say(f"scans_{number}_peak_mb", round(found["peak_mb"]))
        say(f"scans_{number}_ms_per_scan", round(found["seconds"] / number * 1000, 3))
        say(f"scans_{number}_ratio", round(found["seconds"] / found["bare_seconds"], 2))
    growth = figures[many]["peak_mb"] / figures[few]["peak_mb"]
    ratio = figures[many]["seconds"] / figures[many]["bare_seconds"]
    say("bare_ms_per_scan", round(figures[many]["bare_seconds"] / many * 1000, 3))
    say("wall_seconds", round(figures[many]["wall_seconds"], 1))
    say("memory_growth", round(growth, 2))
    say("time_growth", round(figures[many]["seconds"] / figures[few]["seconds"] * few / many, 2))
    say("ratio", round(ratio, 2))
    return 1 if ratio > MOST_RATIO or growth > MOST_GROWTH else 0


def _in_own_process(name: str, folder: str) -> dict[str, float]:
    """The figures of one workbook, from a process that does nothing else."""
    command = [sys.executable, str(HERE / "export.py"), "--one", name, folder]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  (our own words)
    return json.loads(done.stdout)


def _one(name: str, folder: Path) -> int:
    """Write the workbook of a service point as the job does, with the log; then the same cells by bare openpyxl."""
    django.setup()
    from scan.models import ServicePoint

    spool, point = folder / "cells", ServicePoint.objects.get(name=name)
    began = time.monotonic()
    seconds, spooling = _exported(point, folder / "own.xlsx", spool)
    found = {"seconds": seconds, "wall_seconds": time.monotonic() - began - spooling}
    found["peak_mb"] = _peak()
    found["bare_seconds"] = _bare(spool, folder / "bare.xlsx")
    _close()
    sys.stdout.write(json.dumps(found))
    return 0


def _exported(point: Any, file: Path, spool: Path) -> tuple[float, float]:
    """Seconds of processor time of the export, and beside them the seconds that it took to set the cells aside."""
    from scan.export.portfolio.workbook import write_portfolio
    from scan.export.streaming import StreamedSheet
    from scan.models import Act
    from scan.workspace.exports.making import batched_names, record_exports
    from scan.workspace.exports.selections import of_service_point

    write, aside = StreamedSheet.write, 0.0
    with spool.open("wb") as cells, file.open("wb") as target:

        def set_aside_and_write(sheet: StreamedSheet, values: Any) -> None:
            nonlocal aside
            values = list(values)
            began = time.process_time()
            pickle.dump((sheet.title, values), cells)
            aside += time.process_time() - began
            write(sheet, values)

        StreamedSheet.write = set_aside_and_write
        began = time.process_time()
        order = of_service_point(point)
        write_portfolio(target, order.selection, order.source.records(), order.source.developments())
        for scans in batched_names(order.source.scan_ids):
            record_exports(scans, Act.COPIED, None, point.pk)
        return time.process_time() - began - aside, aside


def _peak() -> float:
    """The most memory that this process ever had, in MB. Not of getrusage: that begins with the peak of the parent."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def _bare(spool: Path, file: Path) -> float:
    """Seconds of processor time to write the same cells in the same order, without reading them."""
    from openpyxl import Workbook

    book, seconds = Workbook(write_only=True), 0.0
    sheets: dict[str, Any] = {}
    for rows in _spooled(spool):
        began = time.process_time()
        for title, values in rows:
            if title not in sheets:
                sheets[title] = book.create_sheet(title)
            sheets[title].append(values)
        seconds += time.process_time() - began
    began = time.process_time()
    book.save(file)
    return seconds + time.process_time() - began


def _spooled(spool: Path) -> Iterator[list[tuple[str, list[Any]]]]:
    """The rows that were set aside, some at a time."""
    rows = []
    with spool.open("rb") as cells:
        while True:
            try:
                rows.append(pickle.load(cells))  # noqa: S301  (of our own making, a moment ago)
            except EOFError:
                break
            if len(rows) == _ROWS:
                yield rows
                rows = []
    yield rows


def _close() -> None:
    """Let go of the database, which goes away."""
    from django.db import connections

    connections.close_all()


def _number(text: str) -> int:
    if not 100 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError("must be from 100 to 1000000")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
