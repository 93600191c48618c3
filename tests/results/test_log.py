"""The owner reads what was done with the scan, also when nobody looked and nothing is shared."""

from django.test import Client

from scan.models import Act, AuditEvent
from scan.models.audit import OF_COLLEAGUES_TOO, record
from scan.results.history import history_of, log_of
from tests import factories
from tests.results.conftest import Owner, owner_of

TOLD_ELSEWHERE = {Act.SHARED, *OF_COLLEAGUES_TOO}
"""Sharing is told from the share itself, with what and until when; the others are not told (see there)."""

AFTERWARDS = {Act.DELETED, Act.EXPIRED, Act.ERASED}
"""Of a scan that is gone."""


def test_of_a_scan_that_was_never_shared_the_copy_of_an_operator_is_read(owner: Owner):
    record(Act.COPIED, owner.scan)
    text = owner.page("logboek/").select_one(".scan-log").text
    assert "Maakte een kopie" in text
    assert "Wie de server beheert" in text
    assert "Begon de scan" in text


def test_of_a_scan_that_is_not_finished_it_is_read_as_well(version, site_root):
    owner = owner_of(factories.make_response("hr", {"att-past": 4}).scan)
    assert "Begon de scan" in owner.page("logboek/").select_one(".scan-log").text


def test_every_act_is_told_but_those_that_may_be_a_colleagues(owner: Owner):
    """A new act has to be told too."""
    AuditEvent.objects.bulk_create(AuditEvent(act=act, scan_id=owner.scan.public_id, user_id=1) for act in Act)
    told = {line.what for line in log_of(owner.scan)}
    assert len(told) == len(set(Act) - TOLD_ELSEWHERE - AFTERWARDS)


def test_who_asks_who_looked_is_not_told_the_rest(owner: Owner):
    record(Act.PLANNED, owner.scan)
    assert "Veranderde het plan" in {line.what for line in log_of(owner.scan)}
    assert "Veranderde het plan" not in {line.what for line in history_of(owner.scan)}


def test_of_a_log_that_is_too_long_the_page_says_where_the_rest_stands(owner: Owner, monkeypatch):
    monkeypatch.setattr("scan.results.history.LONGEST", 3)
    for _ in range(4 - AuditEvent.objects.filter(scan_id=owner.scan.public_id, act=Act.STARTED).count()):
        assert not owner.page("logboek/").select_one("main a[download]")
        record(Act.COPIED, owner.scan)
    assert owner.page("logboek/").select_one("main a[download]")["href"] == owner.path("alles/")


def test_looking_at_the_log_writes_nothing(owner: Owner):
    before = AuditEvent.objects.count()
    owner.page("logboek/")
    assert AuditEvent.objects.count() == before


def test_the_way_there_stands_at_the_result_at_sharing_and_where_the_scan_is_deleted(owner: Owner, service_point):
    factories.make_share(owner.scan, service_point)
    for page in ("resultaat/", "delen/", "wissen/"):
        assert owner.page(page).select_one(f'a[href="{owner.path("logboek/")}"]')


def test_nobody_else_reads_it(owner: Owner, manager_client: Client, service_point):
    factories.make_share(owner.scan, service_point)
    for client in (manager_client, Client()):
        assert client.get(owner.path("logboek/")).status_code == 403


def test_it_costs_as_many_queries_however_long_it_is(owner: Owner, django_assert_num_queries):
    for act in Act:
        record(act, owner.scan)
    with django_assert_num_queries(2):
        log_of(owner.scan)
