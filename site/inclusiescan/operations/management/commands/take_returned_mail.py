"""Reads the reports of the mail server about mail that did not arrive. For a timer, once an hour."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from inclusiescan.operations.returned import take_in, take_in_all


class Command(BaseCommand):
    """See the module."""

    help = (
        "Leest de meldingen van de mailserver dat een mail niet aankwam, uit de map RETURNED_MAIL_ROOT. Bewaart alleen "
        "het domein en de reden, en gooit de melding weg."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stdin", action="store_true", help="Lees er een van de standaardinvoer.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["stdin"]:
            take_in(sys.stdin.buffer)
        else:
            take_in_all(Path(settings.RETURNED_MAIL_ROOT))
