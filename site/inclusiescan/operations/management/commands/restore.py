"""Puts a backup back into an empty installation, and looks whether everything is there."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inclusiescan.backup.archive import DamagedError, Manifest
from inclusiescan.backup.databases import CopyError
from inclusiescan.backup.restoring import RefusedError, behind, look, restore


class Command(BaseCommand):
    """See the module."""

    help = "Zet een back-up terug in een lege installatie. Wat er al staat, wordt nooit overschreven."
    # The database is empty: looking at it as a whole would fail.
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Het bestand dat backup maakte.")
        parser.add_argument("--check", action="store_true", help="Kijk alleen of het bestand heel is.")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"]
        try:
            manifest = look(file) if options["check"] else restore(file)
        except (CopyError, DamagedError, RefusedError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or file}: {error.strerror}.") from error
        verb = "is heel" if options["check"] else "is teruggezet"
        self.stdout.write(f"{file} {verb}: {_told(manifest)}.")
        if not options["check"] and behind(manifest):
            self.stdout.write("Deze versie van de site is nieuwer. Doe nu: manage.py migrate")


def _told(manifest: Manifest) -> str:
    rows = sum(manifest.rows.values())
    return f"van {manifest.made}, {rows} rijen in {len(manifest.rows)} tabellen en {len(manifest.media)} bestanden"
