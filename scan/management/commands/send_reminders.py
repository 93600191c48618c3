"""Mails the reminders that fall due today. For a timer, as often as you like: nobody gets the same mail twice."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from scan.results.plan.reminding import send_due


class Command(BaseCommand):
    """See the module."""

    help = "Mailt de herinneringen aan een plan die vandaag aan de beurt zijn. Mag zo vaak draaien als je wilt."

    def handle(self, *args: Any, **options: Any) -> None:
        sent, failed = send_due(timezone.localdate())
        if sent or options["verbosity"] > 1:
            self.stdout.write(f"Verstuurd: {sent}.")
        if failed:
            raise CommandError(f"Niet gelukt: {failed}. Een volgende keer proberen wij het opnieuw.")
