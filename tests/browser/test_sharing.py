"""Sharing with control and the short version, in a browser: at two sizes, with and without JavaScript."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from scan.models import Answer, Response, Scan, ServicePoint, Share
from scan.models.link import make_link
from tests import factories

SECRET = "Onze zorg is het rooster van de nacht"
SIZES = [(1280, 900), (360, 740)]
Check = Callable[[Page], None]


@pytest.fixture
def point(running_site: str) -> ServicePoint:
    point = factories.make_service_point("Noordoost-Brabant")
    factories.make_account_manager(point, "fatima@example.org", first_name="Fatima", last_name="Aydın")
    return point


@pytest.fixture
def scan(running_site: str) -> Scan:
    scan = factories.make_finished_scan()
    owner = scan.responses.get()
    Answer.objects.create(response=owner, question="toelichting", value=SECRET)
    factories.actions.finish(owner)
    return scan


@pytest.fixture(params=[(size, script) for size in SIZES for script in (True, False)], ids=str)
def visitor(request: pytest.FixtureRequest, browser: Browser) -> Page:
    """A page of one of two sizes, with or without JavaScript."""
    (width, height), script = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=script, locale="nl-NL"
    )
    page = context.new_page()
    page.has_script = script
    yield page
    context.close()


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def come_in(page: Page, site: str, scan: Scan) -> str:
    """Open a personal link, and return the address below which everything of this response stands."""
    owner = scan.responses.get(is_owner=True)
    page.goto(f"{site}/link/{make_link(owner)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    heading(page, "Jullie resultaat")
    return f"{site}/scan/{owner.public_id}"


def test_share_with_choices_preview_log_and_stop(
    visitor: Page, running_site: str, scan: Scan, point: ServicePoint, assert_accessible: Check
):
    def look(text: str) -> None:
        heading(visitor, text)
        if visitor.has_script:  # axe cannot run without
            assert_accessible(visitor)
            assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth")

    below = come_in(visitor, running_site, scan)
    visitor.get_by_role("link", name="Deel het resultaat").click()
    look("Kies wat je deelt")
    visitor.get_by_role("button", name="Verder").click()
    look("Deel het resultaat")
    visitor.get_by_role("link", name="Bekijk wat zij zien").click()
    look("Zo ziet de accountmanager jullie resultaat")
    assert SECRET not in visitor.content()
    visitor.get_by_role("link", name="Verander je keuzes").click()
    heading(visitor, "Kies wat je deelt")
    visitor.get_by_label("Wat wij in eigen woorden schreven").check()
    visitor.get_by_role("button", name="Verder").click()
    heading(visitor, "Deel het resultaat")
    visitor.get_by_role("link", name="Bekijk wat zij zien").click()
    heading(visitor, "Zo ziet de accountmanager jullie resultaat")
    assert SECRET in visitor.content()
    visitor.get_by_role("link", name="Verder met delen").click()
    heading(visitor, "Deel het resultaat")
    visitor.get_by_label("Naam van je organisatie").fill("Drukkerij Zonneveld")
    visitor.get_by_label("Jouw naam").fill("Joost Jansen")
    visitor.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    visitor.get_by_label(re.compile("Zij zien ook wat wij in eigen woorden schreven")).check()
    visitor.get_by_role("button", name="Deel het resultaat").click()
    look("Je deelt dit resultaat")

    from django.test import Client

    manager = Client()
    manager.force_login(point.memberships.get().user)
    assert SECRET in manager.get(f"/werkplek/scans/{scan.public_id}/").content.decode()
    visitor.reload()
    expect(visitor.get_by_role("list", name="Wie heeft dit bekeken")).to_contain_text("Fatima Aydın")
    visitor.get_by_role("button", name="Stop met delen").click()
    look("Je deelt dit resultaat niet meer")
    log = visitor.get_by_role("list", name="Wie heeft dit bekeken")
    expect(log.get_by_role("listitem").first).to_contain_text("Stopte met delen")
    expect(log).to_contain_text("Fatima Aydın")
    assert manager.get(f"/werkplek/scans/{scan.public_id}/").status_code == 404
    visitor.goto(f"{below}/resultaat/")
    heading(visitor, "Jullie resultaat")


def test_a_share_past_its_day_can_be_given_again(
    visitor: Page, running_site: str, scan: Scan, point: ServicePoint, assert_accessible: Check
):
    factories.make_share(scan, point)
    past = timezone.now() - timedelta(days=1)
    Share.objects.update(until=past, shared_at=past - timedelta(days=30))
    below = come_in(visitor, running_site, scan)
    visitor.goto(f"{below}/delen/")
    heading(visitor, "Je deelt dit resultaat niet meer")
    expect(visitor.get_by_text("Die dag is voorbij.")).to_be_visible()
    if visitor.has_script:
        assert_accessible(visitor)
    visitor.get_by_role("link", name="Deel het opnieuw").click()
    heading(visitor, "Kies wat je deelt")


def test_the_short_version_goes_on_into_the_full_scan(visitor: Page, running_site: str, assert_accessible: Check):
    visitor.goto(f"{running_site}/scan/start/")
    heading(visitor, "Begin met de scan")
    visitor.get_by_label("HR of personeelszaken").check()
    visitor.get_by_role("button", name="Doe de korte versie").click()
    for number in range(1, 20):
        expect(visitor.locator("h1")).to_be_visible()
        if "/kort/" in visitor.url:
            break
        expect(visitor.get_by_text(f"Thema {number} van")).to_be_visible()
        for question in visitor.locator("fieldset.scan-question").all():
            question.locator("label.scan-option").nth(1).click()
        before = visitor.url
        visitor.get_by_role("button", name="Volgende").click()
        expect(visitor).not_to_have_url(before)
    heading(visitor, "Een eerste indicatie")
    expect(visitor.get_by_text("Dit is een indicatie op 12 vragen.")).to_be_visible()
    if visitor.has_script:
        assert_accessible(visitor)
        assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Response.objects.get().answers.count() == 12
    visitor.get_by_role("button", name="Ga door met de hele scan").click()
    heading(visitor, re.compile("Over jullie organisatie"))
    visitor.goto(re.sub(r"/vragen/.*", "/vragen/opbrengsten/", visitor.url))
    expect(visitor.locator("#vraag-att-levert-op input:checked")).to_have_count(1)
    expect(visitor.locator("#vraag-att-past input:checked")).to_have_count(0)
