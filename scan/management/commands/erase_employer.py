"""Erases everything about an employer for good: for who answers a request to be forgotten."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from scan.privacy.erasing import erase_dossier, erase_organisation
from scan.privacy.finding import NobodyError, dossiers_of, organisations_of


class Command(BaseCommand):
    """See the module."""

    help = (
        "Wist alle scans van een werkgever voorgoed, met alles wat eraan vastzit; met --dossiers ook wat servicepunten "
        "opschreven. Zonder --yes vertelt het alleen wat er weg zou gaan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "id", help="De openbare naam van een scan, van het antwoord van de eigenaar, of van een dossier."
        )
        parser.add_argument("--dossiers", action="store_true", help="Wis ook wat servicepunten zelf opschreven.")
        parser.add_argument("--yes", action="store_true", help="Wis het echt.")

    def handle(self, *args: Any, **options: Any) -> None:
        dossiers = dossiers_of(options["id"]) if options["dossiers"] else []
        try:
            employers = organisations_of(options["id"])
        except NobodyError as error:
            if not dossiers:
                raise CommandError(f"Er is geen scan, antwoord of dossier met de naam {error}.") from None
            employers = []
        scans = sum(employer.scans.count() for employer in employers)
        what = f"{scans} scans en {len(dossiers)} dossiers"
        if not options["yes"]:
            self.stdout.write(f"Zou weggaan: {what}. Met --yes gebeurt het.")
            return
        with transaction.atomic():
            for dossier in dossiers:
                erase_dossier(dossier)
            for employer in employers:
                erase_organisation(employer)
        self.stdout.write(f"Gewist: {what}.")
