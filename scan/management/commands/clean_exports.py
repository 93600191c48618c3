"""Takes away workbooks of the list that may not be kept any more. For a timer, as often as you like."""

from typing import Any

from django.core.management.base import BaseCommand

from scan.workspace.exports.cleaning import clean


class Command(BaseCommand):
    """See the module."""

    help = (
        "Haalt Excel-bestanden van de lijst weg die ouder zijn dan een week, of waarin een werkgever staat die niet "
        "meer deelt. Mag zo vaak draaien als je wilt."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        removed = clean()
        if removed or options["verbosity"] > 1:
            self.stdout.write(f"Weggehaald: {removed}.")
