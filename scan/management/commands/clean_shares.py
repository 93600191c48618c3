"""Forgets what is left of shares whose last day has gone by. For a timer, as often as you like."""

from typing import Any

from django.core.management.base import BaseCommand

from scan.models import Share
from scan.models.dossier.finding import forget_all_empty


class Command(BaseCommand):
    """See the module."""

    help = (
        "Wist van delingen die voorbij zijn de naam en het mailadres, en de dossiers waarin niemand iets schreef. "
        "Mag zo vaak draaien als je wilt."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        contacts, dossiers = Share.objects.forget_contacts(), forget_all_empty()
        if contacts or dossiers or options["verbosity"] > 1:
            self.stdout.write(f"Gewist: naam en mailadres {contacts} keer, dossiers {dossiers} keer.")
