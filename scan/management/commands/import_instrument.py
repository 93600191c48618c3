"""Reads the instrument from a file into the working copy, or only says what that would change."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scan.core.changes import Change, changes
from scan.core.instrument import InstrumentError, instrument_from
from scan.exchange import RefusedFile, read_file
from scan.management.commands.export_instrument import kind_of
from scan.models.working.copy import replace_working_copy, working_copy
from scan.models.working.limits import unstorable


class Command(BaseCommand):
    """See the module. Nothing is published by it."""

    help = "Lees het instrument uit een bestand in de werkkopie. Een bestand met fouten wordt in zijn geheel geweigerd."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Een bestand van export_instrument: .yaml of .xlsx.")
        parser.add_argument("--dry-run", action="store_true", help="Zeg alleen wat er zou veranderen.")

    def handle(self, *args: Any, **options: Any) -> None:
        document = self._read(options["file"])
        self._tell(_changes(document))
        if options["dry_run"]:
            self.stdout.write("Er is niets veranderd: dit was een proef.")
            return
        replace_working_copy(document)
        self.stdout.write("De werkkopie is bijgewerkt. Er is nog niets gepubliceerd.")

    def _read(self, file: Path) -> dict[str, Any]:
        kind = kind_of(file)
        try:
            return read_file(file.read_bytes(), kind, unstorable)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        except RefusedFile as error:
            for finding in error.findings:
                self.stderr.write(finding.sentence)
            raise CommandError("Er is niets veranderd.") from error

    def _tell(self, found: Sequence[Change] | None) -> None:
        if found is None:
            self.stdout.write("De werkkopie van nu is niet af. Wat er verandert, is daarom niet te zeggen.")
        elif not found:
            self.stdout.write("Er zijn geen verschillen met de werkkopie.")
        for change in found or ():
            self.stdout.write(change.sentence)
            for sign, text in (("-", change.old), ("+", change.new)):
                if text is not None:
                    self.stdout.write("\n".join(f"  {sign} {line}" for line in text.splitlines()))


def _changes(document: dict[str, Any]) -> list[Change] | None:
    """What differs from the working copy; None when that holds what no instrument can hold."""
    try:
        before = working_copy().instrument
    except InstrumentError:
        return None
    return changes(before, instrument_from(document))
