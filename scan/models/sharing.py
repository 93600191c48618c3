"""Who besides the employer may see a result: shares, and the one queryset that decides it."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from scan.models.people import ServicePoint, User
from scan.models.scan import Scan

LIFETIME = timedelta(days=365)


class ShareQuerySet(models.QuerySet["Share"]):
    """Shares, and who may see them."""

    def active(self) -> "ShareQuerySet":
        """Shares in force now, of scans that have a result."""
        return self.filter(withdrawn_at=None, until__gt=timezone.now(), scan__result__isnull=False)

    def visible_to(self, user: User) -> "ShareQuerySet":
        """The shares that this user may see: by membership of the service point, never by being a superuser.

        Lists, details, exports, jobs and commands for people all go through here.
        """
        if not user.is_active:
            return self.none()
        return self.active().filter(
            service_point__memberships__user_id=user.pk, service_point__memberships__active=True
        )


class Share(models.Model):
    """The employer's consent: what is shared with whom, under which text, from when until when."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="shares")
    service_point = models.ForeignKey(ServicePoint, on_delete=models.PROTECT, related_name="shares")
    organisation_name = models.CharField("naam van je organisatie", max_length=200)
    contact_name = models.CharField("jouw naam", max_length=200)
    contact_email = models.EmailField("e-mailadres")
    consent_text = models.TextField()
    shared_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    first_seen_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-shared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scan"], condition=models.Q(withdrawn_at=None), name="one_standing_share_per_scan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_name} met {self.service_point}"


def standing_share(scan: Scan) -> Share | None:
    """The share of this scan that is in force, if there is one."""
    return (
        Share.objects.filter(scan=scan, withdrawn_at=None, until__gt=timezone.now())
        .select_related("service_point")
        .first()
    )
