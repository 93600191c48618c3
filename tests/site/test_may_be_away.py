"""A cache that is away finds nothing and keeps nothing, and nobody who asks it gets an error."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import environ
import pytest
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache

from inclusiescan.may_be_away import PATIENCE, may_be_away


def opened(settings, url: str) -> BaseCache:
    settings.CACHES = settings.CACHES | {"tried": may_be_away(environ.Env.cache_url_config(url))}
    return caches["tried"]


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes a connection and never says anything."""
    with socket.socket() as taking:
        taking.bind(("127.0.0.1", 0))
        taking.listen()
        yield f"redis://127.0.0.1:{taking.getsockname()[1]}"


@pytest.fixture(params=["nobody", "no folder"])
def away(request: pytest.FixtureRequest, settings, tmp_path: Path) -> BaseCache:
    if request.param == "nobody":
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            return opened(settings, f"redis://127.0.0.1:{closed.getsockname()[1]}")
    (tmp_path / "a-file").write_text("")
    return opened(settings, f"filecache://{tmp_path}/a-file/pages")


def test_nothing_is_found_and_nothing_is_kept(away: BaseCache):
    away.set("a", 1)
    away.set_many({"a": 1})
    assert away.get("a") is None
    assert away.get("a", "else") == "else"
    assert away.get_many(["a"]) == {}
    assert "a" not in away
    assert away.get_or_set("a", lambda: 7) == 7
    away.delete("a")
    away.delete_many(["a"])


def test_what_may_happen_once_does_not_happen(away: BaseCache):
    assert away.add("a", 1) is False
    assert away.touch("a") is False


def test_a_server_that_says_nothing_is_not_waited_for(settings, silent: str):
    cache = opened(settings, silent)
    began = time.monotonic()
    assert cache.get("a") is None
    assert time.monotonic() - began < 4 * PATIENCE


def test_what_the_address_says_of_waiting_counts(settings, silent: str):
    assert opened(settings, f"{silent}?socket_timeout=3")._options["socket_timeout"] == 3


def test_files_that_can_be_written_are_a_cache_as_any(settings, tmp_path: Path):
    cache = opened(settings, f"filecache://{tmp_path}/pages")
    cache.set("a", 1)
    assert cache.get("a") == 1
    assert cache.add("a", 2) is False
    assert cache.delete("a") is True


@pytest.mark.parametrize("url", ["dbcache://shared_cache", "locmemcache://", "dummycache://"])
def test_what_is_never_away_alone_stays_as_it_is(url: str):
    config = environ.Env.cache_url_config(url)
    assert may_be_away(config) == config
