"""Lets an account hold nobody any more, at once: for who answers a request to be forgotten."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scan.models import User
from scan.privacy.erasing import forget_account


class Command(BaseCommand):
    """See the module."""

    help = (
        "Wist voorgoed van wie een account was: naam, mailadres, tweede factor, plek bij een servicepunt en filters. "
        "Wat die persoon schreef, blijft, zonder naam. Zonder --yes gebeurt er niets."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="Het mailadres van het account.")
        parser.add_argument("--yes", action="store_true", help="Wis het echt.")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["address"].strip()).first()
        if user is None:
            raise CommandError("Er is geen account met dit mailadres.")
        if not options["yes"]:
            self.stdout.write("Zou weggaan: wie dit account was. Met --yes gebeurt het, en dan is het voorgoed.")
            return
        forget_account(user)
        self.stdout.write("Gewist: wie dit account was.")
