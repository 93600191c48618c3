"""What is kept, in a browser: the owner takes everything along and reads the log, an account manager the own one."""

import json
import zipfile
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from scan.models import Act, Scan, ServicePoint, Share, User
from scan.models.audit import record
from scan.models.link import make_link
from tests import factories

Check = Callable[[Page], None]
SIZES = [(1280, 900), (360, 740)]
FATIMA = "Fatima Aydın (Werkgeversservicepunt Noordoost-Brabant)"


@pytest.fixture
def point(running_site: str) -> ServicePoint:
    return factories.make_service_point("Noordoost-Brabant")


@pytest.fixture
def manager(point: ServicePoint) -> User:
    return factories.make_account_manager(point, "fatima@example.org", first_name="Fatima", last_name="Aydın")


@pytest.fixture
def scan(running_site: str, point: ServicePoint, manager: User) -> Scan:
    """Shared, looked at three times, and copied by an operator."""
    scan = factories.make_finished_scan()
    share = factories.make_share(scan, point)
    for _ in range(3):
        record(Act.SEEN, scan, user=manager, service_point=point)
    record(Act.EXPORTED, scan, user=manager, service_point=point)
    record(Act.COPIED, scan)
    return share.scan


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def come_in(page: Page, site: str, scan: Scan) -> None:
    page.goto(f"{site}/link/{make_link(scan.responses.get(is_owner=True))[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    heading(page, "Jullie resultaat")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_owner_takes_everything_along_and_reads_the_log(
    open_page: Callable[..., Page], running_site: str, scan: Scan, size: tuple[int, int], script: bool
):
    page = open_page(size, script=script)
    come_in(page, running_site, scan)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download alles wat wij van deze scan bewaren").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        (told,) = json.loads(archive.read("alles.json"))["scans"]
        assert "LEESMIJ.txt" in archive.namelist()
    assert told["public_id"] == scan.public_id
    page.get_by_role("link", name="Bekijk het logboek van deze scan").click()
    heading(page, "Logboek van deze scan")
    log = page.get_by_role("list", name="Wat er met deze scan gebeurde")
    expect(log).to_contain_text(f"Bekeken door {FATIMA} (3 keer)")
    expect(log).to_contain_text("Downloadde alle gegevens van de scan")
    expect(log).to_contain_text("Wie de server beheert")
    page.get_by_role("link", name="Terug naar de scan").click()
    heading(page, "Jullie resultaat")


def test_the_screens_about_what_is_kept_are_fine(
    open_page: Callable[..., Page],
    running_site: str,
    scan: Scan,
    manager: User,
    fine: Check,
    picture: Callable[[Page, str], None],
):
    page = open_page((1280, 900))
    come_in(page, running_site, scan)
    page.get_by_role("heading", name="Meenemen en bewaren").scroll_into_view_if_needed()
    picture(page, "resultaat")
    below = page.url.removesuffix("resultaat/")
    for rest, title in (
        ("logboek/", "Logboek van deze scan"),
        ("wissen/", "Wil je deze scan wissen?"),
        ("delen/", "Je deelt dit resultaat"),
        ("later/", "Later verder"),
    ):
        page.goto(f"{below}{rest}")
        heading(page, title)
        picture(page, rest.strip("/"))
        fine(page)
    own = open_page((1280, 900), manager)
    own.goto(f"{running_site}/werkplek/logboek/")
    heading(own, "Jouw logboek")
    expect(own.get_by_role("list", name="Wat er van jou is opgeschreven")).to_contain_text("Drukkerij Zonneveld")
    picture(own, "werkplek-logboek")
    fine(own)
    own.goto(f"{running_site}/account/2fa/")
    expect(own.get_by_role("heading", name="Jouw logboek")).to_be_visible()
    picture(own, "account")
    fine(own)
    own.goto(f"{running_site}/privacy/")
    heading(own, "Privacy")
    picture(own, "privacy")


def test_who_did_nothing_yet_reads_so(open_page: Callable[..., Page], running_site: str, manager: User, fine: Check):
    page = open_page((1280, 900), manager)
    page.goto(f"{running_site}/werkplek/logboek/")
    expect(page.get_by_text("Er staat nog niets van jou in het logboek.")).to_be_visible()
    fine(page)
    assert not Share.objects.exists()
