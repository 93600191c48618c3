"""The page of a dossier: what is shared now, and what the service point wrote itself."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scan.models import Act, Agreement, AuditEvent, Contact, Dossier, Note, ServicePoint, Share, User
from scan.privacy.taking_back import withdraw
from scan.results.plan.actions import add_note, choose, write
from tests import factories
from tests.audit_log import unguarded
from tests.workspace.employers import measured

pytestmark = pytest.mark.usefixtures("version", "site_root")


@pytest.fixture
def share(version, service_point: ServicePoint) -> Share:
    return factories.make_share(factories.make_finished_scan(), service_point)


@pytest.fixture
def dossier(share: Share) -> Dossier:
    return Dossier.objects.get()


def page(client: Client, dossier: Dossier, query: str = "") -> BeautifulSoup:
    response = client.get(f"/werkplek/dossiers/{dossier.public_id}/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def text_of(found: BeautifulSoup) -> str:
    return " ".join(found.text.split())


def test_the_newest_result_in_short_leads_to_the_whole_of_it_and_back(manager_client: Client, share: Share, dossier):
    result = page(manager_client, dossier).select_one("#resultaat").parent
    assert [number.text for number in result.select(".scan-roles strong")] == ["54", "54", "47"]
    link = result.find("a", string="Bekijk het hele resultaat")["href"]
    back = BeautifulSoup(manager_client.get(link).content, "lxml").select_one(".scan-breadcrumb")
    assert back.find("a", string=dossier.name)["href"] == f"/werkplek/dossiers/{dossier.public_id}/"


def test_looking_is_written_down_once_a_day_per_person_and_scan_and_makes_it_no_longer_new(
    manager_client: Client, account_manager: User, share: Share, dossier: Dossier
):
    for _ in range(3):
        page(manager_client, dossier)
    looks = AuditEvent.objects.filter(act=Act.SEEN)
    assert [(one.scan_id, one.user_id, one.service_point_id) for one in looks] == [
        (share.scan.public_id, account_manager.pk, share.service_point_id)
    ]
    share.refresh_from_db()
    assert share.first_seen_at
    with unguarded():
        looks.update(at=timezone.now() - timedelta(days=1))
    page(manager_client, dossier)
    assert looks.count() == 2


def test_a_dossier_that_shows_no_numbers_is_no_look(manager_client: Client, share: Share, dossier: Dossier):
    Share.objects.update(until=timezone.now())
    page(manager_client, dossier)
    assert not AuditEvent.objects.filter(act=Act.SEEN).exists()


@pytest.mark.parametrize("ending", ["withdrawn", "past its day"])
def test_after_sharing_only_what_we_wrote_ourselves_stands_there(
    manager_client: Client, account_manager: User, share: Share, dossier: Dossier, ending: str
):
    Note.objects.create(dossier=dossier, author=account_manager, text="Van onszelf")
    step = choose(share.scan.result, share.scan.result.outcome.advice.steps[0].key)
    shared = page(manager_client, dossier)
    assert step.title in shared.text
    if ending == "withdrawn":
        withdraw(share)
    else:
        Share.objects.update(until=timezone.now())
    after = page(manager_client, dossier)
    assert "Van onszelf" in after.text
    assert "deelt nu geen resultaat" in after.text
    assert step.title not in after.text
    for gone in ("Joost Jansen", "joost@example.org", share.scan.public_id, "Motiveren"):
        assert gone not in str(after)


def test_the_plan_is_shown_only_when_it_is_shared_and_its_notes_never(
    manager_client: Client, service_point: ServicePoint, share: Share, dossier: Dossier
):
    step = choose(share.scan.result, share.scan.result.outcome.advice.steps[0].key)
    write(step, {"who": "Sam"}, seen=step.revision)
    add_note(step, "Alleen voor ons")
    assert step.title in page(manager_client, dossier).select_one("#plan").parent.text
    assert "Alleen voor ons" not in str(page(manager_client, dossier))
    factories.make_share(share.scan, service_point, plan=False)
    without = page(manager_client, dossier)
    assert without.select_one("#plan") is None
    assert step.title not in without.text


def test_an_earlier_measurement_is_compared_only_when_it_is_shared_too(
    manager_client: Client, service_point: ServicePoint, share: Share, dossier: Dossier
):
    facts = {key: value for key, value in share.scan.result.outcome.scores.facts.items() if isinstance(value, str)}
    rated = {key: 5 for key, question in share.scan.instrument.questions.items() if question.scale}
    later = factories.make_following(share.scan, facts | rated)
    assert page(manager_client, dossier).select_one("#toen-en-nu") is None
    factories.make_share(later, service_point)
    found = page(manager_client, dossier)
    assert found.select_one("#toen-en-nu")
    dates = [cell.text for cell in found.select_one("table").select("tbody th")]
    assert len(dates) == 2
    assert found.select_one("#resultaat").parent.select_one("a[href*=scans]")["href"].endswith(f"{later.public_id}/")
    withdraw(share)
    alone = page(manager_client, dossier)
    assert alone.select_one("#toen-en-nu") is None
    assert share.scan.public_id not in str(alone)


def test_what_is_shared_with_another_service_point_of_the_same_person_is_not_in_this_dossier(
    manager_client: Client, account_manager: User, share: Share, dossier: Dossier
):
    elsewhere = factories.make_service_point("Twente")
    account_manager.memberships.create(service_point=elsewhere)
    theirs = measured(share.scan.organisation, elsewhere)
    shown = str(page(manager_client, dossier))
    assert share.scan.public_id in shown
    assert theirs.scan.public_id not in shown


def test_nothing_of_the_dossier_is_on_the_employers_pages_or_in_a_workbook(
    manager_client: Client, account_manager: User, share: Share, dossier: Dossier
):
    from tests.results.conftest import owner_of

    Note.objects.create(dossier=dossier, author=account_manager, text="GEHEIM")
    Agreement.objects.create(dossier=dossier, author=account_manager, text="GEHEIM")
    Contact.objects.create(dossier=dossier, author=account_manager, name="GEHEIM")
    employer = owner_of(share.scan)
    for path in ("resultaat/", "delen/", "delen/voorbeeld/?service_point=1", "plan/"):
        assert "GEHEIM" not in str(employer.page(path))
    assert "GEHEIM" in str(page(manager_client, dossier))


def test_a_page_with_much_on_it_takes_as_many_queries_as_one_with_little(
    manager_client: Client, account_manager: User, service_point: ServicePoint, share: Share, dossier: Dossier
):
    def fill(number: int) -> None:
        for _ in range(number):
            Note.objects.create(dossier=dossier, author=account_manager, text="x")
            done = {"done_on": timezone.localdate(), "done_by": account_manager}
            Agreement.objects.create(dossier=dossier, author=account_manager, text="x", **done)
            Contact.objects.create(dossier=dossier, author=account_manager, name="x")
            Dossier.objects.create(service_point=service_point, name="x", merged_into=dossier, joined=dossier)
            dossier.events.create(deed="notitie", user=account_manager)

    fill(1)
    page(manager_client, dossier)
    with CaptureQueriesContext(connection) as little:
        page(manager_client, dossier)
    fill(30)
    with CaptureQueriesContext(connection) as much:
        page(manager_client, dossier)
    assert len(much) == len(little) <= 24


def test_pages_of_the_dossier_are_kept_out_of_caches(manager_client: Client, dossier: Dossier):
    assert "no-store" in manager_client.get(f"/werkplek/dossiers/{dossier.public_id}/")["Cache-Control"]


def test_an_unknown_dossier_and_one_of_another_service_point_look_the_same(share: Share, dossier: Dossier):
    client = Client()
    client.force_login(factories.make_account_manager(factories.make_service_point("Twente"), "t@example.org"))
    for public_id in (dossier.public_id, "aaaaaaaaaaaa"):
        assert client.get(f"/werkplek/dossiers/{public_id}/").status_code == 404
