"""What visitors were counted by and is over. In a table it would stay: Django forgets it when that is full."""

from collections.abc import Iterator

from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.utils import timezone


def over() -> int:
    """How many entries of the caches in the database are past their time."""
    return sum(_ask("SELECT COUNT(*)", table) for table in _tables())


def forget() -> int:
    """Delete them, and say how many they were."""
    return sum(_ask("DELETE", table) for table in _tables())


def _tables() -> Iterator[str]:
    """The tables that caches are kept in; a cache on a server or in files lets go by itself."""
    found = [cache for cache in caches.all() if isinstance(cache, DatabaseCache)]
    yield from sorted({cache._table for cache in found})


def _ask(what: str, table: str) -> int:
    past = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        # The name is of our own settings, and quoted.
        cursor.execute(f"{what} FROM {connection.ops.quote_name(table)} WHERE expires < %s", [past])
        return int(cursor.fetchone()[0]) if what != "DELETE" else cursor.rowcount
