"""Makes a backup while the site runs, and throws old ones away."""

import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from inclusiescan.backup import archive, databases, migrations
from inclusiescan.backup.archive import Manifest

NAME = "inclusiescan-{:%Y%m%dT%H%M%SZ}.tar"
NAMES = "inclusiescan-*Z.tar"
BUSY = ".bezig-"
DAY = 24 * 60 * 60


def make(folder: Path) -> Path:
    """Write a backup into this folder, readable by its owner alone; gives the file.

    The database goes first: a picture that is uploaded meanwhile may be left over in the backup, but no picture that
    the database knows of is left out. Until it is whole the file has another name.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = datetime.now(UTC)
    goal = folder / NAME.format(made)
    with tempfile.TemporaryDirectory(dir=folder, prefix=BUSY) as busy:
        copy, part = Path(busy) / archive.DATABASE, Path(busy) / goal.name
        applied = migrations.applied()
        rows = databases.dump(copy)
        if migrations.applied() != applied:
            raise databases.CopyError("Intussen veranderde migrate de database. Maak de back-up opnieuw.")
        with part.open("wb") as target:
            os.fchmod(target.fileno(), 0o600)
            with tarfile.open(fileobj=target, mode="w") as tar:
                writer = archive.Writer(tar)
                writer.add(archive.DATABASE, copy)
                _add_media(writer)
                unknown = sorted(set(applied) - migrations.known())
                manifest = Manifest(made.isoformat(), connection.vendor, applied, rows, writer.files, unknown)
                writer.finish(manifest)
            target.flush()
            os.fsync(target.fileno())
        part.replace(goal)
    return goal


def throw_away_old(folder: Path, keep: int) -> list[Path]:
    """Delete all but the newest so many backups; gives those that went. The names are in order of time.

    Likewise what is left of a backup that was broken off: it holds as much as a whole one.
    """
    for left in folder.glob(f"{BUSY}*"):
        if time.time() - left.stat().st_mtime > DAY:
            shutil.rmtree(left)
    old = sorted(folder.glob(NAMES), reverse=True)[keep:]
    for path in old:
        path.unlink()
    return old


def _add_media(writer: archive.Writer) -> None:
    root = Path(settings.MEDIA_ROOT)
    for path in _files(root):
        try:
            writer.add(archive.MEDIA + path.relative_to(root).as_posix(), path)
        except FileNotFoundError:
            # An editor deleted it just now.
            continue


def _files(root: Path) -> Iterator[Path]:
    """The files of editors. Nothing that is elsewhere, and only linked to from here."""
    yield from (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
