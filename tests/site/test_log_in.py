"""Logging in goes through allauth alone, tells strangers nothing, and ends with the browser."""

import pytest
from django.core import mail
from django.test import Client

from scan.models import User
from tests import factories
from tests.site.conftest import give_code, give_password, is_logged_in

WAGTAIL_DOORS = [
    "/beheer/login/",
    "/beheer/password_reset/",
    "/beheer/password_reset/done/",
    "/beheer/password_reset/confirm/MQ/abc-123/",
    "/_util/login/",
]


def test_password_and_code_lead_through_the_door(client: Client, user: User):
    assert give_password(client, user.email).url == "/account/2fa/authenticate/"
    assert not is_logged_in(client)
    assert give_code(client, factories.current_code()).url == "/account/deur/"
    assert is_logged_in(client)
    assert client.get("/account/deur/").url == "/beheer/"
    assert client.get("/beheer/").status_code == 200


def test_door_asks_strangers_to_log_in(client: Client, db: None):
    assert client.get("/account/deur/").url == "/account/login/?next=/account/deur/"


def test_session_ends_with_the_browser(client: Client, user: User):
    give_password(client, user.email)
    response = give_code(client, factories.current_code())
    assert response.cookies["sessionid"]["max-age"] == ""
    assert response.cookies["sessionid"]["expires"] == ""


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up(client: Client, db: None, method: str):
    data = {"email": "ik@example.org", "password1": factories.PASSWORD, "password2": factories.PASSWORD}
    response = getattr(client, method)("/account/signup/", data)
    assert "Je kunt hier geen account maken" in response.text
    assert not User.objects.exists()
    assert not is_logged_in(client)


@pytest.mark.parametrize("door", WAGTAIL_DOORS)
def test_wagtails_own_doors_lead_to_the_log_in(client: Client, db: None, door: str):
    response = client.get(f"{door}?next=/beheer/pages/")
    assert response.url == "/account/login/?next=/beheer/pages/"


@pytest.mark.parametrize("door", WAGTAIL_DOORS)
def test_right_password_at_wagtails_doors_does_nothing(client: Client, user: User, door: str):
    client.post(door, {"username": user.email, "email": user.email, "password": factories.PASSWORD}, follow=True)
    assert not is_logged_in(client)
    assert not mail.outbox


def test_wrong_password_and_unknown_address_get_the_same_answer(client: Client, user: User):
    wrong = give_password(client, user.email, "een-ander-wachtwoord")
    unknown = give_password(client, "niemand@example.org", "een-ander-wachtwoord")
    assert wrong.status_code == unknown.status_code == 200
    assert "horen niet bij elkaar" in wrong.text
    assert list(wrong.context["form"].non_field_errors()) == list(unknown.context["form"].non_field_errors())


def test_typed_address_stays_after_an_error_and_password_does_not(client: Client, user: User):
    text = give_password(client, user.email, "een-ander-wachtwoord").text
    assert f'value="{user.email}"' in text
    assert "een-ander-wachtwoord" not in text


def test_account_that_is_switched_off_stays_out(client: Client, user: User):
    User.objects.update(is_active=False)
    response = give_password(client, user.email)
    assert not is_logged_in(client)
    assert getattr(response, "url", "") != "/account/2fa/authenticate/"


@pytest.mark.parametrize("goal", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)"])
def test_next_leads_to_our_own_site_only(client: Client, user: User, goal: str):
    give_password(client, user.email, next=goal)
    assert give_code(client, factories.current_code()).url == "/account/deur/"


def test_next_leads_back_to_the_page_that_was_asked_for(client: Client, user: User):
    give_password(client, user.email, next="/beheer/pages/")
    assert give_code(client, factories.current_code()).url == "/beheer/pages/"


def test_logging_out_takes_a_button(client: Client, user: User):
    client.force_login(user)
    assert "Wil je uitloggen?" in client.get("/account/logout/").text
    assert is_logged_in(client)
    assert client.post("/account/logout/").url == "/"
    assert not is_logged_in(client)


def test_too_many_wrong_passwords_close_the_door_for_the_right_one(client: Client, user: User, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    for _ in range(5):
        give_password(client, user.email, "een-ander-wachtwoord")
    assert "te vaak geprobeerd" in give_password(client, user.email).text


def test_too_many_requests_get_a_page_that_says_so(client: Client, db: None, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.get("/account/login/")
    give_password(client, "iemand@example.org")
    response = give_password(client, "iemand@example.org")
    assert response.status_code == 429
    assert "Even wachten" in response.text
