"""The numbers of the team: for who leads it alone, over what a member of the team sees."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from scan.models import Agreement, Dossier, Membership, ServicePoint, Share, User
from scan.workspace.team import Load, teams_of
from tests import factories
from tests.workspace.employers import ago, dossier_of, employer, give, measured, merge

pytestmark = pytest.mark.usefixtures("version", "site_root")


@pytest.fixture
def lead(account_manager: User) -> User:
    account_manager.memberships.update(is_lead=True)
    return account_manager


@pytest.fixture
def colleague(service_point: ServicePoint) -> User:
    return factories.make_account_manager(service_point, "mark@example.org", first_name="Mark")


def numbers(user: User, *points: ServicePoint) -> dict[str, dict[User | None, tuple[int, int, int, int]]]:
    return {
        team.service_point.region: {
            load.manager: (load.dossiers, load.new, load.late, load.agreements_late) for load in team.loads.values()
        }
        for team in teams_of(user, points)
    }


def test_the_numbers_per_colleague(lead: User, colleague: User, service_point: ServicePoint):
    today = timezone.localdate()
    mine, theirs, nobodys = (dossier_of(employer(service_point, name)) for name in "abc")
    give(mine, lead)
    give(theirs, colleague)
    Share.objects.filter(organisation_name="a").update(first_seen_at=timezone.now())
    Dossier.objects.filter(pk=mine.pk).update(follow_up_on=today)
    Dossier.objects.filter(pk__in=[theirs.pk, nobodys.pk]).update(follow_up_on=today - timedelta(days=1))
    for dossier, due, done in (
        (mine, today - timedelta(days=1), None),
        (mine, today - timedelta(days=2), today),
        (theirs, today, None),
        (theirs, None, None),
    ):
        Agreement.objects.create(dossier=dossier, text="x", due=due, done_on=done)
    assert numbers(lead, service_point) == {
        "Midden-Gelderland": {lead: (1, 0, 0, 1), colleague: (1, 1, 1, 0), None: (1, 1, 1, 0)}
    }
    team = teams_of(lead, [service_point])[0]
    assert team.total == Load(None, 3, 2, 2, 1)


def test_merged_dossiers_count_once_with_all_that_was_written_in_them(lead: User, service_point: ServicePoint):
    first, second = (dossier_of(employer(service_point, name)) for name in "ab")
    merge(second, first)
    give(first, lead)
    Agreement.objects.create(dossier=second, text="x", due=ago(3).date())
    assert numbers(lead, service_point)["Midden-Gelderland"][lead] == (1, 2, 0, 1)


def test_employers_per_stage_by_their_newest_measurement(lead: User, service_point: ServicePoint):
    share = employer(service_point, "a", days_ago=300, stage="motiveren")
    measured(share.scan.organisation, service_point, days_ago=2, stage="verankeren")
    employer(service_point, "b", stage="verankeren")
    assert teams_of(lead, [service_point])[0].stages == {"verankeren": 2}


def test_what_is_of_another_service_point_or_shared_no_more_is_not_counted(lead: User, service_point: ServicePoint):
    twente = factories.make_service_point("Twente")
    give(dossier_of(employer(twente, "ver")), lead)
    Share.objects.filter(pk=employer(service_point, "weg").pk).update(withdrawn_at=timezone.now())
    assert numbers(lead, service_point) == {"Midden-Gelderland": {lead: (0, 0, 0, 0), None: (1, 0, 0, 0)}}
    assert teams_of(lead, [service_point])[0].stages == {}


def test_somebody_who_leads_one_of_two_teams_sees_the_numbers_of_that_one(lead: User, service_point: ServicePoint):
    twente = factories.make_service_point("Twente")
    Membership.objects.create(service_point=twente, user=lead)
    employer(twente, "Bedrijf in Twente")
    client = Client()
    client.force_login(lead)
    text = BeautifulSoup(client.get("/werkplek/team/").content, "lxml")
    assert [heading.text for heading in text.select("h2")] == [service_point.name]


def test_the_page_names_no_employer_and_leads_to_the_list(lead: User, colleague: User, service_point: ServicePoint):
    give(dossier_of(employer(service_point, "Geheime BV")), colleague)
    client = Client()
    client.force_login(lead)
    page = BeautifulSoup(client.get("/werkplek/team/").content, "lxml")
    assert "Geheime BV" not in page.text
    link = page.find("a", string="Mark")
    assert [cell.text for cell in link.find_parent("tr").select("td")] == ["1", "1", "0", "0"]
    assert "Geheime BV" in client.get(link["href"]).content.decode()


def test_only_a_team_lead_gets_the_page_and_the_way_to_it(manager_client: Client, account_manager: User):
    assert manager_client.get("/werkplek/team/").status_code == 404
    assert "/werkplek/team/" not in manager_client.get("/werkplek/").content.decode()
    account_manager.memberships.update(is_lead=True)
    assert manager_client.get("/werkplek/team/").status_code == 200
    assert "/werkplek/team/" in manager_client.get("/werkplek/").content.decode()
    account_manager.memberships.update(active=False)
    assert manager_client.get("/werkplek/team/").status_code == 404


def test_the_page_takes_as_many_queries_for_few_as_for_many(lead: User, service_point: ServicePoint):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(lead)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/werkplek/team/").status_code == 200
        return len(captured)

    give(dossier_of(employer(service_point, "een")), lead)
    few = cost()
    for number in range(8):
        user = factories.make_account_manager(service_point, f"{number}@example.org", second_factor=False)
        give(dossier_of(employer(service_point, f"W{number}")), user)
    assert cost() == few <= 16
