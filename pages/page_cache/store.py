"""Where are the pages kept, and how are all of them forgotten at once?

Every page is kept under a name that holds the version. A new version makes the old ones unreachable in one write, for
every process that shares the cache. A page is kept under the version from before it was made: one that was made from
what stood there before a change is never shown after it. While the cache is away there is no version, and nothing is
kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_hex

from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.db import transaction

ALIAS = "pages"
LIFETIME = 60 * 60
"""Seconds that a page is kept at most: some pages say how long ago something was checked."""

_VERSION = "version"


@dataclass(frozen=True)
class Kept:
    """A response as it was given to somebody about whom nothing was known."""

    content: bytes
    headers: tuple[tuple[str, str], ...]


def current_version() -> str:
    """The version that pages are kept under now; empty when the cache cannot be reached."""
    cache = _cache()
    found = cache.get(_VERSION)
    if found is None:
        # Random: a version that the cache lost never comes back, and neither do its pages.
        cache.add(_VERSION, token_hex(8), timeout=None)
        found = cache.get(_VERSION)
    return str(found or "")


def forget_all() -> None:
    """Show nothing any more of what was kept, from now on and in every process.

    While the cache cannot be written, what it still gives may be seen for an hour.
    """
    _cache().set(_VERSION, token_hex(8), timeout=None)


def forget_all_when_saved() -> None:
    """Forget now, for who looks within this transaction, and once more when it is in the database for everybody."""
    forget_all()
    if transaction.get_connection().in_atomic_block:
        # A page that is made in between is made from the old rows.
        transaction.on_commit(forget_all)


def recall(version: str, address: str) -> Kept | None:
    """The page of this address, if it was kept under this version."""
    found = _cache().get(_name(version, address))
    return found if isinstance(found, Kept) else None


def keep(version: str, address: str, page: Kept) -> None:
    """Keep a page that was made while this was the version."""
    _cache().set(_name(version, address), page, timeout=LIFETIME)


def counted(name: str, count: Callable[[], int]) -> int:
    """How many there are of something that visitors can see. It is counted anew when a page would be made anew."""
    version = current_version()
    if not version:
        return count()
    return int(_cache().get_or_set(_name(version, name), count, timeout=LIFETIME))


def _cache() -> BaseCache:
    return caches[ALIAS]


def _name(version: str, address: str) -> str:
    return sha256(f"{version} {address}".encode()).hexdigest()
