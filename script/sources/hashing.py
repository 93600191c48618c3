"""Makes the files that texts are held against: the sources themselves may not stand in the repository.

`source_runs.txt` holds a hash of each run of eight words, `source_addresses.txt` the addresses that the sources name.
"""

import argparse
import sys
from pathlib import Path

from pages.texts.addresses import addresses_in, unbroken
from pages.texts.runs import hash_of, rejoined, runs_of

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT.parent / "shared" / "bronnen"
GOAL = ROOT / "tests" / "data"
RUNS_FILE, ADDRESSES_FILE = "source_runs.txt", "source_addresses.txt"


def main() -> int:
    """Read the sources and write both files; 2 when there are no sources."""
    parser = argparse.ArgumentParser(prog="script/hash-sources", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SOURCES, help="where the sources are, as .txt")
    parser.add_argument("--to", type=Path, default=GOAL, help="where the files go")
    options = parser.parse_args()
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))}
    if not texts:
        sys.stderr.write(f"script/hash-sources: in {options.folder} staan geen bronnen (.txt)\n")
        return 2
    runs = {name: {hash_of(run) for run in (*runs_of(text), *runs_of(rejoined(text)))} for name, text in texts.items()}
    counts = [f"{name}: {len(hashes)}" for name, hashes in runs.items()]
    _write(options.to / RUNS_FILE, ["Hashes of runs of eight words; of each source so many:", *counts], *runs.values())
    addresses = (addresses_in(read) for text in texts.values() for read in (text, unbroken(text)))
    _write(options.to / ADDRESSES_FILE, ["Addresses and telephone numbers that stand in:", *texts], *addresses)
    return 0


def _write(path: Path, about: list[str], *lines: set[str]) -> None:
    heading = ("Made by script/hash-sources; do not edit.", *about)
    every = (*(f"# {line}" for line in heading), *sorted(set().union(*lines)))
    path.write_text("".join(f"{line}\n" for line in every), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
