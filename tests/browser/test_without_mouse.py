"""Plan, sharing and colleagues with the keyboard alone, in forced colours, on a screen of 320 px (as at 400 %)."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from scan.models import PlanStep, Response, Scan, Share
from scan.models.link import make_link
from tests import factories

MOST_TABS = 120
Look = Callable[[Page, str], None]

# What has the focus: its name, and whether somebody without colours sees that it has.
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const label = (one.labels && one.labels[0]) || one;
    const around = one.closest('label') ? getComputedStyle(one.closest('label')) : style;
    const outlined = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
    const box = one.getBoundingClientRect();
    return {name: (one.getAttribute('aria-label') || label.innerText || '').replace(/\\s+/g, ' ').trim(),
            kind: one.tagName, type: one.type || '', outlined: outlined(style) || outlined(around),
            inView: box.bottom > 0 && box.top < innerHeight};
}"""
# What is told apart by a box of colour on other screens, and holds no word here.
SPEECHLESS = """() => [...document.querySelectorAll('main :is(.scan-tag, .scan-level, .scan-alert, .scan-status)')]
    .filter(one => one.getClientRects().length && !one.innerText.trim()).map(one => one.outerHTML)"""
# Boxes that mean something must have an edge, because their background is gone.
EDGELESS = """() => [...document.querySelectorAll('main :is(.scan-alert, .scan-error-summary, .scan-button)')]
    .filter(one => one.getClientRects().length)
    .filter(one => !['Top', 'Left'].some(side => parseFloat(getComputedStyle(one)['border' + side + 'Width']) > 0))
    .map(one => one.outerHTML)"""


@pytest.fixture
def page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A small screen with the colours of the person, and no mouse."""
    cache.clear()
    options = {**browser_context_args, "viewport": {"width": 320, "height": 640}, "forced_colors": "active"}
    context = browser.new_context(**options)
    yield context.new_page()
    context.close()


@pytest.fixture
def look(picture: Look) -> Look:
    """Nothing is wider than the screen, and nothing is told by a background alone."""

    def check(page: Page, name: str) -> None:
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        assert page.evaluate(SPEECHLESS) == [], name
        assert page.evaluate(EDGELESS) == [], name
        picture(page, f"forced {name}")

    return check


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this name has the focus, and see each time that it shows."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["outlined"] or focused["kind"] == "BODY", focused
        assert focused["inView"] or focused["kind"] == "BODY", focused
        if focused["name"].startswith(name):
            return
    raise AssertionError(f"the keyboard does not come at {name!r}")


def press(page: Page, name: str, arrives: str | re.Pattern[str]) -> None:
    """Come at a link or button, use it, and be on the next page."""
    tab_to(page, name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(arrives)


def type_in(page: Page, name: str, text: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def come_in(page: Page, site: str, response: Response) -> None:
    page.goto(f"{site}/link/{make_link(response)[1]}/")
    press(page, "Ga verder", "Jullie resultaat")


def owner_of(scan: Scan) -> Response:
    return scan.responses.get(is_owner=True)


def test_a_plan(running_site: str, page: Page, look: Look):
    come_in(page, running_site, owner_of(factories.make_finished_scan()))
    look(page, "result")
    press(page, "Naar jullie plan", "Jullie plan")
    tab_to(page, "Kies deze stap")
    page.keyboard.press("Enter")
    expect(page.locator(".scan-alert")).to_contain_text("staat in jullie plan")
    look(page, "plan chosen")
    title = PlanStep.objects.get().title
    press(page, "Maak concreet", title)
    type_in(page, "Als …", "het overleg begint")
    tab_to(page, "Wanneer")
    page.keyboard.type("01012020")
    tab_to(page, "Bewaar deze stap")
    page.keyboard.press("Enter")
    expect(page.locator(".scan-error-summary")).to_be_focused()
    look(page, "plan with a mistake")
    tab_to(page, "Wanneer: ")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Wanneer")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Delete")
        page.keyboard.press("ArrowRight")
    type_in(page, "Waarbij wil je hulp?", "Bij de regelingen")
    press(page, "Bewaar deze stap", "Jullie plan")
    press(page, "Past niet, of doen wij al", "Leg deze stap opzij")
    tab_to(page, "Doen wij al")
    page.keyboard.press("Space")
    press(page, "Leg opzij", "Jullie plan")
    look(page, "plan")
    saved = PlanStep.objects.get(status="te-doen")
    assert (saved.if_words, saved.help_words, saved.due) == ("het overleg begint", "Bij de regelingen", None)


def test_sharing(running_site: str, page: Page, look: Look):
    point = factories.make_service_point("Noordoost-Brabant")
    factories.make_account_manager(point)
    come_in(page, running_site, owner_of(factories.make_finished_scan()))
    press(page, "Deel het resultaat", "Kies wat je deelt")
    tab_to(page, "Ons plan")
    page.keyboard.press("Space")
    look(page, "share choices")
    press(page, "Verder", "Deel het resultaat")
    press(page, "Bekijk wat zij zien", "Zo ziet de accountmanager jullie resultaat")
    look(page, "share preview")
    press(page, "Verder met delen", "Deel het resultaat")
    type_in(page, "Naam van je organisatie", "Drukkerij Zonneveld")
    type_in(page, "Jouw naam", "Joost Jansen")
    type_in(page, "E-mailadres", "joost@example.org")
    tab_to(page, "Deel het resultaat")
    page.keyboard.press("Enter")
    expect(page.locator(".scan-error-summary")).to_be_focused()
    look(page, "share with a mistake")
    tab_to(page, "Ik deel dit resultaat")
    page.keyboard.press("Space")
    press(page, "Deel het resultaat", "Je deelt dit resultaat")
    look(page, "shared")
    press(page, "Stop met delen", "Je deelt dit resultaat niet meer")
    look(page, "stopped")
    assert Share.objects.get().withdrawn_at is not None


def test_colleagues(running_site: str, page: Page, look: Look):
    come_in(page, running_site, owner_of(factories.make_finished_scan()))
    press(page, "Vraag collega’s", "Samen met collega’s")
    look(page, "colleagues")
    press(page, "Nodig uit : Leidinggevende", "Nodig uit: leidinggevende")
    type_in(page, "Hoeveel mensen mogen beginnen?", "2")
    tab_to(page, "Maak de link en de mail")
    page.keyboard.press("Enter")
    link = page.get_by_label("Alleen de link")
    expect(link).to_be_visible()
    look(page, "role link")
    address = link.input_value()
    page.context.clear_cookies()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Doe je mee?")
    look(page, "welcome")
    press(page, "Ik doe mee", "Bewaar je eigen link")
    look(page, "own link")
    press(page, "Naar de vragen", re.compile("Wat het jullie oplevert"))
    tab_to(page, "Helemaal mee oneens")
    page.keyboard.press("Space")
    expect(page.locator("#melding")).to_have_text("Opgeslagen")
    look(page, "answered")
    assert Response.objects.latest("pk").answers.count() == 1
