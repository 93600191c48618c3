"""Work of a worker that died goes back into the queue; of one that lives, it never does."""

import os
import signal
import threading
import time
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from inclusiescan.operations.models import Heartbeat
from inclusiescan.operations.worker import (
    DEAD_AFTER,
    MOST_TRIES,
    Watch,
    WorkerDied,
    beat,
    forget_worker,
    give_back_of_silent,
)
from scan.content import read_document
from scan.models.instrument import publish
from scan.tasks import tell_of_share
from tests import factories


def running(*workers: str) -> DBTaskResult:
    """Work that the last of these workers is doing."""
    result = tell_of_share.enqueue(1).db_result
    for worker in workers:
        result.claim(worker)
    return result


def state(task: DBTaskResult) -> str:
    task.refresh_from_db()
    return task.status


def test_a_sign_that_does_not_change_for_long_enough_is_silence():
    watch = Watch(dead_after=60)
    assert watch.silent({"a": 1, "b": 1}, now=0) == set()
    assert watch.silent({"a": 1, "b": 2}, now=59) == set()
    assert watch.silent({"a": 1, "b": 2}, now=60) == {"a"}


def test_who_changes_again_is_not_silent():
    watch = Watch(dead_after=60)
    watch.silent({"a": 1}, now=0)
    watch.silent({"a": 2}, now=50)
    assert watch.silent({"a": 2}, now=100) == set()
    assert watch.silent({"a": 2}, now=110) == {"a"}


def test_silence_while_nobody_could_be_seen_says_nothing():
    watch = Watch(dead_after=60)
    watch.silent({"a": 1}, now=0)
    watch.forget()
    assert watch.silent({"a": 1}, now=100) == set()


def test_a_clock_that_jumps_kills_nobody(db: None):
    task, watch = running("een"), Watch()
    for moment in range(0, 600, 20):
        jump = timedelta(days=-400 if moment % 40 else 400)
        Heartbeat.objects.update_or_create(
            name="worker een", defaults={"beat_at": timezone.now() + jump + timedelta(seconds=moment)}
        )
        assert give_back_of_silent(watch, moment) == 0
    assert state(task) == TaskResultStatus.RUNNING


def test_work_of_a_worker_that_died_goes_back(db: None):
    beat("dood")
    task, watch = running("dood"), Watch()
    assert give_back_of_silent(watch, 0) == 0
    assert give_back_of_silent(watch, DEAD_AFTER) == 1
    assert state(task) == TaskResultStatus.READY


def test_work_of_a_worker_that_never_gave_a_sign_goes_back_too(db: None):
    task, watch = running("stil"), Watch()
    give_back_of_silent(watch, 0)
    assert give_back_of_silent(watch, DEAD_AFTER) == 1
    assert state(task) == TaskResultStatus.READY


def test_work_of_a_worker_that_lives_stays_with_it(db: None):
    task, watch = running("levend"), Watch()
    for moment in (0, DEAD_AFTER, 2 * DEAD_AFTER):
        beat("levend")
        assert give_back_of_silent(watch, moment) == 0
    assert state(task) == TaskResultStatus.RUNNING


def test_work_that_kills_every_worker_is_given_up(db: None):
    task, watch = running(*(f"worker-{number}" for number in range(MOST_TRIES))), Watch()
    give_back_of_silent(watch, 0)
    assert give_back_of_silent(watch, DEAD_AFTER) == 1
    assert state(task) == TaskResultStatus.FAILED
    assert task.exception_class_path == f"{WorkerDied.__module__}.{WorkerDied.__name__}"


def test_work_that_somebody_else_took_meanwhile_is_left_alone(db: None, monkeypatch: pytest.MonkeyPatch):
    task, watch = running("dood"), Watch()
    give_back_of_silent(watch, 0)
    silent = watch.silent

    def first_somebody_else(signs, now):
        DBTaskResult.objects.get(pk=task.pk).claim("ander")
        return silent(signs, now)

    monkeypatch.setattr(watch, "silent", first_somebody_else)
    assert give_back_of_silent(watch, DEAD_AFTER) == 0
    assert state(task) == TaskResultStatus.RUNNING


def test_a_worker_that_stops_is_not_missed(db: None):
    beat("een")
    forget_worker("een")
    assert not Heartbeat.objects.exists()


def test_the_worker_runs_what_waits(transactional_db: None):
    task = tell_of_share.enqueue(404).db_result
    # Its own way of stopping is a signal; here it stops when the queue is empty.
    call_command("db_worker", "--backend=slow", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    assert state(task) == TaskResultStatus.SUCCESSFUL


def test_of_work_that_failed_the_words_of_the_error_are_kept_nowhere(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
):
    """A mail server names in its answer whom it does not know."""

    def refuse(*args, **kwargs):
        raise SMTPRecipientsRefused({"fatima@example.org": (550, b"fatima is unknown here")})

    monkeypatch.setattr("scan.tasks.send_mail", refuse)
    publish(read_document(), note="")
    share = factories.make_share(factories.make_finished_scan(), factories.make_service_point())
    task = tell_of_share.enqueue(share.pk).db_result
    call_command("db_worker", "--backend=slow", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    assert state(task) == TaskResultStatus.FAILED
    assert "fatima" not in task.traceback
    assert "SMTPRecipientsRefused" in task.traceback
    assert "scan/tasks.py" in task.traceback


def test_the_command_does_what_waits_until_it_is_told_to_stop(transactional_db: None):
    task = tell_of_share.enqueue(404).db_result
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def stop_when_done() -> None:
        end = time.monotonic() + 60
        while state(task) != TaskResultStatus.SUCCESSFUL and time.monotonic() < end:
            time.sleep(0.05)
        connection.close()
        os.kill(os.getpid(), signal.SIGTERM)

    other = threading.Thread(target=stop_when_done)
    other.start()
    try:
        call_command("work", interval=0.1, verbosity=0)
    finally:
        other.join()
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert not Heartbeat.objects.exists()
    assert state(task) == TaskResultStatus.SUCCESSFUL
