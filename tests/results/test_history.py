"""The log for the employer: who looked, who took it along, and what the employer did."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from scan.models import Act, AuditEvent, Dossier, Scan, ServicePoint, Share, User
from scan.privacy.taking_back import withdraw
from scan.results.history import Line, history_of
from scan.workspace.portfolio import mark_seen
from tests import factories
from tests.audit_log import unguarded
from tests.results.conftest import owner_of


@pytest.fixture
def manager(service_point: ServicePoint) -> User:
    return factories.make_account_manager(service_point, "fatima@example.org", first_name="Fatima", last_name="Aydın")


@pytest.fixture
def share(version, site_root, manager: User, service_point: ServicePoint) -> Share:
    return factories.make_share(factories.make_finished_scan(), service_point, open_answers=False, roles=False)


def looked(share: Share, manager: User, minutes_ago: float, act: Act = Act.SEEN) -> None:
    AuditEvent.objects.create(
        at=timezone.now() - timedelta(minutes=minutes_ago),
        act=act,
        scan_id=share.scan.public_id,
        user_id=manager.pk,
        service_point_id=share.service_point_id,
    )


def told(scan: Scan) -> list[tuple[str, str, int]]:
    return [(line.who, line.what, line.times) for line in history_of(scan)]


FATIMA = "Fatima Aydın (Werkgeversservicepunt Midden-Gelderland)"


def test_each_look_and_each_download_is_told_with_name_and_service_point(share: Share, manager: User):
    client = Client()
    client.force_login(manager)
    client.get("/werkplek/")
    client.get(f"/werkplek/scans/{share.scan.public_id}/")
    client.get(f"/werkplek/scans/{share.scan.public_id}/excel/")
    lines = told(share.scan)
    assert lines[:3] == [
        (FATIMA, "Gedownload als Excel door", 1),
        (FATIMA, "Bekeken door", 1),
        (FATIMA, "Gezien in de lijst van werkgevers door", 1),
    ]
    until = date_format(timezone.localtime(share.until), "j F Y")
    assert lines[3][:2] == ("Jij", f"Deelde met {share.service_point.name}, tot en met {until}. Ook: plan.")


def test_looks_within_an_hour_are_one_line_and_later_ones_another(share: Share, manager: User):
    for minutes in (200, 170, 145, 139, 20):
        looked(share, manager, minutes)
    looks = [line for line in history_of(share.scan) if line.what == "Bekeken door"]
    assert [line.times for line in looks] == [1, 1, 3]
    assert looks[2].last - looks[2].at < timedelta(hours=1)


def test_looks_of_two_people_are_two_lines(share: Share, manager: User):
    other = factories.make_account_manager(
        share.service_point, "mark@example.org", first_name="Mark", last_name="de Wit"
    )
    for minutes, user in ((9, manager), (8, other), (7, manager)):
        looked(share, user, minutes)
    seen = {who: times for who, what, times in told(share.scan) if what == "Bekeken door"}
    assert seen == {FATIMA: 2, "Mark de Wit (Werkgeversservicepunt Midden-Gelderland)": 1}


def test_who_has_no_name_or_no_account_any_more_is_an_account_manager_and_no_mail_address(share: Share, manager: User):
    looked(share, manager, 5)
    User.objects.filter(pk=manager.pk).update(first_name="", last_name="")
    nameless = {who for who, what, _ in told(share.scan) if what == "Bekeken door"}
    with unguarded():
        AuditEvent.objects.update(user_id=manager.pk + 1000)
    gone = {who for who, what, _ in told(share.scan) if what == "Bekeken door"}
    assert nameless == gone == {"Een accountmanager (Werkgeversservicepunt Midden-Gelderland)"}


def test_after_stopping_the_looks_of_before_stay(share: Share, manager: User):
    looked(share, manager, 5)
    withdraw(share)
    lines = told(share.scan)
    assert lines[0][1] == "Stopte met delen"
    assert (FATIMA, "Bekeken door", 1) in lines


def test_a_day_that_went_by_is_told_also_after_sharing_again(share: Share):
    Share.objects.update(shared_at=timezone.now() - timedelta(days=9), until=timezone.now() - timedelta(days=2))
    factories.make_share(share.scan, share.service_point)
    whats = [what for _, what, _ in told(share.scan)]
    assert whats[0].startswith("Deelde met")
    assert whats[1] == "Werkgeversservicepunt Midden-Gelderland ziet niets meer"
    assert whats[2].startswith("Deelde met")


def test_a_share_that_was_replaced_did_not_go_by(share: Share):
    factories.make_share(share.scan, share.service_point)
    assert not [line for line in history_of(share.scan) if line.who == "De datum was voorbij"]


def test_an_operators_copy_is_not_told_as_the_employers_own(share: Share):
    AuditEvent.objects.create(act=Act.COPIED, scan_id=share.scan.public_id)
    assert told(share.scan)[0][:2] == ("Wie de server beheert", "Maakte een kopie")


def test_the_log_of_one_scan_holds_nothing_of_another(share: Share, manager: User):
    other = factories.make_share(factories.make_finished_scan("ondersteunen"), share.service_point)
    looked(other, manager, 5)
    assert FATIMA not in {who for who, _, _ in told(share.scan)}


def test_being_in_the_list_is_written_once_a_day_per_scan_and_person(share: Share, manager: User):
    client = Client()
    client.force_login(manager)
    for _ in range(3):
        client.get("/werkplek/", {"zoek": ""})
    listed = AuditEvent.objects.filter(act=Act.LISTED)
    assert [(event.scan_id, event.user_id) for event in listed] == [(share.scan.public_id, manager.pk)]
    with unguarded():
        listed.update(at=timezone.now() - timedelta(days=1))
    client.get("/werkplek/")
    assert listed.count() == 2


def test_a_search_that_does_not_find_the_employer_is_no_look(share: Share, manager: User):
    client = Client()
    client.force_login(manager)
    mark_seen(share)  # else it stands among what is new today
    client.get("/werkplek/", {"zoek": "iemand anders"})
    assert not AuditEvent.objects.filter(act=Act.LISTED).exists()


def test_the_page_shows_ten_lines_and_keeps_the_rest_behind_a_summary(share: Share, manager: User):
    for hours in range(15):
        looked(share, manager, hours * 61 + 1)
    page = owner_of(share.scan).page("delen/")
    first, rest = page.select("ol[aria-label]")
    assert len(first.select("li")) == 10
    assert len(rest.select("li")) == len(history_of(share.scan)) - 10
    assert FATIMA in first.text


def test_the_page_says_by_whom_and_when_it_was_looked_at(share: Share, manager: User):
    looked(share, manager, 5)
    at = timezone.localtime(AuditEvent.objects.get(act=Act.SEEN).at)
    lines = [" ".join(line.get_text(" ").split()) for line in owner_of(share.scan).page("delen/").select("ol li")]
    assert f"Bekeken door {FATIMA} Op {date_format(at, 'j F Y, H.i')} uur" in lines


def test_looks_at_the_dossier_and_the_preparation_are_told_too_once_a_day_for_the_dossier(share: Share, manager: User):
    client = Client()
    client.force_login(manager)
    dossier = Dossier.objects.get()
    for _ in range(3):
        client.get(f"/werkplek/dossiers/{dossier.public_id}/")
    assert [line for line in told(share.scan) if line[1] == "Bekeken door"] == [(FATIMA, "Bekeken door", 1)]
    client.get(f"/werkplek/dossiers/{dossier.public_id}/voorbereiding/")
    assert [line for line in told(share.scan) if line[1] == "Bekeken door"] == [(FATIMA, "Bekeken door", 2)]


def test_a_long_log_costs_as_many_queries_as_a_short_one(share: Share, manager: User, django_assert_num_queries):
    for minutes in range(0, 3000, 100):
        looked(share, manager, minutes)
    with django_assert_num_queries(4):
        history_of(share.scan)


def test_a_line_is_counted_once_unless_said_otherwise():
    now = timezone.now()
    assert Line(now, now, "Jij", "Stopte met delen").times == 1
