"""Writes the lines of the audit log about a scan, an account or a service point: for who may ask what was done."""

import csv
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils import timezone

from scan.models import AuditEvent, Scan, ServicePoint, User
from scan.models.audit import OF_COLLEAGUES_TOO

Events = QuerySet[AuditEvent]
HEADINGS = ("moment", "wat", "scan", "door", "servicepunt")


class Command(BaseCommand):
    """See the module."""

    help = (
        "Schrijft het logboek van één scan (ook als die gewist is), van één account of van één servicepunt als CSV. "
        "Wie wat deed, gaat alleen naar wie het aangaat: de werkgever, die persoon zelf, of wie voor het servicepunt "
        "nagaat wie waarnaar keek."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        about = parser.add_mutually_exclusive_group(required=True)
        about.add_argument("--scan", help="De openbare naam van de scan, of van het antwoord van de eigenaar.")
        about.add_argument("--account", help="Het mailadres van het account.")
        about.add_argument("--service-point", help="De naam van het servicepunt.")

    def handle(self, *args: Any, **options: Any) -> None:
        events = list(_asked(**options).order_by("at"))
        users = User.objects.in_bulk({event.user_id for event in events if event.user_id})
        points = ServicePoint.objects.in_bulk({event.service_point_id for event in events if event.service_point_id})
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(HEADINGS)
        for event in events:
            user, point = users.get(event.user_id), points.get(event.service_point_id)
            who = (
                (user.get_full_name() or "account zonder naam")
                if user
                else "account dat weg is"
                if event.user_id
                else ""
            )
            moment = timezone.localtime(event.at).isoformat(timespec="seconds")
            writer.writerow([moment, event.get_act_display(), event.scan_id, who, point.name if point else ""])


def _asked(*, scan: str | None, account: str | None, service_point: str | None, **options: Any) -> Events:
    if scan:
        return _of_scan(scan)
    return _of_account(account) if account else _of_service_point(service_point or "")


def _of_scan(public_id: str) -> Events:
    """What the employer may know: nothing of when a colleague did what."""
    scan = Scan.objects.filter(responses__public_id=public_id, responses__is_owner=True).first()
    return AuditEvent.objects.filter(scan_id=scan.public_id if scan else public_id).exclude(act__in=OF_COLLEAGUES_TOO)


def _of_account(address: str) -> Events:
    user = User.objects.filter(email__iexact=address).first()
    if user is None:
        raise CommandError("Er is geen account met dat mailadres.")
    return AuditEvent.objects.filter(user_id=user.pk)


def _of_service_point(name: str) -> Events:
    """What was done by who works or worked there, with what employers shared with it."""
    point = ServicePoint.objects.filter(name__iexact=name).first()
    if point is None:
        raise CommandError("Er is geen servicepunt met die naam.")
    return AuditEvent.objects.filter(service_point_id=point.pk).exclude(user_id=None)
