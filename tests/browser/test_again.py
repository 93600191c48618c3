"""Measuring again, comparing, differences between roles, and words explained: at two sizes, with and without script."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from scan.models import Response, Scan
from scan.models.link import make_link
from tests import factories

Look = Callable[[Page, str], None]
SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
FACTS = {"sector": "C", "omvang": "50-99", "ervaring": "meer", "aantal": 4, "vacatures": "gewoon"}
RATINGS = {"att-past": 1, "att-levert-op": 2, "att-werk-gedaan": 1}


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    return SIZES[request.param]


@pytest.fixture
def look(assert_accessible: Callable[[Page], None], picture: Callable[[Page, str], None]) -> Look:
    """Axe finds nothing, also within what is opened, and nothing is wider than a screen of 320 px."""

    def check(page: Page, name: str) -> None:
        before = page.viewport_size or SIZES["wide"]
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert_accessible(page)
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        page.set_viewport_size(before)
        picture(page, f"again-{name}")

    return check


def come_in(page: Page, site: str, response: Response) -> str:
    """Open a personal link; returns where the addresses of the response begin."""
    page.goto(f"{site}/link/{make_link(response)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    expect(page).to_have_url(re.compile("/scan/"))
    return f"{site}/scan/{response.public_id}"


def finished() -> Response:
    response = factories.make_response("directie", FACTS | RATINGS)
    factories.actions.finish(response)
    return response


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)


def measure_again(page: Page, site: str, look: Look) -> Scan:
    """From the result of then to the result of now, with the facts confirmed and one changed."""
    first = finished()
    come_in(page, site, first)
    heading(page, "Jullie resultaat")
    page.get_by_role("link", name="Doe de scan opnieuw").click()
    heading(page, "Doe de scan opnieuw")
    expect(page.get_by_label("Directeur of eigenaar")).to_be_checked()
    look(page, "ask")
    page.get_by_role("button", name="Begin opnieuw").click()
    heading(page, "Je nieuwe scan is begonnen")
    look(page, "started")
    page.get_by_role("link", name="Ga naar de vragen").click()
    heading(page, "Over jullie organisatie")
    confirm_the_facts(page, look)
    heading(page, "Wat het jullie oplevert")
    assert page.locator("input:checked").count() == 0
    expect(page.get_by_text("Vorige keer")).to_have_count(0)
    for question in page.locator("fieldset.scan-question").all():
        question.locator("label.scan-option").nth(4).click()
    page.get_by_role("button", name="Volgende").click()
    heading(page, "Wat anderen ervan vinden")
    new = Scan.objects.get(previous=first.scan)
    page.goto(f"{site}/scan/{new.responses.get().public_id}/controle/")
    page.get_by_role("button", name="Rond toch af").click()
    heading(page, "Jullie resultaat")
    return new


def confirm_the_facts(page: Page, look: Look) -> None:
    sector = page.get_by_role("group", name=re.compile("In welke sector"))
    expect(sector.get_by_text("Vorige keer: ‘Industrie’. Klopt dit nog?")).to_be_visible()
    assert page.locator("input:checked").count() == 0
    look(page, "facts")
    page.get_by_text("100 tot en met 249").click()
    page.get_by_role("button", name="Ja, dit klopt nog").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("deel 2 van 2")
    expect(page.get_by_text("Vorige keer: 4. Klopt dit nog?")).to_be_visible()
    page.get_by_role("button", name="Ja, dit klopt nog").click()


def then_and_now(page: Page) -> None:
    section = page.get_by_role("region", name="Toen en nu")
    expect(section.get_by_role("heading", name="Toen en nu")).to_be_visible()
    row = section.get_by_role("row", name=re.compile("^Wat het oplevert"), include_hidden=True)
    assert " ".join(row.text_content().split()) == "Wat het oplevert8100+92Duidelijk hoger"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_measuring_again_from_result_to_comparison(
    running_site: str, browser: Browser, look: Look, size: dict[str, int], script: bool
):
    context = browser.new_context(
        java_script_enabled=script, viewport=size, locale="nl-NL", timezone_id="Europe/Amsterdam"
    )
    page = context.new_page()
    new = measure_again(page, running_site, look if script else lambda page, name: None)
    then_and_now(page)
    stored = {answer.question: answer.value for answer in new.responses.get().answers.all()}
    assert stored.items() >= {"sector": "C", "omvang": "100-249", "ervaring": "meer", "aantal": 4}.items()
    if script:
        look(page, "result")
    context.close()


def test_roles_side_by_side_and_what_to_find_out(running_site: str, page: Page, look: Look, size: dict[str, int]):
    page.set_viewport_size(size)
    scan = factories.make_finished_scan("three shown roles, gaps everywhere")
    come_in(page, running_site, scan.responses.get(is_owner=True))
    heading(page, "Jullie resultaat")
    page.get_by_role("link", name="Verschillen").click()
    expect(page.get_by_role("heading", name="Wat de rollen anders zien")).to_be_in_viewport()
    bars = page.get_by_role("list", name="Willen per rol")
    expect(bars.get_by_role("listitem").first).to_contain_text(re.compile(r"Directeur of eigenaar\s*\d+"))
    expect(page.get_by_role("heading", name="Om over te praten")).to_be_visible()
    look(page, "roles")


def test_a_word_is_explained_with_the_keyboard(running_site: str, page: Page, size: dict[str, int]):
    page.set_viewport_size(size)
    scan = come_in(page, running_site, factories.make_response("directie"))
    page.goto(f"{scan}/vragen/sector-en-regels/")
    heading(page, "Sector en regels")
    word = page.get_by_text("Uitleg: banenafspraak")
    told = page.get_by_text("Een afspraak uit 2013")
    expect(told).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(told).to_be_visible()
    page.keyboard.press("Space")
    expect(told).to_be_hidden()


def test_on_paper_a_word_is_explained_once(running_site: str, page: Page):
    scan = factories.make_finished_scan()
    come_in(page, running_site, scan.responses.get())
    heading(page, "Jullie resultaat")
    page.emulate_media(media="print")
    shown: list[Any] = page.get_by_text("Uitleg: arbeidsbeperking", exact=True).all()
    assert len(shown) > 1
    assert sum(one.is_visible() for one in shown) == 1
