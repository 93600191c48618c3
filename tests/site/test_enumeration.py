"""Nobody learns by asking which accounts, links, scans or addresses there are: not by words, and not by the work done.

Time on a busy machine says little; what costs time is counted instead: hashing a password, and queries.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from scan.models import InstrumentVersion, User
from scan.models.link import make_link, revoke_links
from scan.models.scan import new_public_id
from scan.questionnaire.inviting import invite
from tests import factories
from tests.site.conftest import give_password

WRONG = "een-ander-wachtwoord"


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that was hashed."""
    done: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        done.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return done


@contextmanager
def counted_queries() -> Iterator[list[int]]:
    found: list[int] = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    found.append(len(queries))


@pytest.mark.parametrize("state", ["there", "unknown", "switched off", "without a password"])
def test_a_wrong_password_costs_one_hash_whoever_it_is_for(user: User, hashes: list[str], state: str):
    if state == "switched off":
        User.objects.update(is_active=False)
    if state == "without a password":
        person = User.objects.get()
        person.set_unusable_password()
        person.save()
    hashes.clear()
    page = give_password(Client(), "niemand@example.org" if state == "unknown" else user.email, WRONG)
    assert len(hashes) == 1
    assert page.status_code == 200
    assert "horen niet bij elkaar" in page.text


def test_a_forgotten_password_is_answered_alike(user: User):
    answers = []
    for address in (user.email, "niemand@example.org"):
        client = Client()
        response = client.post("/account/password/reset/", {"email": address})
        answers.append((response.status_code, response.url, client.get(response.url).text))
    assert answers[0] == answers[1]


def test_a_scan_of_somebody_else_looks_like_one_that_never_was(version: InstrumentVersion, site_root: Page):
    public_id = factories.make_finished_scan().responses.get().public_id
    for address in ("", "resultaat/", "resultaat/excel/", "delen/", "plan/", "later/", "wissen/"):
        answers = []
        for which in (public_id, new_public_id()):
            with counted_queries() as queries:
                response = Client().get(f"/scan/{which}/{address}")
            answers.append((response.status_code, response.text.replace(which, "…"), queries))
        assert answers[0] == answers[1]


def test_at_work_what_is_not_shared_looks_like_what_never_was(
    manager_client: Client, version: InstrumentVersion, site_root: Page
):
    scan = factories.make_finished_scan()
    factories.make_share(scan, factories.make_service_point("Twente"))
    answers = []
    for which in (scan.public_id, new_public_id()):
        with counted_queries() as queries:
            response = manager_client.get(f"/werkplek/scans/{which}/")
        answers.append((response.status_code, response.text.replace(which, "…"), queries))
    assert answers[0] == answers[1]


def test_a_link_that_is_nearly_right_looks_like_any_other(version: InstrumentVersion, site_root: Page):
    _, token = make_link(factories.make_response("hr"))
    answers = []
    for wrong in (token[:-1] + ("A" if token[-1] != "A" else "B"), "A" * len(token), "kort"):
        with counted_queries() as queries:
            response = Client().get(f"/link/{wrong}/")
        answers.append((response.status_code, response.text.replace(wrong, "…"), queries))
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 404


def test_only_who_has_the_whole_link_is_told_that_it_is_past(version: InstrumentVersion, site_root: Page):
    response = factories.make_response("hr")
    _, token = make_link(response)
    revoke_links(response.links.all())
    assert Client().get(f"/link/{token}/").status_code == 410


def test_a_link_for_a_role_opens_no_response_and_the_other_way_round(version: InstrumentVersion, site_root: Page):
    response = factories.make_response("hr")
    personal, for_role = make_link(response)[1], invite(response.scan, "medewerker", 5)[1]
    assert Client().get(f"/link/{for_role}/").status_code == 404
    assert Client().get(f"/meedoen/{personal}/").status_code == 404
