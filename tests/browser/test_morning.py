"""A morning of an account manager in a browser: from an invitation to a colleague who takes over, and Excel."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from scan.models import (
    Agreement,
    Assignment,
    Contact,
    Dossier,
    EmployerInvitation,
    ExportJob,
    Note,
    Response,
    ServicePoint,
    Share,
    User,
)
from scan.results.history import history_of
from scan.results.plan.actions import choose
from scan.workspace.exports import making
from scan.workspace.inviting.mail import send_invitation
from tests import factories

SIZES = [(1280, 900), (360, 740)]
NAME = "Drukkerij Zonneveld"
NOTED = "Koffie met Joost. Hij wil de nachtploeg eerst vragen."
Arrive = Callable[[Page, str | re.Pattern[str]], None]


@pytest.fixture
def point(running_site: str) -> ServicePoint:
    return factories.make_service_point("Achterhoek")


@pytest.fixture
def fatima(point: ServicePoint) -> User:
    return factories.make_account_manager(point, "fatima@example.org", first_name="Fatima", last_name="Aydın")


@pytest.fixture
def mark(point: ServicePoint) -> User:
    return factories.make_account_manager(point, "mark@example.org", first_name="Mark", last_name="de Wit")


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> None:
    """Where workbooks of the list wait to be downloaded."""
    settings.EXPORT_ROOT = tmp_path / "exports"


@pytest.fixture
def arrive(assert_accessible: Callable[[Page], None], picture: Callable[[Page, str], None]) -> Arrive:
    """Be on the page of this heading: nothing is wrong with it, and nothing sticks out."""
    seen: list[str] = []

    def check(page: Page, text: str | re.Pattern[str]) -> None:
        expect(page.get_by_role("heading", level=1)).to_have_text(text)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        seen.append(page.url)
        picture(page, f"ochtend-{len(seen):02}")

    return check


@pytest.mark.parametrize("size", SIZES, ids=["1280", "360"])
def test_a_morning(
    open_page: Any, running_site: str, fatima: User, mark: User, size: tuple[int, int], arrive: Arrive, tmp_path: Path
):
    page, employer = open_page(size, fatima), open_page(size)
    page.goto(f"{running_site}/werkplek/")
    arrive(page, re.compile("Vandaag"))
    invite(page, arrive)
    scan = fill_in_and_share(employer, running_site, arrive)
    find_what_is_new(page, running_site, arrive)
    dossier = Dossier.objects.get()
    prepare(page, arrive)
    note_the_visit(page, arrive)
    agree(page, arrive)
    keep_the_contact(page, arrive)
    hand_over(page, arrive)
    assert Assignment.objects.get(dossier=dossier, until=None).manager == mark

    colleague = open_page(size, mark)
    read_before_the_visit(colleague, running_site, arrive)
    take_one_along(colleague, arrive, tmp_path / "een.xlsx")
    take_the_list_along(colleague, running_site, arrive, tmp_path / "lijst.xlsx")

    told = [f"{line.what} {line.who}" for line in history_of(scan) if line.leads_to_who]
    for person, what in ((fatima, "Bekeken"), (mark, "Bekeken"), (mark, "Gedownload als Excel")):
        assert f"{what} door {person} ({dossier.service_point})" in told


def invite(page: Page, arrive: Arrive) -> None:
    page.get_by_role("link", name="Uitnodigen", exact=True).click()
    arrive(page, "Uitnodigingen")
    page.get_by_role("link", name="Nodig een werkgever uit").click()
    arrive(page, "Nodig een werkgever uit")
    page.get_by_label("Organisatie").fill(NAME)
    page.get_by_label("Contactpersoon").fill("Joost Jansen")
    page.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    page.get_by_label("Van wie komt het adres?").fill("jou, op de bijeenkomst in mei")
    page.get_by_label("Waarom nodig je uit?").fill("Jullie vroegen hulp bij een vacature.")
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    arrive(page, "Uitnodigingen")
    # What the worker does.
    send_invitation.func(EmployerInvitation.objects.get().public_id)


def fill_in_and_share(page: Page, site: str, arrive: Arrive) -> Any:
    """The employer begins by the link in the mail, finishes, chooses steps and shares; gives the scan."""
    path = re.search(r"/uitnodiging/\S+", mail.outbox[-1].body).group()
    page.goto(f"{site}{path}")
    arrive(page, "Je bent uitgenodigd")
    page.get_by_role("button", name="Ga verder").click()
    arrive(page, "Begin met de scan")
    page.get_by_label("HR of personeelszaken").check()
    page.get_by_role("button", name="Begin", exact=True).click()
    arrive(page, re.compile("Over jullie organisatie"))
    owner = Response.objects.get()
    # The screens with questions are walked through in the main job.
    given = factories.example("ondersteunen")["input"]
    factories.give(owner, given["organisation"] | given["respondents"][0]["answers"])
    page.goto(f"{site}/scan/{owner.public_id}/controle/")
    page.get_by_role("button", name=re.compile("^Rond")).click()
    arrive(page, "Jullie resultaat")
    scan = Response.objects.get().scan
    for step in scan.result.outcome.advice.steps[:3]:
        choose(scan.result, step.key)
    page.get_by_role("link", name="Deel het resultaat", exact=True).click()
    arrive(page, "Kies wat je deelt")
    page.get_by_label("Ons plan").check()
    page.get_by_role("button", name="Verder").click()
    arrive(page, "Deel het resultaat")
    page.get_by_label("Naam van je organisatie").fill(NAME)
    page.get_by_label("Jouw naam").fill("Joost Jansen")
    page.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    page.get_by_label(re.compile("Ik deel dit resultaat")).check()
    page.get_by_role("button", name="Deel het resultaat").click()
    arrive(page, "Je deelt dit resultaat")
    return scan


def find_what_is_new(page: Page, site: str, arrive: Arrive) -> None:
    """The new share stands in "vandaag", and is no longer new once it was looked at."""
    page.goto(f"{site}/werkplek/vandaag/")
    arrive(page, re.compile("Vandaag"))
    new = page.locator("#nieuw")
    expect(new).to_contain_text("1 nieuw gedeeld")
    new.get_by_role("link", name=NAME).click()
    arrive(page, NAME)
    assert Share.objects.get().first_seen_at
    page.goto(f"{site}/werkplek/")
    arrive(page, re.compile("Vandaag"))
    expect(page.locator("#nieuw")).to_have_count(0)
    page.locator("#scans").get_by_role("link", name=NAME, exact=True).click()
    arrive(page, NAME)
    expect(page.get_by_text("Accountmanager: Fatima Aydın.")).to_be_visible()


def prepare(page: Page, arrive: Arrive) -> None:
    """One page, on the screen and on a sheet of A4."""
    page.get_by_role("link", name="Bereid het gesprek voor").click()
    arrive(page, f"Gesprek met {NAME}")
    first = Share.objects.get().scan.plan.steps.first()
    expect(page.get_by_role("main")).to_contain_text(first.title)
    page.get_by_label("Jullie kijk op ‘Ontzorgen’").fill("Zij regelen het liever zelf.")
    page.get_by_role("button", name="Bewaar jullie kijk op Ontzorgen").click()
    expect(page.get_by_text("Jullie kijk op ‘Ontzorgen’ is bewaard.")).to_be_visible()
    arrive(page, f"Gesprek met {NAME}")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
    assert len(sheets) == 1
    assert "Zij regelen het liever zelf." in " ".join(sheets[0].extract_text().split())


def note_the_visit(page: Page, arrive: Arrive) -> None:
    """The first try is not right, and nothing typed is lost."""
    page.get_by_role("link", name="Schrijf een notitie").click()
    arrive(page, "Nieuwe notitie")
    page.get_by_label("Bezoek").check()
    page.get_by_label("Datum").fill("2099-01-02")
    page.get_by_role("textbox", name="Notitie").fill(NOTED)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("#fouten")).to_contain_text("Deze dag moet nog komen")
    arrive(page, "Nieuwe notitie")
    page.get_by_label("Datum").fill("2026-01-02")
    page.get_by_role("button", name="Bewaar").click()
    arrive(page, NAME)
    expect(page.get_by_text(NOTED)).to_be_visible()
    assert Note.objects.get().kind == "bezoek"


def agree(page: Page, arrive: Arrive) -> None:
    page.get_by_role("link", name="Schrijf een afspraak op").click()
    arrive(page, "Nieuwe afspraak")
    page.get_by_label("Wat is er afgesproken?").fill("Wij sturen een voorbeeld")
    page.get_by_role("button", name="Bewaar").click()
    arrive(page, NAME)
    page.get_by_role("button", name=re.compile("^Gedaan.*Wij sturen een voorbeeld")).click()
    expect(page.get_by_role("button", name="Toch niet gedaan")).to_be_visible()
    arrive(page, NAME)
    assert Agreement.objects.get().done_on


def keep_the_contact(page: Page, arrive: Arrive) -> None:
    """The contact that the employer named goes into the own list, and turns out to leave."""
    page.get_by_role("button", name="Neem over in de contactlijst").click()
    expect(page.get_by_text("staat nu in de contactlijst")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Gaat weg.*Joost Jansen")).click()
    arrive(page, "Joost Jansen gaat weg, of is weg")
    page.get_by_role("button", name="Bewaar de laatste dag").click()
    arrive(page, NAME)
    assert Contact.objects.get().until


def hand_over(page: Page, arrive: Arrive) -> None:
    page.get_by_role("link", name="Draag over aan een collega").click()
    arrive(page, "Draag 1 werkgever over")
    page.get_by_label("Nieuwe accountmanager").select_option(label="Mark de Wit")
    page.get_by_label("Overdrachtsnotitie").fill("Bel niet op maandag")
    page.get_by_role("button", name="Draag over").click()
    arrive(page, re.compile("Vandaag"))


def read_before_the_visit(page: Page, site: str, arrive: Arrive) -> None:
    """The note is told in "vandaag" and while preparing, and goes once it was read."""
    page.goto(f"{site}/werkplek/")
    arrive(page, re.compile("Vandaag"))
    expect(page.locator("#overdracht")).to_contain_text("1 overdracht te lezen")
    page.locator("#overdracht").get_by_role("link", name=NAME).click()
    arrive(page, NAME)
    page.get_by_role("link", name="Bereid het gesprek voor").click()
    arrive(page, f"Gesprek met {NAME}")
    page.get_by_role("link", name="Lees die eerst in het dossier").click()
    arrive(page, NAME)
    expect(page.get_by_role("heading", name="Lees dit voor je eerste bezoek")).to_be_visible()
    expect(page.get_by_text("Bel niet op maandag")).to_be_visible()
    page.get_by_role("button", name="Gelezen").click()
    expect(page.get_by_text("Je hebt de overdracht gelezen")).to_be_visible()
    arrive(page, NAME)
    assert Assignment.objects.get(until=None).read_at


def take_one_along(page: Page, arrive: Arrive, goal: Path) -> None:
    """The workbook of the employer has the conversation in it, and no note of ours."""
    page.get_by_role("link", name="Bekijk het hele resultaat").click()
    arrive(page, NAME)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download Excel").click()
    download.value.save_as(goal)
    book = load_workbook(goal)
    assert "Stappen die zij kozen" in text_of(book, "Gesprek")
    assert NAME in text_of(book)
    assert NOTED not in text_of(book)


def take_the_list_along(page: Page, site: str, arrive: Arrive, goal: Path) -> None:
    """The workbook of the list is made in the background; the page tells when it is there."""
    page.goto(f"{site}/werkplek/?zoek=zonneveld")
    arrive(page, re.compile("Vandaag"))
    page.get_by_label("Zet ook onze eigen notities erin").check()
    page.get_by_role("button", name="Excel van deze lijst").click()
    arrive(page, "Excel-bestanden")
    # What the worker does; the page asks by itself how far it is.
    making.run(ExportJob.objects.get().pk)
    ready = page.get_by_role("link", name=re.compile("^Download"))
    expect(ready).to_be_visible(timeout=20_000)
    arrive(page, "Excel-bestanden")
    with page.expect_download() as download:
        ready.click()
    download.value.save_as(goal)
    text = text_of(load_workbook(goal))
    assert NAME in text
    assert NOTED in text


def text_of(book: Workbook, *sheets: str) -> str:
    """All that stands in these sheets, or in every one."""
    chosen = [book[name] for name in sheets or book.sheetnames]
    return "\n".join(str(value) for sheet in chosen for row in sheet.iter_rows(values_only=True) for value in row)
