"""Looking into the database of a stack, and letting its worker work, from the process that measures."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from stack.processes import ROOT, wait_until
from stack.site import Site

AT_ONCE = 3
"""So many workbooks one person may have on their way."""


def use_database_of(site: Site) -> None:
    """Let this process use the settings of a stack, once: Django reads its settings only one time."""
    sys.path[:0] = [str(ROOT / "script" / "benches"), str(ROOT), str(ROOT / "site")]
    os.environ |= site.environment
    # This process is no web process, counts nothing, and its lines are not what anybody waits for.
    del os.environ["PROMETHEUS_MULTIPROC_DIR"]
    os.environ["LOG_FORMAT"] = "text"
    import django

    django.setup()


def store_shared_scans(scans: int) -> Any:
    """A service point with so many employers that share, and somebody who works there."""
    from scored import point_with_scans

    from scan.models import Membership, User

    point = point_with_scans("Groot servicepunt", scans)
    user = User.objects.create_user("druk@example.org", first_name="Druk")
    Membership.objects.create(service_point=point, user=user)
    return point


def stored_bytes() -> int:
    """How much the database takes on disk now."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def settle() -> None:
    """Let the database and the disk do now what they had put off, so that no measurement pays for what came before."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        cursor.execute("CHECKPOINT" if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)")
    os.sync()


class Export:
    """Workbooks of the whole list that the worker makes, one after the other."""

    def __init__(self, point: Any) -> None:
        from scan.models import ExportJob
        from scan.workspace.exports.task import make_export

        user = point.memberships.get().user
        self.jobs = [ExportJob.objects.create(user=user, service_point=point) for _ in range(AT_ONCE)]
        for job in self.jobs:
            make_export.enqueue(job.pk)

    def wait_until_busy(self) -> None:
        """Wait until the first rows are being written. Raises NotStartedError."""
        wait_until(lambda: self.count("bezig") == 1, 60, "de export")

    def was_busy_all_the_time(self) -> bool:
        """Whether one is being made still, and none of them failed."""
        return self.count("bezig") + self.count("wacht") > 0 and self.count("mislukt") == 0

    def count(self, status: str) -> int:
        """How many of these workbooks have this status."""
        from scan.models import ExportJob

        return ExportJob.objects.filter(pk__in=[job.pk for job in self.jobs], status=status).count()


@contextmanager
def exporting(site: Site, point: Any) -> Iterator[Export]:
    """While this lasts, the worker makes large workbooks."""
    from django_tasks_db.models import DBTaskResult

    export = Export(point)
    site.worker.start()
    try:
        yield export
    finally:
        site.worker.kill()
        DBTaskResult.objects.all().delete()
        time.sleep(1)
