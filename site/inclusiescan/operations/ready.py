"""Can this process do its work? Then the proxy, or an upgrade, may send visitors to it."""

import logging

from django.core.cache import cache, caches
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

log = logging.getLogger(__name__)

_NAME = "operations-ready"
_migrated = False


def is_ready() -> bool:
    """Whether the database answers, knows everything that this code asks of it, and the cache keeps what it gets.

    Mail, worker and timers do not count, nor a cache that may be away: without them visitors can still fill in, and no
    answer gets lost. All machines share that cache, so that none would be left.
    """
    try:
        return _is_migrated() and _cache_works()
    # Each kind of database and of cache has errors of its own.
    except Exception as error:  # noqa: BLE001
        log.warning("Not ready: %s", type(error).__name__)
        return False


def unapplied() -> list[str]:
    """The migrations that this code has and the database has not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def _is_migrated() -> bool:
    """Looked up until it is so: a migration of this code, once applied, is not taken back under a running site."""
    global _migrated
    if not _migrated:
        _migrated = not unapplied()
    return _migrated


def _cache_works() -> bool:
    cache.set(_NAME, "1", timeout=60)
    return cache.get(_NAME) == "1" or getattr(caches["default"], "may_be_away", False)
