"""The mail of the day: once, to whom it concerns, with what is broken or due, and nothing of an employer."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from inclusiescan.operations import digest
from inclusiescan.operations.health import Finding, State
from inclusiescan.operations.models import ReturnedMail
from pages.models import Fact, OutsideLink, SchemePage, SchemesPage
from scan.models import ExportJob
from scan.models.portfolio import JobStatus
from scan.tasks import tell_of_share

NOW = timezone.now()
GOOD = [Finding("database", State.GOOD, "De database antwoordt.")]


@pytest.fixture(autouse=True)
def _operator(settings):
    settings.OPERATOR_EMAILS = ["beheer@example.org"]
    settings.PUBLIC_URL = "https://scan.example.nl"


@pytest.fixture
def all_well(db: None, monkeypatch: pytest.MonkeyPatch):
    """A site on which nothing is broken or due."""
    monkeypatch.setattr(digest, "look", lambda: GOOD)
    monkeypatch.setattr(digest, "SECTIONS", tuple(one for one in digest.SECTIONS if "redactie" not in one[0]))


def lines_of(title: str) -> tuple[str, ...]:
    return next((section.lines for section in digest.compose(timezone.now()) if section.title.startswith(title)), ())


def test_it_comes_also_when_all_is_well(all_well, mailoutbox):
    call_command("send_digest")
    assert [mail.to for mail in mailoutbox] == [["beheer@example.org"]]
    assert mailoutbox[0].subject == "scan.example.nl: alles werkt"
    assert "Er is niets te doen." in mailoutbox[0].body


def test_it_comes_once_a_day(all_well, mailoutbox):
    call_command("send_digest")
    call_command("send_digest")
    assert len(mailoutbox) == 1


def test_without_an_operator_it_fails(db: None, settings):
    settings.OPERATOR_EMAILS = []
    with pytest.raises(CommandError, match="OPERATOR_EMAILS"):
        call_command("send_digest")


def test_a_mail_that_could_not_go_is_tried_again(all_well, mailoutbox, monkeypatch: pytest.MonkeyPatch):
    def refuse(*args: object) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("inclusiescan.operations.management.commands.send_digest.send", refuse)
        with pytest.raises(ConnectionRefusedError):
            call_command("send_digest")
    call_command("send_digest")
    assert len(mailoutbox) == 1


def test_what_is_broken_comes_before_what_is_doubtful(all_well, monkeypatch: pytest.MonkeyPatch, mailoutbox):
    found = [
        Finding("timer clean_shares", State.DOUBTFUL, "clean_shares heeft nog niet gedraaid."),
        *GOOD,
        Finding("werker", State.BROKEN, "Er draait geen werker."),
        Finding("timer send_digest", State.DOUBTFUL, "send_digest heeft nog niet gedraaid."),
    ]
    monkeypatch.setattr(digest, "look", lambda: found)
    assert lines_of("De server") == ("FOUT: Er draait geen werker.", "clean_shares heeft nog niet gedraaid.")
    digest.send(["beheer@example.org"])
    assert mailoutbox[0].subject == "scan.example.nl: 2 dingen vragen aandacht"


def test_work_that_failed_is_named_by_its_kind(all_well):
    for _ in range(2):
        task = tell_of_share.enqueue(7).db_result
        DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
    assert lines_of("Mislukt werk") == ("scan.tasks.tell_of_share: 2 keer.",)


def test_workbooks_that_failed_are_counted(all_well, account_manager, service_point):
    ExportJob.objects.create(user=account_manager, service_point=service_point, status=JobStatus.FAILED)
    assert lines_of("Mislukt werk") == ("Excel-bestanden van de lijst: 1 keer.",)


def test_mail_that_came_back_is_told_by_domain_and_reason(all_well):
    for hours in (1, 2, 30):
        ReturnedMail.objects.create(
            domain="bedrijf.example", status="5.1.1", came_at=timezone.now() - timedelta(hours=hours)
        )
    ReturnedMail.objects.create()
    assert lines_of("Mails die terugkwamen") == (
        "onbekend adres: 1 keer (reden onbekend).",
        "bedrijf.example: 2 keer (5.1.1).",
    )


def test_links_that_do_not_work_are_counted_for_the_editors(db: None, site_root):
    OutsideLink.objects.create(address="https://weg.example/", outcome=OutsideLink.Outcome.BROKEN)
    assert "1 link naar een andere site werkt niet." in lines_of("De teksten")


def test_schemes_and_facts_that_were_checked_too_long_ago_are_counted(db: None, site_root):
    listing = site_root.add_child(instance=SchemesPage(title="Regelingen", slug="regelingen", intro="Alles."))
    old = timezone.localdate() - timedelta(days=1000)
    scheme = SchemePage(title="Proef", slug="proef", intro="Kort.", theme="loon", gives="<p>Geld.</p>", checked_on=old)
    listing.add_child(instance=scheme)
    for key, checked_on in (("oud", old), ("net", timezone.localdate()), ("nooit", None)):
        Fact.objects.create(
            key=key, figure="18 procent", text="Het was 18 procent.", theme="doen", checked_on=checked_on
        )
    assert lines_of("De teksten") == (
        "2 teksten zijn te lang geleden gecontroleerd.",
        "1 tekst is nog door niemand gecontroleerd.",
    )


def test_a_working_copy_with_errors_is_told(db: None):
    # There is no instrument yet: nothing can be asked.
    assert any(re.match(r"De werkkopie heeft \d+ fout", line) for line in lines_of("Het instrument"))
