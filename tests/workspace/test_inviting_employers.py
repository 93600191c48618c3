"""Inviting employers: what goes out, what the link does, what the service point sees, and how an address goes."""

import json
import logging
import re
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook, load_workbook

from inclusiescan.logs import WithoutTokens
from scan.addresses import mark
from scan.models import (
    Deed,
    Dossier,
    DossierEvent,
    EmployerInvitation,
    Membership,
    NoMoreInvitations,
    Response,
    Scan,
    ServicePoint,
    User,
)
from scan.models.inviting_employers import start_token, stop_token
from scan.privacy.taking_back import withdraw as stop_sharing
from scan.questionnaire import actions as filling_in
from scan.workspace.inviting import actions
from scan.workspace.inviting import mail as invitation_mail
from scan.workspace.inviting.actions import Wanted, invite
from scan.workspace.inviting.spreadsheet import HEADINGS, MOST_ROWS
from tests import factories

NEW = "/werkplek/uitnodigen/nieuw/"
LIST = "/werkplek/uitnodigen/"
UPLOAD = "/werkplek/uitnodigen/lijst/"
ASKED = {
    "organisation": "Drukkerij Zonneveld",
    "contact_name": "Joost Jansen",
    "email": "joost@example.org",
    "given_by": "jullie zelf, op de bijeenkomst in mei",
    "reason": "Jullie vroegen hulp bij een vacature.",
}


pytestmark = pytest.mark.usefixtures("version", "site_root")


@pytest.fixture
def invited(
    account_manager: User, service_point: ServicePoint, django_capture_on_commit_callbacks
) -> EmployerInvitation:
    """An invitation whose mail went out."""
    with django_capture_on_commit_callbacks(execute=True):
        (made,) = invite(service_point, account_manager, [Wanted(**ASKED)])
    work()
    return EmployerInvitation.objects.get(pk=made.pk)


def work() -> None:
    """Do what the worker does with the queue."""
    for result in DBTaskResult.objects.ready().filter(task_path__startswith="scan.workspace.inviting"):
        getattr(invitation_mail, result.task_path.rpartition(".")[2]).func(*result.args_kwargs["args"])
    DBTaskResult.objects.filter(task_path__startswith="scan.workspace.inviting").delete()


class Broken(EmailBackend):
    """A mail server that refuses."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError("joost@example.org refused")


def link_of(invitation: EmployerInvitation) -> str:
    return f"/uitnodiging/{start_token(invitation.public_id)}/"


def stop_link_of(invitation: EmployerInvitation) -> str:
    return f"/geen-uitnodigingen/{stop_token(invitation.public_id)}/"


def begin(invitation: EmployerInvitation, role: str = "directie") -> tuple[Client, Response]:
    client = Client()
    assert client.post(link_of(invitation), {"role": role}).status_code == 302
    return client, EmployerInvitation.objects.get(pk=invitation.pk).scan.responses.get()


def status_in(client: Client) -> str:
    cell = BeautifulSoup(client.get(LIST).content, "lxml").select_one("td .scan-tag")
    return cell.text if cell else ""


def ago(**span: int) -> Any:
    return timezone.now() - timedelta(**span)


# --- One


def test_an_invitation_goes_out_by_the_worker_and_says_what_it_must(
    manager_client: Client, account_manager: User, django_capture_on_commit_callbacks
):
    User.objects.update(first_name="Fatima", last_name="Aydın")
    with django_capture_on_commit_callbacks(execute=True):
        assert manager_client.post(NEW, ASKED).status_code == 302
    assert mail.outbox == []
    kept = json.dumps(list(DBTaskResult.objects.values_list("args_kwargs", flat=True)))
    one = EmployerInvitation.objects.get()
    assert not any(secret in kept for secret in ("joost", start_token(one.public_id), stop_token(one.public_id)))
    work()
    (sent,) = mail.outbox
    site = "http://localhost:8000"
    for words in (
        "Dag Joost Jansen",
        "Fatima Aydın van Werkgeversservicepunt Midden-Gelderland",
        ASKED["given_by"],
        ASKED["reason"],
        "Van je antwoorden en je resultaat zien zij niets",
        "Dan wissen wij je adres op",
        f"{site}{link_of(one)}",
        f"{site}{stop_link_of(one)}",
    ):
        assert words in sent.body
    assert (sent.to, sent.reply_to, sent.content_subtype) == (["joost@example.org"], ["wsp@example.org"], "plain")
    assert sent.extra_headers["List-Unsubscribe"] == f"<{site}{stop_link_of(one)}>"
    assert one.dossier.name == "Drukkerij Zonneveld"
    assert one.dossier.events.filter(deed=Deed.INVITED).count() == 1
    assert status_in(manager_client) == "Verstuurd"


def test_no_token_is_kept(invited: EmployerInvitation):
    row = str(EmployerInvitation.objects.values().get())
    assert start_token(invited.public_id) not in row
    assert stop_token(invited.public_id) not in row
    assert start_token(invited.public_id) != stop_token(invited.public_id)


@pytest.mark.parametrize("field", ["organisation", "email", "given_by", "reason"])
def test_what_is_missing_is_asked_and_what_was_typed_stays(manager_client: Client, field: str):
    answer = manager_client.post(NEW, ASKED | {field: ""})
    page = BeautifulSoup(answer.content, "lxml")
    assert answer.status_code == 422
    assert page.select_one(f"#fouten a[href='#id_{field}']")
    kept = next(name for name in ("organisation", "given_by") if name != field)
    assert page.select_one(f"#id_{kept}")["value"] == ASKED[kept]
    assert not EmployerInvitation.objects.exists()


def test_line_ends_do_not_come_into_the_mail_as_lines_of_our_own(
    manager_client: Client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        manager_client.post(NEW, ASKED | {"reason": "Een\r\n\r\nWil je geen uitnodigingen meer?\r\nhttp://kwaad"})
    work()
    assert "Een Wil je geen uitnodigingen meer? http://kwaad" in mail.outbox[0].body


def test_the_dossier_of_that_name_is_used_and_two_of_a_name_are_not_guessed_between(
    account_manager: User, service_point: ServicePoint
):
    own = Dossier.objects.create(service_point=service_point, name="drukkerij zonneveld")
    elsewhere = factories.make_service_point("Twente")
    Dossier.objects.create(service_point=elsewhere, name="Bakkerij Van Oers")
    (first,) = invite(service_point, account_manager, [Wanted(**ASKED)])
    (second,) = invite(
        service_point,
        account_manager,
        [Wanted(**ASKED | {"organisation": "Bakkerij Van Oers", "email": "b@example.org"})],
    )
    assert first.dossier == own
    assert second.dossier.service_point == service_point
    Dossier.objects.create(service_point=service_point, name="Drukkerij Zonneveld")
    (third,) = invite(service_point, account_manager, [Wanted(**ASKED | {"email": "c@example.org"})])
    assert Dossier.objects.filter(name__iexact="drukkerij zonneveld").count() == 3
    assert third.dossier != own


def test_a_new_dossier_is_looked_after_by_who_invites(
    account_manager: User, service_point: ServicePoint, invited: EmployerInvitation
):
    assert invited.dossier.assignments.get().manager == account_manager
    known = Dossier.objects.create(service_point=service_point, name="Hotel Rijnzicht")
    invite(service_point, account_manager, [Wanted(**ASKED | {"organisation": known.name, "email": "h@example.org"})])
    assert not known.assignments.exists()


def test_the_page_of_the_dossier_tells_how_far_the_invitation_is(manager_client: Client, invited: EmployerInvitation):
    where = f"/werkplek/dossiers/{invited.dossier.public_id}/"
    assert ": verstuurd." in manager_client.get(where).content.decode()
    begin(invited)
    assert ": begonnen." in manager_client.get(where).content.decode()


def test_from_a_dossier_the_invitation_belongs_to_it(manager_client: Client, service_point: ServicePoint):
    dossier = Dossier.objects.create(service_point=service_point, name="Hotel Rijnzicht")
    where = f"/werkplek/dossiers/{dossier.public_id}/uitnodigen/"
    assert "Hotel Rijnzicht" in manager_client.get(where).content.decode()
    assert manager_client.post(where, ASKED | {"organisation": "Iets anders"}).status_code == 302
    assert EmployerInvitation.objects.get().dossier == dossier
    assert Dossier.objects.count() == 1


def test_an_address_is_invited_once_by_a_service_point_whatever_its_capitals(
    manager_client: Client, invited: EmployerInvitation
):
    answer = manager_client.post(NEW, ASKED | {"email": "Joost@Example.org"})
    assert answer.status_code == 422
    assert "Dit adres is al uitgenodigd" in answer.content.decode()
    assert EmployerInvitation.objects.count() == 1


def test_what_another_service_point_invited_is_not_told(invited: EmployerInvitation):
    elsewhere = factories.make_service_point("Twente")
    other = Client()
    other.force_login(factories.make_account_manager(elsewhere, "twente@example.org"))
    assert other.post(NEW, ASKED).status_code == 302
    assert EmployerInvitation.objects.count() == 2
    assert "joost" in other.get(LIST).content.decode()
    assert invited.public_id not in other.get(LIST).content.decode()


def test_who_works_at_two_service_points_chooses_one(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    second = factories.make_service_point("Twente")
    Membership.objects.create(service_point=second, user=account_manager)
    third = factories.make_service_point("Rijnmond")
    assert manager_client.post(NEW, ASKED).status_code == 422
    assert manager_client.post(NEW, ASKED | {"service_point": str(third.pk)}).status_code == 422
    assert manager_client.post(NEW, ASKED | {"service_point": str(second.pk)}).status_code == 302
    assert EmployerInvitation.objects.get().dossier.service_point == second


def test_there_is_a_most_in_a_day(manager_client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(actions, "MOST_PER_DAY", 2)
    sent = [manager_client.post(NEW, ASKED | {"email": f"een{n}@example.org"}).status_code for n in range(3)]
    assert sent == [302, 302, 422]
    assert EmployerInvitation.objects.count() == 2


def test_a_mail_that_could_not_be_sent_is_said_and_can_be_sent_again(
    manager_client: Client, monkeypatch: pytest.MonkeyPatch, caplog, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("django.core.mail.get_connection", lambda *a, **k: Broken())
    with django_capture_on_commit_callbacks(execute=True):
        manager_client.post(NEW, ASKED)
    with caplog.at_level(logging.ERROR):
        work()
    assert "joost" not in caplog.text
    assert status_in(manager_client) == "Niet verstuurd"
    monkeypatch.undo()
    one = EmployerInvitation.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        manager_client.post(f"{LIST}{one.public_id}/opnieuw/")
    work()
    assert status_in(manager_client) == "Verstuurd"
    assert len(mail.outbox) == 1


def test_the_same_invitation_is_never_sent_twice(invited: EmployerInvitation):
    invitation_mail.send_invitation.func(invited.public_id)
    assert len(mail.outbox) == 1


# --- The link


def test_looking_at_the_link_changes_nothing_and_explains(invited: EmployerInvitation):
    client = Client()
    before = EmployerInvitation.objects.values().get()
    for ask in (client.get, client.head):
        answer = ask(link_of(invited))
        assert answer.status_code == 200
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "no-store" in answer["Cache-Control"]
    text = client.get(link_of(invited)).content.decode()
    assert "Dat je de uitnodiging opent, dat je begint en dat je klaar bent." in text
    assert "zien zij niets, tot jij ze met hen deelt" in text
    assert EmployerInvitation.objects.values().get() == before
    assert not Scan.objects.exists()


def test_the_token_stands_in_no_log():
    record = logging.LogRecord(
        "django", 30, "", 0, "Not Found: %s %s", ("/uitnodiging/abc/", "/geen-uitnodigingen/x/"), None
    )
    WithoutTokens().filter(record)
    assert record.msg == "Not Found: /uitnodiging/…/ /geen-uitnodigingen/…/"


def test_going_on_is_opening_and_choosing_a_role_begins(manager_client: Client, invited: EmployerInvitation):
    client = Client()
    assert client.post(link_of(invited), {"stap": "rol"}).status_code == 200
    assert status_in(manager_client) == "Geopend"
    answer = client.post(link_of(invited), {})
    assert (answer.status_code, "Kies eerst jouw rol" in answer.content.decode()) == (422, True)
    assert client.post(link_of(invited), {"role": "medewerker"}).status_code == 422
    answer = client.post(link_of(invited), {"role": "hr"})
    invited.refresh_from_db()
    owner = invited.scan.responses.get()
    assert (owner.is_owner, owner.role) == (True, "hr")
    assert answer["Location"] == f"/scan/{owner.public_id}/"
    assert client.get(f"/scan/{owner.public_id}/controle/").status_code == 200
    assert list(invited.dossier.about.values_list("organisation", flat=True)) == [invited.scan.organisation_id]
    assert status_in(manager_client) == "Begonnen"


def test_the_link_begins_one_scan_and_opens_none(invited: EmployerInvitation):
    begun, owner = begin(invited)
    assert begun.post(link_of(invited)).headers["Location"] == f"/scan/{owner.public_id}/"
    somebody = Client()
    answer = somebody.post(link_of(invited), {"role": "hr"})
    assert "Met deze uitnodiging is al begonnen" in answer.content.decode()
    assert somebody.get(f"/scan/{owner.public_id}/controle/").status_code == 403
    assert Scan.objects.count() == 1


def test_the_short_version_can_be_begun_too(invited: EmployerInvitation):
    Client().post(link_of(invited), {"role": "hr", "kort": "1"})
    assert Response.objects.get().short


@pytest.mark.parametrize("why", ["old", "withdrawn", "stopped", "erased"])
def test_an_old_link_looks_like_one_that_never_was(invited: EmployerInvitation, account_manager: User, why: str):
    if why == "old":
        EmployerInvitation.objects.update(invited_at=ago(days=61))
    elif why == "withdrawn":
        actions.withdraw(invited, account_manager)
    elif why == "stopped":
        Client().post(stop_link_of(invited))
    else:
        EmployerInvitation.objects.all().erase()
    found = [Client().get(path) for path in (link_of(invited), f"/uitnodiging/{'0' * 64}/")]
    assert [one.status_code for one in found] == [404, 404]
    assert found[0].content == found[1].content
    assert Client().post(link_of(invited), {"role": "hr"}).status_code == 404
    assert not Scan.objects.exists()


# --- What the service point sees


def test_the_service_point_sees_how_far_they_are_and_no_answers(
    manager_client: Client, invited: EmployerInvitation, service_point: ServicePoint
):
    _, owner = begin(invited)
    factories.give(owner, {"toelichting": "Onze zorg is het rooster", "att-past": 3})
    filling_in.finish(owner)
    assert status_in(manager_client) == "Klaar"
    for path in (LIST, "/werkplek/", f"/werkplek/dossiers/{invited.dossier.public_id}/"):
        text = manager_client.get(path).content.decode()
        assert "rooster" not in text
        assert owner.scan.public_id not in text
    assert manager_client.get(f"/werkplek/scans/{owner.scan.public_id}/").status_code == 404
    share = factories.make_share(Scan.objects.get(pk=owner.scan_id), service_point)
    assert status_in(manager_client) == "Gedeeld"
    assert f"/werkplek/scans/{owner.scan.public_id}/" in manager_client.get(LIST).content.decode()
    stop_sharing(share)
    assert status_in(manager_client) == "Klaar"
    assert owner.scan.public_id not in manager_client.get(LIST).content.decode()


def test_sharing_with_another_service_point_is_not_told(manager_client: Client, invited: EmployerInvitation):
    _, owner = begin(invited)
    filling_in.finish(owner)
    elsewhere = factories.make_service_point("Twente")
    factories.make_account_manager(elsewhere, "twente@example.org")
    factories.make_share(Scan.objects.get(pk=owner.scan_id), elsewhere)
    assert status_in(manager_client) == "Klaar"


def test_sharing_proposes_who_invited_also_from_another_region(
    invited: EmployerInvitation, service_point: ServicePoint
):
    near = factories.make_service_point("Noordoost-Brabant")
    factories.make_account_manager(near, "dichtbij@example.org")
    client, owner = begin(invited)
    factories.give(owner, {"arbeidsmarktregio": "Noordoost-Brabant"})
    filling_in.finish(owner)
    page = BeautifulSoup(client.get(f"/scan/{owner.public_id}/delen/keuzes/").content, "lxml")
    options = {option["value"]: option for option in page.select("#id_service_point option") if option["value"]}
    assert set(options) == {str(near.pk), str(service_point.pk)}
    assert options[str(service_point.pk)].has_attr("selected")


def test_when_it_is_shared_it_comes_in_the_dossier_that_invited(
    invited: EmployerInvitation, service_point: ServicePoint
):
    _, owner = begin(invited)
    filling_in.finish(owner)
    factories.make_share(Scan.objects.get(pk=owner.scan_id), service_point, "Zonneveld BV")
    assert list(Dossier.objects.all()) == [invited.dossier]


def test_the_list_takes_as_many_queries_for_many(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert manager_client.get(LIST).status_code == 200
        return len(seen)

    invite(service_point, account_manager, [Wanted(**ASKED)])
    few = queries()
    many = [Wanted(**ASKED | {"email": f"e{n}@example.org", "organisation": f"Bedrijf {n}"}) for n in range(40)]
    for one in invite(service_point, account_manager, many)[:20]:
        begin(one)
    assert queries() == few


def test_the_list_can_be_filtered_by_status(manager_client: Client, invited: EmployerInvitation):
    from scan.workspace.inviting.status import WORDS, invitations_of, status_of

    user = User.objects.get(email="manager@example.org")
    begin(invited)
    assert len(list(invitations_of(user, "begonnen"))) == 1
    for status in WORDS:
        found = list(invitations_of(user, status))
        assert all(status_of(one) == status for one in found)
        assert bool(found) is (status == "begonnen")
        assert manager_client.get(LIST, {"status": status}).status_code == 200


# --- Reminding and taking back


def forgotten(*invitations: EmployerInvitation) -> bool:
    """Whether nothing tells any more whom these went to, nor who gave the address."""
    rows = EmployerInvitation.objects.filter(pk__in=[one.pk for one in invitations]).values()
    kept = str(list(rows)) + str(list(DossierEvent.objects.values_list("about", flat=True)))
    return not any(words.casefold() in kept.casefold() for words in (ASKED["email"], "Joost", ASKED["given_by"]))


def test_one_reminder_a_week_later_with_the_same_link(
    manager_client: Client, invited: EmployerInvitation, django_capture_on_commit_callbacks
):
    where = f"{LIST}{invited.public_id}/herinneren/"

    def press() -> int:
        with django_capture_on_commit_callbacks(execute=True):
            manager_client.post(where)
        work()
        return len(mail.outbox)

    assert "Herinner" not in BeautifulSoup(manager_client.get(LIST).content, "lxml").select_one("tbody").text
    assert press() == 1
    EmployerInvitation.objects.update(sent_at=ago(days=8))
    assert press() == 2
    assert press() == 2
    assert link_of(invited) in mail.outbox[1].body
    assert "Wij herinneren je er één keer aan" in mail.outbox[1].body
    assert invited.dossier.events.filter(deed=Deed.REMINDED).count() == 1


def test_a_reminder_that_could_not_be_sent_is_said_and_can_be_tried_again(
    manager_client: Client,
    invited: EmployerInvitation,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks,
):
    where = f"{LIST}{invited.public_id}/herinneren/"
    EmployerInvitation.objects.update(sent_at=ago(days=8))
    monkeypatch.setattr("django.core.mail.get_connection", lambda *a, **k: Broken())
    with django_capture_on_commit_callbacks(execute=True):
        manager_client.post(where)
    work()
    assert "herinneren lukte niet" in manager_client.get(LIST).content.decode()
    assert status_in(manager_client) == "Verstuurd"
    monkeypatch.undo()
    with django_capture_on_commit_callbacks(execute=True):
        manager_client.post(where)
    work()
    assert len(mail.outbox) == 2
    assert "lukte niet" not in manager_client.get(LIST).content.decode()


def test_after_another_secret_the_links_in_the_mail_still_work_and_no_dead_one_is_sent(
    manager_client: Client, invited: EmployerInvitation, settings, django_capture_on_commit_callbacks
):
    sent, stop = link_of(invited), stop_link_of(invited)
    EmployerInvitation.objects.update(sent_at=ago(days=8))
    settings.SECRET_KEY = "x" * 60
    assert Client().get(sent).status_code == 200
    assert "Wil je geen uitnodigingen meer?" in Client().get(stop).content.decode()
    assert actions.remind(invited, invited.invited_by)
    invitation_mail.send_reminder.func(invited.public_id)
    assert len(mail.outbox) == 1
    invited.refresh_from_db()
    assert (invited.reminded_at, invited.failed_at is not None) == (None, True)


def test_who_began_is_not_reminded(manager_client: Client, invited: EmployerInvitation, account_manager: User):
    EmployerInvitation.objects.update(sent_at=ago(days=8))
    begin(invited)
    assert not actions.remind(invited, account_manager)


def test_taking_back_asks_first_stops_the_link_and_erases_the_address(
    manager_client: Client, invited: EmployerInvitation
):
    where = f"{LIST}{invited.public_id}/intrekken/"
    assert manager_client.get(where).status_code == 200
    assert Client().get(link_of(invited)).status_code == 200
    manager_client.post(where)
    assert Client().get(link_of(invited)).status_code == 404
    assert forgotten(invited)
    assert status_in(manager_client) == "Ingetrokken"


def test_who_works_elsewhere_cannot_touch_an_invitation(invited: EmployerInvitation):
    other = Client()
    other.force_login(factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org"))
    for what in ("herinneren", "opnieuw", "intrekken"):
        assert other.post(f"{LIST}{invited.public_id}/{what}/").status_code == 404
    assert invited.dossier.name not in other.get(LIST).content.decode()


# --- No more, and erasing


def test_wanting_no_more_erases_the_address_everywhere_and_refuses_it_from_now_on(
    manager_client: Client, invited: EmployerInvitation, django_capture_on_commit_callbacks
):
    elsewhere = factories.make_service_point("Twente")
    colleague = factories.make_account_manager(elsewhere, "twente@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        invite(elsewhere, colleague, [Wanted(**ASKED | {"email": "JOOST@example.org"})])
    client = Client()
    assert "Wil je geen uitnodigingen meer?" in client.get(stop_link_of(invited)).content.decode()
    assert EmployerInvitation.objects.exclude(email="").count() == 2
    assert client.post(stop_link_of(invited)).status_code == 200
    assert forgotten(*EmployerInvitation.objects.all())
    assert "joost" not in str(list(NoMoreInvitations.objects.values()))
    work()
    assert len(mail.outbox) == 1  # that of the other service point was still in the queue
    assert status_in(manager_client) == "Wil geen mail"
    answer = manager_client.post(NEW, ASKED | {"email": "joost@EXAMPLE.org"})
    assert answer.status_code == 422
    assert "Naar dit adres sturen wij geen uitnodigingen." in answer.content.decode()


def test_a_mail_program_can_press_the_button_and_again_without_harm(invited: EmployerInvitation):
    program = Client(enforce_csrf_checks=True)
    for _ in range(2):
        assert program.post(stop_link_of(invited), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert NoMoreInvitations.objects.count() == 1


def test_a_stop_link_that_is_used_looks_like_one_that_never_was(invited: EmployerInvitation):
    Client().post(stop_link_of(invited))
    used, never = (Client().get(path) for path in (stop_link_of(invited), "/geen-uitnodigingen/abc/"))
    assert (used.status_code, used.content) == (never.status_code, never.content)


def test_the_start_link_stops_nothing_and_the_stop_link_starts_nothing(invited: EmployerInvitation):
    Client().post(f"/geen-uitnodigingen/{start_token(invited.public_id)}/")
    assert not NoMoreInvitations.objects.exists()
    assert Client().post(f"/uitnodiging/{stop_token(invited.public_id)}/", {"role": "hr"}).status_code == 404


@pytest.mark.parametrize(("days", "begun", "erased"), [(59, False, False), (60, False, True), (90, True, False)])
def test_an_address_that_nobody_used_is_erased_after_60_days(
    invited: EmployerInvitation, days: int, begun: bool, erased: bool
):
    if begun:
        begin(invited)
    EmployerInvitation.objects.update(invited_at=ago(days=days))
    call_command("erase_invitations", verbosity=0)
    first = EmployerInvitation.objects.values().get()
    assert (forgotten(invited), first["erased_at"] is not None) == (erased, erased)
    call_command("erase_invitations", verbosity=0)
    assert EmployerInvitation.objects.values().get() == first


# --- A list


def book(rows: list[list[Any]], heading: list[str] | None = None) -> bytes:
    made = Workbook()
    made.active.append(heading or list(HEADINGS.values()))
    for row in rows:
        made.active.append(row)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def row(**other: Any) -> list[Any]:
    return list((ASKED | other).values())


def upload(client: Client, content: bytes, name: str = "lijst.xlsx") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})


def confirm(client: Client, page: Any) -> Any:
    form = BeautifulSoup(page.content, "lxml").select_one("main form")
    return client.post(UPLOAD, {field["name"]: field["value"] for field in form.select("input[name]")})


def told(page: Any) -> list[list[str]]:
    table = BeautifulSoup(page.content, "lxml").select_one("section[aria-labelledby=niet-mee] tbody")
    return [[cell.text for cell in line.select("th, td")] for line in table.select("tr")] if table else []


def test_a_list_tells_per_row_and_column_what_is_wrong_and_sends_nothing_yet(
    manager_client: Client, invited: EmployerInvitation
):
    NoMoreInvitations.objects.create(mark=mark("nee@example.org"))
    page = upload(
        manager_client,
        book(
            [
                row(email="goed@example.org"),
                row(email="geen adres"),
                row(email="GOED@example.org"),
                row(email="joost@example.org"),
                row(email="nee@example.org"),
                [None] * 5,
                row(email="leeg@example.org", organisation=None, reason="  "),
                row(email="formule@example.org", reason="=1+1"),
            ]
        ),
    )
    assert page.status_code == 200
    assert [(line[0], line[1], line[3][:27]) for line in told(page)] == [
        ("Rij 3", "E-mailadres", "Dit is geen e-mailadres. Ee"),
        ("Rij 4", "E-mailadres", "Dit adres staat ook in rij "),
        ("Rij 5", "E-mailadres", "Dit adres is al uitgenodigd"),
        ("Rij 6", "E-mailadres", "Naar dit adres sturen wij g"),
        ("Rij 8", "Organisatie", "Vul de naam van de organisa"),
        ("Rij 8", "Waarom nodig je uit?", "Vul in waarom je uitnodigt."),
        ("Rij 9", "Waarom nodig je uit?", "Hier staat een formule. Zet"),
    ]
    assert EmployerInvitation.objects.count() == 1
    assert "1 rij is goed. 6 rijen gaan niet mee." in " ".join(page.content.decode().split())


def test_what_is_confirmed_goes_out_once(manager_client: Client, django_capture_on_commit_callbacks):
    page = upload(
        manager_client, book([row(email=f"e{n}@example.org", organisation=f"Bedrijf {n % 3}") for n in range(5)])
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert confirm(manager_client, page).status_code == 302
    work()
    assert sorted(m.to[0] for m in mail.outbox) == [f"e{n}@example.org" for n in range(5)]
    assert Dossier.objects.count() == 3
    again = confirm(manager_client, page)
    assert again.status_code == 409
    assert "Dit adres is al uitgenodigd" in again.content.decode()
    assert EmployerInvitation.objects.count() == 5


def test_what_the_browser_sends_back_is_checked_all_over_again(manager_client: Client, service_point: ServicePoint):
    bad = json.dumps([[2, ASKED | {"email": "geen adres"}]])
    assert manager_client.post(UPLOAD, {"lijst": bad, "punt": service_point.pk}).status_code == 409
    for wrong in ("", "{", "[]", "[[1]]", '["a"]', json.dumps([[1, ASKED]] * 501)):
        assert manager_client.post(UPLOAD, {"lijst": wrong, "punt": service_point.pk}).status_code == 422
    other = factories.make_service_point("Twente")
    good = json.dumps([[2, ASKED]])
    assert manager_client.post(UPLOAD, {"lijst": good, "punt": other.pk}).status_code == 422
    assert not EmployerInvitation.objects.exists()


def test_columns_are_found_by_heading_in_any_order_and_others_are_told(manager_client: Client):
    heading = ["Mail", "Waarom nodig je uit", "Provincie", "WERKGEVER", "van wie komt het adres"]
    page = upload(manager_client, book([["x@example.org", "Omdat", "Utrecht", "Hotel", "Zelf"]], heading))
    text = page.content.decode()
    assert "1 rij is goed" in " ".join(text.split())
    assert "Provincie" in text
    assert "Hotel" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (book([]), "staat nog geen werkgever"),
        (book([row()], ["Organisatie", "E-mailadres"]), "Deze kopjes missen"),
        (book([row()], [*list(HEADINGS.values()), "Mail"]), "staat er twee keer"),
        (book([row(email=f"{n}@example.org") for n in range(MOST_ROWS + 1)]), "heeft 501 rijen"),
        (b"geen excel", "is geen Excel-bestand"),
        (b"PK\x05\x06" + b"\0" * 18, "is geen Excel-bestand"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_reason(manager_client: Client, content: bytes, said: str):
    answer = upload(manager_client, content)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_file_that_is_big_or_unpacks_to_much_is_not_opened(manager_client: Client):
    assert "groter dan 1 MB" in upload(manager_client, b"x" * 1_000_001).content.decode()
    assert "eindigt op .xlsx" in upload(manager_client, book([row()]), "lijst.xls").content.decode()
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    answer = upload(manager_client, bomb.getvalue())
    assert answer.status_code == 422
    assert "uitgepakt te groot" in answer.content.decode()


def test_the_empty_list_can_be_filled_in_and_read(manager_client: Client):
    answer = manager_client.get(f"{UPLOAD}voorbeeld/")
    made = load_workbook(BytesIO(answer.content))
    made.worksheets[0].append(row())
    file = BytesIO()
    made.save(file)
    assert "1 rij is goed" in " ".join(upload(manager_client, file.getvalue()).content.decode().split())


def test_a_text_that_looks_like_a_formula_or_a_page_stays_text(
    manager_client: Client, django_capture_on_commit_callbacks
):
    name = "<b>3M</b> & Zonen"
    page = upload(manager_client, book([row(organisation=name, contact_name=12345)]))
    assert name not in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        confirm(manager_client, page)
    assert EmployerInvitation.objects.get().dossier.name == name
    assert EmployerInvitation.objects.get().contact_name == "12345"
    assert name not in manager_client.get(LIST).content.decode()


def test_500_rows_are_read_in_a_few_queries(manager_client: Client):
    content = book([row(email=f"{n}@example.org", organisation=f"Bedrijf {n}") for n in range(MOST_ROWS)])
    with CaptureQueriesContext(connection) as seen:
        page = upload(manager_client, content)
    assert "500 rijen zijn goed" in " ".join(page.content.decode().split())
    assert len(seen) < 25
    assert re.search(r"Verstuur 500 uitnodigingen", page.content.decode())
