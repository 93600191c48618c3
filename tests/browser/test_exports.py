"""The workbook of the list in a browser: made while nobody watches, for one person, and for a week."""

import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scan.models import ExportJob, InstrumentVersion, ServicePoint, User
from scan.models.portfolio import JobStatus
from tests import factories
from tests.workspace.exports.made import share_many

SLOW = 20_000
"""How long a page that asks every two seconds may take to find out, on a busy machine (ms)."""

Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.EXPORT_ROOT = tmp_path / "exports"


@pytest.fixture(autouse=True)
def employers(running_site: str, service_point: ServicePoint, version: InstrumentVersion) -> None:
    """Twelve that share."""
    share_many(service_point, version, 12, repeat=4)


@pytest.fixture
def worker() -> Iterator[Callable[[], None]]:
    """Lets the real task worker do what is in the queue; what Ctrl+C does is put back afterwards."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
    before = {one: signal.getsignal(one) for one in signals}
    yield lambda: call_command(
        "db_worker", "--backend=slow", "--batch", "--no-startup-delay", "--no-reload", verbosity=0
    )
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.fixture
def open_page(browser: Browser, running_site: str) -> Iterator[Open]:
    """A browser of its own for who is logged in, on the list of employers."""
    contexts: list[BrowserContext] = []

    def start(user: User, *, script: bool = True) -> Page:
        client = Client()
        client.force_login(user)
        context = browser.new_context(java_script_enabled=script, locale="nl-NL", accept_downloads=True)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": running_site}])
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{running_site}/werkplek/")
        return page

    yield start
    for context in contexts:
        context.close()


def ask_for_excel(page: Page) -> None:
    page.get_by_role("button", name="Excel van deze lijst").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Excel-bestanden")
    expect(page.get_by_text("Wacht op zijn beurt.")).to_be_visible()


def test_it_is_made_after_the_page_was_closed_and_is_for_one_person_for_a_week(
    open_page: Open,
    running_site: str,
    account_manager: User,
    service_point: ServicePoint,
    worker: Callable[[], None],
    assert_accessible: Callable[[Page], None],
    picture: Callable[[Page, str], None],
    tmp_path: Path,
):
    page = open_page(account_manager)
    ask_for_excel(page)
    assert_accessible(page)
    picture(page, "excel-wacht")
    context = page.context
    page.close()

    worker()
    page = context.new_page()
    page.goto(f"{running_site}/werkplek/excel/")
    expect(page.get_by_text("Klaar. 12 werkgevers.")).to_be_visible()
    assert_accessible(page)
    picture(page, "excel-klaar")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het bestand").click()
    assert download.value.suggested_filename.startswith("inclusiescan-werkgevers-")
    download.value.save_as(tmp_path / "lijst.xlsx")
    assert load_workbook(tmp_path / "lijst.xlsx")["Scans"].max_row == 13

    address = page.get_by_role("link", name="Download het bestand").get_attribute("href")
    colleague = open_page(factories.make_account_manager(service_point, "collega@example.org"))
    colleague.goto(f"{running_site}/werkplek/excel/")
    expect(colleague.get_by_text("Je hebt nu geen Excel-bestanden.")).to_be_visible()
    assert colleague.goto(f"{running_site}{address}").status == 404

    ExportJob.objects.update(finished_at=timezone.now() - timedelta(days=7, minutes=1))
    assert page.goto(f"{running_site}{address}").status == 410
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit bestand is er niet meer")
    assert_accessible(page)


def test_a_page_that_stays_open_follows_how_far_it_is(
    open_page: Open,
    account_manager: User,
    worker: Callable[[], None],
    assert_accessible: Callable[[Page], None],
    picture: Callable[[Page, str], None],
):
    page = open_page(account_manager)
    ask_for_excel(page)
    ExportJob.objects.update(status=JobStatus.RUNNING, heard_at=timezone.now(), done=5, total=12)
    expect(page.get_by_text("5 van de 12 werkgevers.")).to_be_visible(timeout=SLOW)
    assert_accessible(page)
    picture(page, "excel-bezig")
    ExportJob.objects.update(status=JobStatus.WAITING)
    worker()
    expect(page.get_by_role("link", name="Download het bestand")).to_be_visible(timeout=SLOW)
    expect(page.locator("#melding")).to_have_text("Je Excel-bestand is klaar.")


def test_without_a_script_one_looks_again_and_can_take_it_away(
    open_page: Open, account_manager: User, worker: Callable[[], None]
):
    page = open_page(account_manager, script=False)
    ask_for_excel(page)
    worker()
    page.get_by_role("link", name="Kijk hoe ver het is").click()
    expect(page.get_by_text("Klaar. 12 werkgevers.")).to_be_visible()
    page.get_by_role("button", name="Haal weg").click()
    expect(page.get_by_text("Het Excel-bestand is weggehaald.")).to_be_visible()
    expect(page.get_by_text("Je hebt nu geen Excel-bestanden.")).to_be_visible()
