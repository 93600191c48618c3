"""What does the log hold of somebody with an account? For that person to read: what employers read by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from scan.models import Act, AuditEvent, ServicePoint, Share, User

NOT_SHARED_NOW = "Een werkgever die nu niet deelt"


@dataclass(frozen=True)
class OwnLine:
    """One act: when, what, at which service point, and of which employer as far as this person may see it now."""

    at: datetime
    what: str
    employer: str
    service_point: str


def own_events(user: User) -> QuerySet[AuditEvent]:
    """All acts of this person in the audit log, the newest first."""
    return AuditEvent.objects.filter(user_id=user.pk)


def own_lines(events: Iterable[AuditEvent], user: User) -> list[OwnLine]:
    """These acts in words, in two queries however many there are."""
    events = list(events)
    ids = {event.scan_id for event in events}
    shares = Share.objects.visible_to(user).filter(scan__public_id__in=ids)
    names = dict(shares.values_list("scan__public_id", "organisation_name"))
    points = ServicePoint.objects.in_bulk({event.service_point_id for event in events if event.service_point_id})
    return [
        OwnLine(
            event.at,
            str(Act(event.act).label),
            names.get(event.scan_id, NOT_SHARED_NOW),
            point.name if (point := points.get(event.service_point_id)) else "",
        )
        for event in events
    ]
