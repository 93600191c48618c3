"""What asks attention today: each kind with its reason, what is one's own first, and nothing of another team."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from scan.models import (
    Act,
    Agreement,
    AuditEvent,
    Contact,
    Dossier,
    EmployerInvitation,
    Plan,
    PlanStep,
    ServicePoint,
    Share,
    User,
)
from scan.models.plan import Status
from scan.workspace.today.kinds import signals_of
from tests import factories
from tests.workspace.employers import ago, dossier_of, employer, give, measured, merge

pytestmark = pytest.mark.usefixtures("version", "site_root")


def told(user: User, key: str, limit: int = 10) -> list[tuple[str, str]]:
    """The lines of one kind of signal: name and reason."""
    found = {one.key: one for one in signals_of(user, limit)}
    return [(line.name, line.reason) for line in found[key].lines] if key in found else []


def seen(share: Share) -> Dossier:
    """The dossier of a share that somebody looked at already."""
    Share.objects.filter(pk=share.pk).update(first_seen_at=timezone.now())
    return dossier_of(share)


def words(day: date | datetime) -> str:
    from django.utils.formats import date_format

    local = timezone.localtime(day) if isinstance(day, datetime) else day
    return date_format(local, "j F" if local.year == timezone.localdate().year else "j F Y")


def test_a_new_share_until_somebody_looked(account_manager: User, manager_client: Client, service_point: ServicePoint):
    share = factories.make_share(factories.make_finished_scan(), service_point)
    assert told(account_manager, "nieuw") == [("Drukkerij Zonneveld", f"Gedeeld op {words(share.shared_at)}.")]
    manager_client.get(f"/werkplek/scans/{share.scan.public_id}/")
    assert told(account_manager, "nieuw") == []


def test_a_follow_up_is_told_from_its_day_on(account_manager: User, service_point: ServicePoint):
    today = timezone.localdate()
    for name, days in (("Straks", 1), ("Nu", 0), ("Laat", -3)):
        dossier = seen(employer(service_point, name))
        Dossier.objects.filter(pk=dossier.pk).update(follow_up_on=today + timedelta(days=days))
    assert told(account_manager, "opvolgen") == [
        ("Laat", f"Was {words(today - timedelta(days=3))}, te laat."),
        ("Nu", "Vandaag."),
    ]


def test_an_agreement_that_is_due_and_not_done(account_manager: User, service_point: ServicePoint):
    today = timezone.localdate()
    dossier, head = seen(employer(service_point, "Bakker")), seen(employer(service_point, "Groep"))
    merge(dossier, head)
    for text, due, done, side in (
        ("Bellen", today, None, "wij"),
        ("Rooster sturen", today, None, "werkgever"),
        ("Gedaan", today, today, "wij"),
        ("Straks", today + timedelta(days=1), None, "wij"),
        ("Ooit", None, None, "wij"),
    ):
        Agreement.objects.create(dossier=dossier, text=text, due=due, done_on=done, side=side)
    assert told(account_manager, "afspraken") == [
        ("Groep", "Vandaag. Wij: Bellen"),
        ("Groep", "Vandaag. De werkgever: Rooster sturen"),
    ]


def test_a_contact_is_lost_as_long_as_nobody_else_is_left(account_manager: User, service_point: ServicePoint):
    today = timezone.localdate()
    lost, other, merged = (seen(employer(service_point, name)) for name in ("Hotel", "Kok", "Lid"))
    Contact.objects.create(dossier=lost, name="Sem Vos", until=today - timedelta(days=400))
    last = Contact.objects.create(dossier=lost, name="Ans Vos", until=today - timedelta(days=99))
    Contact.objects.create(dossier=other, name="Weg", until=today - timedelta(days=98))
    merge(merged, other)
    still = Contact.objects.create(dossier=merged, name="Is er nog")
    reason = f"Ans Vos is weg sinds {words(today - timedelta(days=99))}. Er is geen andere contactpersoon."
    assert told(account_manager, "contact") == [("Hotel", reason)]
    # Who leaves later is still there now.
    Contact.objects.filter(pk=still.pk).update(until=today + timedelta(days=1))
    assert len(told(account_manager, "contact")) == 1
    Contact.objects.filter(pk=still.pk).update(until=today)
    assert [name for name, _ in told(account_manager, "contact")] == ["Kok", "Hotel"]
    last.until = today
    last.save()
    assert ("Hotel", "Vandaag is de laatste dag van Ans Vos. Er is geen andere contactpersoon.") in told(
        account_manager, "contact"
    )


@pytest.mark.parametrize(("days", "told_of"), [(0, True), (29, True), (30, False)])
def test_a_contact_who_left_others_behind_is_told_for_a_month_or_until_somebody_came_after(
    account_manager: User, service_point: ServicePoint, days: int, told_of: bool
):
    left = timezone.localdate() - timedelta(days=days)
    head, member = seen(employer(service_point, "Kok")), seen(employer(service_point, "Lid"))
    merge(member, head)
    Contact.objects.create(dossier=head, name="Is er nog", since=left - timedelta(days=1))
    Contact.objects.create(dossier=member, name="Weg", since=left - timedelta(days=9), until=left)
    reason = f"Weg is weg sinds {words(left)}." if days else "Vandaag is de laatste dag van Weg."
    assert told(account_manager, "contact") == ([("Kok", reason)] if told_of else [])
    Contact.objects.create(dossier=head, name="Kwam erna", since=left)
    assert told(account_manager, "contact") == []


@pytest.mark.parametrize("how", ["withdrawn", "expired"])
def test_an_employer_who_stopped_sharing_is_told_for_a_month(
    account_manager: User, service_point: ServicePoint, how: str
):
    share = employer(service_point, "Hotel", days_ago=200)

    def end(days: int) -> None:
        Share.objects.update(**{"withdrawn_at" if how == "withdrawn" else "until": ago(days)})

    assert told(account_manager, "gestopt") == []
    end(5)
    assert told(account_manager, "gestopt") == [("Hotel", f"Deelt sinds {words(ago(5))} niet meer met jullie.")]
    end(31)
    assert told(account_manager, "gestopt") == []
    end(5)
    measured(share.scan.organisation, service_point)
    assert told(account_manager, "gestopt") == []


def plan_of(share: Share, *steps: tuple[Status, int]) -> None:
    plan = Plan.objects.create(scan=share.scan)
    for number, (status, days) in enumerate(steps):
        at = {"chosen_at": ago(days), "status_at": ago(days), "changed_at": ago(days)}
        own = {"plan": plan, "version": share.scan.version, "step": f"s{number}", "title": "Stap"}
        PlanStep.objects.create(status=status, **at, **own)


@pytest.mark.parametrize(
    ("steps", "still"),
    [
        ([(Status.BUSY, 40)], True),
        ([(Status.CHOSEN, 31), (Status.DONE, 90)], True),
        ([(Status.BUSY, 29)], False),
        ([(Status.BUSY, 40), (Status.DONE, 3)], False),
        ([(Status.DONE, 40)], False),
        ([], False),
    ],
)
def test_a_plan_stands_still_when_nothing_of_it_changed_for_a_month(
    account_manager: User, service_point: ServicePoint, steps: list[tuple[Status, int]], still: bool
):
    share = employer(service_point, "Kwekerij", days_ago=100)
    plan_of(share, *steps)
    last = min((days for _, days in steps), default=0)
    expected = [("Kwekerij", f"Al {last} dagen niets veranderd.")] if still else []
    assert told(account_manager, "stil") == expected
    # A plan that is not shared is nothing to the service point.
    Share.objects.update(includes_plan=False)
    assert told(account_manager, "stil") == []


def test_only_the_plan_of_the_newest_measurement_can_stand_still(account_manager: User, service_point: ServicePoint):
    share = employer(service_point, "Kwekerij", days_ago=100)
    plan_of(share, (Status.BUSY, 40))
    measured(share.scan.organisation, service_point, days_ago=3)
    assert told(account_manager, "stil") == []


def test_a_handover_note_is_for_who_got_it_until_it_is_read(account_manager: User, service_point: ServicePoint):
    mark = factories.make_account_manager(service_point, "mark@example.org", first_name="Mark")
    dossier = seen(employer(service_point, "Bakker"))
    held = give(dossier, account_manager, given_by=mark, note="Bel Toon.")
    give(seen(employer(service_point, "Zonder notitie")), account_manager, given_by=mark)
    reason = "Overdracht van Mark. Lees de notitie voor je eerste bezoek."
    assert told(account_manager, "overdracht") == [("Bakker", reason)]
    assert told(mark, "overdracht") == []
    held.read_at = timezone.now()
    held.save()
    assert told(account_manager, "overdracht") == []


def test_an_invited_employer_who_began_until_something_is_shared(account_manager: User, service_point: ServicePoint):
    def invite(dossier: Dossier, **fields: Any) -> None:
        EmployerInvitation.objects.create(
            dossier=dossier, token_hash=dossier.public_id, stop_hash=dossier.public_id, **fields
        )

    made = {
        name: Dossier.objects.create(service_point=service_point, name=name) for name in ("Begon", "Nog niet", "Oud")
    }
    invite(made["Begon"], started_at=ago(4))
    invite(made["Nog niet"])
    invite(made["Oud"], started_at=ago(31))
    invite(seen(employer(service_point, "Deelt")), started_at=ago(4))
    assert told(account_manager, "begonnen") == [("Begon", f"Begon op {words(ago(4))} aan de scan.")]


def test_what_is_mine_comes_first_and_all_of_it_is_counted(account_manager: User, service_point: ServicePoint):
    for number in range(6):
        employer(service_point, f"W{number}", days_ago=number + 1)
    give(dossier_of(Share.objects.get(organisation_name="W4")), account_manager)
    signal = next(one for one in signals_of(account_manager, 3) if one.key == "nieuw")
    assert [(line.name, line.mine) for line in signal.lines] == [("W4", True), ("W0", False), ("W1", False)]
    assert (signal.total, signal.more, signal.title) == (6, 3, "6 nieuw gedeeld")


def test_nothing_of_another_service_point(account_manager: User, service_point: ServicePoint):
    twente = factories.make_service_point("Twente")
    share = employer(twente, "Ver", days_ago=100)
    plan_of(share, (Status.BUSY, 40))
    dossier = dossier_of(share)
    Dossier.objects.update(follow_up_on=timezone.localdate())
    Agreement.objects.create(dossier=dossier, text="x", due=timezone.localdate())
    Contact.objects.create(dossier=dossier, name="Weg", until=ago(5).date())
    give(dossier, account_manager, note="Niet voor jou: je werkt hier niet.")
    EmployerInvitation.objects.create(dossier=dossier, token_hash="a", stop_hash="b", started_at=ago(2))
    assert signals_of(account_manager, 10) == []
    # Nor of the own one, for somebody who works there no more.
    employer(service_point, "Hier")
    assert len(signals_of(account_manager, 10)) == 1
    account_manager.memberships.update(active=False)
    assert signals_of(account_manager, 10) == []


def test_the_page_above_the_list_shows_the_first_and_leads_to_all(manager_client: Client, service_point: ServicePoint):
    for number in range(5):
        employer(service_point, f"W{number}", days_ago=number + 1)
    page = BeautifulSoup(manager_client.get("/werkplek/").content, "lxml")
    item = page.select_one(".scan-today > li")
    assert [line.a.text for line in item.select(".scan-today__lines > li")] == ["W0", "W1", "W2"]
    assert item.a["href"] == "/werkplek/vandaag/#nieuw"
    whole = BeautifulSoup(manager_client.get("/werkplek/vandaag/").content, "lxml")
    assert len(whole.select("#nieuw .scan-today__lines > li")) == 5
    assert whole.h1.text.startswith("Vandaag, ")


def test_a_day_without_signals_says_so(manager_client: Client):
    for path in ("/werkplek/", "/werkplek/vandaag/"):
        assert "Niets vraagt vandaag je aandacht." in manager_client.get(path).content.decode()


def test_the_lead_is_told_of_what_somebody_left_behind_and_others_are_not(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    mark = factories.make_account_manager(service_point, "mark@example.org", first_name="Mark")
    give(dossier_of(employer(service_point, "Bakker")), mark)
    mark.memberships.update(active=False)
    for is_lead in (False, True):
        account_manager.memberships.update(is_lead=is_lead)
        for path in ("/werkplek/", "/werkplek/vandaag/"):
            page = BeautifulSoup(manager_client.get(path).content, "lxml")
            link = page.select_one(f'a[href="/werkplek/?van={mark.pk}"]')
            assert (link is not None) is is_lead
    assert "Bakker" in manager_client.get(link["href"]).content.decode()


def test_what_is_told_of_a_shared_scan_is_written_down_once_a_day(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    share = employer(service_point, "Kwekerij", days_ago=100)
    plan_of(share, (Status.BUSY, 40))
    for path in ("/werkplek/vandaag/", "/werkplek/", "/werkplek/?zoek=niets", "/werkplek/vandaag/"):
        manager_client.get(path)
    looks = AuditEvent.objects.filter(act=Act.LISTED, user_id=account_manager.pk)
    assert list(looks.values_list("scan_id", "service_point_id")) == [(share.scan.public_id, service_point.pk)]


def test_the_page_takes_as_many_queries_for_few_as_for_many(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def make(numbers: range) -> None:
        for number in numbers:
            share = employer(service_point, f"W{number}", days_ago=100)
            plan_of(share, (Status.BUSY, 40))
            dossier = dossier_of(share)
            Dossier.objects.filter(pk=dossier.pk).update(follow_up_on=timezone.localdate())
            Agreement.objects.create(dossier=dossier, text="x", due=timezone.localdate())
            Contact.objects.create(dossier=dossier, name="Weg", until=ago(5).date())
            give(dossier, account_manager, note="Lees dit")

    def cost() -> int:
        manager_client.get("/werkplek/vandaag/")
        with CaptureQueriesContext(connection) as captured:
            manager_client.get("/werkplek/vandaag/")
        return len(captured)

    make(range(1))
    few = cost()
    make(range(1, 9))
    assert cost() == few <= 20
