"""Deletes, or makes anonymous, what was kept as long as its term. For a timer, once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from scan.privacy.retention import run
from scan.workspace.exports.cleaning import clean


class Command(BaseCommand):
    """See the module."""

    help = (
        "Wist wat lang genoeg bewaard is: scans, dossiers, adressen, gesloten accounts, logboek, bestanden en sessies. "
        "Mag zo vaak draaien als je wilt."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Vertel wat er weg zou gaan, en wis niets.")

    def handle(self, *args: Any, **options: Any) -> None:
        dry = options["dry_run"]
        for name, count in run(dry=dry):
            self._tell(name, count, **options)
        if not dry:
            self._tell("Excel-bestanden van de lijst", clean(), **options)

    def _tell(self, name: str, count: int, **options: Any) -> None:
        """Numbers only: who it was about, is what goes."""
        if count or options["verbosity"] > 1:
            self.stdout.write(f"{'Zou weggaan' if options['dry_run'] else 'Weg'}: {count} {name}.")
