"""Writes the working copy of the instrument, or a published version, to a file: for researchers and operators."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scan.core.instrument import InstrumentError
from scan.exchange import KINDS, RefusedFile, write_file
from scan.exchange.reasons import reasons
from scan.models import InstrumentVersion
from scan.models.working.copy import working_copy


class Command(BaseCommand):
    """See the module."""

    help = "Schrijf de werkkopie van het instrument naar een bestand, of een versie die gepubliceerd is."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Let our own --version take the place of Django's."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Waar het bestand komt: instrument.yaml of instrument.xlsx.")
        parser.add_argument("--version", type=int, help="Het nummer van een versie; zonder dit de werkkopie.")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"]
        kind = kind_of(file)
        document = _version(options["version"]) if options["version"] is not None else self._working_copy()
        try:
            content = write_file(document, kind)
        except RefusedFile as error:
            for finding in error.findings:
                self.stderr.write(finding.sentence)
            raise CommandError("Er is niets geschreven.") from error
        try:
            file.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}. Bestaat de map, en mag je er schrijven?") from error
        self.stdout.write(f"{file} is geschreven.")

    def _working_copy(self) -> dict[str, Any]:
        copy = working_copy()
        try:
            return copy.canonical()
        except InstrumentError as error:
            for path, reason in reasons(copy.document, error.problems):
                self.stderr.write(f"{'.'.join(map(str, path))}: {reason}")
            raise CommandError("De werkkopie is niet af. Er is niets geschreven.") from error


def kind_of(file: Path) -> str:
    """The kind of file that its name promises. Raises CommandError."""
    kind = file.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise CommandError(f"{file}: kies een naam die eindigt op {' of '.join(f'.{one}' for one in KINDS)}.")
    return kind


def _version(number: int) -> dict[str, Any]:
    version = InstrumentVersion.objects.filter(number=number).first()
    if version is None:
        raise CommandError(f"Er is geen versie {number}.")
    return dict(version.document)
