"""The scan without a mouse, much enlarged, with wide letters, and in the colours that somebody chose for every site."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scan.models import Response
from scan.models.link import make_link
from tests import factories

# WCAG 2.2, success criterion 1.4.12.
WIDE_LETTERS = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
"""
CLIPPED = """
all => all.filter(one => one.clientWidth > 1 && getComputedStyle(one).overflow !== "visible"
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)).map(one => one.className)
"""
SCREENS = ("vragen/organisatie/1/", "vragen/steun/1/", "vragen/hulp/1/", "controle/", "later/", "wissen/")


@pytest.fixture
def response(running_site: str) -> Response:
    return factories.make_response("hr", {"norm-directie": 2, "hulpvraag": ("team",)})


def come_in(page: Page, site: str, response: Response) -> str:
    page.goto(f"{site}/link/{make_link(response)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Over jullie organisatie")
    return f"{site}/scan/{response.public_id}"


@pytest.fixture
def free(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A browser with other settings, in which the test may bring a stylesheet of its own."""
    made: list[BrowserContext] = []

    def make(**settings: object) -> BrowserContext:
        made.append(browser.new_context(locale="nl-NL", bypass_csp=True, **settings))
        return made[-1]

    yield make
    for one in made:
        one.close()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on this."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached on {page.url}")


def test_a_whole_scan_with_the_keyboard_alone(running_site: str, page: Page):
    page.goto(f"{running_site}/scan/start/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "input[name=role]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("HR of personeelszaken")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Over jullie organisatie")
    for _ in range(30):
        title = page.title()
        if title.startswith("Controleer"):
            break
        answer_first_question(page)
        tab_to(page, "button[value=volgende]")
        page.keyboard.press("Enter")
        expect(page).not_to_have_title(title)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
    # The check page came in place of the questions, so that the way to its button is short.
    tab_to(page, "main button:not(.scan-button--secondary)")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
    assert Response.objects.get().answers.count() >= 14


def answer_first_question(page: Page) -> None:
    """Answer the first question of a screen, without a mouse, and wait until it is saved."""
    tab_to(page, "[data-question] :is(input, select, textarea)")
    kind = page.evaluate("document.activeElement.type")
    if kind in ("radio", "checkbox"):
        page.keyboard.press("Space")
    else:
        page.keyboard.type("3")
        page.keyboard.press("Tab")
    expect(page.locator("[data-question] .scan-question__status").first).to_have_text("Opgeslagen")


@pytest.mark.parametrize("width", [320, 1280])
def test_wide_letters_hide_nothing(
    running_site: str, response: Response, free: Callable[..., BrowserContext], width: int
):
    page = free(viewport={"width": width, "height": 800}).new_page()
    address = come_in(page, running_site, response)
    for path in (*(f"{address}/{screen}" for screen in SCREENS), f"{running_site}/scan/vragenlijst/"):
        page.goto(path)
        page.add_style_tag(content=WIDE_LETTERS)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("main *:not(textarea):not(input):not(select)").evaluate_all(CLIPPED) == [], path


def test_in_chosen_colours_every_state_can_be_told_without_colour(
    running_site: str, response: Response, free: Callable[..., BrowserContext]
):
    page = free(forced_colors="active").new_page()
    address = come_in(page, running_site, response)
    page.goto(f"{address}/vragen/steun/1/")
    chosen, other = page.locator("#vraag-norm-directie label").nth(1), page.locator("#vraag-norm-directie label").nth(0)
    assert look(chosen, "outlineStyle") == "solid"
    assert look(other, "outlineStyle") == "none"
    assert look(chosen, "fontWeight") == "700"
    assert look(chosen.locator("input"), "appearance") == "auto"
    page.get_by_role("button", name="Vorige").focus()
    page.keyboard.press("Tab")
    assert look(page.locator(":focus"), "outlineStyle") == "solid"
    page.route("**/antwoord/**", lambda route: route.abort())
    other.click()
    status = page.locator("#vraag-norm-directie .scan-question__status")
    expect(status).to_contain_text("Nog niet opgeslagen")
    assert look(status, "borderInlineStartWidth") == "6px"
    for button in page.locator(".scan-button").all():
        assert look(button, "borderTopStyle") == "solid"


def look(element: object, name: str) -> str:
    return element.evaluate(f"one => getComputedStyle(one).{name}")  # type: ignore[attr-defined]


def test_nothing_moves_for_who_asked_for_that(
    running_site: str, response: Response, free: Callable[..., BrowserContext]
):
    page = free(reduced_motion="reduce").new_page()
    address = come_in(page, running_site, response)
    page.goto(f"{address}/vragen/steun/1/")
    moving = page.locator("body *").evaluate_all(
        """all => all.filter(one => { const style = getComputedStyle(one);
            return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"; }).length"""
    )
    assert moving == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_everything_to_press_is_large_enough(running_site: str, response: Response, page: Page):
    """44 by 44 CSS pixels, or a line of text."""
    page.set_viewport_size({"width": 360, "height": 740})
    address = come_in(page, running_site, response)
    for screen in ("vragen/steun/1/", "vragen/organisatie/1/", "later/"):
        page.goto(f"{address}/{screen}")
        for one in page.locator("main :is(.scan-button, .scan-link-button, label.scan-option, summary, select)").all():
            box = one.bounding_box()
            assert not box or box["height"] >= 44, (screen, re.sub(r"\s+", " ", one.inner_text()), box)
