"""One network can start, search and try links so many times in an hour, and then has to wait."""

import base64
from collections.abc import Callable
from hashlib import sha256

import pytest
from django.db import connection
from django.test import Client

from scan.models import Response
from scan.models.inviting_employers import start_token
from scan.models.link import make_link
from scan.questionnaire.inviting import invite
from tests import factories

HERE, THERE = "192.0.2.1", "198.51.100.7"

pytestmark = pytest.mark.usefixtures("version", "site_root")


def visitor(address: str = HERE) -> Client:
    return Client(REMOTE_ADDR=address)


def start(address: str = HERE):
    return visitor(address).post("/scan/start/", {"role": "hr"})


def test_too_many_starts_get_a_page_that_says_so_and_store_nothing(settings):
    settings.STARTS_PER_HOUR = 2
    assert [start().status_code for _ in range(3)] == [302, 302, 429]
    refused = start()
    assert "Even wachten" in refused.text
    assert refused["Retry-After"] == "3600"
    assert Response.objects.count() == 2
    assert start(THERE).status_code == 302


def test_looking_at_the_start_counts_as_nothing(settings):
    settings.STARTS_PER_HOUR = 1
    for _ in range(3):
        assert visitor().get("/scan/start/").status_code == 200
    assert start().status_code == 302


def test_too_many_searches_are_refused_and_an_empty_question_is_none(settings):
    settings.SEARCHES_PER_HOUR = 2
    assert [visitor().get("/zoeken/?q=jobcoach").status_code for _ in range(3)] == [200, 200, 429]
    assert visitor().get("/zoeken/").status_code == 200
    assert visitor(THERE).get("/zoeken/?q=jobcoach").status_code == 200


def personal() -> str:
    return f"/link/{make_link(factories.make_response('hr'))[1]}/"


def for_a_role() -> str:
    return f"/meedoen/{invite(factories.make_response('hr').scan, 'medewerker', 5)[1]}/"


@pytest.mark.parametrize("right", [personal, for_a_role])
@pytest.mark.parametrize("guessed", ["/link/{}/", "/meedoen/{}/", "/uitnodiging/{}/", "/bevestigen/{}/"])
def test_after_many_links_that_open_nothing_not_even_the_right_one_does(
    settings, right: Callable[[], str], guessed: str
):
    settings.WRONG_LINKS_PER_HOUR = 3
    link = right()
    for number in range(3):
        assert visitor().get(guessed.format(f"geraden{number}")).status_code == 404
    assert visitor().get(link).status_code == 429
    assert visitor().post(link).status_code == 429
    assert visitor(THERE).get(link).status_code == 200


def test_links_that_work_count_as_nothing(settings):
    settings.WRONG_LINKS_PER_HOUR = 1
    link = personal()
    for _ in range(3):
        assert visitor().get(link).status_code == 200


def test_the_token_of_an_invitation_is_too_long_to_guess():
    assert len(start_token("abcdefghjkmn")) == 64


def test_who_was_counted_cannot_be_read_back(settings):
    """Not by what we count, and not by what the library for log-in counts, which names networks in the clear."""
    settings.ACCOUNT_RATE_LIMITS = {}
    start("203.0.113.99")
    address = "joost@zonneveld.example.org"
    visitor("203.0.113.99").post("/account/login/", {"login": address, "password": "een-ander-wachtwoord"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM shared_cache")
        kept = [f"{key} {base64.b64decode(value)!r}" for key, value in cursor.fetchall()]
    assert len(kept) >= 3
    hashes = [sha256(words.encode()).hexdigest() for words in (address, address.upper(), "203.0.113.99")]
    for words in ("203.0.113", "zonneveld", "login", "starts", *hashes):
        assert not [entry for entry in kept if words in entry]
