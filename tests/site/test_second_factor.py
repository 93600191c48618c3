"""Nobody gets past the enrolment without a second factor; with one, each code works once."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from wagtail.models import Page

from scan.models import User
from tests import factories
from tests.site.conftest import give_code, give_password, is_logged_in

ENROL = "/account/2fa/totp/activate/"
# The start of 30 seconds in which a code holds, in seconds since 1970.
MOMENT = 1_800_000_000
At = Callable[[int], str]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Makes it this moment for whoever asks the time, and returns the code that a telephone shows then."""

    def _at(moment: int) -> str:
        monkeypatch.setattr(time, "time", lambda: float(moment))
        monkeypatch.setattr("django.core.cache.backends.db.tz_now", lambda: datetime.fromtimestamp(moment, UTC))
        return format_hotp_value(hotp_value(factories.TOTP_SECRET, moment // 30))

    return _at


def enrol(client: Client):
    secret = client.get(ENROL).context["form"].secret
    return client.post(ENROL, {"code": factories.current_code(secret)})


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/scan/",
        "/werkplek/",
        "/beheer/",
        "/beheer/pages/",
        "/beheer/images/chooser/",
        "/beheer/users/",
        "/beheer/reports/site-history/",
        "/beheer/documents/",
        "/documents/1/geheim.pdf",
        "/account/deur/",
        "/account/2fa/",
        "/account/2fa/recovery-codes/",
        "/account/password/change/",
        "/bestaat-niet/",
    ],
)
def test_without_second_factor_every_page_is_the_enrolment(newcomer_client: Client, path: str):
    assert is_logged_in(newcomer_client)
    assert newcomer_client.get(path).url == ENROL
    assert newcomer_client.post(path).url == ENROL


def test_page_previews_and_drafts_ask_for_the_second_factor(newcomer_client: Client, site_root: Page):
    page = site_root.get_children().get()
    for path in ("edit/preview/", "view_draft/", "edit/"):
        assert newcomer_client.get(f"/beheer/pages/{page.pk}/{path}").url == ENROL


def test_recovery_codes_alone_are_no_second_factor(newcomer_client: Client, newcomer: User):
    RecoveryCodes.activate(newcomer)
    assert newcomer_client.get("/beheer/").url == ENROL


def test_enrolling_shows_recovery_codes_and_opens_the_door(newcomer_client: Client, newcomer: User):
    response = enrol(newcomer_client)
    assert response.url == "/account/2fa/recovery-codes/"
    text = newcomer_client.get(response.url).text
    codes = Authenticator.objects.get(user=newcomer, type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10
    assert all(code in text for code in codes)
    assert 'href="/account/deur/"' in text
    assert newcomer_client.get("/beheer/").status_code == 200


def test_recovery_codes_can_be_downloaded(newcomer_client: Client):
    enrol(newcomer_client)
    response = newcomer_client.get("/account/2fa/recovery-codes/download/")
    assert "attachment" in response["Content-Disposition"]
    assert sum(line.isdigit() for line in response.text.splitlines()) == 10


def test_enrolment_offers_the_secret_as_text_and_a_field_for_digits(newcomer_client: Client):
    response = newcomer_client.get(ENROL)
    assert f">{response.context['form'].secret}</textarea>" in response.text
    assert 'autocomplete="one-time-code"' in response.text
    assert 'inputmode="numeric"' in response.text
    assert 'src="data:image/svg+xml;base64,' in response.text


def test_wrong_code_at_enrolment_keeps_the_secret_and_what_was_typed(newcomer_client: Client, newcomer: User):
    secret = newcomer_client.get(ENROL).context["form"].secret
    response = newcomer_client.post(ENROL, {"code": "12 34"})
    assert response.context["form"].secret == secret
    assert 'value="12 34"' in response.text
    assert 'id="id_code_error"' in response.text
    assert not Authenticator.objects.filter(user=newcomer).exists()


def test_log_in_that_is_older_than_the_second_factor_ends(newcomer: User):
    thief, owner = Client(), Client()
    for client in (thief, owner):
        give_password(client, newcomer.email)
    enrol(owner)
    assert thief.get("/beheer/").url == "/account/login/"
    assert not is_logged_in(thief)
    assert owner.get("/beheer/").status_code == 200


def test_wrong_code_is_told_beside_the_field_in_dutch(client: Client, user: User):
    give_password(client, user.email)
    response = give_code(client, "000")
    assert not is_logged_in(client)
    assert 'aria-describedby="id_code_help id_code_error"' in response.text
    assert 'value="000"' in response.text
    assert "Incorrect" not in response.text
    assert response.text.count("ode klopt niet") == 2  # in the summary and beside the field


def test_code_works_once(user: User):
    code = factories.current_code()
    for client, let_in in ((Client(), True), (Client(), False)):
        give_password(client, user.email)
        give_code(client, code)
        assert is_logged_in(client) is let_in


@pytest.mark.parametrize("later", [0, 31, 89])
@pytest.mark.parametrize("half", ["{}{}", " {} {} ", "{}-{}"])
def test_code_that_still_counts_is_not_taken_twice(user: User, at: At, later: int, half: str):
    """Also when allauth, which remembers a code for 30 seconds, has forgotten it."""
    code = at(MOMENT + 30)
    first, second = Client(), Client()
    at(MOMENT)
    give_password(first, user.email)
    give_code(first, code)
    assert is_logged_in(first)
    at(MOMENT + later)
    give_password(second, user.email)
    give_code(second, half.format(code[:3], code[3:]))
    assert not is_logged_in(second)


def test_code_that_nobody_used_counts_as_long(user: User, at: At):
    code = at(MOMENT + 30)
    at(MOMENT + 89)
    client = Client()
    give_password(client, user.email)
    give_code(client, code)
    assert is_logged_in(client)


def test_code_of_before_counts_and_one_of_long_before_does_not(user: User, at: At):
    for seconds, let_in in ((30, True), (90, False)):
        code = at(MOMENT)
        at(MOMENT + seconds)
        client = Client()
        give_password(client, user.email)
        give_code(client, code)
        assert is_logged_in(client) is let_in


def test_code_of_the_enrolment_does_not_log_in(newcomer: User, at: At):
    at(MOMENT)
    client, thief = Client(), Client()
    give_password(client, newcomer.email)
    secret = client.get(ENROL).context["form"].secret
    code = format_hotp_value(hotp_value(secret, MOMENT // 30))
    assert client.post(ENROL, {"code": code}).url == "/account/2fa/recovery-codes/"
    at(MOMENT + 45)
    give_password(thief, newcomer.email)
    give_code(thief, code)
    assert not is_logged_in(thief)


def test_code_that_was_used_shows_nobody_who_they_are_again(user: User, at: At):
    code = at(MOMENT)
    client = Client()
    give_password(client, user.email)
    give_code(client, code)
    at(MOMENT + 40)
    text = client.post("/account/2fa/reauthenticate/", {"code": code}).text
    assert "al gebruikt" in text


def test_recovery_code_works_once(user: User):
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for client, let_in in ((Client(), True), (Client(), False)):
        give_password(client, user.email)
        give_code(client, code)
        assert is_logged_in(client) is let_in


@pytest.mark.parametrize("method", ["get", "post"])
def test_second_factor_cannot_be_taken_off(client: Client, user: User, method: str):
    give_password(client, user.email)
    give_code(client, factories.current_code())
    assert getattr(client, method)("/account/2fa/totp/deactivate/").url == "/account/2fa/"
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert "deactivate" not in client.get("/account/2fa/").text


def test_who_loses_the_second_factor_enrols_again(client: Client, user: User):
    give_password(client, user.email)
    give_code(client, factories.current_code())
    Authenticator.objects.all().delete()
    assert client.get("/beheer/").url == ENROL


@pytest.mark.parametrize(
    ("path", "goal"),
    [
        ("/account/email/", "/account/2fa/"),
        ("/account/password/set/", "/account/password/change/"),
        ("/account/confirm-email/", "/account/login/"),
        ("/account/confirm-email/abc/", "/account/login/"),
    ],
)
def test_pages_of_allauth_that_have_no_place_here_lead_elsewhere(client: Client, user: User, path: str, goal: str):
    client.force_login(user)
    assert client.get(path).url == goal
    assert client.post(path, {"email": "dief@example.org", "action_add": ""}).url == goal


@pytest.mark.parametrize("path", ["/account/social/connections/", "/account/sessions/", "/account/2fa/webauthn/login/"])
def test_what_is_not_installed_is_not_there(client: Client, user: User, path: str):
    client.force_login(user)
    assert client.get(path).status_code == 404


def test_old_log_in_types_the_password_again_before_seeing_recovery_codes(client: Client, user: User):
    RecoveryCodes.activate(user)
    give_password(client, user.email)
    give_code(client, factories.current_code())
    assert client.get("/account/2fa/recovery-codes/").status_code == 200
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    response = client.get("/account/2fa/recovery-codes/", follow=True)
    assert "Vul daarom nog een keer je wachtwoord in" in response.text
