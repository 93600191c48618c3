"""Employers of a service point with a shared result, made fast: nobody fills in for them."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from scan.models import Assignment, Dossier, InstrumentVersion, Organisation, Result, Scan, ServicePoint, Share, User
from scan.models.dossier.finding import dossier_for

COLUMNS = {
    "sector": "C",
    "size": "50-99",
    "kind": "privaat",
    "stage": "motiveren",
    "lowest": "context",
    "style": "partner",
    "wishes": " begeleiding  functies ",
    "dimensions": {"willen": 60, "kunnen": 50, "context": 40},
}


def measured(organisation: Organisation, point: ServicePoint, *, days_ago: int = 1, **columns: Any) -> Share:
    """A measurement of this organisation that began so many days ago, shared with everything the day after."""
    version = InstrumentVersion.objects.first()
    began = timezone.now() - timedelta(days=days_ago)
    scan = Scan.objects.create(organisation=organisation, version=version, started_at=began)
    scan.result = Result.objects.create(scan=scan, version=version, data={}, **(COLUMNS | columns))
    scan.save()
    return Share.objects.create(
        scan=scan,
        service_point=point,
        organisation_name=organisation.name,
        contact_name="Joost Jansen",
        includes_plan=True,
        shared_at=began,
        until=timezone.now() + timedelta(days=90),
    )


def employer(point: ServicePoint, name: str, *, days_ago: int = 1, **columns: Any) -> Share:
    """An employer that shared one measurement; it has a dossier as if it had shared by itself."""
    organisation = Organisation.objects.create(name=name)
    share = measured(organisation, point, days_ago=days_ago, **columns)
    dossier_for(point, organisation, name)
    return share


def dossier_of(share: Share) -> Dossier:
    """The dossier that people see of who shared this."""
    found = Dossier.objects.get(about__organisation=share.scan.organisation, service_point=share.service_point)
    return found.merged_into or found


def give(dossier: Dossier, manager: User, **fields: Any) -> Assignment:
    """Let somebody look after this dossier."""
    return Assignment.objects.create(dossier=dossier, manager=manager, **fields)


def merge(dossier: Dossier, into: Dossier) -> None:
    """Let people see the second in the place of the first."""
    dossier.merged_into = into
    dossier.save()


def ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)
