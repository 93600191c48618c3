"""Live, ready, a name for each request, and one line for each that tells nothing of who asked for what."""

import logging
import re

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import Client

from inclusiescan.operations import ready
from inclusiescan.operations.middleware import LIVE, READY
from scan.models.link import make_link
from tests import factories


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture):
    """Gives what was told of each request until now."""
    with caplog.at_level(logging.INFO, logger="inclusiescan.requests"):
        yield lambda: [record for record in caplog.records if record.name == "inclusiescan.requests"]


@pytest.fixture
def not_seen_ready(monkeypatch: pytest.MonkeyPatch):
    """A process that did not look yet whether the database is as it should be."""
    monkeypatch.setattr(ready, "_migrated", False)


def test_the_site_lives_without_a_database(client: Client):
    answer = client.get(LIVE)
    assert (answer.status_code, answer.content) == (200, b"leeft")
    assert answer["Cache-Control"] == "no-store"


def test_who_asks_by_number_and_without_https_gets_an_answer_too(client: Client, settings):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["scan.example.nl"], True
    assert client.get(LIVE, headers={"host": "10.0.0.1:8000"}).status_code == 200


def test_the_site_is_ready_when_database_and_cache_work(client: Client, db: None, not_seen_ready):
    assert client.get(READY).status_code == 200


def test_the_site_is_not_ready_while_a_migration_waits(client: Client, db: None, not_seen_ready):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'operations'")
    answer = client.get(READY)
    assert (answer.status_code, answer.content.decode()) == (503, "niet klaar")


def test_the_site_is_not_ready_without_a_database(client: Client, db: None, not_seen_ready, monkeypatch):
    def refuse() -> list[str]:
        raise DatabaseError("verbinding met 10.1.2.3 geweigerd")

    monkeypatch.setattr(ready, "unapplied", refuse)
    answer = client.get(READY)
    assert (answer.status_code, answer.content.decode()) == (503, "niet klaar")


def test_the_site_is_not_ready_when_the_cache_forgets(client: Client, db: None, settings):
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert cache.get("x") is None
    assert client.get(READY).status_code == 503


def test_every_answer_has_a_name_of_its_own(client: Client, site_root):
    names = {client.get("/scan/gewist/")["X-Request-ID"] for _ in range(3)}
    assert len(names) == 3
    assert all(re.fullmatch("[0-9a-f]{32}", name) for name in names)


def test_a_visitor_cannot_choose_the_name(client: Client, site_root):
    assert client.get("/scan/gewist/", headers={"x-request-id": "a" * 32})["X-Request-ID"] != "a" * 32


def test_the_proxy_can(client: Client, site_root, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert client.get("/scan/gewist/", headers={"x-request-id": "a" * 32})["X-Request-ID"] == "a" * 32
    assert client.get("/scan/gewist/", headers={"x-request-id": "a\nb"})["X-Request-ID"] != "a\nb"


def test_a_line_tells_the_pattern_of_the_address_and_not_the_address(client: Client, version, site_root, lines):
    response = factories.make_response("hr")
    _, token = make_link(response)
    assert client.get(f"/link/{token}/").status_code == 200
    line = lines()[-1]
    facts = line.facts
    assert facts["route"] == "link/<str:token>/"
    assert (facts["method"], facts["status"]) == ("GET", 200)
    assert facts["ms"] > 0
    assert token not in str(line.__dict__)


def test_a_refused_request_is_told_too(client: Client, lines):
    assert client.get("/", headers={"content-type": "text/plain; charset=utf-7"}).status_code == 400
    assert lines()[-1].facts["route"] == "-"


def test_whoever_was_refused_stands_in_the_log_with_the_reason(client: Client, version, site_root, lines, settings):
    cache.clear()
    settings.STARTS_PER_HOUR = 1
    somebody_elses = factories.make_response("hr").public_id
    asked = [
        client.get(f"/scan/{somebody_elses}/"),
        client.get("/werkplek/bestaat-niet/"),
        client.post("/scan/start/", {}),
        client.post("/scan/start/", {"role": "hr"}),
        client.post("/scan/start/", {"role": "hr"}),
    ]
    told = [line.facts["status"] for line in lines()]
    assert told == [response.status_code for response in asked] == [403, 404, 422, 302, 429]
    assert somebody_elses not in str([line.__dict__ for line in lines()])


def test_looking_whether_the_site_lives_is_not_told(client: Client, lines):
    client.get(LIVE)
    client.get("/", headers={"content-type": "text/plain; charset=utf-7"})
    assert [line.facts["status"] for line in lines()] == [400]
