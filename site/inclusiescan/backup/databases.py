"""How is a database copied while the site runs, and how is a copy put back? Each kind with its own best means.

PostgreSQL by pg_dump and pg_restore, SQLite by VACUUM INTO. What is counted is counted in the same look at the database
as the copy: a save in between stands in both, or in neither. What was deleted is in no copy: VACUUM leaves it behind.
"""

import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

Rows = dict[str, int]


class CopyError(Exception):
    """A copy could not be made or put back. The message says in Dutch why."""


def dump(target: Path) -> Rows:
    """Copy the database of the site to a file, and count the rows per table of what was copied."""
    return _of(connection)[0](target)


def load(source: Path) -> None:
    """Put a copy back into the database of the site, which has to be empty: all of it, or nothing."""
    _of(connection)[1](source)


def tables() -> list[str]:
    """The tables that are in the database now."""
    return sorted(connection.introspection.table_names())


def count_rows() -> Rows:
    """How many rows each table has now."""
    with connection.cursor() as cursor:

        def number(sql: str) -> int:
            cursor.execute(sql)
            return int(cursor.fetchone()[0])

        return _counted(number, tables())


def _counted(ask: Callable[[str], int], names: list[str]) -> Rows:
    # The names are those of our own tables, and quoted.
    return {name: ask(f"SELECT count(*) FROM {connection.ops.quote_name(name)}") for name in names}  # noqa: S608


def _dump_postgresql(target: Path) -> Rows:
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        # Waits for no lock longer than this, so that a migration and a backup do not wait for each other.
        options = ["--format=custom", f"--snapshot={snapshot}", "--lock-wait-timeout=60000", f"--file={target}"]
        _run("pg_dump", *options, f"--dbname={_name()}")
        return count_rows()


def _load_postgresql(source: Path) -> None:
    connection.close()
    _run("pg_restore", "--single-transaction", "--exit-on-error", f"--dbname={_name()}", str(source))


def _run(program: str, *arguments: str) -> None:
    command = [program, "--no-password", "--no-owner", "--no-privileges", *arguments]
    try:
        subprocess.run(  # noqa: S603  (our own words, and a name from the settings)
            command, env=os.environ | _entry(), check=True, capture_output=True, text=True, encoding="utf-8"
        )
    except FileNotFoundError as error:
        raise CopyError(f"{program} ontbreekt. Installeer: sudo apt-get install postgresql-client") from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines() or ["geen uitleg"]
        raise CopyError(f"{program} lukte niet: {lines[0]}") from error


def _entry() -> dict[str, str]:
    """How to reach the server, in the environment: the arguments of a program can be read by everybody."""
    settings = connection.settings_dict
    _, entry = connection.client.settings_to_cmd_args_env(settings, [])
    named = {"PGHOST": settings["HOST"], "PGPORT": settings["PORT"], "PGUSER": settings["USER"]}
    return (entry or {}) | {name: str(value) for name, value in named.items() if value}


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _dump_sqlite(target: Path) -> Rows:
    with closing(sqlite3.connect(_name(), timeout=60)) as live:
        live.execute("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(target)) as copy:
        return _counted(lambda sql: copy.execute(sql).fetchone()[0], tables())


def _load_sqlite(source: Path) -> None:
    with closing(sqlite3.connect(source)) as copy:
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise CopyError(f"De kopie van de database is niet heel: {found}")
    connection.close()
    goal = Path(_name())
    goal.parent.mkdir(parents=True, exist_ok=True)
    # What an empty database left beside it belongs to no other.
    for left in ("-wal", "-shm"):
        goal.with_name(goal.name + left).unlink(missing_ok=True)
    beside = goal.with_name(f"{goal.name}.deel")
    beside.write_bytes(b"")
    beside.chmod(0o600)
    with source.open("rb") as content, beside.open("wb") as copy:
        while chunk := content.read(1 << 20):
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    beside.replace(goal)


def _of(database: BaseDatabaseWrapper) -> tuple[Callable[[Path], Rows], Callable[[Path], None]]:
    known = {"postgresql": (_dump_postgresql, _load_postgresql), "sqlite": (_dump_sqlite, _load_sqlite)}
    return known[database.vendor]
