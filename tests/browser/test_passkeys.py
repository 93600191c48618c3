"""Somebody makes a passkey and logs in with it, in a browser with a security key of its own."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect

from scan.models import User
from tests import factories
from tests.browser.test_log_in import complaints, give_password, look  # noqa: F401  (two are fixtures)

Look = Callable[[str, str], None]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def newcomer(running_site: str) -> User:
    cache.clear()
    return factories.make_user("nieuw@example.org", second_factor=False, is_superuser=True)


@pytest.fixture
def key(page: Page) -> Callable[..., Any]:
    """Commands for the key in this browser, which is put in at once."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]
    return lambda name, **more: session.send(f"WebAuthn.{name}", {"authenticatorId": made, **more})


def test_a_passkey_is_made_and_logs_in_and_the_last_one_stays(
    page: Page,
    running_site: str,
    newcomer: User,
    key: Callable[..., Any],
    look: Look,  # noqa: F811
    complaints: list[str],  # noqa: F811
):
    give_password(page, running_site, newcomer.email)
    expect(page.get_by_role("heading", level=1)).to_have_text("Koppel je telefoon")
    page.get_by_role("link", name="Maak dan een passkey").click()
    look("20-passkey-maken", "Maak een passkey")
    page.get_by_label("Hoe noem je deze passkey?").fill("laptop van het werk")
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar je reservecodes")
    assert Authenticator.objects.get(user=newcomer, type="webauthn").wrap().name == "laptop van het werk"
    page.get_by_role("link", name="Ik heb ze bewaard, verder").click()
    expect(page).to_have_url(f"{running_site}/beheer/")

    page.goto(f"{running_site}/account/2fa/")
    look("21-account-met-passkey", "Je account")
    page.get_by_role("link", name="Bekijk je passkeys").click()
    look("22-passkeys", "Je passkeys")
    # It is the only second factor, so it stays.
    expect(page.get_by_role("link", name="Haal weg")).to_have_count(0)
    page.goto(f"{running_site}/account/sessies/")
    look("23-ingelogd", "Waar je bent ingelogd")
    page.goto(f"{running_site}/account/logout/")
    page.get_by_role("button", name="Log uit").click()
    expect(page).to_have_url(f"{running_site}/")

    give_password(page, running_site, newcomer.email)
    look("24-code-of-passkey", "Vul je code in")
    page.get_by_role("button", name="Gebruik je passkey").click()
    expect(page).to_have_url(f"{running_site}/beheer/")
    assert complaints == []


def test_a_key_of_somebody_else_opens_nothing_and_the_page_says_so(
    page: Page, running_site: str, newcomer: User, key: Callable[..., Any]
):
    give_password(page, running_site, newcomer.email)
    page.goto(f"{running_site}/account/2fa/webauthn/add/")
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar je reservecodes")
    assert "Je hebt een nieuwe passkey" in [one.subject for one in mail.outbox]
    page.goto(f"{running_site}/account/logout/")
    page.get_by_role("button", name="Log uit").click()
    expect(page).to_have_url(f"{running_site}/")

    key("clearCredentials")
    give_password(page, running_site, newcomer.email)
    page.get_by_role("button", name="Gebruik je passkey").click()
    expect(page.get_by_text("Je apparaat gaf geen passkey")).to_be_visible()
    page.goto(f"{running_site}/beheer/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vul je code in")
