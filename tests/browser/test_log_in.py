"""Somebody new sets up a second factor and logs in with it, in a browser; axe finds nothing wrong on any page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import ConsoleMessage, Page, expect

from scan.models import User
from tests import factories

Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
Look = Callable[[str, str], None]


@pytest.fixture
def newcomer(running_site: str) -> User:
    cache.clear()
    return factories.make_user("nieuw@example.org", second_factor=False, is_superuser=True)


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains about: blocked by the policy, not found, an error in a script."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def look(page: Page, assert_accessible: Check, picture: Picture) -> Look:
    """The page that has this heading, once it is there: nothing for axe to find, and a picture for people."""

    def at(name: str, heading: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        assert_accessible(page)
        picture(page, f"inloggen-{name}")

    return at


def give_password(page: Page, site: str, email: str) -> None:
    page.goto(f"{site}/account/login/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(factories.PASSWORD)
    page.get_by_role("button", name="Verder").click()


def give_code(page: Page, code: str, button: str) -> None:
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name=button, exact=True).click()


def test_enrol_and_log_in(page: Page, running_site: str, newcomer: User, look: Look, complaints: list[str]):
    page.goto(f"{running_site}/account/login/")
    look("1-wachtwoord", "Inloggen")
    give_password(page, running_site, newcomer.email)

    expect(page.get_by_role("heading", level=1)).to_have_text("Koppel je telefoon")
    look("2-koppelen", "Koppel je telefoon")
    code_picture = page.get_by_role("img", name="QR-code")
    assert code_picture.evaluate("img => img.complete && img.naturalWidth > 100")
    secret = page.get_by_label("Of typ deze sleutel over").input_value()
    give_code(page, "123", "Koppel mijn telefoon")
    expect(page.locator("#fouten")).to_be_focused()
    expect(page.get_by_label("Code", exact=True)).to_have_value("123")
    expect(page.get_by_label("Of typ deze sleutel over")).to_have_value(secret)
    look("3-koppelen-fout", "Koppel je telefoon")
    give_code(page, factories.current_code(secret), "Koppel mijn telefoon")

    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar je reservecodes")
    look("4-reservecodes", "Bewaar je reservecodes")
    recovery = page.get_by_label("Reservecodes", exact=True).input_value().split()
    assert len(recovery) == 10
    page.get_by_role("link", name="Ik heb ze bewaard, verder").click()
    expect(page).to_have_url(f"{running_site}/beheer/")

    page.goto(f"{running_site}/account/2fa/")
    look("5-account", "Je account")
    page.get_by_role("link", name="Verander je wachtwoord").click()
    look("6-wachtwoord-veranderen", "Verander je wachtwoord")
    page.goto(f"{running_site}/account/2fa/recovery-codes/generate/")
    look("7-nieuwe-reservecodes", "Nieuwe reservecodes maken?")
    page.goto(f"{running_site}/account/reauthenticate/")
    look("8-wachtwoord-nog-eens", "Ben jij het?")
    page.get_by_role("link", name="Gebruik een code").click()
    expect(page).to_have_url(f"{running_site}/account/2fa/reauthenticate/")
    look("8-code-nog-eens", "Ben jij het?")
    page.goto(f"{running_site}/account/logout/")
    look("8-uitloggen", "Wil je uitloggen?")
    page.get_by_role("button", name="Log uit").click()

    give_password(page, running_site, newcomer.email)
    look("9-code", "Vul je code in")
    give_code(page, "123", "Inloggen")
    expect(page.locator("#fouten")).to_be_focused()
    look("10-code-fout", "Vul je code in")
    give_code(page, recovery[0], "Inloggen")
    expect(page).to_have_url(f"{running_site}/beheer/")
    assert not complaints


def test_stop_half_way(page: Page, running_site: str, newcomer: User):
    give_password(page, running_site, newcomer.email)
    page.get_by_role("button", name="Log uit en doe dit later").click()
    expect(page).to_have_url(f"{running_site}/")
    page.goto(f"{running_site}/beheer/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_replace_a_forgotten_password(page: Page, running_site: str, newcomer: User, look: Look, complaints: list[str]):
    page.goto(f"{running_site}/account/login/")
    page.get_by_role("link", name="Wachtwoord vergeten?").click()
    look("11-vergeten", "Wachtwoord vergeten?")
    page.get_by_label("E-mailadres").fill(newcomer.email)
    page.get_by_role("button", name="Stuur de mail").click()
    look("12-kijk-in-je-mail", "Kijk in je mail")
    link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http"))
    page.goto(link)
    look("13-nieuw-wachtwoord", "Kies een nieuw wachtwoord")
    page.get_by_label("Nieuw wachtwoord", exact=True).fill("kort")
    page.get_by_label("Nieuw wachtwoord, nog een keer").fill("kort")
    page.get_by_role("button", name="Bewaar het wachtwoord").click()
    expect(page.locator("#fouten")).to_be_focused()
    look("14-nieuw-wachtwoord-fout", "Kies een nieuw wachtwoord")
    page.get_by_label("Nieuw wachtwoord", exact=True).fill(factories.PASSWORD)
    page.get_by_label("Nieuw wachtwoord, nog een keer").fill(factories.PASSWORD)
    page.get_by_role("button", name="Bewaar het wachtwoord").click()
    look("15-wachtwoord-klaar", "Je wachtwoord is veranderd")
    page.goto(link)
    look("16-link-op", "Deze link werkt niet meer")
    assert not complaints


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/account/signup/", "Je kunt hier geen account maken"),
        ("/account/inactive/", "Je account staat uit"),
        ("/bestaat-niet/", "Deze pagina is er niet"),
    ],
)
def test_dead_ends_help_somebody_on(page: Page, running_site: str, look: Look, path: str, heading: str, settings: Any):
    settings.DEBUG = False
    page.goto(f"{running_site}{path}")
    look(f"17{path.replace('/', '-')}", heading)
    expect(page.locator("main").get_by_role("link").first).to_be_visible()
