"""Mails the operator what is broken or due. For a timer, once a day."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inclusiescan.operations.digest import send
from inclusiescan.operations.models import Heartbeat


class Command(BaseCommand):
    """See the module."""

    help = "Mailt de beheerder wat stuk is of gedaan moet worden. Hoogstens één keer per dag; voor een timer."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.OPERATOR_EMAILS:
            raise CommandError("OPERATOR_EMAILS is leeg: er is niemand om te mailen.")
        today = timezone.localdate()
        last = Heartbeat.objects.filter(name=NAME).first()
        if last and last.beat_at and timezone.localdate(last.beat_at) == today:
            self.stdout.write("Vandaag is er al gemaild.")
            return
        send(settings.OPERATOR_EMAILS)
        Heartbeat.objects.update_or_create(name=NAME, defaults={"beat_at": timezone.now()})


NAME = "send_digest"
