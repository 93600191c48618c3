"""The audit log: which act touched an employer's data, when, and by whom. Only ever added to."""

from typing import Any

from django.db import models
from django.utils import timezone

from scan.models.people import ServicePoint, User
from scan.models.scan import Scan


class Act(models.TextChoices):
    """What can be done with an employer's data."""

    STARTED = "gestart", "Gestart"
    LINKED = "link", "Persoonlijke link gemaakt"
    FINISHED = "afgerond", "Afgerond"
    REOPENED = "heropend", "Opnieuw geopend"
    SHARED = "gedeeld", "Gedeeld"
    WITHDRAWN = "ingetrokken", "Delen gestopt"
    SEEN = "bekeken", "Bekeken"
    EXPORTED = "gedownload", "Excel gedownload"
    DELETED = "gewist", "Gewist"


class AuditEvent(models.Model):
    """One act. It names a scan by its public id, so that it outlives the scan without holding anything of it."""

    at = models.DateTimeField(default=timezone.now)
    act = models.CharField(max_length=20, choices=Act.choices)
    scan_id = models.CharField(max_length=12, db_index=True)
    user_id = models.PositiveBigIntegerField(null=True, blank=True)
    service_point_id = models.PositiveBigIntegerField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.scan_id}: {self.get_act_display()}"


def record(act: Act, scan: Scan, *, user: User | None = None, service_point: ServicePoint | None = None) -> None:
    """Write down an act by the employer (no user) or by an account manager."""
    fields: dict[str, Any] = {"user_id": user.pk if user else None}
    fields["service_point_id"] = service_point.pk if service_point else None
    AuditEvent.objects.create(act=act, scan_id=scan.public_id, **fields)
