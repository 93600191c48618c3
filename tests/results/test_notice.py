"""A service point is told by mail that something was shared with it, and the mail tells nothing else."""

import signal
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from scan.models import Share, User
from scan.privacy.taking_back import withdraw
from scan.questionnaire.actions import delete_scan
from tests import factories

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
# The worker closes the connection between two tasks, which a test within one transaction would not survive.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("site_root", "version")]


@pytest.fixture
def _own_signals() -> Iterator[None]:
    """The worker takes over what Ctrl+C does; the tests want that back."""
    before = {one: signal.getsignal(one) for one in SIGNALS}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.fixture
def share(account_manager: User, _own_signals) -> Share:
    """A result that was shared a moment ago; the worker has not come round yet."""
    return factories.make_share(factories.make_finished_scan(), account_manager.memberships.get().service_point)


def work() -> None:
    """Let the worker do what is in the queue, and see that it managed."""
    call_command("db_worker", "--backend=slow", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    assert {task.status for task in DBTaskResult.objects.all()} == {"SUCCESSFUL"}


def test_the_active_account_managers_get_a_mail_when_the_worker_runs(share: Share, settings):
    settings.PUBLIC_URL = "https://scan.example.org"
    factories.make_account_manager(share.service_point, "collega@example.org")
    assert mail.outbox == []
    work()
    (sent,) = mail.outbox
    assert sent.to == ["manager@example.org", "collega@example.org"]
    assert sent.subject == "Er is een resultaat met jullie gedeeld"
    assert "https://scan.example.org/werkplek/" in sent.body.split()


def test_the_mail_and_the_queue_hold_nothing_of_the_employer(share: Share):
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [share.pk], "kwargs": {}}
    work()
    text = str(mail.outbox[0].message())
    for secret in (
        share.organisation_name,
        share.contact_name,
        share.contact_email,
        share.scan.public_id,
        share.service_point.region,
    ):
        assert secret not in text


def test_who_is_not_an_active_member_gets_no_mail(share: Share):
    factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org")
    factories.make_account_manager(share.service_point, "uit@example.org", is_active=False)
    factories.make_account_manager(share.service_point, "vroeger@example.org").memberships.update(active=False)
    elsewhere = factories.make_account_manager(share.service_point, "verhuisd@example.org")
    elsewhere.memberships.update(active=False)
    elsewhere.memberships.create(service_point=factories.make_service_point("Rijnmond"))
    factories.make_user("baas@example.org", is_superuser=True)
    work()
    assert [sent.to for sent in mail.outbox] == [["manager@example.org"]]


def test_nothing_is_mailed_when_sharing_was_stopped_by_then(share: Share):
    withdraw(share)
    work()
    assert mail.outbox == []


def test_nothing_is_mailed_when_the_scan_was_deleted_by_then(share: Share):
    delete_scan(share.scan)
    work()
    assert mail.outbox == []


def test_a_share_that_was_replaced_is_told_once(share: Share):
    factories.make_share(share.scan, share.service_point)
    work()
    assert len(mail.outbox) == 1


def test_a_share_that_was_rolled_back_tells_nobody(account_manager: User):
    scan = factories.make_finished_scan()
    with transaction.atomic():
        factories.make_share(scan, account_manager.memberships.get().service_point)
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()
