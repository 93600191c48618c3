"""The whole site in a moment: `load_pages` runs once per process, and what it made is put back for every other test.

Rows are put back only where the database is as it was before the first time; otherwise the command runs again.
"""

import io
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from wagtail.models import Site

from pages.models import HomePage
from pages.page_cache.store import forget_all
from scan.models import InstrumentVersion

Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]
Rows = dict[str, Table]

# What the command reads beside its files is the instrument; the rest of these is never touched by it.
NOT_READ = (
    *("scan_", "account_", "mfa_", "socialaccount_", "usersessions_", "shared_cache", "sqlite_"),
    *("django_admin", "django_migrations", "django_session", "django_tasks"),
)
# SQLite keeps the words of the search index itself, by triggers.
KEPT_BY_SQLITE = "_fts"

_made: dict[str, list[tuple[Rows, Rows]]] = {}
"""By the digest of the instrument: what stood there before the command ran, and after it."""


def load_site() -> HomePage:
    """Everything that `load_pages` makes."""
    before = _rows()
    known = _made.setdefault(_digest(), [])
    after = next((after for earlier, after in known if earlier == before), None)
    if after is None:
        call_command("load_pages", stdout=io.StringIO())
        known.append((before, _rows()))
    else:
        _put_back(before, after)
    Site.clear_site_root_paths_cache()
    forget_all()
    return HomePage.objects.get()


def load_site_after_flush() -> HomePage:
    """The same in a database that was just emptied: what Django writes there itself has other numbers every time.

    All that the command reads and writes is put back, with the numbers of before. So nothing of the rest, such as a
    user, may point at a group, a revision or a page yet.
    """
    known = _made.get(_digest())
    if not known:
        return load_site()
    _put_back(_rows(), known[0][1])
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    forget_all()
    return HomePage.objects.get()


def _digest() -> str:
    version = InstrumentVersion.objects.defer("document").first()
    return version.digest if version else ""


def _rows() -> Rows:
    names = connection.introspection.table_names()
    read = [name for name in names if not name.startswith(NOT_READ) and KEPT_BY_SQLITE not in name]
    with connection.cursor() as cursor:
        return {name: _table(cursor, name) for name in sorted(read)}


def _table(cursor: Any, name: str) -> Table:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)} ORDER BY 1")
    return tuple(column[0] for column in cursor.description), cursor.fetchall()


@transaction.atomic
def _put_back(before: Rows, after: Rows) -> None:
    changed = [name for name in after if after[name] != before[name]]
    with connection.cursor() as cursor:
        for name in changed:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")
        for name in changed:
            _insert(cursor, name, after[name])
        for statement in _sequences(changed):
            cursor.execute(statement)
    # Within a test that is rolled back, nothing else would say it before the test ends.
    connection.check_constraints()


def _insert(cursor: Any, name: str, table: Table) -> None:
    columns, rows = table
    names = ", ".join(map(connection.ops.quote_name, columns))
    places = ", ".join(["%s"] * len(columns))
    cursor.executemany(f"INSERT INTO {connection.ops.quote_name(name)} ({names}) VALUES ({places})", rows)


def _sequences(tables: list[str]) -> list[str]:
    """On PostgreSQL the next number has to follow the rows that were put back. SQLite counts on by itself."""
    return connection.ops.sequence_reset_sql(no_style(), connection.introspection.installed_models(tables))
