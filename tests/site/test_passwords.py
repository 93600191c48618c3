"""A forgotten password is replaced through a mail, which tells nothing to who does not own the address."""

import re
from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import global_settings, settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.test import Client

from scan.models import User
from tests import factories
from tests.site.conftest import give_password, is_logged_in

NEW = "blauwe fiets in de regen"


def ask(client: Client, email: str):
    return client.post("/account/password/reset/", {"email": email}, follow=True)


def test_known_and_unknown_address_see_the_same_page(client: Client, user: User):
    known, unknown = ask(client, user.email), ask(client, "niemand@example.org")
    assert known.redirect_chain == unknown.redirect_chain
    assert known.text == unknown.text
    assert [one.to for one in mail.outbox] == [[user.email], ["niemand@example.org"]]


def test_mails_are_plain_dutch_without_an_invitation_to_sign_up(client: Client, user: User):
    ask(client, user.email)
    ask(client, "niemand@example.org")
    known, unknown = mail.outbox
    assert known.subject == "Kies een nieuw wachtwoord voor de Inclusiescan"
    assert unknown.subject == "Geen account bij de Inclusiescan"
    assert "signup" not in known.body + unknown.body
    assert known.body.startswith("Hallo,\n\nJe hebt gevraagd om een nieuw wachtwoord.")


def test_link_in_the_mail_sets_a_password_once_and_does_not_log_in(client: Client, user: User):
    ask(client, user.email)
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True)
    done = client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW}, follow=True)
    assert "Log nu in met je nieuwe wachtwoord" in done.text
    assert not is_logged_in(client)
    assert give_password(Client(), user.email, NEW).url == "/account/2fa/authenticate/"
    assert "Deze link werkt niet meer" in Client().get(link).text


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (61, False)])
def test_link_in_the_mail_works_for_an_hour(
    client: Client, user: User, monkeypatch: pytest.MonkeyPatch, minutes: int, works: bool
):
    ask(client, user.email)
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    later = datetime.now() + timedelta(minutes=minutes)  # noqa: DTZ005  (as Django's own)
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: later)
    assert ("Deze link werkt niet meer" in client.get(link, follow=True).text) is not works


def test_weak_new_password_is_explained_beside_the_field(client: Client, user: User):
    client.force_login(user)
    data = {"oldpassword": factories.PASSWORD, "password1": "kort", "password2": "kort"}
    response = client.post("/account/password/change/", data)
    assert 'id="id_password1_error"' in response.text
    assert "Dit wachtwoord is te kort. Neem minstens 12 tekens." in response.text


def test_changed_password_keeps_this_log_in_and_says_so(client: Client, user: User):
    client.force_login(user)
    data = {"oldpassword": factories.PASSWORD, "password1": NEW, "password2": NEW}
    response = client.post("/account/password/change/", data, follow=True)
    assert response.redirect_chain[-1][0] == "/account/2fa/"
    assert "Je wachtwoord is veranderd." in response.text


def choose(user: User, password: str):
    """Changes the password to this one, as its owner."""
    client = Client()
    client.force_login(user)
    data = {"oldpassword": factories.PASSWORD, "password1": password, "password2": password}
    return client.post("/account/password/change/", data)


@pytest.mark.parametrize(
    "password",
    [
        "alleenkleineletters",
        "ALLEENHOOFDLETTERS",
        "837465019283746501",
        "  met ruimte eromheen  ",
        "ünïcødé met een 🐘 erbij",
        "lang " * 40,
        "een werkgever fietst door de regen",
    ],
)
def test_any_composition_and_length_is_taken_and_counts_exactly_as_it_was_typed(user: User, password: str):
    assert choose(user, password).status_code == 302
    found = User.objects.get(pk=user.pk)
    assert found.check_password(password)
    for nearly in (password[:-1], password.swapcase(), f"{password} "):
        assert nearly == password or not found.check_password(nearly)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("Inclusiescan2026!", "te makkelijk te raden"),
        ("welkom-werkgever-1", "te makkelijk te raden"),
        ("Redacteur!Redacteur!", "te makkelijk te raden"),
        ("redacteur@example.org", "lijkt te veel op"),
        ("qwerty123456", "Veel mensen hebben dit wachtwoord"),
        ("elf-tekens1", "te kort"),
    ],
)
def test_what_somebody_would_try_first_is_refused_with_the_reason(user: User, password: str, said: str):
    assert said in choose(user, password).text
    assert User.objects.get(pk=user.pk).check_password(factories.PASSWORD)


def test_the_password_of_now_is_needed(user: User):
    client = Client()
    client.force_login(user)
    client.post("/account/password/change/", {"oldpassword": "iets anders", "password1": NEW, "password2": NEW})
    assert User.objects.get(pk=user.pk).check_password(factories.PASSWORD)


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/change/", "/account/reauthenticate/"])
def test_a_password_is_not_shown_and_can_be_filled_in_by_a_vault(user: User, path: str):
    client = Client()
    if path != "/account/login/":
        client.force_login(user)
    fields = BeautifulSoup(client.get(path).text, "html.parser").find_all("input", attrs={"type": "password"})
    assert fields
    for one in fields:
        assert one["autocomplete"] in ("current-password", "new-password")
        assert not one.has_attr("value")
        assert not one.has_attr("maxlength")


def test_a_password_is_kept_by_a_slow_function():
    """The tests use a fast one; this asks what a site does, which has no setting of its own for it."""
    first = global_settings.PASSWORD_HASHERS[0]
    assert first == "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    assert "PASSWORD_HASHERS" not in (settings.BASE_DIR / "site/inclusiescan/settings.py").read_text()
    assert PBKDF2PasswordHasher.iterations >= 600_000
