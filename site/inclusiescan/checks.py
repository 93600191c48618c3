"""Is the site set up safely? Django asks before it migrates (the database) and before most commands (the secret key).

Settings that are right can still not be in force: a file system without WAL keeps its old journal and tells nobody.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  (the name Django gives it)
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

KEY_LENGTH = 50
# With less than these, saves at the same moment fail or get lost; see docs/decisions.
MODE = "IMMEDIATE"
BUSY_MILLISECONDS = 10_000
# 1 is NORMAL, which is safe with WAL; 0 is OFF.
LEAST_SYNCHRONOUS = 1


@register(Tags.database)
def check_sqlite(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """What SQLite needs to take many answers at once is in force."""
    wanted = [connections[alias] for alias in kwargs.get("databases") or ()]
    return [
        Error(f"SQLite ({connection.alias}): {problem}.", hint="See DATABASES in settings.py.", id="inclusiescan.E001")
        for connection in wanted
        if connection.vendor == "sqlite"
        for problem in sqlite_problems(connection)
    ]


@register(Tags.security)
def check_secret_key(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A key in production is long. Without any key no site starts, and commands that need none may run (wsgi.py)."""
    try:
        length = len(settings.SECRET_KEY)
    except ImproperlyConfigured:
        return []
    if settings.DEBUG or length >= KEY_LENGTH:
        return []
    return [
        Warning(
            f"SECRET_KEY has {length} characters; whoever guesses it can make a log-in or a grant.",
            hint=f"Use at least {KEY_LENGTH} random ones: openssl rand -base64 48",
            id="inclusiescan.W001",
        )
    ]


def sqlite_problems(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """What is not in force on this connection, asked of SQLite itself."""
    journal = _pragma(connection, "journal_mode")
    if journal != "wal":
        yield f"journal_mode is {journal}, not wal"
    if _pragma(connection, "synchronous") < LEAST_SYNCHRONOUS:
        yield "synchronous is off"
    if not _pragma(connection, "foreign_keys"):
        yield "foreign_keys are not kept"
    busy = _pragma(connection, "busy_timeout")
    if busy < BUSY_MILLISECONDS:
        yield f"busy_timeout is {busy} ms, less than {BUSY_MILLISECONDS}"
    # Not a pragma: Django begins its transactions with this word.
    mode = connection.transaction_mode
    if mode != MODE:
        yield f"transaction_mode is {mode or 'the default'}, not {MODE}"


def _pragma(connection: BaseDatabaseWrapper, name: str) -> Any:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]
