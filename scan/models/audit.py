"""The audit log: which act touched an employer's data, when, and by whom. Only ever added to.

The database itself sees to that (migration 0005): a line is never changed, and goes at the earliest after a year.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from scan.models.people import ServicePoint, User
from scan.models.scan import Scan
from scan.models.sharing import Share


class Act(models.TextChoices):
    """What can be done with an employer's data."""

    STARTED = "gestart", "Gestart"
    LINKED = "link", "Persoonlijke link gemaakt"
    UNLINKED = "link-ingetrokken", "Persoonlijke link ingetrokken"
    TOGETHER = "samen", "Samen ingevuld"
    FINISHED = "afgerond", "Afgerond"
    REOPENED = "heropend", "Opnieuw geopend"
    INVITED = "uitgenodigd", "Link voor collega’s gemaakt"
    JOINED = "meegedaan", "Collega begonnen"
    RETRACTED = "teruggenomen", "Collega wiste eigen antwoorden"
    ROUND_CLOSED = "ronde-dicht", "Ronde gesloten"
    SHARED = "gedeeld", "Gedeeld"
    WITHDRAWN = "ingetrokken", "Delen gestopt"
    LISTED = "in-lijst", "In de lijst gezien"
    SEEN = "bekeken", "Bekeken"
    EXPORTED = "gedownload", "Excel gedownload"
    COPIED = "kopie", "Kopie gemaakt door een beheerder"
    TAKEN_ALONG = "alles", "Alle gegevens gedownload"
    PRINTED = "pdf", "PDF gemaakt"
    PLANNED = "plan", "Plan veranderd"
    REMINDED = "herinnering", "Herinnering gevraagd"
    NOT_REMINDED = "geen-herinnering", "Herinnering gestopt"
    DELETED = "gewist", "Gewist"
    EXPIRED = "verlopen", "Gewist na de bewaartermijn"
    ERASED = "gewist-verzoek", "Gewist door een beheerder, op verzoek"


GONE = (Act.DELETED, Act.EXPIRED, Act.ERASED)
"""After these nothing of the scan is left but the lines of this log."""

OF_COLLEAGUES_TOO = (Act.LINKED, Act.UNLINKED, Act.FINISHED, Act.REOPENED, Act.JOINED, Act.RETRACTED)
"""Acts of which a line does not tell whose they were: their moments would tell the owner what a colleague did."""

LEAST_KEPT = timedelta(days=365)
"""For so long the database refuses to delete a line, whoever asks."""


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
        # What somebody saw today is looked up at each look at a list, among all that was ever seen.
        indexes = [models.Index(fields=["user_id", "at"], name="audit_of_user_by_moment")]

    def __str__(self) -> str:
        return f"{self.scan_id}: {self.get_act_display()}"


def record(act: Act, scan: Scan, *, user: User | None = None, service_point: ServicePoint | None = None) -> None:
    """Write down an act by the employer (no user) or by an account manager."""
    fields: dict[str, Any] = {"user_id": user.pk if user else None}
    fields["service_point_id"] = service_point.pk if service_point else None
    AuditEvent.objects.create(act=act, scan_id=scan.public_id, **fields)


def record_list(shares: Iterable[Share], user: User) -> None:
    """Write down that an account manager saw these in the list: once a day per scan, as a list is opened often."""
    record_daily(Act.LISTED, shares, user)


def record_daily(act: Act, shares: Iterable[Share], user: User) -> None:
    """Write down an act with shared scans that is done often: for this person once a day per scan."""
    shown = {share.scan.public_id: share.service_point_id for share in shares}
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    known = AuditEvent.objects.filter(act=act, user_id=user.pk, at__gte=today, scan_id__in=shown)
    written = set(known.values_list("scan_id", flat=True))
    AuditEvent.objects.bulk_create(
        AuditEvent(act=act, scan_id=scan_id, user_id=user.pk, service_point_id=point)
        for scan_id, point in shown.items()
        if scan_id not in written
    )
