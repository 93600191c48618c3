"""The health of the site: each part good, doubtful or broken, told in words, and a part that breaks hides no other."""

import json
import socketserver
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from inclusiescan.operations.health import Finding, State, look, looking, mail, stores, work, worst
from inclusiescan.operations.models import Heartbeat
from scan.tasks import tell_of_share
from tests.audit_log import unguarded

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1
    return found[0]


def test_the_worst_of_all_counts():
    good, broken = Finding("a", State.GOOD, ""), Finding("b", State.BROKEN, "")
    assert worst([]) == worst([good]) == State.GOOD
    assert worst([good, broken, Finding("c", State.DOUBTFUL, "")]) == State.BROKEN
    assert [state.code for state in State] == [0, 1, 2]


def test_every_part_is_looked_at(db: None):
    parts = {finding.part.split(" ")[0] for finding in look()}
    assert {"database", "migraties", "logboek", "cache", "schijf", "werker", "rij", "timer", "mail"} <= parts


def test_the_page_for_the_operator_names_every_part():
    text = (settings.BASE_DIR / "docs" / "bewaken.md").read_text(encoding="utf-8")
    table = text.partition("| deel | let op of fout als |")[2].partition("\n\n")[0]
    named = {line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")}
    assert named == set(looking.PARTS)


def test_a_part_that_breaks_is_broken_and_hides_no_other(db: None, monkeypatch: pytest.MonkeyPatch):
    def breaks() -> list[Finding]:
        raise RuntimeError("anna@example.org")

    def without_database() -> list[Finding]:
        raise OperationalError("wachtwoord van inclusiescan klopt niet")

    parts = {"een": breaks, "twee": without_database, "drie": stores.database}
    monkeypatch.setattr(looking, "PARTS", parts)
    found = look()
    assert [one.state for one in found] == [State.BROKEN, State.BROKEN, State.GOOD]
    assert "anna" not in found[0].said
    assert "wachtwoord" not in found[1].said


def test_a_database_that_answers_is_good(db: None):
    found = only(stores.database())
    assert found.state == State.GOOD
    assert 0 < found.value < 5


def test_migrations_that_wait_are_named(db: None):
    assert only(stores.migrations()).state == State.GOOD
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'operations'")
    found = only(stores.migrations())
    assert found.state == State.BROKEN
    assert "operations.0001_initial" in found.said
    assert found.value == 1


def test_a_log_that_can_be_changed_is_broken(db: None):
    assert only(stores.audit_log()).state == State.GOOD
    with unguarded():
        found = only(stores.audit_log())
    assert found.state == State.BROKEN
    assert "scan_audit" in found.said


def test_a_clock_of_the_database_that_runs_otherwise_is_seen(db: None, monkeypatch: pytest.MonkeyPatch):
    if connection.vendor != "postgresql":
        assert stores.clocks() == []
        return
    assert only(stores.clocks()).state == State.GOOD
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(stores.timezone, "now", lambda: later)
    assert only(stores.clocks()).state == State.DOUBTFUL


def test_a_cache_that_keeps_nothing_is_broken(db: None, settings):
    nothing = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    settings.CACHES = settings.CACHES | {"pages": nothing}
    assert {one.part: one.state for one in stores.caches_work()} == {
        "cache default": State.GOOD,
        "cache pages": State.BROKEN,
    }


@pytest.mark.parametrize(("free", "state"), [(50, State.GOOD), (14, State.DOUBTFUL), (4, State.BROKEN)])
def test_a_disk_that_fills_up_is_seen(monkeypatch: pytest.MonkeyPatch, settings, tmp_path: Path, free, state):
    folder = tmp_path / "nog" / "niet" / "gemaakt"
    settings.VAR_DIR = settings.MEDIA_ROOT = settings.EXPORT_ROOT = settings.BACKUP_ROOT = folder
    use = stores.shutil._ntuple_diskusage(100, 100 - free, free)
    monkeypatch.setattr(stores.shutil, "disk_usage", lambda path: use)
    # That of the database comes last.
    found = stores.disks()[0]
    assert (found.state, found.value) == (state, free)
    assert str(tmp_path) in found.said


@pytest.mark.parametrize(("age", "state"), [(None, State.BROKEN), (10, State.GOOD), (120, State.BROKEN)])
def test_a_worker_that_gives_no_sign_is_broken(db: None, age: int | None, state: State):
    if age is not None:
        Heartbeat.objects.create(name="worker een", beat_at=timezone.now() - timedelta(seconds=age))
    assert only(work.workers()).state == state


def test_one_worker_that_lives_is_enough(db: None):
    now = timezone.now()
    Heartbeat.objects.create(name="worker oud", beat_at=now - timedelta(days=1))
    Heartbeat.objects.create(name="worker nieuw", beat_at=now)
    assert only(work.workers()).state == State.GOOD


def test_work_that_waits_long_is_broken(db: None):
    task = tell_of_share.enqueue(1).db_result
    assert work.queue()[0].state == State.GOOD
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(minutes=16))
    found = work.queue()[0]
    assert found.state == State.BROKEN
    assert found.said == "Het oudste werk wacht 16 minuten."


def test_work_that_failed_is_counted_for_a_day(db: None):
    for hours in (1, 2, 30):
        task = tell_of_share.enqueue(1).db_result
        DBTaskResult.objects.filter(pk=task.pk).update(
            status=TaskResultStatus.FAILED, finished_at=timezone.now() - timedelta(hours=hours)
        )
    found = work.queue()[1]
    assert (found.state, found.value) == (State.DOUBTFUL, 2)


def test_without_a_mail_server_mail_goes_nowhere(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert only(mail.mail_server()).state == State.DOUBTFUL


def test_a_mail_server_that_is_away_is_broken(settings):
    with socketserver.TCPServer(("127.0.0.1", 0), socketserver.StreamRequestHandler) as closed:
        port = closed.server_address[1]
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", port
    found = only(mail.mail_server())
    assert found.state == State.BROKEN
    assert found.said == "De mailserver laat ons niet binnen (ConnectionRefusedError)."


class Greeting(socketserver.StreamRequestHandler):
    """A mail server that knows who comes in and who goes."""

    def handle(self) -> None:
        self.wfile.write(b"220 proef\r\n")
        while line := self.rfile.readline():
            self.wfile.write(b"221 dag\r\n" if line.upper().startswith(b"QUIT") else b"250 goed\r\n")


def test_a_mail_server_that_lets_us_in_is_good(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Greeting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
        settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = server.server_address[1], False, ""
        assert only(mail.mail_server()).state == State.GOOD
        server.shutdown()


@pytest.mark.parametrize("state", State)
def test_the_command_ends_with_how_bad_it_is(monkeypatch: pytest.MonkeyPatch, capsys, state: State):
    found = [Finding("deel", state, "Zo staat het.", 3.5)]
    monkeypatch.setattr("inclusiescan.operations.management.commands.health.look", lambda: found)
    if state.code:
        with pytest.raises(SystemExit) as ending:
            call_command("health")
        assert ending.value.code == state.code
    else:
        call_command("health")
    assert capsys.readouterr().out.split(maxsplit=len(state.split())) == [*state.split(), "Zo staat het.\n"]


def test_the_command_tells_a_program_the_same(monkeypatch: pytest.MonkeyPatch, capsys):
    found = [Finding("deel", State.GOOD, "Zo staat het.", 3.5)]
    monkeypatch.setattr("inclusiescan.operations.management.commands.health.look", lambda: found)
    call_command("health", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told == [{"part": "deel", "state": "goed", "said": "Zo staat het.", "value": 3.5}]
