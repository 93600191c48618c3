"""Takes the instrument in scan/content in, once: as the first version, and as the working copy of the editors."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from scan.content import ContentError, read_document, read_instrument
from scan.models import InstrumentVersion
from scan.models.instrument import publish
from scan.models.working.copy import mark_published, replace_working_copy, working_copy


class Command(BaseCommand):
    """See the module. After that the editors own the instrument: running it again changes nothing."""

    help = "Neem het instrument uit scan/content één keer over, als eerste versie en als werkkopie."

    def handle(self, *args: Any, **options: Any) -> None:
        version = InstrumentVersion.objects.first() or self._first_version()
        if not any(working_copy().rows.values()):
            replace_working_copy(version.document)
            mark_published(version.document)
        self.stdout.write(f"Het instrument staat klaar als versie {version.number}.")

    def _first_version(self) -> InstrumentVersion:
        try:
            read_instrument()
            return publish(read_document(), note="Overgenomen uit scan/content.")
        except ContentError as error:
            raise CommandError(str(error)) from error
