"""The first administrator: asks for a password, gets it by mail, and has to choose a second factor."""

import email
import email.policy
import re
import secrets
import time

from expecting import holds
from outside import HTTPS
from stack.browser import Browser
from stack.web import NAME
from systemctl import ask

ADDRESS = f"beheer@{NAME}"
_LINK = re.compile(rf"https://{re.escape(NAME)}(/account/password/reset/key/\S+)")


def log_in() -> None:
    """From no password to the screen of the second factor."""
    browser, password = Browser(HTTPS), secrets.token_urlsafe(24)
    browser.get("/account/password/reset/")
    browser.post("/account/password/reset/", {"email": ADDRESS})
    link = _mailed_link()
    holds("de eerste beheerder krijgt een mail met een link", so=bool(link))
    form = browser.get(link).location
    chosen = browser.post(form, {"password1": password, "password2": password})
    holds("en kiest een wachtwoord", so=chosen.status == 302, seen=chosen.status)
    other = Browser(HTTPS)
    other.get("/account/login/")
    other.post("/account/login/", {"login": ADDRESS, "password": password})
    sent = other.get("/beheer/").location
    holds("en moet dan eerst een tweede factor instellen", so=sent.startswith("/account/2fa/"), seen=sent)


def _mailed_link(seconds: float = 30) -> str:
    """The link in the mail to the administrator; empty when none came."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for mail in ask("mails", []):
            read = email.message_from_string(mail, policy=email.policy.default)
            body = read.get_body(("plain",))
            found = _LINK.search(body.get_content()) if body and read["To"] == ADDRESS else None
            if found:
                return found[1]
        time.sleep(0.5)
    return ""
