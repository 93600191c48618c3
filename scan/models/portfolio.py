"""What account managers keep about the list itself: filters by name, and the workbooks that are being made of it."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from scan.models.people import ServicePoint, User
from scan.models.scan import new_public_id

KEPT = timedelta(days=7)
"""How long a finished workbook waits to be downloaded."""


class SavedFilter(models.Model):
    """A filter of the list under a name, for one person. `query` is the query string of the address."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField("naam", max_length=60)
    query = models.TextField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_saved_filter_per_name")]

    def __str__(self) -> str:
        return self.name


class JobStatus(models.TextChoices):
    """How far a workbook is."""

    WAITING = "wacht", "Wacht op zijn beurt"
    RUNNING = "bezig", "Wordt gemaakt"
    READY = "klaar", "Klaar"
    FAILED = "mislukt", "Mislukt"
    REMOVED = "weg", "Weggehaald"


class ExportJob(models.Model):
    """A workbook of the list, made in the background, for the person who asked for it alone.

    `query` is the filter as it stands in the address. `scan_ids` names the scans in the file, with spaces around each:
    when an employer stops sharing, the file goes.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="export_jobs")
    service_point = models.ForeignKey(ServicePoint, on_delete=models.PROTECT, related_name="export_jobs")
    query = models.TextField(blank=True)
    with_notes = models.BooleanField(default=False)
    status = models.CharField(max_length=20, choices=JobStatus.choices, default=JobStatus.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    heard_at = models.DateTimeField(default=timezone.now, help_text="When the worker last said how far it is.")
    finished_at = models.DateTimeField(null=True, blank=True)
    file = models.CharField(max_length=200, blank=True, help_text="Name of the file in the folder of exports.")
    scan_ids = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"Excel van {self.asked_at:%d-%m-%Y}"
