"""What the site keeps things in: the database, the caches and the disks."""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from inclusiescan.operations.health.finding import Finding, State
from inclusiescan.operations.ready import unapplied
from scan.privacy.guard import missing_triggers

SLOW_DATABASE = 0.5
"""Seconds for the smallest question there is."""

MOST_DRIFT = 5.0
"""Seconds that the clock of the database may differ from ours: links, limits and shares hang on it."""

LITTLE_DISK, NO_DISK = 0.15, 0.05
"""Which part of a disk should be free, and must be."""

GIGABYTE = 1024**3


def database() -> list[Finding]:
    """Whether it answers, and how fast."""
    began = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    seconds = time.monotonic() - began
    state = State.DOUBTFUL if seconds > SLOW_DATABASE else State.GOOD
    return [Finding("database", state, f"De database antwoordt in {seconds * 1000:.0f} ms.", seconds)]


def migrations() -> list[Finding]:
    """Whether the database is as this version of the code expects."""
    missing = unapplied()
    if not missing:
        return [Finding("migraties", State.GOOD, "De database past bij deze versie.", 0)]
    said = f"De database past niet bij deze versie. Voer uit: manage.py migrate. Het gaat om {', '.join(missing)}."
    return [Finding("migraties", State.BROKEN, said, len(missing))]


def audit_log() -> list[Finding]:
    """Whether the database still refuses to change the log of who looked: remaking a table can lose that."""
    missing = missing_triggers(connection)
    if not missing:
        return [Finding("logboek", State.GOOD, "De database laat niemand een regel in het logboek veranderen.", 0)]
    said = f"Het logboek kan veranderd worden. In de database ontbreekt of slaapt: {', '.join(sorted(missing))}."
    return [Finding("logboek", State.BROKEN, said, len(missing))]


def clocks() -> list[Finding]:
    """How far the clock of the database is from ours. SQLite has no clock of its own."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        drift = abs((cursor.fetchone()[0] - timezone.now()).total_seconds())
    state = State.DOUBTFUL if drift > MOST_DRIFT else State.GOOD
    return [Finding("klok", state, f"De klok van de database loopt {drift:.1f} seconden anders.", drift)]


def caches_work() -> list[Finding]:
    """Whether what is put into each cache comes out again."""
    return [_cache(name) for name in ("default", "pages")]


def _cache(name: str) -> Finding:
    part, value = f"cache {name}", secrets.token_hex(8)
    try:
        caches[name].set("operations-health", value, timeout=60)
        works = caches[name].get("operations-health") == value
    # Each kind of cache has errors of its own.
    except Exception as error:  # noqa: BLE001
        return Finding(part, State.BROKEN, f"De cache ‘{name}’ kan niets bewaren ({type(error).__name__}).")
    if works:
        return Finding(part, State.GOOD, f"De cache ‘{name}’ werkt.")
    return Finding(part, State.BROKEN, f"De cache ‘{name}’ geeft niet terug wat erin ging.")


def disks() -> list[Finding]:
    """The room on each disk that the site writes to."""
    return [_disk(path) for path in _one_per_disk()]


def _one_per_disk() -> Iterator[Path]:
    seen = set()
    for folder in _written_to():
        path = _nearest(folder)
        device = os.stat(path).st_dev  # noqa: PTH116  (a folder that is there: no need of what Path adds)
        if device not in seen:
            seen.add(device)
            yield path


def _written_to() -> list[Path]:
    """The database of a server is not here, or not ours to look at."""
    folders = [settings.VAR_DIR, settings.MEDIA_ROOT, settings.EXPORT_ROOT, settings.BACKUP_ROOT]
    if connection.vendor == "sqlite":
        folders.append(Path(connection.settings_dict["NAME"]).parent)
    return [Path(folder) for folder in folders]


def _nearest(path: Path) -> Path:
    """The folder itself, or the first one above it that is there: it is made when it is needed."""
    return next(one for one in (path.absolute(), *path.absolute().parents) if one.exists())


def _disk(path: Path) -> Finding:
    use = shutil.disk_usage(path)
    part = use.free / use.total
    state = State.BROKEN if part < NO_DISK else State.DOUBTFUL if part < LITTLE_DISK else State.GOOD
    said = f"Op de schijf van {path} is {use.free / GIGABYTE:.1f} GB vrij ({part:.0%})."
    return Finding(f"schijf {path}", state, said, use.free)
