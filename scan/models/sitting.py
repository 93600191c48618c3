"""Filling in together: an account manager beside the employer, with the employer's scan open for a while."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from scan.models.dossier import Dossier
from scan.models.people import User
from scan.models.scan import Response, new_public_id

LIFETIME = timedelta(hours=4)
TO_HAND_OVER = timedelta(days=7)
"""Within this time after it began, who sat can still give the employer the link."""


class SittingQuerySet(models.QuerySet["Sitting"]):
    """Sittings, and which of them go on."""

    def going_on(self) -> "SittingQuerySet":
        """Those that did not end and whose time is not over."""
        return self.to_hand_over().filter(expires_at__gt=timezone.now())

    def to_hand_over(self) -> "SittingQuerySet":
        """Those after which the employer did not get the link yet, also when their time is over.

        Only of account managers who still work at the service point.
        """
        works = models.Q(
            user__is_active=True,
            dossier__service_point__memberships__user=models.F("user"),
            dossier__service_point__memberships__active=True,
        )
        return self.filter(works, ended_at=None, started_at__gt=timezone.now() - TO_HAND_OVER)


class Sitting(models.Model):
    """That an account manager fills in a response together with the employer. When it ends, so does the access."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="sittings")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="sittings")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    by_phone = models.BooleanField(default=False)
    started_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SittingQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.dossier} op {self.started_at:%d-%m-%Y}"

    @property
    def goes_on(self) -> bool:
        """Whether there is time left, and nobody ended it."""
        return self.ended_at is None and self.expires_at > timezone.now()
