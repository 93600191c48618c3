"""Erases the mail addresses of invitations that nobody used in 60 days. For a timer, as often as you like."""

from typing import Any

from django.core.management.base import BaseCommand

from scan.models import EmployerInvitation


class Command(BaseCommand):
    """See the module."""

    help = "Wist de mailadressen van uitnodigingen die 60 dagen niet zijn gebruikt. Mag zo vaak draaien als je wilt."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = EmployerInvitation.objects.unused_too_long().erase()
        if erased or options["verbosity"] > 1:
            self.stdout.write(f"Gewist: {erased}.")
