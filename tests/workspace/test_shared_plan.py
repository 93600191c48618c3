"""A plan that is shared: its steps are on the page and in the workbook; notes and what was put aside never are."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from scan.models import Plan, PlanNote, PlanStep, Scan, ServicePoint, Share
from scan.models.plan import Status
from tests import factories
from tests.export.reading import table
from tests.results.conftest import owner_of

WORDS = {
    "if_words": "het rooster klaar is",
    "then_words": "bel ik de jobcoach",
    "who": "Karin",
    "due": date(2027, 3, 1),
}
NOTE, ASIDE = "Niet met Piet bespreken", "Dat vinden wij onzin"


@pytest.fixture
def scan(version, site_root) -> Scan:
    """A scan with a plan: the first step is under way, the second was put aside."""
    scan = factories.make_finished_scan()
    first, second, *_ = scan.result.outcome.advice.steps
    plan = Plan.objects.create(scan=scan)
    own = {"plan": plan, "version": scan.version}
    chosen = PlanStep.objects.create(step=first.key, title="Eerste", status=Status.BUSY, **WORDS, **own)
    PlanNote.objects.create(plan_step=chosen, text=NOTE)
    rejected = {"status": Status.REJECTED, "reason": "anders", "reason_words": ASIDE}
    PlanStep.objects.create(step=second.key, title="Tweede", **rejected, **own)
    return scan


def workbook_rows(client: Client, path: str) -> list[dict]:
    return table(load_workbook(BytesIO(client.get(path).content))["Stappen"], "Nr")


def of(share: Share) -> str:
    return f"/werkplek/scans/{share.scan.public_id}/"


def test_a_shared_plan_is_on_the_page_and_in_the_workbook(
    manager_client: Client, service_point: ServicePoint, scan: Scan
):
    share = factories.make_share(scan, service_point, plan=True)
    text = manager_client.get(of(share)).content.decode()
    assert "bel ik de jobcoach" in text
    first, second, *_ = workbook_rows(manager_client, f"{of(share)}excel/")
    assert (first["Eigenaar"], first["Status"], first["Datum"].date()) == ("Karin", "Bezig", date(2027, 3, 1))
    assert first["Notitie"] == "Als het rooster klaar is dan bel ik de jobcoach"
    assert (second["Eigenaar"], second["Status"], second["Notitie"]) == (None, None, None)


@pytest.mark.parametrize("shared", [True, False])
def test_notes_and_reasons_for_putting_aside_are_never_shared(
    manager_client: Client, service_point: ServicePoint, scan: Scan, shared: bool
):
    share = factories.make_share(scan, service_point, plan=shared)
    rows = str(workbook_rows(manager_client, f"{of(share)}excel/"))
    for text in (manager_client.get(of(share)).content.decode(), rows):
        assert NOTE not in text
        assert ASIDE not in text


def test_a_plan_that_is_not_shared_is_nowhere(manager_client: Client, service_point: ServicePoint, scan: Scan):
    share = factories.make_share(scan, service_point, plan=False)
    text = manager_client.get(of(share)).content.decode()
    assert "bel ik de jobcoach" not in text
    assert "Hun plan" not in text
    for row in workbook_rows(manager_client, f"{of(share)}excel/"):
        assert (row["Eigenaar"], row["Status"], row["Datum"], row["Notitie"]) == (None, None, None, None)


def test_the_employers_own_workbook_holds_the_plan_with_what_was_put_aside(scan: Scan):
    owner = owner_of(scan)
    first, second, *_ = workbook_rows(owner.client, owner.path("resultaat/excel/"))
    assert (first["Eigenaar"], first["Status"]) == ("Karin", "Bezig")
    assert (second["Status"], second["Notitie"]) == ("Past niet bij ons", None)


@pytest.mark.parametrize("mine", [True, False])
def test_a_step_that_is_no_longer_advised_stays_on_the_page_and_in_both_workbooks(
    manager_client: Client, service_point: ServicePoint, scan: Scan, mine: bool
):
    advised = {one.key for one in scan.result.outcome.advice.steps}
    gone = next(step for step in scan.version.instrument.steps if step.key not in advised)
    PlanStep.objects.create(
        plan=scan.plan, version=scan.version, step=gone.key, title=gone.title, status=Status.CHOSEN, **WORDS
    )
    share = factories.make_share(scan, service_point, plan=True)
    owner = owner_of(scan)
    assert gone.title in manager_client.get(of(share)).content.decode()
    client, path = (owner.client, owner.path("resultaat/")) if mine else (manager_client, of(share))
    *others, last = workbook_rows(client, f"{path}excel/")
    assert len(others) == len(advised)
    assert (last["Nr"], last["Blok"], last["Stap"]) == (len(advised) + 1, "In het plan", gone.title)
    assert last["Waarom bij jullie"] == "Deze stap komt uit jullie plan."
    assert (last["Eigenaar"], last["Status"]) == ("Karin", "Te doen")


def test_a_step_that_is_no_longer_advised_is_in_no_workbook_when_the_plan_is_not_shared(
    manager_client: Client, service_point: ServicePoint, scan: Scan
):
    advised = {one.key for one in scan.result.outcome.advice.steps}
    gone = next(step for step in scan.version.instrument.steps if step.key not in advised)
    PlanStep.objects.create(plan=scan.plan, version=scan.version, step=gone.key, title=gone.title, status=Status.DONE)
    share = factories.make_share(scan, service_point, plan=False)
    assert len(workbook_rows(manager_client, f"{of(share)}excel/")) == len(advised)


def test_the_help_that_is_wanted_is_in_the_workbook_too(
    manager_client: Client, service_point: ServicePoint, scan: Scan
):
    PlanStep.objects.filter(title="Eerste").update(help_from="servicepunt", help_words="een proefplaatsing")
    share = factories.make_share(scan, service_point, plan=True)
    first, *_ = workbook_rows(manager_client, f"{of(share)}excel/")
    assert "Hulp gevraagd: het werkgeversservicepunt: een proefplaatsing" in first["Notitie"]


@pytest.mark.parametrize(("status", "chosen"), [(Status.CHOSEN, True), (Status.BUSY, True), (Status.DONE, False)])
def test_the_sheet_for_the_conversation_tells_the_steps_that_are_to_do_or_under_way(
    manager_client: Client, service_point: ServicePoint, scan: Scan, status: Status, chosen: bool
):
    PlanStep.objects.filter(title="Eerste").update(status=status)
    share = factories.make_share(scan, service_point, plan=True)
    book = load_workbook(BytesIO(manager_client.get(f"{of(share)}excel/").content))
    titles = {row[0].value for row in book["Gesprek"].iter_rows()}
    assert ("Stappen die zij kozen" in titles, "Eerste stappen in het advies" in titles) == (chosen, not chosen)
