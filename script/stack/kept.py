"""What every site begins with, made once and copied for who starts many: that is most of the time that it takes."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

NAME = "STACK_KEPT"
"""The folder in which it is kept; without it each site is made anew. Who gives one throws it away after a migration."""


def place_of(database: str) -> Path | None:
    """Where the beginning of a site with this kind of database is kept, or may be; None when nothing is."""
    folder = os.environ.get(NAME)
    return Path(folder) / database if folder else None


def keep(there: Path, parts: Mapping[str, Path]) -> None:
    """Keep these folders, each under a name. Nothing may be written to them meanwhile."""
    unfinished = there.with_suffix(".deel")
    for name, here in parts.items():
        _copy(here, unfinished / name)
    unfinished.rename(there)


def put_back(there: Path, parts: Mapping[str, Path]) -> None:
    """Make each folder as it was kept."""
    for name, here in parts.items():
        _copy(there / name, here)


def _copy(source: Path, target: Path) -> None:
    """Everything in a folder, with whose it is."""
    target.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", "--reflink=auto", f"{source}/.", str(target)], check=True)  # noqa: S603, S607  (our own words)
