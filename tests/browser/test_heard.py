"""What is heard: names, roles, states and order of the important screens, as a screen reader gets them.

Each tree below is what *should* be heard; a line that is left out may be there too, a line that stands here must be, in
this order. Dates and numbers of days are patterns.
"""

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scan.models import Response
from scan.models.link import make_link
from tests import factories

START = """
- link "Ga naar de inhoud"
- banner:
  - link "Inclusiescan"
- main:
  - heading "Begin met de scan" [level=1]
  - group "Wat is jouw rol?":
    - paragraph: /Je krijgt de vragen die bij jouw rol horen\\..+/
    - radio "Directeur of eigenaar"
    - radio "HR of personeelszaken"
    - radio "Leidinggevende"
  - region "Goed om te weten":
    - heading "Goed om te weten" [level=2]
    - list
  - button "Begin"
  - link "Lees wat er met je antwoorden gebeurt"
  - link "Lees eerst alle vragen"
- status
"""

START_WITHOUT_ROLE = """
- main:
  - group "Kies eerst jouw rol":
    - heading "Kies eerst jouw rol" [level=2]
    - list:
      - listitem:
        - link "Kies eerst jouw rol."
  - heading "Begin met de scan" [level=1]
  - group "Wat is jouw rol?":
    - paragraph: "Fout: Kies eerst jouw rol."
    - radio "Directeur of eigenaar"
"""

QUESTION = """
- link "Ga naar de inhoud"
- banner:
  - link "Inclusiescan"
  - paragraph:
    - link "Later verder"
- main:
  - paragraph:
    - strong: Thema 3 van 14.
    - text: Nog 11 thema’s na dit thema.
  - heading "Wat anderen ervan vinden" [level=1]
  - group /Vraag 1 van 4 Onze directeur of eigenaar zegt duidelijk dat mensen met een arbeidsbeperking .+/:
    - radio "Helemaal mee oneens"
    - radio "Mee oneens"
    - radio "Niet eens en niet oneens"
    - radio "Mee eens"
    - radio "Helemaal mee eens"
    - radio "Weet ik niet"
  - group /Vraag 2 van 4 .+/:
    - radio "Helemaal mee oneens"
    - radio "Weet ik niet"
    - radio "Niet van toepassing"
  - group /Vraag 3 van 4 .+/
  - group /Vraag 4 van 4 .+/
  - button "Volgende"
  - button "Vorige"
  - button "Later verder"
  - paragraph: Je mag vragen overslaan. Je antwoorden worden steeds bewaard.
  - group: Alle thema’s bekijken
- status
"""

SAVED = """
- main:
  - group /Vraag 1 van 4 .+/:
    - radio "Mee oneens" [checked]
    - paragraph: Opgeslagen
  - group /Vraag 2 van 4 .+/
- status: Opgeslagen
"""

UNSAVED = """
- main:
  - group /Vraag 1 van 4 .+/:
    - radio "Mee eens" [checked]
    - paragraph: Nog niet opgeslagen. Wij proberen het zo nog een keer. Je antwoord staat nog op deze pagina.
- status: Nog niet opgeslagen. Wij proberen het zo nog een keer. Je antwoord staat nog op deze pagina.
"""

WRONG = """
- main:
  - group "Eén antwoord is nog niet opgeslagen":
    - heading "Eén antwoord is nog niet opgeslagen" [level=2]
    - paragraph: "Je andere antwoorden zijn bewaard. Kijk naar deze vraag:"
    - list:
      - listitem:
        - 'link "Vraag 1: Vul een heel getal in, met cijfers. Bijvoorbeeld 3."'
  - heading "Over jullie organisatie deel 2 van 2" [level=1]
  - paragraph: Alleen een aantal. Schrijf geen namen op.
  - paragraph: "Fout: Vul een heel getal in, met cijfers. Bijvoorbeeld 3."
  - textbox /Vraag 1 van 2 Hoeveel mensen .+/ [invalid]: drie
  - group /Vraag 2 van 2 .+/
  - button "Volgende"
"""

CHECK = """
- main:
  - heading "Controleer je antwoorden" [level=1]
  - paragraph: /Er staan nog \\d+ vragen open./
  - paragraph: Afronden mag ook met open vragen
  - region "Deze vragen staan open":
    - heading "Deze vragen staan open" [level=2]
    - paragraph:
      - link "Ga naar de eerste open vraag"
    - group: /Wat het jullie oplevert. \\d+ vragen/
  - button "Rond toch af en bekijk het resultaat"
  - link "Terug naar de vragen"
"""

LATER = """
- main:
  - heading "Later verder" [level=1]
  - region "Jouw persoonlijke link":
    - heading "Jouw persoonlijke link" [level=2]
    - textbox "Kopieer deze link en bewaar hem goed": /http.+link.+/
    - paragraph:
      - button "Kopieer de link"
    - paragraph: Wie deze link heeft, kan bij jouw antwoorden. Deel hem alleen met iemand die alles mag zien.
  - heading "Of laat hem mailen" [level=2]
  - textbox "E-mailadres"
  - button "Mail mijn link"
  - region "Links die nu werken":
    - heading "Links die nu werken" [level=2]
    - list:
      - listitem:
        - paragraph: /Gemaakt om te kopiëren op .+ Werkt tot en met .+/
        - button "Trek deze link in"
  - heading "Is dit een apparaat van iemand anders?" [level=2]
  - button "Sluit de scan op dit apparaat"
  - paragraph:
    - link "Nu toch verder met de vragen"
"""

LINK = """
- main:
  - heading "Verder met je scan" [level=1]
  - paragraph: Dit is een persoonlijke link. Je komt terug waar je was.
  - button "Ga verder"
  - paragraph: /De link werkt tot en met \\d+ \\w+ \\d+\\. Je kunt hem vaker gebruiken\\./
"""

LOST = """
- main:
  - group "Er klopt nog iets niet":
    - heading "Er klopt nog iets niet" [level=2]
    - list:
      - listitem:
        - link "Vul je e-mailadres in."
  - heading "Vraag een nieuwe link" [level=1]
  - paragraph: "Fout: Vul je e-mailadres in."
  - textbox "E-mailadres" [invalid]
  - button "Mail een nieuwe link"
"""

HEADINGS_OF_THE_RESULT = ["Jullie resultaat", "Drie scores, naast elkaar", "Willen", "Kunnen", "Context"]


@pytest.fixture
def response(running_site: str) -> Response:
    """Of somebody of HR who has just begun."""
    return factories.make_response("hr", {"ervaring": "een"})


@pytest.fixture
def address(running_site: str, response: Response, page: Page) -> str:
    page.goto(f"{running_site}/link/{make_link(response)[1]}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Verder met je scan")
    hears(page, LINK)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Over jullie organisatie")
    return f"{running_site}/scan/{response.public_id}"


def hears(page: Page, tree: str) -> None:
    expect(page.locator("body")).to_match_aria_snapshot(tree)


def described(page: Page, selector: str) -> str:
    """What is said of a control besides its name."""
    said: str = page.locator(selector).evaluate(
        """one => (one.getAttribute("aria-describedby") || "").split(" ")
            .map(id => document.getElementById(id)).filter(Boolean).map(el => el.innerText).join(" ")"""
    )
    return " ".join(said.split())


def test_the_start(running_site: str, page: Page):
    page.goto(f"{running_site}/scan/start/")
    hears(page, START)
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator(".scan-error-summary")).to_be_focused()
    hears(page, START_WITHOUT_ROLE)


def test_a_screen_of_questions_saved_and_not_saved(page: Page, address: str):
    page.goto(f"{address}/vragen/steun/1/")
    hears(page, QUESTION)
    page.locator("#vraag-norm-directie label").nth(1).click()
    hears(page, SAVED)
    page.route("**/antwoord/**", lambda route: route.abort())
    page.locator("#vraag-norm-directie label").nth(3).click()
    hears(page, UNSAVED)


def test_an_answer_that_is_refused(page: Page, address: str):
    page.goto(f"{address}/vragen/organisatie/2/")
    page.locator("#instroom").fill("drie")
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".scan-error-summary")).to_be_focused()
    hears(page, WRONG)
    said = described(page, "#instroom")
    assert "Fout: Vul een heel getal in" in said
    assert "Alleen een aantal. Schrijf geen namen op." in said


def test_the_help_of_a_question_is_said_with_it(page: Page, address: str):
    page.goto(f"{address}/vragen/zorgen/2/")
    assert described(page, "#vraag-zorg-eisen") == "Bijvoorbeeld eisen aan diploma's, taal of veiligheid."


def test_coming_back_later_and_losing_the_link(page: Page, address: str, running_site: str):
    page.goto(f"{address}/later/")
    page.get_by_role("button", name="Maak mijn link").click()
    expect(page.locator("input#link")).to_be_visible()
    hears(page, LATER)
    assert re.match(r"Gema(ild|akt) ", described(page, ".scan-saved-links button >> nth=0"))
    page.goto(f"{running_site}/scan/link-kwijt/")
    page.get_by_role("button", name="Mail een nieuwe link").click()
    expect(page.locator(".scan-error-summary")).to_be_focused()
    hears(page, LOST)


def test_checking_and_the_headings_of_the_result(page: Page, address: str):
    page.goto(f"{address}/controle/")
    hears(page, CHECK)
    page.get_by_role("button", name="Rond toch af").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
    levels: list[tuple[int, str]] = page.locator("h1, h2, h3, h4").evaluate_all(
        "all => all.map(one => [Number(one.tagName[1]), one.innerText.trim()])"
    )
    assert [text for _, text in levels[:5]] == HEADINGS_OF_THE_RESULT
    assert_no_level_is_skipped([level for level, _ in levels])


def assert_no_level_is_skipped(levels: list[int]) -> None:
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def test_every_question_screen_has_headings_in_order_and_each_control_a_name(page: Page, address: str, response: Any):
    for screen in ("organisatie/1", "organisatie/2", "zorgen/1", "hulp/1"):
        page.goto(f"{address}/vragen/{screen}/")
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
        assert_no_level_is_skipped(levels)
        tree = page.locator("main").aria_snapshot()
        assert not re.search(r"- (radio|checkbox|textbox|combobox|button|link)( \[\w+\])?:?$", tree, re.MULTILINE), tree
