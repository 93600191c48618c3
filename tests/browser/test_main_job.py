"""The main job, end to end: an employer does the scan, an account manager takes the result along."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, Route, expect

from scan.models import Scan, ServicePoint, Share
from tests import factories
from tests.browser.walk import ORGANISATION, REGION, Walk

RESULT_SHEETS = ["Samenvatting", "Scores", "Antwoorden", "Stappen"]
SHEETS_TO_READ_WITH_IT = ["Rekenblad", "Codeboek", "Toelichting"]


@pytest.fixture
def people(running_site: str) -> ServicePoint:
    """Two account managers of one service point, with the same name."""
    point = factories.make_service_point(REGION)
    for email in ("fatima@example.org", "ook-fatima@example.org"):
        factories.make_account_manager(point, email, first_name="Fatima", last_name="Aydın")
    return point


def walk_through(walk: Walk, email: str, folder: Path) -> None:
    """The whole of it, and at the end the employer deletes the scan."""
    walk.come_in()
    walk.answer_everything()
    walk.finish()
    link = walk.get_a_link()
    walk.share()
    own = load_workbook(walk.take_along(folder))
    assert own.sheetnames == [*RESULT_SHEETS, *SHEETS_TO_READ_WITH_IT]
    assert Share.objects.get().contact_name == "Joost Jansen"

    walk.log_in(email)
    taken = load_workbook(walk.prepare_conversation(folder))
    assert taken.sheetnames == [*RESULT_SHEETS, "Gesprek", *SHEETS_TO_READ_WITH_IT]
    assert ORGANISATION in str(list(taken["Samenvatting"].values))
    told = [cell for row in taken["Antwoorden"].iter_rows() for cell in row if cell.value == "=1+1 Wij beginnen graag."]
    assert [cell.data_type for cell in told] == ["s"]

    walk.come_back(link)
    walk.delete()
    assert not Scan.objects.exists()


def test_the_main_job_with_and_without_javascript(
    running_site: str,
    people: ServicePoint,
    page: Page,
    browser: Browser,
    assert_accessible: Callable[[Page], None],
    picture: Callable[[Page, str], None],
    tmp_path: Path,
):
    """Without JavaScript everything works, and a screen reader finds the same on every screen."""
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))

    def look(page: Page, name: str) -> None:
        before = list(problems)
        assert_accessible(page)
        picture(page, name.replace(" ", "-").replace(":", ""))
        problems[:] = before  # axe and pictures put styles in the page, which the policy refuses

    with_script = Walk(page, running_site, look)
    walk_through(with_script, "fatima@example.org", tmp_path)
    # 422 is the answer to a mistake; a save that "Volgende" overtakes is aborted, its answer goes along.
    expected = ("422", "htmx:afterRequest", "htmx:sendAbort")
    assert [text for text in problems if not any(part in text for part in expected)] == []

    context = browser.new_context(java_script_enabled=False, locale="nl-NL", timezone_id="Europe/Amsterdam")
    without_script = Walk(context.new_page(), running_site, lambda page, name: None)
    walk_through(without_script, "ook-fatima@example.org", tmp_path)
    context.close()

    assert list(with_script.screens) == list(without_script.screens)
    for name, tree in with_script.screens.items():
        assert without_script.screens[name] == tree, name


def begin(page: Page, site: str) -> None:
    """Start a scan as somebody of HR, and be on the first screen of questions."""
    page.goto(f"{site}/scan/start/")
    page.get_by_label("HR of personeelszaken").check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("deel 1 van 2")


def test_an_answer_is_saved_as_it_is_given_and_announced(running_site: str, page: Page):
    begin(page, running_site)
    page.get_by_text("Industrie").click()
    expect(page.locator("#vraag-sector").get_by_text("Opgeslagen")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Opgeslagen")
    page.reload()
    expect(page.get_by_label("Industrie")).to_be_checked()


def test_after_a_change_of_page_the_focus_is_on_the_heading_and_the_title_is_new(running_site: str, page: Page):
    begin(page, running_site)
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_title("Over jullie organisatie, deel 2 van 2, thema 1 van 14 – Inclusiescan")
    page.get_by_label("Hebben jullie nu vacatures?")
    page.go_back()
    expect(page).to_have_title("Over jullie organisatie, deel 1 van 2, thema 1 van 14 – Inclusiescan")


def test_a_mistake_moves_the_focus_to_the_summary_and_keeps_what_was_typed(running_site: str, page: Page):
    begin(page, running_site)
    page.get_by_text("Ja, één").click()
    expect(page.locator("#vraag-ervaring").get_by_text("Opgeslagen")).to_be_visible()
    page.get_by_role("button", name="Volgende").click()
    field = page.get_by_label("Hoeveel mensen met een arbeidsbeperking begonnen er")
    field.fill("drie")
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".scan-error-summary")).to_be_focused()
    expect(field).to_have_value("drie")
    page.get_by_role("link", name="Vraag 1: Vul een heel getal in").click()
    expect(field).to_be_focused()


def test_a_save_that_fails_stays_visible_and_goes_along_with_volgende(running_site: str, page: Page):
    begin(page, running_site)
    page.route("**/antwoord/**", lambda route: route.abort())
    page.get_by_text("Industrie").click()
    expect(page.locator("#vraag-sector")).to_contain_text("Nog niet opgeslagen")
    expect(page.get_by_role("status")).to_contain_text("Nog niet opgeslagen")
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("deel 2 van 2")
    page.get_by_role("button", name="Vorige").click()
    expect(page.get_by_label("Industrie")).to_be_checked()


def test_a_save_that_the_next_screen_overtakes_is_left_and_its_answer_went_along(running_site: str, page: Page):
    problems: list[str] = []
    left: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: left.append(request.url))
    begin(page, running_site)
    held: list[Route] = []
    page.route("**/antwoord/**", lambda route: held.append(route))
    page.get_by_text("Industrie").click()
    expect(page.locator("#vraag-sector")).to_have_class(re.compile("htmx-request"))
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("deel 2 van 2")
    (save,) = held
    save.continue_()
    page.get_by_role("button", name="Vorige").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("deel 1 van 2")
    expect(page.get_by_label("Industrie")).to_be_checked()
    assert left == [save.request.url]
    assert [text for text in problems if "oobErrorNoTarget" in text] == []


def test_when_going_on_fails_it_is_told_at_the_buttons_and_what_was_typed_stays(running_site: str, page: Page):
    begin(page, running_site)
    expect(page.get_by_text("Het lukte niet")).to_be_hidden()
    page.route("**/*", lambda route: route.abort())
    page.get_by_text("Industrie").click()
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator("form").get_by_text("Het lukte niet om verder te gaan.")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Het lukte niet om verder te gaan.")
    expect(page.get_by_label("Industrie")).to_be_checked()


def test_a_save_without_access_is_told_at_the_question_and_goes_along_later(running_site: str, page: Page):
    begin(page, running_site)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Over jullie organisatie")
    access = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.get_by_text("Industrie").click()
    expect(page.locator("#vraag-sector")).to_contain_text("Open je persoonlijke link")
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".scan-form-footer")).to_contain_text("Open je persoonlijke link")
    expect(page.get_by_label("Industrie")).to_be_checked()
    page.context.add_cookies(access)
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("deel 2 van 2")
    page.get_by_role("button", name="Vorige").click()
    expect(page.get_by_label("Industrie")).to_be_checked()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_screen_scrolls_sideways(running_site: str, page: Page, width: int, people: ServicePoint):
    """320 px wide is what 400 per cent makes of 1280 px."""
    page.set_viewport_size({"width": width, "height": 800})

    def look(page: Page, name: str) -> None:
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} px wide"

    walk = Walk(page, running_site, look)
    walk.come_in()
    walk.answer_everything()
    walk.finish()
    walk.share()
    walk.log_in("fatima@example.org")
    walk.read_result()


def test_a_screen_of_questions_can_be_answered_with_the_keyboard_alone(running_site: str, page: Page):
    page.goto(f"{running_site}/scan/start/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    page.get_by_label("Directeur of eigenaar").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("HR of personeelszaken")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Over jullie organisatie")
    page.get_by_label("Landbouw, bosbouw en visserij").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Industrie")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("deel 2 van 2")
