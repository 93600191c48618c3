"""How does a job become a file: written beside the web workers, told how far it is, and only kept when it may be?"""

import logging
import os
import secrets
import time
import traceback
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from scan.export.portfolio.workbook import write_portfolio
from scan.models import Act, AuditEvent, ExportJob
from scan.models.portfolio import JobStatus
from scan.shared.export_files import SUFFIX, may_be_kept, path_of, remove
from scan.workspace.exports.selections import of_list

log = logging.getLogger(__name__)

_EVERY = 1.0
"""Seconds between two times that is told how far it is."""

_BATCH, _PAUSE = 100, 0.02
"""So many lines at once, and seconds before the next: SQLite lets one write at a time, and a visitor goes first."""

Item = TypeVar("Item")


class StoppedError(Exception):
    """The job was taken away, or given up, while the file was being written."""


def run(job_id: int) -> None:
    """Make the workbook of a job that waits. Nothing happens for a job that does not wait any more.

    What goes wrong is in the log without anything of an employer, and the job says that it failed.
    """
    if not _told(job_id, JobStatus.WAITING, status=JobStatus.RUNNING, done=0):
        return
    name = secrets.token_urlsafe(24) + SUFFIX
    if not _told(job_id, JobStatus.RUNNING, file=name):
        return
    try:
        scans = _write(job_id, name)
        _finish(job_id, scans)
    except StoppedError:
        path_of(name).unlink(missing_ok=True)
    except Exception as error:  # noqa: BLE001  (whatever it is, the job says so, and the next one goes on)
        path_of(name).unlink(missing_ok=True)
        _told(job_id, JobStatus.RUNNING, status=JobStatus.FAILED, file="")
        # Its kind and the way to it: what an error says may quote what somebody wrote.
        way = "".join(traceback.format_tb(error.__traceback__))
        log.error("A workbook of the list could not be made: %s\n%s", type(error).__name__, way)


def _write(job_id: int, name: str) -> list[str]:
    """Write the file, and return the public names of the scans in it, a chunk at a time between spaces."""
    job = ExportJob.objects.select_related("user", "service_point").get(pk=job_id)
    order = of_list(job)
    source = order.source
    _tell(job_id, total=len(source))
    # For its owner alone from the first byte; nobody can guess the name, and one that stands is never written over.
    handle = os.open(path_of(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        records = _telling(source.records(), job_id, counted=True)
        developments = _telling(source.developments(), job_id)
        notes = _telling(source.notes(), job_id) if job.with_notes else ()
        write_portfolio(file, order.selection, records, developments, notes)
    return source.scan_ids


def _finish(job_id: int, scans: list[str]) -> None:
    """Write down for every employer that this was taken along; then the file is ready, if it may still be kept."""
    job = ExportJob.objects.get(pk=job_id)
    for some in _telling(batched_names(scans), job_id):
        record_exports(some, Act.EXPORTED, job.user_id, job.service_point_id)
    kept = " " + " ".join(scans) + " "
    _tell(job_id, status=JobStatus.READY, scan_ids=kept, finished_at=timezone.now())
    # From here on who stops sharing finds the file; who stopped before is found now.
    job.refresh_from_db()
    if not may_be_kept(job):
        with transaction.atomic():
            remove([job], JobStatus.FAILED)


def record_exports(scans: Iterable[str], act: Act, user_id: int | None, service_point_id: int | None) -> None:
    """A line in the log of each of these scans."""
    fields = {"act": act, "user_id": user_id, "service_point_id": service_point_id}
    AuditEvent.objects.bulk_create(AuditEvent(scan_id=scan, **fields) for scan in scans)


def batched_names(scans: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The names in groups that take the database only a moment, with a moment for others after each."""
    names = (name for some in scans for name in some.split())
    while some := tuple(islice(names, _BATCH)):
        yield some
        time.sleep(_PAUSE)


def _telling(items: Iterable[Item], job_id: int, *, counted: bool = False) -> Iterator[Item]:
    """The items, telling now and then that the worker lives, and when `counted` how many there were.

    Raises StoppedError when nobody wants them any more.
    """
    told = time.monotonic()
    for done, item in enumerate(items, start=1):
        yield item
        if time.monotonic() - told > _EVERY:
            _tell(job_id, **({"done": done} if counted else {}))
            told = time.monotonic()


def _told(job_id: int, now: JobStatus, **fields: object) -> bool:
    """Change a job that has this status; whether it still had it."""
    jobs = ExportJob.objects.filter(pk=job_id, status=now)
    return bool(jobs.update(heard_at=timezone.now(), **fields))


def _tell(job_id: int, **fields: object) -> None:
    """Change the job that is being made. Raises StoppedError when nobody wants it any more."""
    if not _told(job_id, JobStatus.RUNNING, **fields):
        raise StoppedError
