"""Every screen of logging in is valid HTML, says the Nu Html Checker; also with errors in it."""

import re
from pathlib import Path

from django.core import mail
from django.test import Client

from scan.models import User
from tests import factories
from tests.nu import complaints
from tests.site.conftest import give_code, give_password

FOR_ALL = ("login/", "password/reset/", "password/reset/done/", "password/reset/key/done/", "inactive/", "signup/")
WITH_PASSWORD = ("2fa/totp/activate/",)
INSIDE = (
    "2fa/",
    "2fa/recovery-codes/",
    "2fa/recovery-codes/generate/",
    "password/change/",
    "reauthenticate/",
    "logout/",
)


def test_every_screen_of_logging_in_is_valid(user: User, newcomer_client: Client, tmp_path: Path):
    halfway, inside = Client(), Client()
    give_password(halfway, user.email)
    give_password(inside, user.email)
    give_code(inside, factories.current_code())
    inside.post("/account/2fa/recovery-codes/generate/")
    pages = shown(Client(), FOR_ALL) | shown(newcomer_client, WITH_PASSWORD) | shown(halfway, ("2fa/authenticate/",))
    pages |= shown(inside, INSIDE) | with_errors(halfway, inside) | from_the_mail(user)
    assert complaints(pages, tmp_path) == []


def shown(client: Client, addresses: tuple[str, ...]) -> dict[str, bytes]:
    answers = {address: client.get(f"/account/{address}") for address in addresses}
    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code != 200} == {}
    return {address: answer.content for address, answer in answers.items()}


def with_errors(halfway: Client, inside: Client) -> dict[str, bytes]:
    answers = {
        "wrong password": give_password(Client(), "niemand@example.org"),
        "wrong code": give_code(halfway, "000000"),
        "weak password": inside.post("/account/password/change/", {"oldpassword": "x", "password1": "kort"}),
    }
    assert all(b"scan-error" in answer.content for answer in answers.values())
    return {name: answer.content for name, answer in answers.items()}


def from_the_mail(user: User) -> dict[str, bytes]:
    client = Client()
    client.post("/account/password/reset/", {"email": user.email})
    found = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)
    assert found
    answers = {
        "new password": client.get(found[1], follow=True),
        "used link": client.get("/account/password/reset/key/1-x/"),
    }
    return {name: answer.content for name, answer in answers.items()}
