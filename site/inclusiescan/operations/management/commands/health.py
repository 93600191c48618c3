"""Says how every part of the site stands. For a person, and with --json for a program that watches."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from inclusiescan.operations.health import look, worst


class Command(BaseCommand):
    """See the module."""

    help = (
        "Zegt hoe alles ervoor staat wat de site nodig heeft. Stopt met 0 als alles goed is, met 1 als er iets is om "
        "op te letten, en met 2 als er iets stuk is."
    )
    # It must tell what is wrong, also when that is the database.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Als JSON, voor een programma.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = look()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
        else:
            for one in found:
                self.stdout.write(f"{one.state:<7} {one.said}")
        if code := worst(found).code:
            raise SystemExit(code)
