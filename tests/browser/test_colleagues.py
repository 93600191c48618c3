"""Together with colleagues, from the invitation to the result, in browsers of their own."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scan.models import Response, Scan
from scan.models.link import make_link
from scan.questionnaire import inviting
from scan.questionnaire.progress import open_route
from tests import factories

Look = Callable[[Page, str], None]


@dataclass
class Round:
    """A scan in progress, with the browsers of the people in it."""

    browser: Browser
    site: str
    options: dict[str, Any]
    look: Look
    contexts: list[BrowserContext] = field(default_factory=list)

    def somebody(self) -> Page:
        """A page in a browser that nobody used before."""
        context = self.browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", **self.options)
        self.contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def arrive(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def press(page: Page, role: str, name: str, heading: str) -> None:
    page.get_by_role(role, name=name, exact=True).click()
    arrive(page, heading)


def follow(page: Page, address: str, heading: str) -> None:
    """Go where a link on the page leads: of several links with one name, the one with this end."""
    page.locator(f"a[href$='{address}']").click()
    arrive(page, heading)


def answer_the_rest(response: Response, choice: int) -> None:
    """Fill in every rating question that is open, the way a person with this opinion would."""
    route = open_route(response)
    given = {
        question.key: route.instrument.options[question.key][choice].value
        for screen in route.screens
        for question in route.shown(screen)
        if question.type == "rating" and route.is_open(question)
    }
    factories.give(response, given)


def begin_as_owner(around: Round) -> Page:
    """An owner who has given the facts and finished, on the page of the colleagues."""
    owner = factories.make_response("hr", factories.example("one respondent, wishes")["input"]["organisation"])
    answer_the_rest(owner, 3)
    factories.actions.finish(owner)
    page = around.somebody()
    page.goto(f"{around.site}/link/{make_link(owner)[1]}/")
    press(page, "button", "Ga verder", "Jullie resultaat")
    press(page, "link", "Vraag collega’s, of bekijk hoe ver zij zijn", "Samen met collega’s")
    around.look(page, "round, nobody yet")
    return page


def invite(around: Round, page: Page, role: str, places: str) -> str:
    """Make the link of a role; returns it, and leaves the owner on the page of all roles."""
    follow(page, f"/collegas/rol/{role}/", f"Nodig uit: {role}")
    around.look(page, f"role {role}, not invited")
    page.get_by_label("Hoeveel mensen mogen beginnen?").fill("999")
    page.get_by_role("button", name="Maak de link en de mail").click()
    expect(page.locator(".scan-error-summary")).to_be_visible()
    around.look(page, f"role {role}, with a mistake")
    page.get_by_label("Hoeveel mensen mogen beginnen?").fill(places)
    page.get_by_role("button", name="Maak de link en de mail").click()
    link = page.get_by_label("Alleen de link")
    expect(link).to_be_visible()
    around.look(page, f"role {role}, invited")
    address = link.input_value()
    expect(page.get_by_label("Tekst van de mail")).to_have_value(re.compile(re.escape(address)))
    press(page, "link", "Terug naar alle rollen", "Samen met collega’s")
    return address


def take_part(around: Round, link: str, choice: int) -> Page:
    """Start by the link for a role, answer a question, fill in the rest, and finish."""
    page = around.somebody()
    page.goto(link)
    arrive(page, "Doe je mee?")
    expect(page.get_by_role("heading", name="Wie ziet jouw antwoorden?")).to_be_visible()
    around.look(page, f"welcome {choice}")
    press(page, "button", "Ik doe mee", "Bewaar je eigen link")
    around.look(page, f"own link {choice}")
    press(page, "link", "Naar de vragen", "Wat het jullie oplevert")
    page.locator("fieldset.scan-question").first.locator("label.scan-option").nth(choice).click()
    response = Response.objects.latest("pk")
    page.get_by_role("button", name="Volgende").click()
    expect(page).not_to_have_url(re.compile("/opbrengsten/"))
    answer_the_rest(response, choice)
    page.goto(f"{around.site}/scan/{response.public_id}/controle/")
    arrive(page, "Controleer je antwoorden")
    around.look(page, f"check {choice}")
    press(page, "button", "Rond af", "Bedankt voor het meedoen")
    around.look(page, f"thanks {choice}")
    return page


def all_of_it(around: Round) -> None:
    owner_page = begin_as_owner(around)
    links = {
        "leidinggevende": invite(around, owner_page, "leidinggevende", "1"),
        "medewerker": invite(around, owner_page, "medewerker", "3"),
    }
    boss = take_part(around, links["leidinggevende"], 3)
    mates = [take_part(around, links["medewerker"], choice) for choice in (0, 1, 2)]
    expect(boss.locator("main")).to_contain_text("Je antwoorden tellen mee in het resultaat.")
    expect(mates[2].locator("main")).to_contain_text("Met jou erbij zijn er nu 3 begonnen.")

    for page, heading in ((around.somebody(), "Er doen al genoeg mensen mee"), (mates[0], "al iemand begonnen")):
        page.goto(links["medewerker"])
        arrive(page, heading)
        around.look(page, heading)
    press(mates[0], "button", "Ja, ik ga verder", "Bedankt voor het meedoen")
    press(mates[0], "link", "Bekijk je antwoorden", "Jouw antwoorden")
    around.look(mates[0], "own answers")

    owner_page.reload()
    expect(owner_page.locator("main")).to_contain_text("Leidinggevende 1: afgerond")
    expect(owner_page.locator("main")).to_contain_text("3 van 3 begonnen, 3 klaar.")
    around.look(owner_page, "round, everybody finished")
    assert Scan.objects.get().result.outcome.scores.answered == {"hr": 1, "leidinggevende": 1}
    press(owner_page, "link", "Bekijk wat sluiten doet", "Wil je de ronde sluiten?")
    around.look(owner_page, "closing")
    press(owner_page, "button", "Sluit de ronde voorgoed", "Samen met collega’s")
    expect(owner_page.get_by_text("De ronde is gesloten")).to_be_visible()
    around.look(owner_page, "round, closed")
    press(owner_page, "link", "Naar het resultaat", "Jullie resultaat")
    expect(owner_page.locator(".scan-result-head")).to_contain_text("3 × ")
    assert Scan.objects.get().result.outcome.scores.shown_roles == ("hr", "leidinggevende", "medewerker")

    mates[1].reload()
    expect(mates[1].locator("main")).to_contain_text("Je kunt niets meer veranderen.")
    around.look(mates[1], "thanks, closed")


@pytest.mark.parametrize("width", [1280, 360])
def test_colleagues_take_part_and_the_result_shows_their_roles(
    running_site: str,
    browser: Browser,
    width: int,
    assert_accessible: Callable[[Page], None],
    picture: Callable[[Page, str], None],
):
    def look(page: Page, name: str) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert_accessible(page)
        if width == 1280:
            picture(page, "colleagues-" + re.sub(r"\W+", "-", name))

    around = Round(browser, running_site, {"viewport": {"width": width, "height": 800}}, look)
    all_of_it(around)
    around.close()


def test_colleagues_take_part_without_javascript(running_site: str, browser: Browser):
    around = Round(browser, running_site, {"java_script_enabled": False}, lambda page, name: None)
    all_of_it(around)
    around.close()


def test_a_colleague_takes_the_answers_back(
    running_site: str, page: Page, version: Any, assert_accessible: Callable[[Page], None]
):
    owner = factories.make_response("hr")
    page.goto(f"{running_site}/meedoen/{inviting.invite(owner.scan, 'directie', 1)[1]}/")
    expect(page.get_by_text("Je bent nu de enige met jouw rol")).to_be_visible()
    press(page, "button", "Ik doe mee", "Bewaar je eigen link")
    press(page, "link", "Naar de vragen", "Wat het jullie oplevert")
    page.get_by_role("button", name="Later verder").click()
    arrive(page, "Later verder")
    press(page, "link", "Of stop ermee en wis je antwoorden", "Wil je je antwoorden wissen?")
    assert_accessible(page)
    press(page, "button", "Wis mijn antwoorden voorgoed", "Je antwoorden zijn gewist")
    assert_accessible(page)
    assert Response.objects.get() == owner
