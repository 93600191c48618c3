"""Lets a test do what the database refuses: change or empty the audit log."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection as default_connection

from scan.models import AuditEvent


@contextmanager
def unguarded(connection: Any = default_connection) -> Iterator[None]:
    """The audit log without its triggers, which are back afterwards."""
    around = {"sqlite": _without_triggers_of_sqlite, "postgresql": _without_triggers_of_postgresql}
    with around[connection.vendor](connection):
        yield


def forget() -> None:
    """Empty the audit log."""
    with unguarded():
        AuditEvent.objects.all().delete()


@contextmanager
def _without_triggers_of_sqlite(connection: Any) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'scan_auditevent'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        for _, sql in triggers:
            cursor.execute(sql)


@contextmanager
def _without_triggers_of_postgresql(connection: Any) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE scan_auditevent DISABLE TRIGGER USER")
    yield
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE scan_auditevent ENABLE TRIGGER USER")
