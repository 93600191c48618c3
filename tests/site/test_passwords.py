"""A forgotten password is replaced through a mail, which tells nothing to who does not own the address."""

import re

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
