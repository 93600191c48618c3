"""Screens and states that the main job does not pass: without violations, and without scrolling sideways on a phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages.models import HomePage, ScanPage, TextPage
from scan.models import Response
from scan.models.link import make_link
from tests import factories

Check = Callable[[Page], None]


@pytest.fixture
def fine(assert_accessible: Check) -> Check:
    """Axe finds nothing, and nothing is wider than a screen of 320 px."""

    def check(page: Page) -> None:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert_accessible(page)
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
        page.set_viewport_size({"width": 1280, "height": 800})

    return check


def come_in(page: Page, site: str, response: Response) -> str:
    """Open a personal link; returns where the addresses of the response begin."""
    page.goto(f"{site}/link/{make_link(response)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    expect(page).to_have_url(re.compile("/scan/"))
    return f"{site}/scan/{response.public_id}"


def test_every_page_of_the_editors(running_site: str, page: Page, fine: Check):
    for kind in (HomePage, ScanPage, TextPage):
        for one in kind.objects.live():
            page.goto(running_site + one.url)
            fine(page)


def test_pages_that_nobody_hopes_to_see(running_site: str, page: Page, fine: Check, settings: Any):
    settings.DEBUG = False
    for path, heading in (
        ("/deze-pagina-is-er-niet/", "Deze pagina is er niet"),
        ("/link/niet-van-ons/", "Deze link werkt niet"),
        ("/scan/bestaatniet22/controle/", "Open eerst je persoonlijke link"),
        ("/scan/gewist/", "De scan is gewist"),
        ("/scan/gesloten/", "De scan is hier gesloten"),
        ("/meedoen/niet-van-ons/", "Deze link werkt niet"),
        ("/scan/teruggenomen/", "Je antwoorden zijn gewist"),
    ):
        page.goto(running_site + path)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        fine(page)


def test_screens_of_a_scan_in_other_states(running_site: str, page: Page, fine: Check):
    response = factories.make_response("hr", {"ervaring": "meer", "att-past": 3})
    scan = come_in(page, running_site, response)
    page.goto(f"{scan}/controle/")
    fine(page)
    page.goto(f"{scan}/vragen/organisatie/2/")
    page.get_by_label("Hoeveel mensen met een arbeidsbeperking werken er nu").fill("één")
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".scan-error-summary")).to_be_visible()
    fine(page)
    page.goto(f"{scan}/later/")
    page.get_by_role("textbox", name="E-mailadres").fill("joost")
    page.get_by_role("button", name="Mail mijn link").click()
    expect(page.locator(".scan-error-summary")).to_be_visible()
    fine(page)
    page.goto(f"{scan}/controle/")
    page.get_by_role("button", name="Rond toch af").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
    fine(page)
    colleagues = ("collegas", "collegas/rol/medewerker", "collegas/sluiten", "antwoorden")
    for rest in ("delen", "afgerond", "wissen", *colleagues):
        page.goto(f"{scan}/{rest}/")
        fine(page)


def test_a_result_of_several_people_and_one_that_is_too_thin(running_site: str, page: Page, fine: Check):
    for name in ("three shown roles, gaps everywhere", "half rule, n.v.t., exclusive option, hidden follow-up"):
        scan = factories.make_finished_scan(name)
        come_in(page, running_site, scan.responses.get(is_owner=True))
        expect(page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
        fine(page)


def test_the_workplace_in_other_states(running_site: str, page: Page, fine: Check):
    point = factories.make_service_point()
    user = factories.make_account_manager(point, "fatima@example.org")
    page.goto(f"{running_site}/werkplek/")
    page.get_by_role("textbox", name="E-mailadres").fill(user.email)
    page.get_by_label("Wachtwoord", exact=True).fill(factories.PASSWORD)
    page.get_by_role("button", name="Verder").click()
    page.locator("input[name=code]").fill(factories.current_code())
    page.locator("input[name=code]").press("Enter")
    expect(page.get_by_text("Er is nog niets gedeeld")).to_be_visible()
    fine(page)
    share = factories.make_share(factories.make_finished_scan("medewerkers shown"), point, "Samen & Co")
    page.goto(f"{running_site}/werkplek/?zoek=bestaat-niet")
    expect(page.get_by_text("Geen werkgevers gevonden")).to_be_visible()
    fine(page)
    page.goto(f"{running_site}/werkplek/scans/{share.scan.public_id}/")
    fine(page)
    user.memberships.update(active=False)
    page.goto(f"{running_site}/werkplek/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je hoort nog niet bij een werkgeversservicepunt")
    fine(page)
