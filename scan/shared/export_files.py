"""Where are workbooks of the list kept, and when must one go? At once when an employer in it stops sharing."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from scan.models import AuditEvent, ExportJob, Membership, Scan, Share
from scan.models.audit import GONE
from scan.models.portfolio import KEPT, JobStatus

SUFFIX = ".xlsx"


def folder() -> Path:
    """The folder of the files: of the site's own user alone, and below nothing that is served."""
    path = Path(settings.EXPORT_ROOT)
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def path_of(name: str) -> Path:
    """The place of a file by the name that a job has for it."""
    return folder() / Path(name).name


def remove(jobs: Iterable[ExportJob], status: JobStatus = JobStatus.REMOVED) -> None:
    """Take away the files of these jobs, and what the jobs know of them; the files once that is certain."""
    for job in jobs:
        name = job.file
        job.status, job.file, job.scan_ids = status, "", ""
        job.save(update_fields=["status", "file", "scan_ids"])
        if name:
            transaction.on_commit(partial(_unlink, name))


def remove_with(scan: Scan) -> None:
    """Take away every finished workbook that holds this scan.

    One that is being made finds out itself, when it is ready (`may_be_kept`).
    """
    remove(ExportJob.objects.filter(status=JobStatus.READY, scan_ids__contains=f" {scan.public_id} "))


def may_be_kept(job: ExportJob) -> bool:
    """Whether everything in a finished workbook is still shared, and its reader still works at the service point.

    A share that was replaced counts as ended: the new one may allow less.
    """
    if timezone.now() - (job.finished_at or job.asked_at) > KEPT:
        return False
    works_there = Membership.objects.filter(
        user_id=job.user_id, user__is_active=True, service_point_id=job.service_point_id, active=True
    )
    if not works_there.exists():
        return False
    ended = _ended_since(job)
    return not ended or ended.isdisjoint(job.scan_ids.split())


def _ended_since(job: ExportJob) -> set[str]:
    """The scans of which a share with this service point ended, or that were deleted, since the workbook was asked."""
    ended = Q(withdrawn_at__gte=job.asked_at) | Q(until__range=(job.asked_at, timezone.now()))
    shares = Share.objects.filter(ended, service_point_id=job.service_point_id)
    deleted = AuditEvent.objects.filter(act__in=GONE, at__gte=job.asked_at)
    return {*shares.values_list("scan__public_id", flat=True), *deleted.values_list("scan_id", flat=True)}


def forget_strays() -> int:
    """Take away files that belong to no job, such as of a worker that died; returns how many."""
    known = set(ExportJob.objects.exclude(file="").values_list("file", flat=True))
    strays = [entry.name for entry in os.scandir(folder()) if entry.is_file() and entry.name not in known]
    for name in strays:
        _unlink(name)
    return len(strays)


def _unlink(name: str) -> None:
    path_of(name).unlink(missing_ok=True)
