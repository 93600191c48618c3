"""What Django checks of the set-up: SQLite can take many saves at once, and the secret key is long enough."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import registry
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from inclusiescan.checks import check_secret_key, check_sqlite, sqlite_problems

GOOD = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
Opener = Callable[[dict[str, Any]], BaseDatabaseWrapper]


@pytest.fixture
def opened(tmp_path: Path, db: None):
    """Opens a second SQLite database with these options."""
    opened = []

    def _open(options: dict[str, Any]) -> BaseDatabaseWrapper:
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "second.sqlite3", "OPTIONS": options}
        opened.append(ConnectionHandler({"default": database})["default"])
        return opened[-1]

    yield _open
    for connection in opened:
        connection.close()


def test_the_sites_own_options_are_in_force(opened: Opener):
    assert list(sqlite_problems(opened(GOOD))) == []
    if connections["default"].vendor == "sqlite":
        assert settings.DATABASES["default"]["OPTIONS"] == GOOD


def test_the_database_of_the_site_passes(db: None):
    call_command("check", databases=["default"], fail_level="WARNING")


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"init_command": "PRAGMA synchronous=NORMAL;"}, "journal_mode is delete, not wal"),
        ({"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"}, "synchronous is off"),
        ({"init_command": "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=OFF;"}, "foreign_keys are not kept"),
        ({"timeout": 5}, "busy_timeout is 5000 ms, less than 10000"),
        ({"transaction_mode": None}, "transaction_mode is the default, not IMMEDIATE"),
        ({"transaction_mode": "DEFERRED"}, "transaction_mode is DEFERRED, not IMMEDIATE"),
    ],
)
def test_what_is_not_in_force_is_named(opened: Opener, options: dict[str, Any], problem: str):
    assert list(sqlite_problems(opened(GOOD | options))) == [problem]


def test_everything_that_is_wrong_is_told_at_once(opened: Opener):
    assert len(list(sqlite_problems(opened({})))) == 3


def test_a_database_that_nobody_asked_about_is_left_alone():
    assert check_sqlite(None, databases=None) == []


def test_migrating_refuses_a_database_without_wal():
    environment = os.environ | {"DEBUG": "1", "DATABASE_URL": "sqlite://:memory:"}
    command = [sys.executable, "manage.py", "migrate"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "(inclusiescan.E001) SQLite (default): journal_mode is memory, not wal." in done.stderr


@pytest.mark.parametrize(
    ("debug", "key", "ids"),
    [
        (False, "x" * 49, ["inclusiescan.W001"]),
        (False, "x" * 50, []),
        (False, "", []),
        (True, "short", []),
    ],
)
def test_a_short_key_is_warned_for_when_it_matters(settings, debug: bool, key: str, ids: list[str]):
    settings.DEBUG, settings.SECRET_KEY = debug, key
    assert [message.id for message in check_secret_key(None)] == ids


def test_both_checks_are_registered():
    assert {check_sqlite, check_secret_key} <= set(registry.registry.get_checks(include_deployment_checks=False))
