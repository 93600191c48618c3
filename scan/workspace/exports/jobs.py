"""What can somebody do with workbooks of the list: ask for one, ask again, take it away. And how does each stand?"""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from scan.models import ExportJob, ServicePoint, User
from scan.models.portfolio import KEPT, JobStatus
from scan.shared.export_files import may_be_kept, path_of, remove
from scan.workspace.asked import asked_in_query
from scan.workspace.choices import telling
from scan.workspace.exports.task import make_export

SILENCE = timedelta(minutes=5)
"""A worker that said nothing for so long has died."""

LONG_WAIT = timedelta(minutes=2)
MOST = 3
"""How many workbooks of one person may be on their way at once."""

UNFINISHED = (JobStatus.WAITING, JobStatus.RUNNING)


class TooManyError(Exception):
    """This person has as many workbooks on their way as may be."""


@dataclass(frozen=True)
class ShownJob:
    """A job as its person sees it, with the filter in words."""

    job: ExportJob
    filters: tuple[str, ...]

    @property
    def is_unfinished(self) -> bool:
        return self.job.status in UNFINISHED and not self.is_lost

    @property
    def is_lost(self) -> bool:
        """Whether the worker that made it has died."""
        return is_lost(self.job)

    @property
    def waits_long(self) -> bool:
        return self.job.status == JobStatus.WAITING and timezone.now() - self.job.asked_at > LONG_WAIT

    @property
    def is_ready(self) -> bool:
        return self.job.status == JobStatus.READY

    @property
    def has_failed(self) -> bool:
        return self.job.status == JobStatus.FAILED or self.is_lost

    @property
    def percent(self) -> int:
        """How far it is, 0-99."""
        return min(99, 100 * self.job.done // self.job.total) if self.job.total else 0

    @property
    def kept_until(self) -> object:
        """The last day on which it can be downloaded."""
        return timezone.localdate((self.job.finished_at or self.job.asked_at) + KEPT)


def ask(user: User, point: ServicePoint, query: str, *, with_notes: bool = False) -> ExportJob:
    """Let a workbook be made of this list; the same one that is on its way already is not made twice.

    Raises TooManyError.
    """
    with transaction.atomic():
        # Two clicks at once: the second waits for the first.
        User.objects.select_for_update().get(pk=user.pk)
        busy = [job for job in ExportJob.objects.filter(user=user, status__in=UNFINISHED) if not is_lost(job)]
        same = {"service_point_id": point.pk, "query": query, "with_notes": with_notes}
        for job in busy:
            if all(getattr(job, name) == value for name, value in same.items()):
                return job
        if len(busy) >= MOST:
            raise TooManyError
        job = ExportJob.objects.create(user=user, **same)
        transaction.on_commit(partial(make_export.enqueue, job.pk))
    return job


def ask_again(job: ExportJob) -> ExportJob:
    """The same workbook anew, instead of one that failed. Raises TooManyError."""
    with transaction.atomic():
        new = ask(job.user, job.service_point, job.query, with_notes=job.with_notes)
        if new.pk != job.pk:
            remove([job])
    return new


def own_jobs(user: User) -> list[ShownJob]:
    """The workbooks of this person, the newest first; a file that may not be kept is taken away now."""
    jobs = ExportJob.objects.filter(user=user).exclude(status=JobStatus.REMOVED).select_related("service_point")
    jobs = jobs.filter(service_point__memberships__user=user, service_point__memberships__active=True)
    # A page that asks every two seconds need not read a hundred thousand names.
    jobs = jobs.defer("scan_ids")
    shown, tell = [], telling(user)
    for job in jobs:
        if job.status == JobStatus.READY and not is_downloadable(job):
            with transaction.atomic():
                remove([job])
            continue
        shown.append(ShownJob(job, tuple(tell(asked_in_query(job.query)))))
    return shown


def is_downloadable(job: ExportJob) -> bool:
    """Whether the file is there, and everything in it is still shared with somebody who works there."""
    return job.status == JobStatus.READY and may_be_kept(job) and path_of(job.file).is_file()


def is_lost(job: ExportJob) -> bool:
    """Whether it is said to be made, and nothing was heard of that for too long."""
    return job.status == JobStatus.RUNNING and timezone.now() - job.heard_at > SILENCE
