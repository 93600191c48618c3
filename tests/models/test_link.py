"""Does a personal link open one response, for its time, and can its token be read from nowhere?"""

import hashlib
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from scan.models import AccessLink, Response
from scan.models.link import LIFETIME, find_link, make_link
from tests.models.test_answers import new_response

pytestmark = pytest.mark.django_db


@pytest.fixture
def response(db: None) -> Response:
    return new_response()


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_link_opens_its_own_response(response: Response):
    _, token = make_link(response)
    _, other = make_link(new_response())
    found = find_link(token)
    assert found
    assert found.response == response
    assert token != other


def test_only_a_hash_of_the_token_is_stored(response: Response):
    link, token = make_link(response)
    row = AccessLink.objects.filter(pk=link.pk).values().get()
    assert row["token_hash"] == hashlib.sha256(token.encode()).hexdigest()
    assert not [value for value in row.values() if token in str(value)]


def test_a_token_is_long_and_random(response: Response):
    tokens = {make_link(response)[1] for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 43, "32 bytes"


@pytest.mark.parametrize("change", [str.swapcase, lambda t: t[:-1], lambda t: t + "A", lambda t: "", lambda t: " " + t])
def test_a_wrong_token_opens_nothing(change, response: Response):
    _, token = make_link(response)
    assert find_link(change(token)) is None


def test_the_hash_itself_opens_nothing(response: Response):
    link, _ = make_link(response)
    assert find_link(link.token_hash) is None


def test_a_link_works_for_ninety_days_and_not_a_moment_longer(response: Response, monkeypatch: pytest.MonkeyPatch):
    link, token = make_link(response)
    assert timedelta(days=90) == LIFETIME
    at(monkeypatch, link.expires_at - timedelta(microseconds=1))
    assert find_link(token)
    at(monkeypatch, link.expires_at)
    assert find_link(token) is None


def test_another_link_leaves_earlier_ones_valid(response: Response):
    tokens = [make_link(response)[1] for _ in range(2)]
    assert all(find_link(token) for token in tokens)


def test_a_revoked_link_opens_nothing_and_the_others_still_do(response: Response):
    link, token = make_link(response)
    _, other = make_link(response)
    AccessLink.objects.filter(pk=link.pk).update(revoked_at=timezone.now())
    assert find_link(token) is None
    assert find_link(other)


def test_a_link_goes_with_its_response(response: Response):
    _, token = make_link(response)
    response.delete()
    assert find_link(token) is None
