"""Somebody with an account is logged out after two hours of nothing and after twelve hours; an employer never is."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client

from scan.models import User
from tests import factories
from tests.site.conftest import give_code, give_password, is_logged_in

HOUR = 3600
MINUTE = 60
NEW = "blauwe fiets in de regen"
Wait = Callable[[int], None]


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Wait:
    """Lets so many seconds go by for who asks the time."""
    moment = [time.time()]
    monkeypatch.setattr(time, "time", lambda: moment[0])

    def _wait(seconds: int) -> None:
        moment[0] += seconds

    return _wait


@pytest.fixture
def browser(client: Client, user: User, wait: Wait) -> Client:
    """Of somebody who just logged in."""
    give_password(client, user.email)
    give_code(client, factories.current_code())
    assert is_logged_in(client)
    return client


def test_two_hours_of_nothing_end_it(browser: Client, wait: Wait):
    wait(2 * HOUR - MINUTE)
    assert browser.get("/account/2fa/").status_code == 200
    wait(2 * HOUR + MINUTE)
    assert browser.get("/account/2fa/").url == "/account/login/?next=/account/2fa/"
    assert not is_logged_in(browser)


def test_who_goes_on_stays_until_twelve_hours_are_over(browser: Client, wait: Wait):
    for _ in range(12):
        wait(HOUR - MINUTE)
        assert browser.get("/account/2fa/").status_code == 200
    wait(13 * MINUTE)
    assert browser.get("/account/2fa/").url.startswith("/account/login/")


def test_what_was_in_the_session_is_gone_with_it(browser: Client, wait: Wait):
    key = browser.session.session_key
    wait(3 * HOUR)
    browser.get("/account/2fa/")
    assert not type(browser.session)(key).exists(key)


def test_a_window_that_asks_by_itself_keeps_nobody_in(browser: Client, wait: Wait):
    seen = browser.session["account_seen"]
    wait(30 * MINUTE)
    browser.get("/beheer/editing-sessions/ping/wagtailcore/page/1/1/")
    assert browser.session["account_seen"] == seen
    browser.get("/beheer/")
    assert browser.session["account_seen"] > seen


def test_being_seen_is_written_no_more_than_once_in_five_minutes(browser: Client, wait: Wait):
    seen = browser.session["account_seen"]
    wait(4 * MINUTE)
    browser.get("/account/2fa/")
    assert browser.session["account_seen"] == seen


@pytest.mark.parametrize("missing", ["account_since", "account_seen"])
def test_a_log_in_of_which_nobody_knows_when_it_began_is_over(browser: Client, missing: str):
    session = browser.session
    del session[missing]
    session.save()
    assert browser.get("/account/2fa/").url.startswith("/account/login/")


def test_an_employer_loses_no_scan_by_waiting(version, site_root, wait: Wait):
    browser = Client()
    place = browser.post("/scan/start/", {"role": "hr"}).url
    wait(20 * HOUR)
    assert browser.get(place).status_code == 302
    assert browser.get(place, follow=True).status_code == 200


def test_a_changed_password_ends_every_other_log_in(browser: Client, user: User):
    other = Client()
    other.force_login(user)
    data = {"oldpassword": factories.PASSWORD, "password1": NEW, "password2": NEW}
    browser.post("/account/password/change/", data)
    assert browser.get("/account/2fa/").status_code == 200
    assert other.get("/account/2fa/").url.startswith("/account/login/")


def test_a_new_password_by_mail_ends_every_log_in(browser: Client, user: User):
    someone = Client()
    someone.post("/account/password/reset/", {"email": user.email})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    form = someone.get(link, follow=True).redirect_chain[-1][0]
    someone.post(form, {"password1": NEW, "password2": NEW})
    assert browser.get("/account/2fa/").url.startswith("/account/login/")


def test_an_administrator_ends_every_log_in_of_somebody(browser: Client, user: User):
    boss = Client()
    boss.force_login(factories.make_user("baas@example.org", is_superuser=True))
    person = {"email": user.email, "first_name": "R", "last_name": "R", "is_superuser": "on"}
    boss.post(f"/beheer/users/edit/{user.pk}/", person)
    assert browser.get("/account/2fa/").url.startswith("/account/login/")
    boss.post(f"/beheer/users/edit/{user.pk}/", person | {"is_active": "on"})
    assert User.objects.get(pk=user.pk).is_active
    assert browser.get("/account/2fa/").url.startswith("/account/login/")


def test_logging_in_gives_another_session_than_the_one_that_was_planted(user: User):
    client = Client()
    client.post("/account/password/reset/", {"email": user.email})
    give_password(client, user.email)
    planted = client.session.session_key
    give_code(client, factories.current_code())
    assert client.session.session_key != planted
    assert len(client.session.session_key) == 32
    assert not type(client.session)(planted).exists(planted)


@pytest.mark.parametrize("how", ["password", "code"])
def test_showing_who_one_is_once_more_gives_another_session(browser: Client, wait: Wait, user: User, how: str):
    before = browser.session.session_key
    wait(20 * MINUTE)
    if how == "password":
        browser.post("/account/reauthenticate/", {"password": factories.PASSWORD})
    else:
        browser.post("/account/2fa/reauthenticate/", {"code": factories.current_code()})
    assert browser.session.session_key != before
    assert not type(browser.session)(before).exists(before)
    listed = browser.get("/account/sessies/").context["sessions"]
    assert [one.session_key for one in listed] == [browser.session.session_key]


def test_a_wrong_password_gives_no_other_session(browser: Client):
    before = browser.session.session_key
    browser.post("/account/reauthenticate/", {"password": "iets anders"})
    assert browser.session.session_key == before


def test_an_account_that_is_switched_off_is_out_at_once(browser: Client, user: User):
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert browser.get("/account/2fa/").url.startswith("/account/login/")


def test_one_sees_where_one_is_logged_in_and_ends_the_others(browser: Client, user: User):
    other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:144.0) Gecko/20100101 Firefox/144.0"})
    give_password(other, user.email)
    give_code(other, RecoveryCodes.activate(user).get_unused_codes()[0])
    assert "Firefox op Windows" in browser.get("/account/sessies/").text
    assert "alleen nog hier ingelogd" in browser.post("/account/sessies/", follow=True).text
    assert other.get("/account/2fa/").url.startswith("/account/login/")
    assert browser.get("/account/2fa/").status_code == 200


def test_who_logged_in_long_ago_shows_who_it_is_before_seeing_where(browser: Client, wait: Wait):
    wait(20 * MINUTE)
    assert browser.get("/account/sessies/").url.startswith("/account/reauthenticate/")
    browser.post("/account/reauthenticate/", {"password": factories.PASSWORD})
    assert browser.get("/account/sessies/").status_code == 200
