"""How a score came about, the PDF, and the questions on paper: at two sizes, with and without JavaScript."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from scan.models.link import make_link
from tests import factories

SIZES = [(1280, 900), (360, 740)]
Check = Callable[[Page], None]


@pytest.fixture(params=[(size, script) for size in SIZES for script in (True, False)], ids=str)
def visitor(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
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


def test_a_score_is_worked_out_in_place_and_the_result_taken_along_as_pdf(
    visitor: Page, running_site: str, assert_accessible: Check
):
    scan = factories.make_finished_scan()
    visitor.goto(f"{running_site}/link/{make_link(scan.responses.get())[1]}/")
    visitor.get_by_role("button", name="Ga verder").click()
    heading(visitor, "Jullie resultaat")
    told = visitor.get_by_role("region", name="Uitleg van de score Wat het oplevert")
    expect(told).to_be_hidden()
    visitor.get_by_text("Wat het oplevert staat op 58", exact=True).click()
    expect(told.get_by_role("row").last).to_contain_text(re.compile(r"Het gemiddelde: \([\d,+ ]+\) : \d = 58"))
    if visitor.has_script:
        assert_accessible(visitor)
        assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with visitor.expect_download() as download:
        visitor.get_by_role("link", name="Download PDF").click()
    document = PdfReader(download.value.path())
    assert document.metadata.title.startswith("Jullie resultaat")
    assert "Wat het oplevert" in " ".join(page.extract_text() for page in document.pages)


def test_all_questions_can_be_read_and_printed_beforehand(visitor: Page, running_site: str, assert_accessible: Check):
    visitor.goto(f"{running_site}/scan/start/")
    visitor.get_by_role("link", name="Lees eerst alle vragen").click()
    heading(visitor, "Alle vragen van de scan")
    everything = visitor.locator(".scan-paper-questions > li").count()
    visitor.get_by_role("link", name="Medewerker", exact=True).click()
    heading(visitor, re.compile("voor: Medewerker"))
    assert 0 < visitor.locator(".scan-paper-questions > li").count() < everything
    if visitor.has_script:
        assert_accessible(visitor)
    visitor.emulate_media(media="print")
    expect(visitor.get_by_role("link", name="Begin met de scan")).to_be_hidden()
    expect(visitor.locator(".scan-paper-questions > li").last).to_be_visible()
