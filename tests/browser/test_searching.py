"""A visitor searches, narrows a list down and says whether a page was useful; with a script and without."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.models import Usefulness


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains about, such as a script that the policy does not allow."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    return heard


def test_searching_finds_however_it_is_written(page: Page, running_site: str, fine: Callable[[Page], None]):
    page.goto(running_site)
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Zoeken").click()
    field = page.get_by_label("Wat zoek je?")
    field.fill("job coach")
    field.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("op ‘job coach’"))).to_be_visible()
    fine(page)
    first = page.locator(".scan-found h3 a").first
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def test_a_list_narrows_while_one_types_and_is_announced(
    page: Page, running_site: str, fine: Callable[[Page], None], complaints: list[str]
):
    page.goto(f"{running_site}/wie-helpt-je/")
    organisations = page.locator("#lijst .scan-cards__one")
    every = organisations.count()
    page.get_by_label("Soort hulp").select_option("Begeleiding")
    expect(page).to_have_url(re.compile("hulp=begeleiding"))
    expect(page.locator("#melding")).to_contain_text("organisaties")
    assert 0 < organisations.count() < every
    page.get_by_role("searchbox", name="Zoek een organisatie").press_sequentially("jobcoach")
    expect(page).to_have_url(re.compile("woord=jobcoach"))
    # One goes on typing: the field keeps the focus and what is in it.
    expect(page.get_by_role("searchbox", name="Zoek een organisatie")).to_be_focused()
    expect(page.get_by_role("searchbox", name="Zoek een organisatie")).to_have_value("jobcoach")
    fine(page)
    page.go_back()
    expect(page.locator("#lijst .scan-cards__one").first).to_be_visible()
    assert complaints == []


def test_a_vote_is_counted_and_thanked(page: Page, running_site: str, complaints: list[str]):
    page.goto(f"{running_site}/contact/")
    page.get_by_role("button", name="Nee").click()
    expect(page.get_by_text("Jammer dat deze pagina je niet hielp")).to_be_visible()
    expect(page.locator("#melding")).to_have_text("Bedankt voor je antwoord")
    expect(page).to_have_url(f"{running_site}/contact/")
    assert list(Usefulness.objects.values_list("yes", "no")) == [(0, 1)]
    assert complaints == []


def test_all_of_it_works_without_a_script(browser: Browser, running_site: str):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{running_site}/wie-helpt-je/")
    page.get_by_label("Soort hulp").select_option("Begeleiding")
    page.get_by_role("button", name="Zoek in deze lijst").click()
    expect(page.get_by_text(re.compile(r"van de \d+ organisaties"))).to_be_visible()
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Bedankt")).to_be_visible()
    page.get_by_role("link", name=re.compile("Terug naar")).click()
    expect(page).to_have_url(f"{running_site}/wie-helpt-je/")
    context.close()
    assert list(Usefulness.objects.values_list("yes", "no")) == [(1, 0)]


@pytest.mark.parametrize("path", ["", "veelgestelde-vragen/", "begrippen/"])
def test_what_pages_say_of_themselves_is_allowed_by_the_policy(
    page: Page, running_site: str, path: str, complaints: list[str]
):
    page.goto(f"{running_site}/{path}")
    assert page.locator('script[type="application/ld+json"]').count() >= 1
    assert complaints == []


@pytest.mark.parametrize(
    ("path", "clicked", "read"),
    [
        ("", (".scan-button", ".scan-hero__art"), "figure"),
        ("wie-helpt-je/", (".scan-filters", ".scan-useful"), "#lijst .scan-cards__one"),
        ("zoeken/?q=jobcoach", (".scan-search", ".scan-choice"), ".scan-found > li"),
    ],
)
def test_on_paper_there_is_nothing_to_click(
    page: Page, running_site: str, path: str, clicked: tuple[str, ...], read: str
):
    page.goto(f"{running_site}/{path}")
    page.emulate_media(media="print")
    for hidden in (*clicked, ".scan-nav", ".scan-footer"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(read).first).to_be_visible()
