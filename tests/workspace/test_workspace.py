"""What an account manager sees: what was shared with the own service point, and nothing else."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from scan.models import Act, AuditEvent, Membership, ServicePoint, Share, User
from tests import factories
from tests.audit_log import forget

pytestmark = pytest.mark.usefixtures("version", "site_root")


@pytest.fixture
def share(service_point: ServicePoint, version) -> Share:
    return factories.make_share(factories.make_finished_scan(), service_point)


def page(client: Client, path: str = "/werkplek/") -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "lxml")


def scan_path(share: Share, rest: str = "") -> str:
    return f"/werkplek/scans/{share.scan.public_id}/{rest}"


def test_the_list_tells_name_sector_size_date_scores_stage_and_status(manager_client: Client, share: Share):
    row = page(manager_client).select_one("tbody tr")
    text = " ".join(row.text.split())
    assert "Drukkerij Zonneveld" in text
    assert "Cultuur, sport en recreatie · 50 tot en met 99 mensen" in text
    assert [cell.text.strip() for cell in row.select("td")][:4] == ["54", "54", "47", "Motiveren"]
    assert str(timezone.localtime(share.shared_at).year) in text
    assert "Nieuw gedeeld" in text


def test_a_scan_that_was_looked_at_is_no_longer_new(manager_client: Client, share: Share):
    manager_client.get(scan_path(share))
    assert "Bekeken" in page(manager_client).select_one("tbody tr").text


def test_the_list_takes_the_same_number_of_queries_for_one_and_for_fifty_scans(
    manager_client: Client, service_point: ServicePoint, share: Share, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    manager_client.get("/werkplek/")
    forget()
    with CaptureQueriesContext(connection) as one:
        manager_client.get("/werkplek/")
    result = share.scan.result
    for number in range(49):
        scan = factories.make_response("hr").scan
        result.pk, result.scan = None, scan
        result.save()
        scan.result_id = result.pk
        scan.save()
        factories.make_share(scan, service_point, f"Werkgever {number}")
    with CaptureQueriesContext(connection) as fifty:
        listed = page(manager_client)
    assert len(listed.select("tbody tr")) == 50
    assert len(fifty) == len(one) <= 24


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zoek=drukkerij", True),
        ("zoek=%20Zonne%20", True),
        ("zoek=bakkerij", False),
        ("sector=R", True),
        ("sector=C", False),
        ("omvang=50-99", True),
        ("omvang=1-9", False),
        ("fase=motiveren", True),
        ("fase=verankeren", False),
        ("status=nieuw", True),
        ("status=bekeken", False),
        ("pagina=99", True),
        ("pagina=x", True),
        ("zoek=drukkerij&sector=R&fase=motiveren&omvang=50-99&status=nieuw", True),
        ("zoek=%27%20OR%201=1", False),
        ("zoek=%00drukkerij&sector=%00&fase=%00&omvang=%00&status=%00", True),
    ],
)
def test_searching_and_filtering(manager_client: Client, share: Share, query: str, found: bool):
    assert bool(page(manager_client, f"/werkplek/?{query}").select("tbody tr")) is found


def test_htmx_gets_the_list_alone_and_it_equals_the_list_in_the_page(manager_client: Client, share: Share):
    part = manager_client.get("/werkplek/?zoek=druk", headers={"HX-Request": "true"})
    text = part.content.decode()
    assert "<html" not in text
    assert "1 werkgever gevonden" in text
    whole = page(manager_client, "/werkplek/?zoek=druk").select_one("#scans table")
    assert BeautifulSoup(text, "lxml").select_one("#scans table").text.split() == whole.text.split()
    assert "HX-Request" in part["Vary"]


def test_an_empty_list_says_what_will_stand_there(manager_client: Client):
    assert "Er is nog niets gedeeld" in page(manager_client).text
    assert "Geen werkgevers gevonden" in page(manager_client, "/werkplek/?zoek=x").text


def test_the_result_names_styles_and_topics_in_short(manager_client: Client, share: Share, instrument):
    text = page(manager_client, scan_path(share)).text
    assert "Strategisch partnerschap (" in text
    assert next(topic for topic in instrument.topics if topic.key == "grote-zorgen").title in text
    assert "Vacatures vervullen" not in text
    assert all(thing.kern not in text for thing in (*instrument.steps, *instrument.topics))
    assert "Joost Jansen" in text


def test_one_respondents_answers_are_shown_and_those_of_more_people_never(manager_client, service_point, share):
    alone = page(manager_client, scan_path(share)).select_one("#antwoorden").parent.text
    assert "Helemaal mee eens" in alone
    several = factories.make_share(factories.make_finished_scan("medewerkers shown"), service_point, "Samen BV")
    together = page(manager_client, scan_path(several)).select_one("#antwoorden").parent
    labels = {option.label for scale in share.scan.instrument.answer_scales.values() for option in scale}
    cells = {cell.text.strip() for cell in together.select("td")}
    assert not cells & labels
    assert "nooit wat één persoon koos" in together.text


def test_each_look_and_each_download_is_written_down(manager_client, account_manager, service_point, share):
    manager_client.get(scan_path(share))
    manager_client.get(scan_path(share, "excel/"))
    manager_client.get(scan_path(share))
    acts = AuditEvent.objects.filter(user_id=account_manager.pk).order_by("pk")
    assert [event.act for event in acts] == [Act.SEEN, Act.EXPORTED, Act.SEEN]
    assert {event.service_point_id for event in acts} == {service_point.pk}
    assert {event.scan_id for event in acts} == {share.scan.public_id}


def test_the_workbook_has_every_sheet_that_says_something_of_one_person(manager_client: Client, share: Share):
    file = load_workbook(BytesIO(manager_client.get(scan_path(share, "excel/")).content))
    told = ["Samenvatting", "Scores", "Antwoorden", "Stappen", "Gesprek", "Rekenblad", "Codeboek", "Toelichting"]
    assert file.sheetnames == told


def outsider(kind: str, service_point: ServicePoint) -> User:
    if kind == "of another service point":
        return factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org")
    if kind == "superuser of another service point":
        point = factories.make_service_point("Twente")
        return factories.make_account_manager(point, "super@example.org", is_superuser=True, is_staff=True)
    if kind == "former member with another place":
        user = factories.make_account_manager(service_point, "vroeger@example.org")
        user.memberships.update(active=False)
        Membership.objects.create(service_point=factories.make_service_point("Twente"), user=user)
        return user
    return factories.make_user("super@example.org", is_superuser=True, is_staff=True)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("of another service point", 404),
        ("superuser of another service point", 404),
        ("former member with another place", 404),
        ("superuser without a place", 404),
    ],
)
def test_another_service_points_scan_does_not_exist(share: Share, service_point, kind: str, status: int):
    client = Client()
    client.force_login(outsider(kind, service_point))
    assert client.get(scan_path(share)).status_code == status
    assert client.get(scan_path(share, "excel/")).status_code == status
    listed = client.get("/werkplek/")
    assert listed.status_code == (403 if kind == "superuser without a place" else 200)
    assert "Drukkerij Zonneveld" not in listed.content.decode()
    assert not AuditEvent.objects.filter(act__in=[Act.SEEN, Act.EXPORTED]).exists()


def test_who_is_not_logged_in_is_sent_to_the_log_in(share: Share):
    for path in ("/werkplek/", scan_path(share), scan_path(share, "excel/")):
        assert Client().get(path).url.startswith("/account/login/")


def test_a_share_ends_by_itself(manager_client: Client, share: Share):
    Share.objects.update(until=timezone.now())
    assert manager_client.get(scan_path(share)).status_code == 404


def test_pages_of_the_workplace_are_kept_out_of_caches(manager_client: Client, share: Share):
    for path in ("/werkplek/", scan_path(share), scan_path(share, "excel/")):
        assert "no-store" in manager_client.get(path)["Cache-Control"]
