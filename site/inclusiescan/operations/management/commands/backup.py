"""Keeps the database and the files of editors in one file. For a timer, every night, while the site runs."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inclusiescan.backup.databases import CopyError
from inclusiescan.backup.making import make, throw_away_old


class Command(BaseCommand):
    """See the module."""

    help = "Bewaart de database en de bestanden van redacteuren in één bestand. De site kan intussen blijven draaien."

    def add_arguments(self, parser: CommandParser) -> None:
        folder, keep = settings.BACKUP_ROOT, settings.BACKUP_KEEP
        parser.add_argument("folder", type=Path, nargs="?", default=folder, help=f"De map; anders {folder}.")
        parser.add_argument(
            "--keep", type=_at_least_one, default=keep, metavar="N", help=f"Bewaar de laatste N; anders {keep}."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"]
        try:
            made = make(folder)
            gone = throw_away_old(folder, options["keep"])
        except CopyError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}. Is er ruimte, en mag je er schrijven?") from error
        self.stdout.write(f"{made} is geschreven: {made.stat().st_size} bytes.")
        for path in gone:
            self.stdout.write(f"{path} is weggegooid.")


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
