"""What is kept about the running site itself: signs of life, and mail that came back. Nothing of an employer."""

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """The last sign of life of a worker, or the last run of a timer or a backup.

    `beat_at` is when it last did well; `failed_at` when it last did not, and `said` what it was, in a few words of
    our own. A worker only beats.
    """

    name = models.CharField(max_length=100, primary_key=True)
    began_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=200, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def went_wrong(self) -> bool:
        """Whether the last run failed."""
        return self.failed_at is not None and (self.beat_at is None or self.failed_at > self.beat_at)


class ReturnedMail(models.Model):
    """A mail that could not be delivered: to which domain and why, never to whom."""

    came_at = models.DateTimeField(default=timezone.now, db_index=True)
    domain = models.CharField(max_length=255, blank=True)
    status = models.CharField(max_length=20, blank=True, help_text="As in RFC 3463: 5.1.1 is an unknown mailbox.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-came_at"]

    def __str__(self) -> str:
        return f"{self.status or 'onbekend'} bij {self.domain or 'onbekend'}"
