"""Who guesses passwords is locked out: that name from that network, and nobody else."""

import logging
import re

import pytest
from django.core import mail
from django.test import Client

from inclusiescan import guessing
from scan.limits import network_of
from scan.models import User
from tests import factories
from tests.site.conftest import give_code, give_password, is_logged_in

WRONG = "een-ander-wachtwoord"
NEW = "blauwe fiets in de regen"
HERE, THERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture(autouse=True)
def _limits(settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}


def guess(email: str, address: str, times: int = 5) -> None:
    for _ in range(times):
        give_password(Client(REMOTE_ADDR=address), email, WRONG)


def says(email: str, address: str, password: str = factories.PASSWORD) -> str:
    """What somebody is told who gives a password from this address; nothing when it was right."""
    response = give_password(Client(REMOTE_ADDR=address), email, password)
    return "" if response.status_code == 302 else " ".join(response.context["form"].non_field_errors())


def test_five_wrong_passwords_lock_this_name_from_this_network(user: User):
    guess(user.email, HERE)
    assert "te vaak geprobeerd" in says(user.email, HERE)


def test_the_owner_elsewhere_is_not_locked_out(user: User):
    guess(user.email, HERE)
    assert says(user.email, THERE) == ""


def test_a_colleague_in_the_same_building_is_not_locked_out(user: User):
    colleague = factories.make_user("collega@example.org")
    guess(user.email, HERE)
    assert says(colleague.email, HERE) == ""


def guessed_from_everywhere(email: str) -> None:
    """Three wrong ones from each network, which locks none of them."""
    for number in range(guessing.WRONG_A_DAY // 3 + 1):
        guess(email, f"203.0.113.{number}", times=3)


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "WRONG_A_DAY", 9)


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize("typed", ["redacteur@example.org", " REDACTEUR@example.org"])
def test_guesses_from_many_networks_close_the_door_everywhere_else(user: User, typed: str):
    guessed_from_everywhere(typed)
    assert "te vaak geprobeerd" in says(user.email, THERE)


@pytest.mark.usefixtures("_few")
def test_where_the_owner_logged_in_before_the_door_stays_open(user: User):
    client = Client(REMOTE_ADDR=THERE)
    give_password(client, user.email)
    give_code(client, factories.current_code())
    guessed_from_everywhere(user.email)
    assert says(user.email, THERE) == ""
    assert "te vaak geprobeerd" in says(user.email, HERE)


@pytest.mark.usefixtures("_few")
def test_only_the_password_makes_no_network_known(user: User):
    give_password(Client(REMOTE_ADDR=THERE), user.email)
    guessed_from_everywhere(user.email)
    assert "te vaak geprobeerd" in says(user.email, THERE)


@pytest.mark.usefixtures("_few")
def test_an_owner_who_is_elsewhere_opens_the_door_with_a_new_password_by_mail(user: User):
    guessed_from_everywhere(user.email)
    owner = Client(REMOTE_ADDR=THERE)
    owner.post("/account/password/reset/", {"email": user.email})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body).group(1)
    form = owner.get(link, follow=True).redirect_chain[-1][0]
    owner.post(form, {"password1": NEW, "password2": NEW})
    assert says(user.email, THERE, NEW) == ""
    assert "te vaak geprobeerd" in says(user.email, HERE, NEW)


@pytest.mark.usefixtures("_few")
def test_an_address_without_an_account_is_closed_alike_and_others_stay_open(user: User):
    guessed_from_everywhere("niemand@example.org")
    assert "te vaak geprobeerd" in says("niemand@example.org", THERE)
    assert says(user.email, THERE) == ""


def test_capitals_make_no_other_name(user: User):
    guess(user.email.upper(), HERE)
    assert "te vaak geprobeerd" in says(user.email, HERE)


def test_many_names_from_one_network_are_stopped_too(user: User):
    for number in range(10):
        guess(f"iemand{number}@example.org", HERE, times=1)
    assert "te vaak geprobeerd" in says(user.email, HERE)


def test_an_address_that_has_no_account_is_locked_in_the_same_words(user: User):
    guess(user.email, HERE)
    guess("niemand@example.org", THERE)
    assert says(user.email, HERE) == says("niemand@example.org", THERE)


def test_another_address_of_the_same_subscriber_is_the_same_network(user: User):
    guess(user.email, "2001:db8:1:2::1")
    assert "te vaak geprobeerd" in says(user.email, "2001:db8:1:2:ffff::9")
    assert says(user.email, "2001:db8:1:3::1") == ""


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::1", "::"),
        ("geen adres", "geen adres"),
    ],
)
def test_a_network_is_an_address_or_what_one_subscriber_has(address: str, network: str):
    assert network_of(address) == network


@pytest.mark.parametrize("forged", [HERE, f"{THERE}, {HERE}", "een-leugen"])
def test_a_header_of_the_visitor_gives_no_other_address(user: User, forged: str, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    for number in range(5):
        liar = Client(REMOTE_ADDR=HERE, headers={"x-forwarded-for": f"203.0.113.{number}"})
        give_password(liar, user.email, WRONG)
    liar = Client(REMOTE_ADDR=HERE, headers={"x-forwarded-for": forged})
    assert "te vaak geprobeerd" in give_password(liar, user.email).text


def test_behind_one_proxy_the_last_address_is_the_one_that_counts(user: User, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(5):
        liar = Client(REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": f"203.0.113.{number}, {HERE}"})
        give_password(liar, user.email, WRONG)
    other = Client(REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": f"{HERE}, {THERE}"})
    assert give_password(other, user.email).status_code == 302
    same = Client(REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": HERE})
    assert "te vaak geprobeerd" in give_password(same, user.email).text


def test_codes_cannot_be_guessed_either_from_anywhere(user: User):
    for number in range(5):
        client = Client(REMOTE_ADDR=f"192.0.2.{number + 1}")
        give_password(client, user.email)
        give_code(client, "000000")
    last = Client(REMOTE_ADDR=THERE)
    give_password(last, user.email)
    give_code(last, factories.current_code())
    assert not is_logged_in(last)


def test_guesses_and_log_ins_stand_in_the_log_without_a_name(user: User, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO, "inclusiescan.security")
    client = Client(REMOTE_ADDR=HERE)
    give_password(client, user.email, WRONG)
    give_password(client, user.email)
    give_code(client, "000000")
    client.post("/account/2fa/authenticate/", {"credential": '{"id": "x"}'})
    give_code(client, factories.current_code())
    lines = [record.getMessage() for record in caplog.records if record.name == "inclusiescan.security"]
    assert [line.split(":")[0] for line in lines] == ["Wrong password", "Wrong code", "Wrong passkey", "Logged in"]
    assert lines[-1] == f"Logged in: account {user.pk} with password, totp"
    for secret in (user.email, WRONG, factories.PASSWORD, HERE):
        assert secret not in caplog.text
