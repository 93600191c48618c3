"""Writes the Excel workbook of one finished scan, as an account manager gets it: for operators."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from scan.export.workbook import workbook
from scan.models import Act, Scan
from scan.models.audit import record
from scan.models.sharing import standing_share
from scan.workbooks import report_of, report_under


class Command(BaseCommand):
    """See the module."""

    help = "Schrijf het Excel-bestand van één scan, zoals een accountmanager het krijgt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", help="De openbare naam van de scan, of van een antwoord van iemand op die scan.")
        parser.add_argument("file", type=Path, help="Waar het bestand komt, bijvoorbeeld scan.xlsx.")

    def handle(self, *args: Any, **options: Any) -> None:
        scan, file = _scan(options["id"]), options["file"]
        if scan.result is None:
            raise CommandError(f"Scan {scan.public_id} is nog niet afgerond: er is geen resultaat.")
        share = standing_share(scan)
        # What the employer left out of a share stays left out, also here.
        report = report_under(share) if share else report_of(scan.result, audience="account_manager")
        content = workbook(report)
        try:
            file.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}. Bestaat de map, en mag je er schrijven?") from error
        record(Act.COPIED, scan)
        self.stdout.write(f"{file} is geschreven.")


def _scan(public_id: str) -> Scan:
    known = Scan.objects.select_related("organisation", "result__version")
    scan = known.filter(Q(public_id=public_id) | Q(responses__public_id=public_id)).first()
    if scan is None:
        raise CommandError(f"Er is geen scan met de naam {public_id}.")
    return scan
