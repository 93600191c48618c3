"""The site starts only with settings that are safe, and says everything that is not."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from inclusiescan.safe_start import check_safe_start, refuse_unsafe_settings, unsafe_settings

KEY = "hn3+Qy7mVtXw0LzbRk9sJ2pUe5Gd8cFa1iZoT4BvMxCqYlPW"
SAFE = {
    "DEBUG": False,
    "SECRET_KEY": KEY + KEY,
    "ALLOWED_HOSTS": ["scan.example.nl", "rijnmond.example.nl"],
    "PUBLIC_URL": "https://scan.example.nl",
    "PROXY_COUNT": 1,
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "CACHES": {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
        "pages": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": "/var/lib/pages"},
    },
}
IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
ENVIRONMENT = {
    "DEBUG": "0",
    "SECRET_KEY": KEY + KEY,
    "ALLOWED_HOSTS": "scan.example.nl",
    "PUBLIC_URL": "https://scan.example.nl",
    "PROXY_COUNT": "1",
    "EMAIL_URL": "smtp://localhost:25",
}


@pytest.fixture
def having(settings):
    """The settings of a safe site, with these instead."""

    def _having(**other: Any) -> list[str]:
        for name, value in (SAFE | other).items():
            setattr(settings, name, value)
        return list(unsafe_settings())

    return _having


def test_a_safe_site_has_nothing_against_it(having):
    assert having() == []


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is leeg"),
        ({"SECRET_KEY": "kort"}, "SECRET_KEY is te raden"),
        # That of a trial site, which everybody knows who has the code.
        ({"SECRET_KEY": "only-for-trying-out" * 3}, "SECRET_KEY is te raden"),
        ({"SECRET_KEY": "abc" * 30}, "SECRET_KEY is te raden"),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS is leeg"),
        ({"ALLOWED_HOSTS": ["*"]}, "ALLOWED_HOSTS laat namen toe"),
        ({"ALLOWED_HOSTS": [".example.nl"]}, "ALLOWED_HOSTS laat namen toe"),
        ({"PUBLIC_URL": "http://scan.example.nl"}, "PUBLIC_URL begint niet met https://"),
        ({"PUBLIC_URL": "https://anders.example.nl"}, "De naam in PUBLIC_URL"),
        ({"PROXY_COUNT": None}, "PROXY_COUNT is niet ingevuld"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "EMAIL_URL is niet ingevuld"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}, "EMAIL_URL is niet ingevuld"),
        ({"CACHES": SAFE["CACHES"] | {"default": IN_MEMORY}}, "CACHE_URL noemt een plek die processen niet delen"),
        ({"CACHES": SAFE["CACHES"] | {"pages": IN_MEMORY}}, "PAGE_CACHE_URL noemt een plek die processen niet delen"),
    ],
)
def test_each_mistake_is_named(having, other: dict[str, Any], said: str):
    found = having(**other)
    assert [sentence for sentence in found if sentence.startswith(said)] == found
    assert len(found) == 1


def test_no_proxy_at_all_is_an_answer(having):
    assert having(PROXY_COUNT=0) == []


def test_everything_is_said_at_once(having):
    assert len(having(SECRET_KEY="", ALLOWED_HOSTS=[], PROXY_COUNT=None, PUBLIC_URL="http://scan.example.nl")) == 4


def test_a_trial_site_is_for_this_machine_alone(having):
    assert having(DEBUG=True, ALLOWED_HOSTS=["localhost", "127.0.0.1"], PROXY_COUNT=0) == []
    assert "scan.example.nl" in having(DEBUG=True, ALLOWED_HOSTS=["localhost", "scan.example.nl"], PROXY_COUNT=0)[0]
    assert "proxy" in having(DEBUG=True, ALLOWED_HOSTS=["localhost"], PROXY_COUNT=1)[0]


def test_starting_raises_with_every_sentence(having):
    having(PROXY_COUNT=None, ALLOWED_HOSTS=[])
    with pytest.raises(ImproperlyConfigured, match=r"(?s)De site start niet:.*ALLOWED_HOSTS.*PROXY_COUNT"):
        refuse_unsafe_settings()


def test_the_check_before_starting_says_the_same(having):
    said = having(PROXY_COUNT=None)
    assert [(message.id, message.msg) for message in check_safe_start(None)] == [("inclusiescan.E002", said[0])]


def test_check_deploy_refuses(having):
    having(PROXY_COUNT=None)
    with pytest.raises(CommandError, match="PROXY_COUNT"):
        call_command("check", deploy=True, fail_level="ERROR")


IMPORTING = [sys.executable, "-c", "import inclusiescan.wsgi"]


def started(folder: Path, command: list[str] = IMPORTING, **other: str | None) -> subprocess.CompletedProcess[str]:
    """The WSGI application in a process of its own, or another command, with only these settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    paths = os.pathsep.join([str(site_settings.BASE_DIR), str(site_settings.BASE_DIR / "site")])
    given = ENVIRONMENT | {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "VAR_DIR": str(folder), **other}
    environment = kept | {"PYTHONPATH": paths} | {name: value for name, value in given.items() if value is not None}
    return subprocess.run(
        command, env=environment, cwd=site_settings.BASE_DIR, capture_output=True, text=True, check=False
    )


def test_django_finds_nothing_to_warn_for_on_a_server(tmp_path: Path):
    done = started(tmp_path, command=[sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"])
    assert (done.returncode, done.stderr) == (0, "")


def test_a_process_starts_with_safe_settings(tmp_path: Path):
    done = started(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_process_does_not_start_without_settings(tmp_path: Path):
    done = started(tmp_path, **dict.fromkeys(ENVIRONMENT))
    assert done.returncode == 1
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL", "PROXY_COUNT", "EMAIL_URL"):
        assert name in done.stderr


def test_a_process_does_not_start_on_a_database_that_loses_answers(tmp_path: Path):
    done = started(tmp_path, DATABASE_URL="sqlite://:memory:")
    assert done.returncode == 1
    assert "SQLite: journal_mode is memory, not wal." in done.stderr
