"""What goes to another machine is encrypted, and that machine shows who it is; otherwise no site starts."""

import ssl
from typing import Any

import environ
import pytest
from django.conf import settings
from django.core.mail import get_connection

from inclusiescan.other_machines import unprotected_connections
from inclusiescan.safe_start import unsafe_settings


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch):
    """What is said of these addresses; of what is not named, all stands on this machine."""

    # Past Django's way of overriding, which would go and use them.
    def put(name: str, value: Any) -> None:
        monkeypatch.setattr(settings, name, value)

    def _said(
        database: str = "postgres:///x",
        mail: str = "smtp://localhost:25",
        shared: str = "dbcache://shared_cache",
        pages: str = "filecache:///tmp/pages",
    ) -> list[str]:
        put("DATABASES", {"default": environ.Env.db_url_config(database)})
        given = {"EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False} | environ.Env.email_url_config(mail)
        for name, value in given.items():
            put(name, value)
        caches = {"default": shared, "pages": pages}
        put("CACHES", {name: environ.Env.cache_url_config(url) for name, url in caches.items()})
        return list(unprotected_connections())

    return _said


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"database": "sqlite:////tmp/db.sqlite3"},
        {"database": "postgres://naam:geheim@localhost/x"},
        {"database": "postgres://naam:geheim@127.0.0.1:5433/x"},
        {"database": "postgres:///x?host=/run/postgresql"},
        {"database": "postgres://naam:geheim@db.example/x?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem"},
        {"mail": "smtp+tls://naam:geheim@mail.example:587"},
        {"mail": "smtp+ssl://naam:geheim@mail.example:465"},
        {"mail": "consolemail://"},
        {"pages": "dbcache://pages"},
        {"shared": "redis://localhost:6379/1"},
        {"shared": "redis:///run/redis.sock"},
        {"shared": "rediss://naam:geheim@cache.example:6379/1"},
        {"pages": "pymemcache://127.0.0.1:11211"},
    ],
)
def test_what_stays_here_or_is_protected_is_fine(said, given: dict[str, str]):
    assert said(**given) == []


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"database": "postgres://naam:geheim@db.example/x"}, "DATABASE_URL"),
        # Encrypted, and to whom nobody knows.
        ({"database": "postgres://naam:geheim@db.example/x?sslmode=require"}, "DATABASE_URL"),
        ({"database": "postgres://naam:geheim@db.example/x?sslmode=verify-ca"}, "DATABASE_URL"),
        ({"database": "postgres:///x?host=db.example"}, "DATABASE_URL"),
        ({"mail": "smtp://mail.example:25"}, "EMAIL_URL"),
        ({"shared": "redis://naam:geheim@cache.example:6379/1"}, "CACHE_URL"),
        ({"pages": "redis://cache.example:6379/1"}, "PAGE_CACHE_URL"),
        ({"pages": "pymemcache://cache.example:11211"}, "PAGE_CACHE_URL"),
    ],
)
def test_what_anybody_on_the_way_can_read_is_named_without_its_password(said, given: dict[str, str], name: str):
    (sentence,) = said(**given)
    assert sentence.startswith(f"{name}: ")
    assert ".example" in sentence
    assert "geheim" not in sentence


@pytest.mark.parametrize("debug", [True, False])
def test_the_site_refuses_to_start_with_it_and_a_trial_does_not(said, monkeypatch: pytest.MonkeyPatch, debug: bool):
    said(mail="smtp://mail.example:25")
    monkeypatch.setattr(settings, "DEBUG", debug)
    assert any(one.startswith("EMAIL_URL") for one in unsafe_settings()) is not debug


def test_the_certificate_of_a_mail_server_is_looked_at(said):
    """Django does so by itself; this holds it to that."""
    said(mail="smtp+tls://naam:geheim@mail.example:587")
    connection: Any = get_connection("django.core.mail.backends.smtp.EmailBackend")
    assert connection.use_tls
    assert connection.ssl_context.verify_mode == ssl.CERT_REQUIRED
    assert connection.ssl_context.check_hostname
