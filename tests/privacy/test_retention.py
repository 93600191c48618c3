"""What goes after its term, what starts the term anew, and what never goes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from scan.models import (
    AccessLink,
    Act,
    Agreement,
    Answer,
    AuditEvent,
    Dossier,
    DossierEvent,
    EmployerInvitation,
    Plan,
    PlanNote,
    PlanStep,
    Reminder,
    Response,
    Result,
    Scan,
    Share,
    Sitting,
    StatusChange,
    User,
)
from scan.models.dossier.events import Deed, note_deed
from scan.models.invitation import Invitation, make_role_link
from scan.models.link import make_link
from scan.privacy import counters, lasting, retention
from scan.privacy.retention import run
from scan.privacy.taking_back import withdraw
from scan.tasks import tell_of_share
from tests import factories
from tests.privacy.conftest import ago
from tests.privacy.filled import Filled

DRAFTS, FINISHED, DOSSIERS, LOG, ACCOUNTS, TASKS = 180, 730, 1095, 1095, 365, 14
"""The terms of the settings, in days."""


def gone() -> dict[str, int]:
    """What went, by the name of its stage."""
    return {name: count for name, count in run() if count}


def make_old(scan: Scan, days: int) -> None:
    """As if everything with this scan happened so many days ago."""
    moment, own = ago(days), {"response__scan": scan}
    Scan.objects.filter(pk=scan.pk).update(started_at=moment)
    Response.objects.filter(scan=scan).update(started_at=moment)
    Response.objects.filter(scan=scan, finished_at__isnull=False).update(finished_at=moment)
    Response.objects.filter(scan=scan, closed_at__isnull=False).update(closed_at=moment)
    Answer.objects.filter(**own).update(saved_at=moment)
    Result.objects.filter(scan=scan).update(created_at=moment)
    AccessLink.objects.filter(**own).update(created_at=moment)
    scan.refresh_from_db()


@pytest.fixture
def old_draft(version) -> Scan:
    scan = factories.make_response("hr", {"att-past": 4}).scan
    make_old(scan, DRAFTS + 1)
    return scan


@pytest.fixture
def old_scan(scan: Scan) -> Scan:
    make_old(scan, FINISHED + 1)
    return scan


def test_a_draft_goes_after_its_term_and_says_so_in_the_log(old_draft: Scan):
    assert gone() == {"scans die niet af zijn": 1}
    assert not Scan.objects.exists()
    assert AuditEvent.objects.filter(scan_id=old_draft.public_id, act=Act.EXPIRED).count() == 1


@pytest.mark.parametrize(("days", "stays"), [(DRAFTS - 1, True), (DRAFTS + 1, False)])
def test_a_draft_stays_until_its_term(old_draft: Scan, days: int, stays: bool):
    make_old(old_draft, days)
    gone()
    assert Scan.objects.exists() is stays


@pytest.mark.parametrize(("days", "stays"), [(DRAFTS + 1, True), (FINISHED - 1, True), (FINISHED + 1, False)])
def test_a_finished_scan_stays_longer_than_a_draft(scan: Scan, days: int, stays: bool):
    make_old(scan, days)
    gone()
    assert Scan.objects.exists() is stays


def plan_of(scan: Scan, **moments: datetime) -> PlanStep:
    """A plan of long ago, but for these moments."""
    plan = Plan.objects.create(scan=scan, started_at=ago(2000))
    moments = {"chosen_at": ago(2000), "changed_at": ago(2000)} | moments
    return PlanStep.objects.create(plan=plan, step="begeleider-kiezen", version=scan.version, title="Stap", **moments)


def answer(scan: Scan) -> None:
    Answer.objects.filter(response__scan=scan).first().delete()
    Answer.objects.create(response=scan.responses.get(), question="nieuw", value=1)


def use_a_link(scan: Scan) -> None:
    link, _ = make_link(scan.responses.get())
    AccessLink.objects.filter(pk=link.pk).update(created_at=ago(2000), used_at=timezone.now())


def invite(scan: Scan) -> None:
    make_role_link(Invitation.objects.create(scan=scan, role="hr", places=3))


def sit(scan: Scan) -> None:
    dossier = Dossier.objects.create(service_point=factories.make_service_point(), name="x")
    Sitting.objects.create(response=scan.responses.get(), dossier=dossier, expires_at=timezone.now())


DONE: dict[str, Callable[[Scan], Any]] = {
    "an answer": answer,
    "a new link": lambda scan: make_link(scan.responses.get()),
    "a link that was used": use_a_link,
    "a link for colleagues": invite,
    "a colleague who began": lambda scan: Response.objects.create(scan=scan, role="hr"),
    "finishing": lambda scan: scan.responses.update(finished_at=timezone.now()),
    "a result": lambda scan: scan.results.update(created_at=timezone.now()),
    "a step that was chosen": lambda scan: PlanStep.objects.filter(pk=plan_of(scan).pk).update(
        chosen_at=timezone.now()
    ),
    "a step that was changed": lambda scan: PlanStep.objects.filter(pk=plan_of(scan).pk).update(
        changed_at=timezone.now()
    ),
    "a step that was done": lambda scan: StatusChange.objects.create(plan_step=plan_of(scan), status="gedaan"),
    "a note in the plan": lambda scan: PlanNote.objects.create(plan_step=plan_of(scan), text="x"),
    "measuring again": lambda scan: Scan.objects.create(
        organisation=scan.organisation, version=scan.version, previous=scan
    ),
    "filling in together": sit,
}


@pytest.mark.parametrize("done", DONE)
def test_everything_that_somebody_does_starts_the_term_anew(old_scan: Scan, done: str):
    assert list(lasting.finished()) == [old_scan]
    assert lasting.kept_until(old_scan) < timezone.now()
    DONE[done](old_scan)
    gone()
    assert Scan.objects.filter(pk=old_scan.pk).exists()
    # The day that people read is the day on which it goes.
    left = lasting.kept_until(old_scan) - timezone.now()
    assert timedelta(days=FINISHED - 1) < left <= timedelta(days=FINISHED)


def test_a_shared_scan_stays_and_its_term_begins_when_sharing_ends(old_scan: Scan, service_point):
    share = factories.make_share(old_scan, service_point)
    Share.objects.update(shared_at=ago(FINISHED + 1))
    gone()
    assert Scan.objects.exists()
    withdraw(share)
    gone()
    assert Scan.objects.exists()
    Share.objects.update(withdrawn_at=ago(FINISHED + 1), until=ago(FINISHED - 100))
    gone()
    assert not Scan.objects.exists()


def test_the_day_that_people_read_is_counted_from_the_end_of_sharing(scan: Scan, service_point):
    share = factories.make_share(scan, service_point, days=100)
    assert lasting.kept_until(scan) == share.until + timedelta(days=FINISHED)
    withdraw(share)
    assert abs(lasting.kept_until(scan) - timezone.now() - timedelta(days=FINISHED)) < timedelta(minutes=1)


def test_the_day_of_a_draft_is_sooner_and_found_in_one_query(old_draft: Scan, django_assert_num_queries):
    make_old(old_draft, 100)
    with django_assert_num_queries(1):
        day = lasting.kept_until(old_draft)
    assert abs(day - ago(100) - timedelta(days=DRAFTS)) < timedelta(days=1)


def test_a_share_that_ran_out_long_ago_holds_nothing(old_scan: Scan, service_point):
    factories.make_share(old_scan, service_point)
    Share.objects.update(shared_at=ago(FINISHED + 200), until=ago(FINISHED + 1))
    assert "scans die af zijn" in gone()


def test_what_somebody_went_on_with_since_we_looked_stays(old_scan: Scan, monkeypatch: pytest.MonkeyPatch):
    """The first look finds it; before the second, under the lock, somebody gives an answer."""
    look = retention.lock

    def answered_meanwhile(scan: Scan) -> None:
        DONE["an answer"](old_scan)
        look(scan)

    monkeypatch.setattr(retention, "lock", answered_meanwhile)
    assert gone() == {}
    assert Scan.objects.exists()


def make_quiet(dossier: Dossier, days: int) -> None:
    """As if nothing was done in the dossier for so many days, and nothing of its employer is shared."""
    moment = ago(days)
    DossierEvent.objects.filter(dossier=dossier).update(at=moment)
    EmployerInvitation.objects.filter(dossier=dossier).update(invited_at=moment)
    Share.objects.filter(scan__organisation__dossiers__dossier=dossier).update(withdrawn_at=moment, until=moment)
    Dossier.objects.filter(pk=dossier.pk).update(created_at=moment)


@pytest.mark.parametrize(("days", "stays"), [(DOSSIERS - 1, True), (DOSSIERS + 1, False)])
def test_a_dossier_goes_when_nothing_was_done_for_its_term(filled: Filled, days: int, stays: bool):
    make_quiet(filled.dossier, days)
    gone()
    assert Dossier.objects.exists() is stays


WAITING: dict[str, Callable[[Dossier], Any]] = {
    "a deed": lambda dossier: note_deed(dossier, Deed.NOTED, None),
    "a day to follow up": lambda dossier: Dossier.objects.filter(pk=dossier.pk).update(
        follow_up_on=timezone.localdate() + timedelta(days=3)
    ),
    "an agreement to come": lambda dossier: Agreement.objects.create(
        dossier=dossier, text="x", due=timezone.localdate() + timedelta(days=3)
    ),
    "an invitation": lambda dossier: EmployerInvitation.objects.filter(dossier=dossier).update(
        invited_at=timezone.now()
    ),
    "a share": lambda dossier: Share.objects.update(withdrawn_at=None, until=timezone.now() + timedelta(days=3)),
}


@pytest.mark.parametrize("waiting", WAITING)
def test_a_dossier_in_which_something_is_to_come_stays(filled: Filled, waiting: str):
    make_quiet(filled.dossier, DOSSIERS + 1)
    assert list(lasting.dossiers()) == [filled.dossier]
    WAITING[waiting](filled.dossier)
    gone()
    assert Dossier.objects.exists()


def test_what_was_merged_keeps_the_whole_and_goes_with_it(filled: Filled):
    member = Dossier.objects.create(service_point=filled.dossier.service_point, name="x", merged_into=filled.dossier)
    make_quiet(filled.dossier, DOSSIERS + 1)
    gone()
    assert Dossier.objects.count() == 2
    make_quiet(member, DOSSIERS + 1)
    gone()
    assert not Dossier.objects.exists()


def line(scan_id: str, days: int) -> None:
    AuditEvent.objects.create(act=Act.SEEN, scan_id=scan_id, at=ago(days))


def test_lines_of_the_log_go_after_their_term_when_the_scan_is_gone(scan: Scan):
    line(scan.public_id, LOG + 500)
    line("abcdefghjkmn", LOG + 1)
    line("abcdefghjkmn", LOG - 1)
    assert gone() == {"regels in het logboek": 1}
    assert AuditEvent.objects.filter(scan_id="abcdefghjkmn").count() == 1
    assert AuditEvent.objects.filter(scan_id=scan.public_id, at__lt=ago(LOG)).count() == 1


@pytest.mark.parametrize(
    ("active", "joined", "login", "forgotten"),
    [
        (False, ACCOUNTS + 1, None, True),
        (False, ACCOUNTS + 1, ACCOUNTS + 1, True),
        (False, ACCOUNTS + 1, ACCOUNTS - 1, False),
        (False, ACCOUNTS - 1, None, False),
        (True, ACCOUNTS + 1, None, False),
    ],
)
def test_only_a_closed_account_that_nobody_used_is_made_anonymous(
    db, active: bool, joined: int, login: int | None, forgotten: bool
):
    last: datetime | None = ago(login) if login else None
    user = factories.make_user(first_name="Fatima", is_active=active, date_joined=ago(joined), last_login=last)
    gone()
    assert (User.objects.get(pk=user.pk).first_name == "") is forgotten
    # The second time there is nobody left to forget.
    assert "gesloten accounts" not in gone()


def test_names_at_shares_that_ended_reminders_and_invitations_go(filled: Filled):
    Share.objects.update(until=ago(1))
    Reminder.objects.update(confirm_until=ago(1))
    EmployerInvitation.objects.update(started_at=None, invited_at=ago(61))
    went = gone()
    assert went["namen bij delingen die voorbij zijn"] == 1
    assert went["herinneringen"] == 1
    assert went["adressen van uitnodigingen"] == 1
    assert Share.objects.get().contact_email == EmployerInvitation.objects.get().email == ""
    assert not Reminder.objects.exists()


@pytest.mark.django_db
def test_tasks_that_are_done_go_and_others_wait():
    tell_of_share.enqueue(0)
    tell_of_share.enqueue(1)
    first = DBTaskResult.objects.order_by("enqueued_at").first()
    DBTaskResult.objects.filter(pk=first.pk).update(status="SUCCESSFUL", finished_at=ago(TASKS + 1))
    assert gone() == {"taken die klaar zijn": 1}
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_sessions_past_their_day_go():
    Client().session.save()
    Session.objects.update(expire_date=ago(1))
    assert Session.objects.exists()
    gone()
    assert not Session.objects.exists()


@pytest.mark.django_db
def test_of_who_was_counted_nothing_stays_when_that_is_over(monkeypatch: pytest.MonkeyPatch):
    later = timezone.now() + timedelta(hours=1)
    caches["default"].set("long", 1, timeout=7200)
    caches["default"].set("short", 1, timeout=60)
    caches["default"].set("for ever", 1, timeout=None)
    assert "tellingen van bezoekers" not in gone()
    with monkeypatch.context() as clock:
        clock.setattr("scan.privacy.counters.timezone.now", lambda: later)
        assert counters.over() == 1
        assert gone() == {"tellingen van bezoekers": 1}
    assert [caches["default"].get(key) for key in ("long", "short", "for ever")] == [1, None, 1]


def test_with_dry_run_it_is_told_and_nothing_goes(old_draft: Scan):
    told = StringIO()
    call_command("retention", dry_run=True, stdout=told)
    assert told.getvalue() == "Zou weggaan: 1 scans die niet af zijn.\n"
    assert Scan.objects.exists()


def test_the_command_tells_numbers_and_nothing_else(old_draft: Scan, settings, tmp_path):
    settings.EXPORT_ROOT = tmp_path / "exports"
    told = StringIO()
    call_command("retention", stdout=told)
    assert told.getvalue() == "Weg: 1 scans die niet af zijn.\n"
    again = StringIO()
    call_command("retention", stdout=again)
    assert again.getvalue() == ""


def test_another_term_in_the_settings_counts(scan: Scan, settings):
    make_old(scan, 200)
    settings.KEEP_DAYS = settings.KEEP_DAYS | {"finished": 100}
    assert gone() == {"scans die af zijn": 1}
