"""One walk through the main job, the way people do it: from the home page to the downloaded workbook.

The same walk is made with and without JavaScript; each remembers what a screen reader finds on every screen.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, expect

from tests import factories

REGION = "Midden-Gelderland"
ORGANISATION = "Drukkerij Zonneveld"

# What exists only where there is script to serve it, and the live region, which has said something by then.
_ONLY_WITH_SCRIPT = re.compile(r"^\s*- (button \"(Print deze pagina|Kopieer de link)\"|status.*)\n?", re.MULTILINE)
_CHANGING = [
    (re.compile(r"\d{1,2} \w+ \d{4}, \d{2}:\d{2}"), "…"),
    (re.compile(r"/link/[\w-]+/"), "/link/…/"),
    (re.compile(r"/(scan|scans|dossiers)/[a-z0-9]{12}/"), r"/\1/…/"),
    (re.compile(r"=[a-z0-9]{12}\b"), "=…"),
    (re.compile(r"\d\d\.\d\d uur"), "… uur"),
]


@dataclass
class Walk:
    """A walk in progress. `look` is called on every screen, for axe and for pictures."""

    page: Page
    site: str
    look: Callable[[Page, str], None]
    screens: dict[str, str] = field(default_factory=dict)

    def screen(self, name: str) -> None:
        """Look at the screen, and keep its accessibility tree under a name."""
        tree = _ONLY_WITH_SCRIPT.sub("", self.page.locator("body").aria_snapshot())
        for pattern, instead in _CHANGING:
            tree = pattern.sub(instead, tree)
        assert name not in self.screens, name
        self.screens[name] = tree
        self.look(self.page, name)

    def click(self, role: str, name: str, arrives: str) -> None:
        """Follow a link or press a button, and be on the page whose heading this is."""
        self.page.get_by_role(role, name=name, exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(arrives)

    # --- The employer

    def come_in(self) -> None:
        self.page.goto(self.site)
        self.screen("home")
        self.click("link", "De scan", "De scan")
        self.screen("introduction")
        self.click("link", "Start de scan", "Begin met de scan")
        self.screen("start")
        self.page.get_by_role("button", name="Begin").click()
        expect(self.page).to_have_title(re.compile("Fout"))
        self.screen("start without a role")
        self.page.get_by_label("HR of personeelszaken").check()
        self.click("button", "Begin", "Over jullie organisatie")

    def answer_everything(self) -> None:
        """Go through all screens, and answer each question with its second option, so that it is the same each time."""
        for _ in range(30):
            heading = " ".join(self.page.get_by_role("heading", level=1).inner_text().split())
            if heading == "Controleer je antwoorden":
                return
            self.screen(f"questions: {heading}")
            self._answer_screen()
            self.page.get_by_role("button", name="Volgende").click()
            expect(self.page.get_by_role("heading", level=1)).not_to_have_text(re.compile(f"^{_loosely(heading)}$"))
        raise AssertionError("the questions have no end")

    def _answer_screen(self) -> None:
        for question in self.page.locator("fieldset.scan-question").all():
            question.locator("label.scan-option").nth(1).click()
        if self.page.locator("#arbeidsmarktregio").count():
            self.page.select_option("#arbeidsmarktregio", REGION)
        if self.page.locator("#ervaring-1").count():
            self.page.locator("label[for=ervaring-1], label:has(#ervaring-1)").first.click()
        for name, text in (("aantal", "4"), ("instroom", "1"), ("toelichting", "=1+1 Wij beginnen graag.")):
            if self.page.locator(f"#{name}").count():
                self.page.fill(f"#{name}", text)

    def finish(self) -> None:
        self.screen("check")
        self.page.get_by_role("button", name=re.compile("^Rond")).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
        self.screen("result")

    def get_a_link(self) -> str:
        """Make a personal link, and return it."""
        self.click("link", "Maak een persoonlijke link, om later terug te komen", "Later verder")
        self.screen("later")
        self.page.get_by_role("button", name="Maak mijn link").click()
        field = self.page.get_by_label("Kopieer deze link en bewaar hem goed")
        expect(field).to_be_visible()
        self.screen("later, with the link")
        link = field.input_value()
        self.page.get_by_role("link", name="Terug naar het resultaat").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
        return link

    def come_back(self, link: str) -> None:
        self.page.goto(link)
        self.screen("link")
        self.click("button", "Ga verder", "Jullie resultaat")

    def share(self) -> None:
        """Choose to share the open answer, look at what they will see, and agree; first with mistakes."""
        self.click("link", "Deel het resultaat", "Kies wat je deelt")
        self.screen("share: choices")
        day = self.page.get_by_label("Tot en met welke dag?")
        usual = day.input_value()
        day.fill("")
        self.page.get_by_role("button", name="Verder").click()
        expect(self.page).to_have_title(re.compile("Fout"))
        self.screen("share: choices with a mistake")
        day.fill(usual)
        self.page.get_by_label("Wat wij in eigen woorden schreven").check()
        self.click("button", "Verder", "Deel het resultaat")
        self.click("link", "Bekijk wat zij zien", "Zo ziet de accountmanager jullie resultaat")
        self.screen("share: preview")
        self.click("link", "Verder met delen", "Deel het resultaat")
        self.screen("share: agree")
        self.page.get_by_role("button", name="Deel het resultaat").click()
        expect(self.page).to_have_title(re.compile("Fout"))
        self.screen("share: agree with mistakes")
        self.page.get_by_label("Naam van je organisatie").fill(ORGANISATION)
        self.page.get_by_label("Jouw naam").fill("Joost Jansen")
        self.page.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
        self.page.get_by_label(re.compile("Ik deel dit resultaat")).check()
        self.click("button", "Deel het resultaat", "Je deelt dit resultaat")
        self.screen("shared")

    def take_along(self, folder: Path) -> Path:
        """Download the employer's workbook."""
        self.click("link", "Terug naar het resultaat", "Jullie resultaat")
        return self._download(folder / "werkgever.xlsx")

    def delete(self) -> None:
        self.click("link", "Wis deze scan", "Wil je deze scan wissen?")
        self.screen("delete")
        self.click("button", "Wis de scan voorgoed", "De scan is gewist")
        self.screen("deleted")

    # --- The account manager

    def log_in(self, email: str) -> None:
        self.page.goto(f"{self.site}/werkplek/")
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Inloggen")
        self.screen("log-in")
        self.page.get_by_role("textbox", name="E-mailadres").fill(email)
        self.page.get_by_label("Wachtwoord", exact=True).fill(factories.PASSWORD)
        self.page.get_by_role("button", name="Verder").click()
        code = self.page.locator("input[name=code]")
        expect(code).to_be_visible()
        self.screen("second factor")
        code.fill(factories.current_code())
        code.press("Enter")
        expect(self.page.get_by_role("heading", level=1)).to_have_text(re.compile("^Vandaag, "))

    def prepare_conversation(self, folder: Path) -> Path:
        """Find the employer in the list, read the result, and take the workbook along."""
        self.screen("list of scans")
        self.page.get_by_label("Zoek op naam").fill("zonne")
        self.page.get_by_role("button", name="Filter").click()
        expect(self.page).to_have_url(re.compile("zoek=zonne"))
        expect(self.page.locator("#lijst-titel strong")).to_have_text("1 werkgever")
        self.screen("list of scans, searched")
        self.read_result()
        return self._download(folder / "accountmanager.xlsx")

    def read_result(self) -> None:
        """Go from the list to the dossier of the employer, and on to the result."""
        # Above the list a new share leads to the result at once.
        self.page.locator("#scans").get_by_role("link", name=ORGANISATION, exact=True).click()
        expect(self.page).to_have_url(re.compile("/dossiers/"))
        expect(self.page.get_by_role("heading", level=1)).to_have_text(ORGANISATION)
        self.screen("dossier")
        self.page.get_by_role("link", name="Bekijk het hele resultaat").click()
        expect(self.page).to_have_url(re.compile("/scans/"))
        expect(self.page.get_by_role("heading", level=1)).to_have_text(ORGANISATION)
        self.screen("shared scan")

    def _download(self, goal: Path) -> Path:
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="Download Excel").click()
        download.value.save_as(goal)
        return goal


def _loosely(heading: str) -> str:
    """A heading as a pattern, whatever the white space in it."""
    return r"\s*".join(map(re.escape, heading.split()))
