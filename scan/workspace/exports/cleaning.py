"""Which workbooks must go by themselves? Those of a week ago, those that hold what is shared no more, and strays."""

from django.db import transaction
from django.utils import timezone

from scan.models import ExportJob
from scan.models.portfolio import KEPT, JobStatus
from scan.shared.export_files import forget_strays, may_be_kept, remove
from scan.workspace.exports.jobs import UNFINISHED, is_lost


def clean() -> int:
    """Take away what may not be kept, and give up what a worker left behind. Returns how many files went."""
    removed = forget_strays()
    for job in ExportJob.objects.filter(status=JobStatus.READY):
        if not may_be_kept(job):
            with transaction.atomic():
                remove([job])
            removed += 1
    for job in ExportJob.objects.filter(status=JobStatus.RUNNING):
        if is_lost(job):
            with transaction.atomic():
                remove([job], JobStatus.FAILED)
    # A filter may hold the name of an employer: nothing of an old job is kept.
    old = ExportJob.objects.exclude(status__in=(*UNFINISHED, JobStatus.READY)).filter(
        asked_at__lt=timezone.now() - KEPT
    )
    old.delete()
    return removed
