"""Lets the database guard the audit log again, after its triggers were lost or switched off."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from scan.privacy.guard import missing_triggers, put_back


class Command(BaseCommand):
    """See the module."""

    help = (
        "Laat de database weer weigeren dat iemand een regel in het logboek verandert. Aan de regels verandert niets."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        missing = missing_triggers(connection)
        if missing:
            put_back(connection)
        said = f"Teruggezet: {', '.join(sorted(missing))}." if missing else "Er ontbrak niets."
        self.stdout.write(said)
