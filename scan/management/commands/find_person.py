"""Tells what is kept with a mail address, and under which ids: the first step in answering a request."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from scan.privacy.finding import mentions_of


class Command(BaseCommand):
    """See the module."""

    help = (
        "Zegt wat er bij een mailadres bewaard is, en onder welke nummers. Daarmee gaan export_employer en "
        "erase_employer verder. Kijk eerst of het adres van de vrager is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="Het mailadres.")

    def handle(self, *args: Any, **options: Any) -> None:
        mentions = mentions_of(options["address"].strip())
        for mention in mentions:
            self.stdout.write(f"{mention.what} {mention.id}".strip())
        if not mentions:
            self.stdout.write("Bij dit mailadres is niets bewaard.")
