"""A passkey is a second factor beside a password; the last second factor cannot be taken away."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from scan.models import User
from tests import factories
from tests.site.conftest import give_code, give_password, is_logged_in


@pytest.fixture
def browser(client: Client, user: User) -> Client:
    give_password(client, user.email)
    give_code(client, factories.current_code())
    return client


def test_there_is_no_way_in_with_a_passkey_alone(client: Client, user: User):
    assert client.get("/account/2fa/webauthn/login/").status_code == 404
    assert "passkey" not in client.get("/account/login/").text.casefold()


def test_the_page_asks_for_a_passkey_of_this_site_and_this_person(browser: Client, user: User):
    options = browser.get("/account/2fa/webauthn/add/").context["js_data"]["creation_options"]["publicKey"]
    assert options["rp"]["id"] == "testserver"
    assert options["rp"]["name"] == "Inclusiescan"
    assert options["user"]["name"] == user.email


@pytest.mark.parametrize(
    "credential",
    ["", "x", "[]", "{}", "null", '"x"', json.dumps({"id": "x", "type": "public-key", "response": {}})],
)
def test_what_is_no_passkey_adds_nothing(browser: Client, user: User, credential: str):
    response = browser.post("/account/2fa/webauthn/add/", {"name": "Mijn sleutel", "credential": credential})
    assert response.status_code == 200
    assert not Authenticator.objects.filter(user=user, type="webauthn").exists()


@pytest.mark.parametrize("credential", ["", "x", "[]", "{}", "null", json.dumps({"id": "x", "response": {}})])
def test_what_is_no_passkey_lets_nobody_in(client: Client, user: User, credential: str):
    give_password(client, user.email)
    assert client.post("/account/2fa/authenticate/", {"credential": credential}).status_code == 200
    assert not is_logged_in(client)


def test_who_has_only_codes_is_not_offered_a_passkey_at_log_in(client: Client, user: User):
    give_password(client, user.email)
    assert "Gebruik je passkey" not in client.get("/account/2fa/authenticate/").text


def test_only_ones_own_passkeys_are_there(browser: Client):
    other = factories.make_user("ander@example.org")
    theirs = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Van een ander", "credential": {}})
    assert "Van een ander" not in browser.get("/account/2fa/webauthn/").text
    for what in ("edit", "remove"):
        assert browser.get(f"/account/2fa/webauthn/keys/{theirs.pk}/{what}/").status_code == 404
        assert browser.post(f"/account/2fa/webauthn/keys/{theirs.pk}/{what}/", {"name": "Van mij"}).status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_one_of_two_factors_can_be_taken_away_and_the_last_cannot(browser: Client, user: User):
    mine = Authenticator.objects.create(user=user, type="webauthn", data={"name": "Mijn sleutel", "credential": {}})
    place = f"/account/2fa/webauthn/keys/{mine.pk}/remove/"
    assert "‘Mijn sleutel’ weghalen?" in browser.get(place).text
    assert f'href="{place}"' in browser.get("/account/2fa/webauthn/").text
    Authenticator.objects.filter(user=user, type="totp").delete()
    told = browser.get("/account/2fa/webauthn/").text
    assert f'href="{place}"' not in told
    assert "Je hebt nu alleen deze passkey" in told
    assert browser.get(place).status_code == 404
    assert browser.post(place).status_code == 404
    factories.TOTP.activate(user, factories.TOTP_SECRET)
    assert browser.post(place).url == "/account/2fa/webauthn/"
    assert not Authenticator.objects.filter(pk=mine.pk).exists()


def test_a_log_in_of_long_ago_shows_who_it_is_before_making_one(browser: Client):
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    assert browser.get("/account/2fa/webauthn/add/").url.startswith("/account/reauthenticate/")
