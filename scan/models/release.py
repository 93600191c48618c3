"""Asking for a publication: an editor asks, a coordinator publishes or sends it back."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from scan.models.instrument import InstrumentVersion


class ReleaseRequest(models.Model):
    """A request to publish the working copy as it was then, told by its digest; one can be open at a time."""

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    note = models.TextField("toelichting")
    digest = models.CharField(max_length=64)
    is_open = models.BooleanField(default=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField("antwoord", blank=True)
    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_open"], condition=models.Q(is_open=True), name="one_open_release_request"
            )
        ]

    def __str__(self) -> str:
        return f"publicatieverzoek van {self.asked_at:%d-%m-%Y}"
