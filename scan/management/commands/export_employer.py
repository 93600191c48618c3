"""Writes everything that is kept about an employer to one file: for who answers a request to see it."""

import io
import zipfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scan.models import Act
from scan.models.audit import record
from scan.privacy.archive import archive_of_employer
from scan.privacy.finding import NobodyError, organisations_of


class Command(BaseCommand):
    """See the module."""

    help = (
        "Schrijft alles wat er over een werkgever bewaard wordt in één ZIP: elke scan, en met --dossiers ook wat "
        "servicepunten opschreven. Van collega’s staan er alleen aantallen in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "id", help="De openbare naam van een scan, van het antwoord van de eigenaar, of van een dossier."
        )
        parser.add_argument("file", type=Path, help="Waar het bestand komt, bijvoorbeeld alles.zip.")
        parser.add_argument("--dossiers", action="store_true", help="Neem ook mee wat servicepunten zelf opschreven.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            employers = organisations_of(options["id"])
        except NobodyError as error:
            raise CommandError(f"Er is geen scan, antwoord of dossier met de naam {error}.") from None
        archives = [archive_of_employer(one, dossiers=options["dossiers"]) for one in employers]
        try:
            _write(options["file"], archives)
        except OSError as error:
            raise CommandError(
                f"{options['file']}: {error.strerror}. Bestaat de map, en mag je er schrijven?"
            ) from error
        for employer in employers:
            for scan in employer.scans.all():
                record(Act.COPIED, scan)
        self.stdout.write(f"{options['file']} is geschreven. Geef het alleen aan wie erom mag vragen.")


def _write(path: Path, archives: list[bytes]) -> None:
    """One archive as it is; several, of organisations that a dossier took together, each as a file in another."""
    path.touch(mode=0o600)
    if len(archives) == 1:
        path.write_bytes(archives[0])
        return
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as together:
        for number, content in enumerate(archives, 1):
            together.writestr(f"organisatie-{number}.zip", content)
    path.write_bytes(file.getvalue())
