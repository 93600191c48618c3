"""Puts a backup back, into an installation that is still empty: what is there is never written over."""

import os
import tempfile
from pathlib import Path
from tarfile import TarFile

from django.conf import settings
from django.db import connection

from inclusiescan.backup import archive, databases, migrations
from inclusiescan.backup.archive import Manifest


class RefusedError(Exception):
    """This backup cannot be put back here. The message says in Dutch why; nothing was changed."""


def look(path: Path) -> Manifest:
    """Read a whole backup, and change nothing. DamagedError when it is not what it was."""
    with archive.opened(path) as tar:
        manifest = archive.read_manifest(tar)
        archive.check(tar, manifest)
        return manifest


def restore(path: Path) -> Manifest:
    """Put the database and the files back, and look whether all of it is there.

    Raises RefusedError when this is no place for it, and DamagedError when the file is broken, before anything changed.
    The files go first: when those do not fit, the database is still empty, and they go again.
    """
    manifest = look(path)
    _refuse_other_database(manifest)
    _refuse_what_is_not_empty()
    _refuse_newer_code(manifest)
    with archive.opened(path) as tar:
        try:
            _unpack_media(tar, manifest)
            _load_database(tar, manifest)
        except BaseException:
            _take_back_media(manifest)
            raise
    _compare(manifest)
    return manifest


def behind(manifest: Manifest) -> list[str]:
    """The migrations that this version of the site has and the backup had not: they have to be applied."""
    return sorted(migrations.known() - set(manifest.migrations))


def _refuse_other_database(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise RefusedError(f"De back-up is van {manifest.vendor}, en DATABASE_URL noemt {connection.vendor}.")


def _refuse_what_is_not_empty() -> None:
    there = databases.tables()
    if there:
        raise RefusedError(f"De database is niet leeg: er zijn {len(there)} tabellen. Maak een nieuwe, lege database.")
    media = Path(settings.MEDIA_ROOT)
    if any(path.is_file() for path in media.rglob("*")):
        raise RefusedError(f"In {media} staan al bestanden. Zet die eerst ergens anders neer.")


def _refuse_newer_code(manifest: Manifest) -> None:
    # What the site that made the backup did not know either, it worked with all the same.
    unknown = set(manifest.migrations) - set(manifest.unknown) - migrations.known()
    if unknown:
        raise RefusedError(
            f"De back-up is van een andere versie van de site: {min(unknown)} is hier niet bekend. "
            "Neem de versie die toen draaide, of een nieuwere."
        )


def _unpack_media(tar: TarFile, manifest: Manifest) -> None:
    folder = Path(settings.MEDIA_ROOT)
    for name in manifest.media:
        place = archive.place_of(name, folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as target:
            archive.copy(tar, manifest, name, target.write)
            if settings.FILE_UPLOAD_PERMISSIONS is not None:
                os.fchmod(target.fileno(), settings.FILE_UPLOAD_PERMISSIONS)


def _take_back_media(manifest: Manifest) -> None:
    for name in manifest.media:
        archive.place_of(name, Path(settings.MEDIA_ROOT)).unlink(missing_ok=True)


def _load_database(tar: TarFile, manifest: Manifest) -> None:
    with tempfile.TemporaryDirectory() as busy:
        copy = Path(busy) / archive.DATABASE
        with copy.open("wb") as target:
            os.fchmod(target.fileno(), 0o600)
            archive.copy(tar, manifest, archive.DATABASE, target.write)
        databases.load(copy)


def _compare(manifest: Manifest) -> None:
    """Say so when the numbers are not those of the backup. What is in the rows came through a digest."""
    now = databases.count_rows()
    wrong = [name for name in {*now, *manifest.rows} if now.get(name) != manifest.rows.get(name)]
    if wrong:
        raise databases.CopyError(f"Teruggezet, maar niet alles klopt: in {min(wrong)} staan andere aantallen rijen.")
