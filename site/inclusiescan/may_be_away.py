"""Caches that may be away: a server that does not answer, a disk that is full. The site then goes on without.

Nothing is found there and nothing is kept, so pages are made anew. `add` says no, and so whatever has to happen once
waits: no password or code is looked at that is not counted. The full health of the site tells that a cache is away.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.cache.backends import filebased, redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

UNREACHABLE = (OSError, RedisError)
PATIENCE = 1
"""Seconds for a server to answer: a request may ask it several things."""


class MayBeAway(BaseCache):
    """Stands before a kind of cache. What else a cache of Django can do is not used, or made of these."""

    may_be_away = True

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        with _going_on():
            return super().get(key, default, version)
        return default

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        with _going_on():
            return dict(super().get_many(keys, version))
        return {}

    def has_key(self, key: str, version: int | None = None) -> bool:
        with _going_on():
            return bool(super().has_key(key, version))
        return False

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        with _going_on():
            return bool(super().add(key, value, timeout, version))
        return False

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        with _going_on():
            super().set(key, value, timeout, version)

    def set_many(
        self, data: Mapping[str, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> list[str]:
        with _going_on():
            return list(super().set_many(data, timeout, version))
        return list(data)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        with _going_on():
            return bool(super().touch(key, timeout, version))
        return False

    def delete(self, key: str, version: int | None = None) -> bool:
        with _going_on():
            return bool(super().delete(key, version))
        return False

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        with _going_on():
            super().delete_many(keys, version)


class RedisCache(MayBeAway, redis.RedisCache):
    """One on a server, of this machine or of another."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        waiting = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
        super().__init__(server, params | {"OPTIONS": waiting | params.get("OPTIONS", {})})


class FileBasedCache(MayBeAway, filebased.FileBasedCache):
    """One in files, on a disk that may be full."""

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        # Django makes it of the others here, which do not tell whether anything was kept.
        return super().add(key, value, timeout, version) and self.has_key(key, version)

    def _createdir(self) -> None:
        # Asked for when the cache is opened, also by who only reads.
        with _going_on():
            super()._createdir()


def may_be_away(config: dict[str, Any]) -> dict[str, Any]:
    """The same entry of CACHES, of a kind that may be away where there is one."""
    for kind in (redis.RedisCache, filebased.FileBasedCache):
        if config.get("BACKEND") == f"{kind.__module__}.{kind.__name__}":
            return config | {"BACKEND": f"{__name__}.{kind.__name__}"}
    return config


@contextmanager
def _going_on() -> Iterator[None]:
    """Past the end of this while the cache is away."""
    try:
        yield
    except UNREACHABLE as error:
        log.warning("A cache is away: %s", type(error).__name__)
