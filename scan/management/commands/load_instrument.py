"""Freezes the instrument in scan/content as a version, if it is not the newest one already."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from scan.content import ContentError, read_document, read_instrument
from scan.models.instrument import publish


class Command(BaseCommand):
    """See the module."""

    help = "Neem het instrument uit scan/content over als versie. Nog eens uitvoeren verandert niets."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            read_instrument()
            version = publish(read_document(), note="Overgenomen uit scan/content.")
        except ContentError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Het instrument staat klaar als versie {version.number}.")
