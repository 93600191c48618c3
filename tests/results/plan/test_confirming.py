"""Only who says yes with the link in one mail is reminded; an address that does not is erased after a week."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from scan.models import AccessLink, PlanStep, Reminder
from scan.models.reminder import Rhythm
from scan.results.plan import actions
from scan.results.plan.reminding import due_days, send_due
from tests.results.conftest import Owner

SITE = "https://scan.example.org"
ADDRESS = "joost@example.org"
ASKING = {"address": ADDRESS, "rhythm": "op-de-dag", "with_link": "on", "agreed": "on"}


@pytest.fixture(autouse=True)
def _calm(db: None, settings) -> Iterator[None]:
    settings.PUBLIC_URL = SITE
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def due(chosen: PlanStep) -> PlanStep:
    """A step with a date in ten days, and words that nobody else may read."""
    actions.write(chosen, {"who": "Karin", "if_words": "het overleg begint"}, seen=chosen.revision)
    PlanStep.objects.filter(pk=chosen.pk).update(due=timezone.localdate() + timedelta(days=10))
    chosen.refresh_from_db()
    return chosen


def ask(owner: Owner, **fields: str) -> str:
    """Ask for reminders; the path of the link in the mail that went out."""
    assert owner.client.post(owner.path("plan/herinnering/"), ASKING | fields).status_code == 302
    return path_in(mail.outbox[-1].body)


def path_in(body: str) -> str:
    return re.search(rf"{SITE}(/\S+)", body)[1]


def test_asking_sends_one_mail_that_opens_nothing_and_tells_nothing(owner: Owner, due: PlanStep):
    owner.scan.organisation.name = "Drukkerij Zonneveld"
    owner.scan.organisation.save()
    links = AccessLink.objects.count()
    path = ask(owner)
    (sent,) = mail.outbox
    assert sent.to == [ADDRESS]
    text = f"{sent.subject}\n{sent.body}"
    for secret in (due.title, "Karin", "overleg", "Zonneveld", owner.scan.public_id, "/link/", "/scan/"):
        assert secret not in text
    assert re.findall(r"https?://\S+", text) == [SITE + path]
    assert AccessLink.objects.count() == links
    assert path.split("/")[2] not in str(Reminder.objects.values())


def test_without_a_yes_nothing_is_ever_sent_and_after_a_week_the_address_is_erased(owner: Owner, due: PlanStep):
    ask(owner)
    reminder = Reminder.objects.get()
    assert due_days(reminder, due.due) == []
    assert send_due(due.due) == (0, 0)
    assert len(mail.outbox) == 1
    Reminder.objects.update(confirm_until=timezone.now() - timedelta(seconds=1))
    call_command("send_reminders")
    assert not Reminder.objects.exists()
    assert due.plan.steps.exists()


def test_who_says_yes_is_reminded_with_the_personal_link_that_was_asked_for(owner: Owner, due: PlanStep):
    assert Client().post(ask(owner)).status_code == 302
    assert send_due(due.due) == (1, 0)
    reminder_mail = mail.outbox[1]
    browser = Client()
    assert browser.post(path_in(reminder_mail.body)).status_code == 302
    assert browser.get(owner.path("plan/")).status_code == 200


def test_looking_changes_nothing_and_the_button_says_yes_once(owner: Owner, due: PlanStep):
    path = ask(owner)
    browser = Client()
    for _ in range(2):  # mail scanners look first
        assert browser.get(path).status_code == 200
        assert browser.head(path).status_code == 200
    assert Reminder.objects.get().confirmed_at is None
    browser.post(path)
    said = Reminder.objects.get().confirmed_at
    assert said is not None
    browser.post(path)
    assert Reminder.objects.get().confirmed_at == said
    shown = browser.get(path).content.decode()
    assert "Je krijgt mails over het plan" in shown
    assert browser.get(owner.path("plan/")).status_code == 403
    assert ADDRESS not in shown


def test_the_yes_is_a_form_with_a_token_of_the_site(owner: Owner, due: PlanStep):
    assert Client(enforce_csrf_checks=True).post(ask(owner)).status_code == 403
    assert Reminder.objects.get().confirmed_at is None


def test_the_page_says_to_confirm_first_until_it_was_done(owner: Owner, due: PlanStep):
    path = ask(owner)
    assert f"Bevestig eerst: wij mailden naar {ADDRESS}" in owner.page("plan/").text
    assert "nog niet bevestigd" in owner.page("plan/").text
    assert f"Bevestig eerst: wij mailden naar {ADDRESS}" in owner.page("plan/herinnering/").text
    Client().post(path)
    assert f"Wij mailen naar {ADDRESS}" in owner.page("plan/herinnering/").text
    assert "Herinnering per mail: aan" in owner.page("plan/").text


def test_a_mail_sent_again_has_a_new_link_and_the_old_one_works_no_longer(owner: Owner, due: PlanStep):
    first = ask(owner)
    answer = owner.client.post(owner.path("plan/herinnering/bevestiging/"))
    assert answer["Location"] == owner.path("plan/herinnering/")
    second = path_in(mail.outbox[-1].body)
    assert second != first
    assert Client().post(first).status_code == 404
    assert Reminder.objects.get().confirmed_at is None
    Client().post(second)
    assert Reminder.objects.get().confirmed_at is not None


def test_five_mails_an_hour_and_then_no_more(owner: Owner, due: PlanStep):
    ask(owner)
    for _ in range(6):
        answer = owner.client.post(owner.path("plan/herinnering/bevestiging/"), follow=True)
    assert len(mail.outbox) == 5
    assert "al vaak gemaild" in answer.content.decode()
    refused = owner.client.post(owner.path("plan/herinnering/"), ASKING)
    assert refused.status_code == 422
    assert "al vaak gemaild" in refused.content.decode()


def test_after_a_yes_nothing_is_sent_again(owner: Owner, due: PlanStep):
    Client().post(ask(owner))
    owner.client.post(owner.path("plan/herinnering/bevestiging/"))
    assert len(mail.outbox) == 1
    assert Reminder.objects.get().confirmed_at is not None


def test_another_moment_needs_no_new_yes_and_another_address_does(owner: Owner, due: PlanStep):
    Client().post(ask(owner))
    owner.client.post(owner.path("plan/herinnering/"), ASKING | {"rhythm": Rhythm.MONTHLY})
    assert len(mail.outbox) == 1
    assert Reminder.objects.get().confirmed_at is not None
    ask(owner, address="anders@example.org")
    assert mail.outbox[-1].to == ["anders@example.org"]
    assert send_due(due.due) == (0, 0)


def test_a_link_that_is_over_or_not_ours_confirms_nothing(owner: Owner, due: PlanStep):
    path = ask(owner)
    Reminder.objects.update(confirm_until=timezone.now() - timedelta(seconds=1))
    for gone in (path, "/bevestigen/niet-van-ons/"):
        answer = Client().post(gone)
        assert answer.status_code == 404
        assert "Deze link werkt niet meer" in answer.content.decode()
    assert Reminder.objects.get().confirmed_at is None


@pytest.mark.parametrize("standing", [False, True])
def test_a_mail_that_cannot_be_sent_changes_nothing_and_says_so(
    owner: Owner, due: PlanStep, settings, caplog, standing: bool
):
    if standing:
        ask(owner)
    before = list(Reminder.objects.values())
    settings.EMAIL_BACKEND = "tests.results.plan.test_reminding.Broken"
    refused = owner.client.post(owner.path("plan/herinnering/"), ASKING | {"address": "stuk@example.org"})
    assert refused.status_code == 422
    assert "Mailen lukt nu niet" in refused.content.decode()
    assert "stuk@example.org" in refused.content.decode()
    assert list(Reminder.objects.values()) == before
    assert "stuk@" not in caplog.text
