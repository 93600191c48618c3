"""What editors have beside Wagtail: how a text reads while it is typed, and colours that everybody can read."""

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import now
from playwright.sync_api import Page, expect
from wagtail.models import Site

from pages.models import Look, OutsideLink, StoriesPage, TextPage
from tests.browser.editors import PATIENT, Editor

LONG = "Wie een collega helpt die nieuw is, doet dat het best " + "elke dag even, " * 5 + "en vraagt dan hoe het gaat."


def test_who_writes_sees_how_the_text_reads(editor: Editor, picture: Callable[[Page, str], None]):
    contact = TextPage.objects.get(slug="contact")
    editor.open(f"pages/{contact.pk}/edit/", "Contact")
    editor.page.locator("[data-side-panel-toggle=checks]").click()
    hint = editor.page.locator("[data-readability-hint]")
    expect(hint).to_contain_text("B1 of makkelijker", timeout=PATIENT)
    editor.write_intro(LONG)
    expect(hint).to_contain_text("te lang", timeout=PATIENT)
    editor.add_paragraph("De inzetbaarheid van de doelgroep.")
    expect(hint).to_contain_text("inzetbaarheid", timeout=PATIENT)
    expect(hint).to_contain_text("schrijf liever mensen met een arbeidsbeperking", timeout=PATIENT)
    picture(editor.page, "readability-hint")
    # The accessibility checker stands below it.
    expect(editor.page.locator("[data-checks-panel]")).to_be_attached()


def test_a_new_text_gets_the_hint_before_it_was_ever_saved(editor: Editor):
    stories = StoriesPage.objects.get()
    editor.open(f"pages/add/pages/storypage/{stories.pk}/", "praktijkverhaal")
    editor.page.locator("#id_title").fill("Een rooster met vaste dagen")
    editor.write_intro("De inzetbaarheid van de ploeg.")
    editor.page.locator("[data-side-panel-toggle=checks]").click()
    expect(editor.page.locator("[data-readability-hint]")).to_contain_text("inzetbaarheid", timeout=PATIENT)


REPORTS = {
    "overzicht/te-controleren/": "Te controleren",
    "overzicht/links/": "Gebroken links",
    "overzicht/nuttig/": "Was dit nuttig?",
    "schrijfwijzer/": "Schrijfwijzer voor de redactie",
}


def test_reports_and_the_style_guide_have_no_violations(editor: Editor, picture: Callable[[Page, str], None]):
    OutsideLink.objects.create(address="https://b.example/", outcome=OutsideLink.Outcome.BROKEN, checked_at=now())
    for path, heading in REPORTS.items():
        editor.open(path, heading)
        # Of the page only what is ours: Wagtail's own parts stand around it.
        assert Axe().run(editor.page, context=".nice-padding").response["violations"] == [], path
        picture(editor.page, heading)


def test_an_administrator_tries_colours_and_visitors_see_those_that_can_be_read(
    running_site: str, page: Page, administrator: Editor, fine: Callable[[Page], None], picture: Any
):
    site = Site.objects.get(is_default_site=True)
    administrator.open(f"settings/pages/look/{site.pk}/", "leuren en letter")
    admin = administrator.page
    admin.locator("#id_primary").fill("#6aa84f")
    admin.locator("[data-side-panel-toggle=preview]").click()
    weak = admin.frame_locator("#w-preview-iframe").get_by_role("row", name="Een link op wit")
    expect(weak).to_contain_text("Nee", timeout=PATIENT)
    picture(admin, "look-preview")
    admin.get_by_role("button", name="Opslaan").click()
    expect(admin.get_by_text("Een kleur die wel kan").first).to_be_visible(timeout=PATIENT)
    assert not Look.objects.filter(primary="#6aa84f").exists()
    admin.locator("#id_primary").fill("#7a1f5c")
    admin.locator("#id_primary_subtle").fill("#f6eaf2")
    admin.get_by_role("button", name="Opslaan").click()
    administrator.expect_message("gewijzigd")
    for address in ("/", "/contact/", "/scan/start/"):
        page.goto(running_site + address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        fine(page)
    page.goto(running_site)
    button = page.locator(".scan-button").first
    expect(button).to_have_css("background-color", "rgb(122, 31, 92)")
    picture(page, "home-in-colours-of-a-region")
