"""Lets somebody who lost telephone, passkey and recovery codes begin again."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.template.loader import render_to_string

from scan.models import User


class Command(BaseCommand):
    """Takes away the second factor of one account, ends its sessions and mails its owner."""

    help = (
        "Haalt de tweede factor van een account weg, beëindigt de sessies en mailt de eigenaar. "
        "Doe dit alleen voor iemand die je hebt herkend: een mail of telefoontje is niet genoeg."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="het mailadres van het account")

    def handle(self, *args: object, **options: str) -> None:
        """Raises CommandError when there is no such account, or nothing to take away."""
        user = User.objects.filter(email__iexact=options["address"].strip()).first()
        if user is None:
            raise CommandError("Er is geen account met dit mailadres.")
        with transaction.atomic():
            taken_away, _ = Authenticator.objects.filter(user=user).delete()
            if not taken_away:
                raise CommandError("Dit account heeft geen tweede factor. Bij het inloggen komt er een.")
            for session in UserSession.objects.filter(user=user):
                session.end()
        body = render_to_string("scan/second_factor_reset_mail.txt")
        send_mail("Je tweede factor is weggehaald", body, None, [user.email])
        self.stdout.write("Weggehaald. Bij de volgende keer inloggen komt er een nieuwe.")
