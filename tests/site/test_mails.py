"""Every mail about an account is Dutch, says what happened and what to do when it was somebody else."""

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from scan.models import User
from tests import factories

NOTES = [
    "account/email/password_changed",
    "account/email/password_reset",
    "account/email/password_set",
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/recovery_codes_generated",
    "mfa/email/webauthn_added",
    "mfa/email/webauthn_removed",
]


@pytest.mark.parametrize("name", NOTES)
def test_note_says_what_when_and_what_to_do(name: str, rf):
    context = {"request": rf.get("/"), "timestamp": timezone.now(), "ip": "192.0.2.1", "user_agent": "Fire<fox>"}
    body = render_to_string(f"{name}_message.txt", context)
    subject = render_to_string(f"{name}_subject.txt", context).strip()
    assert "\n" not in subject
    assert subject
    assert "192.0.2.1" in body
    assert "Fire<fox>" in body
    assert "Was jij dit niet?" in body
    assert "Thank you" not in body


def test_changed_password_is_mailed_when_notes_are_on(client: Client, user: User, settings):
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    client.force_login(user)
    new = "blauwe fiets in de regen"
    client.post("/account/password/change/", {"oldpassword": factories.PASSWORD, "password1": new, "password2": new})
    assert [(one.to, one.subject) for one in mail.outbox] == [([user.email], "Je wachtwoord is veranderd")]
