"""Erases and takes back anew what a backup brought back. Part of restoring; safe to run at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from scan.privacy.again import erase_again, take_back_again
from scan.questionnaire.joining import retract_again


class Command(BaseCommand):
    """See the module."""

    help = "Wist opnieuw wat al gewist was en met een reservekopie terugkwam (zie ERASED_FILE). Hoort bij terugzetten."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Opnieuw gewist: {erase_again() + retract_again()}.")
        self.stdout.write(f"Opnieuw teruggenomen: {take_back_again()}.")
