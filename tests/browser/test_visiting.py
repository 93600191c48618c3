"""A morning of two visitors: one comes from a search engine and finds the scan, one finishes it and finds real help."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.models import SchemePage, StepPage, StoriesPage
from scan.models.link import make_link
from tests import factories

Check = Callable[[Page], None]


def arrives(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_who_comes_from_a_search_engine_searches_filters_reads_and_starts_the_scan(
    running_site: str, browser: Browser, fine: Check, *, script: bool
):
    page = browser.new_context(java_script_enabled=script, locale="nl-NL").new_page()
    look = fine if script else lambda page: None
    page.goto(running_site + SchemePage.objects.get(slug="loonkostensubsidie").url)
    arrives(page, "Loonkostensubsidie")
    expect(page.get_by_text("Nog niet gecontroleerd", exact=False).first).to_be_visible()

    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Zoeken").click()
    arrives(page, "Zoeken")
    page.get_by_label("Wat zoek je?").fill("job-coach")
    page.get_by_role("main").get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("op ‘job-coach’"))).to_be_visible()
    look(page)
    page.get_by_role("main").get_by_role("link", name="Jobcoach", exact=True).click()
    arrives(page, "Jobcoach")

    stories = StoriesPage.objects.get()
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=stories.title).click()
    arrives(page, stories.title)
    listed = page.locator("#lijst li h3")
    every = listed.count()
    page.get_by_label("Sector").select_option("Handel en reparatie")
    if not script:
        page.get_by_role("button", name="Zoek in deze lijst").click()
    expect(page.get_by_text(re.compile(rf"^4 van de {every} verhalen$"))).to_be_visible()
    expect(page).to_have_url(re.compile("sector=G"))
    look(page)
    title = listed.first.inner_text()
    listed.first.get_by_role("link").click()
    arrives(page, title)
    expect(page.get_by_text("Handel en reparatie")).to_be_visible()

    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Stappenplan").click()
    arrives(page, "Het stappenplan in zes fasen")
    page.get_by_role("main").get_by_role("link", name="Vinden", exact=True).first.click()
    arrives(page, "Vinden")
    page.get_by_role("link", name="Start de scan").click()
    arrives(page, "Begin met de scan")
    page.get_by_label("HR of personeelszaken").check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Over jullie organisatie")
    page.context.close()


def test_who_finished_the_scan_follows_a_step_to_its_page_and_from_there_to_what_helps(
    running_site: str, page: Page, fine: Check
):
    owner = factories.make_finished_scan().responses.get(is_owner=True)
    page.goto(f"{running_site}/link/{make_link(owner)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    arrives(page, "Jullie resultaat")
    first = page.get_by_role("link", name=re.compile("^Meer over deze stap")).first
    step = StepPage.objects.get(title=first.inner_text().partition(": ")[2].strip())
    first.click()
    arrives(page, step.title)
    assert page.url == running_site + step.url
    fine(page)
    helps = page.get_by_role("complementary").get_by_role("link").first
    title = helps.inner_text()
    helps.click()
    expect(page.get_by_role("heading", name=title).first).to_be_visible()
