"""No answer gets lost: two tabs, a slow or failing network, the back button, an old token, a server that restarts."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect

from scan.models import Response
from scan.models.link import make_link
from scan.models.scan import given_answers
from scan.questionnaire import actions
from tests import factories

SIZES = {"wide": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 740}}
SAVING = "**/antwoord/**"
NOT_SAVED = "Nog niet opgeslagen"
TEXT = "Onze zorg is het rooster van de nacht."


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Page]:
    """Every case on a wide screen and on a phone."""
    page = context.new_page()
    page.set_viewport_size(SIZES[request.param])
    yield page
    page.close()


@pytest.fixture
def response(running_site: str) -> Response:
    """Of somebody of HR who has just begun; the follow-up questions are asked."""
    return factories.make_response("hr", {"ervaring": "meer"})


@pytest.fixture
def address(running_site: str, response: Response, page: Page) -> str:
    """Where the addresses of the response begin, for a browser that came in by a personal link."""
    page.goto(f"{running_site}/link/{make_link(response)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Over jullie organisatie")
    return f"{running_site}/scan/{response.public_id}"


def at(page: Page, address: str, screen: str, heading: str) -> None:
    page.goto(f"{address}/vragen/{screen}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def question(page: Page, key: str) -> Locator:
    return page.locator(f"#vraag-{key}")


def option(page: Page, key: str, label: str) -> Locator:
    return question(page, key).locator("label", has_text=re.compile(f"^\\s*{label}\\s*$"))


def stored(response: Response, key: str, value: Any, page: Page) -> None:
    """Wait until this is what is stored."""
    for _ in range(100):
        if given_answers(Response.objects.get(pk=response.pk)).get(key) == value:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{key} is {given_answers(Response.objects.get(pk=response.pk)).get(key)!r}")


def test_two_tabs_the_last_choice_stays_and_the_tab_that_was_overtaken_is_told(
    page: Page, address: str, response: Response
):
    at(page, address, "opbrengsten/1", "Wat het jullie oplevert")
    other = page.context.new_page()
    at(other, address, "opbrengsten/1", "Wat het jullie oplevert")
    option(page, "att-past", "Mee eens").click()
    expect(question(page, "att-past")).to_contain_text("Opgeslagen")
    option(other, "att-past", "Mee oneens").click()
    expect(question(other, "att-past")).to_contain_text("In een ander venster stond ‘Mee eens’.")
    option(page, "att-levert-op", "Mee eens").click()
    expect(question(page, "att-past")).to_contain_text("In een ander venster koos je ‘Mee oneens’.")
    expect(page.get_by_role("status")).to_contain_text("In een ander venster koos je ‘Mee oneens’.")
    stored(response, "att-past", 2, page)


def test_pressing_volgende_does_not_overwrite_what_another_tab_chose(page: Page, address: str, response: Response):
    option(page, "sector", "Industrie").click()
    expect(question(page, "sector")).to_contain_text("Opgeslagen")
    page.route(SAVING, lambda route: route.abort())
    option(page, "sector", "Bouw").click()
    expect(question(page, "sector")).to_contain_text(NOT_SAVED)
    factories.actions.save_answer(response, "sector", "Q", factories.Screen("another-tab", 1))
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".scan-error-summary")).to_contain_text("In een ander venster staat een ander antwoord")
    expect(page.get_by_label("Bouw", exact=True)).to_be_checked()
    stored(response, "sector", "Q", page)


def test_a_save_that_arrives_after_volgende_is_late(page: Page, address: str, response: Response):
    """On a slow network: chosen, changed back, and on; the first save comes in last of all."""
    at(page, address, "opbrengsten/1", "Wat het jullie oplevert")
    option(page, "att-past", "Mee eens").click()
    expect(question(page, "att-past")).to_contain_text("Opgeslagen")
    held: list[Request] = []
    page.route(SAVING, lambda route: held.append(route.request))
    option(page, "att-past", "Mee oneens").click()
    option(page, "att-past", "Mee eens").click()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wat anderen ervan vinden")
    assert "att-past=2" in str(held[0].post_data)
    late = page.request.post(
        held[0].url,
        data=held[0].post_data,
        headers={"HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded", "Referer": page.url},
    )
    assert "te laat" in late.text()
    stored(response, "att-past", 4, page)


def test_offline_for_a_while(page: Page, address: str, response: Response):
    page.context.set_offline(True)
    option(page, "sector", "Industrie").click()
    expect(question(page, "sector")).to_contain_text(NOT_SAVED)
    expect(page.get_by_role("status")).to_contain_text(NOT_SAVED)
    expect(page.get_by_label("Industrie", exact=True)).to_be_checked()
    page.context.set_offline(False)
    expect(question(page, "sector").locator(".scan-question__status")).to_have_text("Opgeslagen")
    expect(page.get_by_role("status")).to_have_text("Opgeslagen")
    stored(response, "sector", "C", page)


def test_what_is_typed_offline_is_saved_too(page: Page, address: str, response: Response):
    at(page, address, "hulp/1", "Wat jullie nodig hebben")
    page.context.set_offline(True)
    page.get_by_label("Wat willen jullie verder nog kwijt?").fill(TEXT)
    expect(question(page, "toelichting")).to_contain_text(NOT_SAVED)
    page.context.set_offline(False)
    expect(question(page, "toelichting")).to_contain_text("Opgeslagen")
    stored(response, "toelichting", TEXT, page)


def test_a_server_that_restarts(page: Page, address: str, response: Response):
    """It fails twice, and is tried again without anybody doing anything."""
    answers = [502, 503]

    def down(route: Route) -> None:
        if answers:
            route.fulfill(status=answers.pop(), body="Bad gateway")
        else:
            route.continue_()

    page.route(SAVING, down)
    option(page, "sector", "Industrie").click()
    expect(question(page, "sector")).to_contain_text(NOT_SAVED)
    expect(question(page, "sector")).to_contain_text("Opgeslagen", timeout=20_000)
    stored(response, "sector", "C", page)
    assert answers == []


def test_who_leaves_at_once_loses_no_text(page: Page, address: str, response: Response):
    """Saving waits until somebody stops typing; leaving does not."""
    at(page, address, "hulp/1", "Wat jullie nodig hebben")
    page.get_by_label("Wat willen jullie verder nog kwijt?").press_sequentially(TEXT)
    page.goto(f"{address}/controle/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer je antwoorden")
    stored(response, "toelichting", TEXT, page)


def test_who_leaves_with_an_answer_that_cannot_be_saved_is_asked_first(page: Page, address: str, response: Response):
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.route(SAVING, lambda route: route.abort())
    option(page, "sector", "Industrie").click()
    expect(question(page, "sector")).to_contain_text(NOT_SAVED)
    page.get_by_role("link", name="Inclusiescan").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Industrie", exact=True)).to_be_checked()
    page.unroute(SAVING)
    expect(question(page, "sector")).to_contain_text("Opgeslagen", timeout=20_000)


def test_back_after_finishing(page: Page, address: str, response: Response):
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("deel 2 van 2")
    page.goto(f"{address}/controle/")
    page.get_by_role("button", name="Rond toch af").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
    page.goto(f"{address}/vragen/organisatie/2/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze scan is afgerond")


def test_finished_in_another_tab_while_something_is_typed(page: Page, address: str, response: Response):
    at(page, address, "hulp/1", "Wat jullie nodig hebben")
    actions.finish(Response.objects.get(pk=response.pk))
    page.get_by_label("Wat willen jullie verder nog kwijt?").fill(TEXT)
    expect(question(page, "toelichting")).to_contain_text("De scan is al afgerond in een ander venster.")
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".scan-error-summary")).to_be_focused()
    expect(page.get_by_label("Wat willen jullie verder nog kwijt?")).to_have_value(TEXT)
    with page.context.expect_page() as opened:
        page.locator(".scan-error-summary").get_by_role("link", name="Open je antwoorden weer").click()
    opened.value.get_by_role("button", name="Verander antwoorden").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Controleer je antwoorden")
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer je antwoorden")
    stored(response, "toelichting", TEXT, page)


def test_an_expired_token_is_renewed_and_the_save_goes_on(page: Page, address: str, response: Response):
    at(page, address, "hulp/1", "Wat jullie nodig hebben")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_label("Wat willen jullie verder nog kwijt?").fill(TEXT)
    expect(question(page, "toelichting")).to_contain_text("Opgeslagen")
    stored(response, "toelichting", TEXT, page)


def test_an_expired_token_does_not_stop_volgende(page: Page, address: str, response: Response):
    at(page, address, "hulp/1", "Wat jullie nodig hebben")
    page.route(SAVING, lambda route: route.abort())
    page.get_by_label("Wat willen jullie verder nog kwijt?").fill(TEXT)
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer je antwoorden")
    stored(response, "toelichting", TEXT, page)


def test_an_expired_token_without_script_keeps_what_was_typed(running_site: str, response: Response, browser: Browser):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{running_site}/link/{make_link(response)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    page.goto(f"{running_site}/scan/{response.public_id}/vragen/hulp/1/")
    page.get_by_label("Wat willen jullie verder nog kwijt?").fill(TEXT)
    page.get_by_label("Het team voorbereiden").check()
    context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".scan-error-summary")).to_contain_text("De pagina stond lang open.")
    expect(page.get_by_label("Wat willen jullie verder nog kwijt?")).to_have_value(TEXT)
    expect(page.get_by_label("Het team voorbereiden")).to_be_checked()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer je antwoorden")
    stored(response, "toelichting", TEXT, page)
    stored(response, "hulpvraag", ("team",), page)
    context.close()


def test_access_that_got_lost_comes_back_by_the_link_in_another_tab(
    page: Page, address: str, response: Response, running_site: str
):
    page.context.clear_cookies()
    option(page, "sector", "Industrie").click()
    expect(question(page, "sector")).to_contain_text("Open je persoonlijke link in een nieuw tabblad")
    other = page.context.new_page()
    other.goto(f"{running_site}/link/{make_link(response)[1]}/")
    other.get_by_role("button", name="Ga verder").click()
    expect(other.get_by_role("heading", level=1)).to_contain_text("Over jullie organisatie")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(question(page, "sector")).to_contain_text("Opgeslagen")
    stored(response, "sector", "C", page)


def test_a_link_that_a_scanner_opens_first(page: Page, running_site: str, response: Response):
    link = f"/link/{make_link(response)[1]}/"
    scanner = Client(headers={"User-Agent": "MailScanner"})
    for _ in range(2):
        assert scanner.head(link).status_code == 200
        assert scanner.get(link, headers={"Purpose": "prefetch"}).status_code == 200
    page.goto(running_site + link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Verder met je scan")
    page.reload()
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Over jullie organisatie")
    assert scanner.get(f"/scan/{response.public_id}/controle/").status_code == 403


def test_a_question_that_is_no_longer_relevant(
    page: Page, address: str, response: Response, assert_accessible: Callable[[Page], None]
):
    at(page, address, "organisatie/2", "Over jullie organisatie")
    factories.actions.save_answer(response, "ervaring", "nooit", factories.Screen("another-tab", 1))
    page.get_by_label("Hoeveel mensen met een arbeidsbeperking werken er nu").fill("12")
    note = page.get_by_text("Deze vraag past niet meer bij je andere antwoorden.")
    expect(note).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("Er is een vraag weggegaan")
    expect(question(page, "vast")).to_have_count(0)
    expect(question(page, "vacatures")).to_be_visible()
    assert_accessible(page)
    stored(response, "aantal", 12, page)
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wat het jullie oplevert")
