"""Reminders go out when they were asked for, once each, with nothing of the plan in them; and stopping is one click."""

import re
import threading
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from scan.models import AccessLink, AuditEvent, Plan, PlanStep, Reminder, ReminderMail, Result
from scan.models.link import hashed
from scan.models.plan import Status
from scan.models.reminder import DAYS_TO_CONFIRM, Rhythm
from scan.questionnaire.actions import delete_scan
from scan.results.plan import actions
from scan.results.plan.reminding import MOST_ATTEMPTS, due_days, send_due, stop_token
from tests import factories
from tests.results.conftest import Owner

ASKED = date(2026, 1, 31)
ADDRESS = "joost@example.org"


def remind(plan: Plan, rhythm: Rhythm, **fields: Any) -> Reminder:
    """A reminder that was asked for, and confirmed, on 31 January 2026."""
    asked_at = timezone.make_aware(datetime.combine(ASKED, time(12)))
    fields = {"address": ADDRESS, "consent_text": "Ja.", "asked_at": asked_at, "confirmed_at": asked_at} | fields
    fields |= {"confirm_hash": hashed(str(plan.pk)), "confirm_until": asked_at + DAYS_TO_CONFIRM}
    return Reminder.objects.create(plan=plan, rhythm=rhythm, **fields)


@pytest.fixture
def today(monkeypatch) -> None:
    """The reminders of 2026 are not a year old yet, whenever the test runs."""
    monkeypatch.setattr("scan.models.reminder.LIFETIME", timedelta(days=36500))


@pytest.fixture
def dated(chosen: PlanStep, today: None) -> PlanStep:
    PlanStep.objects.filter(pk=chosen.pk).update(due=date(2026, 3, 10))
    chosen.refresh_from_db()
    return chosen


def mailed(first: date, days: int) -> list[date]:
    """The days on which a mail went out, when the command runs every day."""
    on = []
    for number in range(days):
        day = first + timedelta(days=number)
        on += [day] * send_due(day)[0]
    return on


def test_on_the_date_of_a_step(dated: PlanStep):
    remind(dated.plan, Rhythm.ON_DATE)
    assert mailed(date(2026, 2, 1), 60) == [date(2026, 3, 10)]


def test_a_week_before_the_date(dated: PlanStep):
    remind(dated.plan, Rhythm.WEEK_BEFORE)
    assert mailed(date(2026, 2, 1), 60) == [date(2026, 3, 3)]


def test_every_month_on_the_same_day_or_the_last_of_a_short_month(dated: PlanStep):
    remind(dated.plan, Rhythm.MONTHLY)
    assert mailed(date(2026, 1, 31), 100) == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]


def test_two_steps_on_one_day_are_one_mail(dated: PlanStep, result: Result, keys: list[str]):
    other = actions.choose(result, keys[1])
    PlanStep.objects.filter(pk=other.pk).update(due=dated.due)
    remind(dated.plan, Rhythm.ON_DATE)
    assert mailed(date(2026, 3, 1), 30) == [date(2026, 3, 10)]


@pytest.mark.parametrize("status", [Status.DONE, Status.STOPPED, Status.OPEN])
@pytest.mark.parametrize("rhythm", Rhythm)
def test_nothing_when_no_step_is_under_way(dated: PlanStep, rhythm: Rhythm, status: Status):
    remind(dated.plan, rhythm)
    actions.set_status(dated, status)
    assert mailed(date(2026, 2, 1), 60) == []


def test_a_date_that_is_moved_gets_a_mail_of_its_own(dated: PlanStep):
    remind(dated.plan, Rhythm.ON_DATE)
    first = mailed(date(2026, 3, 1), 15)
    PlanStep.objects.filter(pk=dated.pk).update(due=date(2026, 4, 1))
    assert first + mailed(date(2026, 3, 16), 30) == [date(2026, 3, 10), date(2026, 4, 1)]


def test_after_some_days_away_the_mail_still_goes_and_after_a_week_no_more(dated: PlanStep):
    reminder = remind(dated.plan, Rhythm.ON_DATE)
    assert due_days(reminder, date(2026, 3, 16)) == [date(2026, 3, 10)]
    assert due_days(reminder, date(2026, 3, 17)) == []


def test_no_mail_for_what_was_over_when_it_was_asked(dated: PlanStep):
    reminder = remind(dated.plan, Rhythm.ON_DATE)
    PlanStep.objects.filter(pk=dated.pk).update(due=ASKED)
    assert due_days(reminder, ASKED) == []
    assert due_days(reminder, ASKED + timedelta(days=1)) == []


def test_running_twice_sends_once(dated: PlanStep):
    remind(dated.plan, Rhythm.ON_DATE)
    assert [send_due(dated.due) for _ in range(3)] == [(1, 0), (0, 0), (0, 0)]
    assert len(mail.outbox) == 1


def test_the_mail_holds_nothing_of_the_plan_and_no_key_unless_asked(dated: PlanStep, owner: Owner, settings):
    settings.PUBLIC_URL = "https://scan.example.org/"
    owner.scan.organisation.name = "Drukkerij Zonneveld"
    owner.scan.organisation.save()
    actions.write(dated, {"who": "Karin", "if_words": "het overleg begint"}, seen=dated.revision)
    remind(dated.plan, Rhythm.ON_DATE)
    before = AccessLink.objects.count()
    send_due(dated.due)
    (sent,) = mail.outbox
    text = f"{sent.subject}\n{sent.body}\n{sent.message()}"
    for secret in (dated.title, "Karin", "overleg", "Zonneveld", owner.scan.public_id, "/link/", "/scan/"):
        assert secret not in text
    assert sent.to == [ADDRESS]
    assert "plan" in sent.body
    assert AccessLink.objects.count() == before


def test_nothing_of_before_the_yes_is_sent_after_it(dated: PlanStep):
    yes = timezone.make_aware(datetime.combine(dated.due, time(12)))
    reminder = remind(dated.plan, Rhythm.ON_DATE, confirmed_at=yes)
    assert due_days(reminder, dated.due) == []
    assert due_days(reminder, dated.due + timedelta(days=2)) == []


def test_a_link_that_was_asked_for_opens_the_scan(dated: PlanStep, owner: Owner, settings):
    settings.PUBLIC_URL = "https://scan.example.org"
    remind(dated.plan, Rhythm.ON_DATE, with_link=True)
    send_due(dated.due)
    path = re.search(r"https://scan\.example\.org(/link/\S+)", mail.outbox[0].body)[1]
    browser = Client()
    assert browser.post(path).status_code == 302
    assert browser.get(owner.path("plan/")).status_code == 200


def test_the_button_of_a_mail_program_stops_the_mails_without_a_cookie(dated: PlanStep, settings):
    settings.PUBLIC_URL = "https://scan.example.org"
    remind(dated.plan, Rhythm.ON_DATE)
    send_due(dated.due)
    headers = mail.outbox[0].message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    assert address in mail.outbox[0].body
    path = address.removeprefix("https://scan.example.org")
    strict = Client(enforce_csrf_checks=True)
    for _ in range(2):  # mail scanners look first
        assert strict.get(path).status_code == 200
        assert strict.head(path).status_code == 200
    assert Reminder.objects.exists()
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Reminder.objects.exists()
    assert AuditEvent.objects.filter(act="geen-herinnering").count() == 1
    assert "Je krijgt geen mails meer" in strict.post(path).content.decode()
    assert dated.plan.steps.exists()


def test_a_stop_link_that_is_not_ours_stops_nothing(dated: PlanStep):
    reminder = remind(dated.plan, Rhythm.ON_DATE)
    token = stop_token(reminder)
    for wrong in (f"{token}x", reminder.public_id, f"x{token}", "-"):
        assert Client().post(f"/herinnering/{wrong}/").status_code == 200
    assert Reminder.objects.exists()


def test_the_address_goes_with_the_scan_and_after_a_year(chosen: PlanStep, owner: Owner):
    remind(chosen.plan, Rhythm.MONTHLY, asked_at=timezone.now() - timedelta(days=366))
    send_due(timezone.localdate())
    assert not Reminder.objects.exists()
    remind(chosen.plan, Rhythm.MONTHLY, asked_at=timezone.now())
    delete_scan(owner.scan)
    assert not Reminder.objects.exists()
    assert mail.outbox == []


class Broken(EmailBackend):
    """A mail server that refuses one address."""

    def send_messages(self, messages):
        if any("stuk" in message.to[0] for message in messages):
            raise ConnectionRefusedError("niet thuis: stuk@example.org")
        return super().send_messages(messages)


@pytest.fixture
def _broken_server(settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"


@pytest.mark.usefixtures("_broken_server")
def test_an_address_that_fails_does_not_keep_the_others_waiting(dated: PlanStep, caplog):
    remind(dated.plan, Rhythm.ON_DATE, address="stuk@example.org", with_link=True)
    other = Result.objects.get(scan=factories.make_finished_scan())
    step = actions.choose(other, other.outcome.advice.steps[0].key)
    PlanStep.objects.filter(pk=step.pk).update(due=dated.due)
    remind(step.plan, Rhythm.ON_DATE)
    links = AccessLink.objects.count()
    assert send_due(dated.due) == (1, 1)
    assert [sent.to for sent in mail.outbox] == [[ADDRESS]]
    assert "stuk@" not in caplog.text
    assert AccessLink.objects.count() == links


@pytest.mark.usefixtures("_broken_server")
def test_a_mail_that_failed_is_tried_five_times_in_all(dated: PlanStep):
    remind(dated.plan, Rhythm.ON_DATE, address="stuk@example.org")
    assert [send_due(dated.due)[1] for _ in range(MOST_ATTEMPTS + 2)] == [1] * MOST_ATTEMPTS + [0, 0]


@pytest.mark.usefixtures("_broken_server")
def test_a_mail_that_failed_goes_out_once_the_server_is_back(dated: PlanStep, settings):
    remind(dated.plan, Rhythm.ON_DATE, address="stuk@example.org")
    send_due(dated.due)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [send_due(dated.due) for _ in range(2)] == [(1, 0), (0, 0)]


@pytest.mark.usefixtures("_broken_server")
def test_the_command_says_what_failed_and_fails(dated: PlanStep, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *moment: ASKED if moment else dated.due)
    remind(dated.plan, Rhythm.ON_DATE, address="stuk@example.org")
    with pytest.raises(CommandError, match=r"Niet gelukt: 1\."):
        call_command("send_reminders")


def test_the_command_counts_what_it_sent(dated: PlanStep, monkeypatch, capsys):
    monkeypatch.setattr(timezone, "localdate", lambda *moment: ASKED if moment else dated.due)
    remind(dated.plan, Rhythm.ON_DATE)
    call_command("send_reminders")
    call_command("send_reminders")
    assert capsys.readouterr().out == "Verstuurd: 1.\n"


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_send_once(version, site_root, today):
    result = Result.objects.get(scan=factories.make_finished_scan())
    step = actions.choose(result, result.outcome.advice.steps[0].key)
    PlanStep.objects.filter(pk=step.pk).update(due=date(2026, 3, 10))
    remind(step.plan, Rhythm.ON_DATE)
    start = threading.Barrier(3)
    sent = []

    def send() -> None:
        try:
            start.wait(10)
            sent.append(send_due(date(2026, 3, 10))[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(sent) == [0, 0, 1]
    assert ReminderMail.objects.count() == 1


# --- On the page


ASKING = {"address": ADDRESS, "rhythm": "elke-maand", "agreed": "on"}


def test_asking_keeps_what_was_agreed_to(owner: Owner):
    assert owner.client.post(owner.path("plan/herinnering/"), ASKING).status_code == 302
    reminder = Reminder.objects.get()
    assert (reminder.address, reminder.rhythm, reminder.with_link) == (ADDRESS, "elke-maand", False)
    shown = owner.page("plan/herinnering/")
    assert reminder.consent_text in shown.text
    assert f"Bevestig eerst: wij mailden naar {ADDRESS}" in shown.text
    assert owner.client.post(owner.path("plan/herinnering/"), ASKING | {"rhythm": "op-de-dag"}).status_code == 302
    assert Reminder.objects.get().rhythm == "op-de-dag"


@pytest.mark.parametrize("missing", ["address", "rhythm", "agreed"])
def test_nothing_is_kept_without_an_address_a_moment_and_consent(owner: Owner, missing: str):
    answer = owner.client.post(owner.path("plan/herinnering/"), {k: v for k, v in ASKING.items() if k != missing})
    assert answer.status_code == 422
    assert not Reminder.objects.exists()


def test_stopping_on_the_page_forgets_the_address(owner: Owner):
    owner.client.post(owner.path("plan/herinnering/"), ASKING)
    for _ in range(2):
        assert owner.client.post(owner.path("plan/herinnering/stoppen/")).status_code == 302
    assert not Reminder.objects.exists()
