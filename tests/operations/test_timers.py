"""A timer writes down how it went, and the units of deploy run what the health check expects."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.utils import timezone

from inclusiescan.operations import timers
from inclusiescan.operations.health.finding import State
from inclusiescan.operations.health.work import timer_finding
from inclusiescan.operations.models import Heartbeat

HOURLY = timers.BY_NAME["send_reminders"]
NOW = timezone.now()


def test_every_timer_is_a_command():
    assert set(timers.BY_NAME) <= set(get_commands())


def test_every_timer_has_a_unit_and_every_unit_is_watched():
    folder = settings.BASE_DIR / "deploy" / "systemd"
    units = {match[1] for path in folder.glob("*.timer") if (match := re.fullmatch(r"inclusiescan@(\w+)", path.stem))}
    assert units == set(timers.BY_NAME)


def test_a_good_run_is_written_down(db: None):
    call_command("on_timer", "clean_shares")
    beat = Heartbeat.objects.get(name="clean_shares")
    assert beat.beat_at >= beat.began_at
    assert not beat.went_wrong


@pytest.mark.parametrize("name", ["retention", "publish_scheduled", "clean_exports"])
def test_a_command_gets_what_it_needs_to_run(db: None, name: str):
    call_command("on_timer", name)
    assert not Heartbeat.objects.get(name=name).went_wrong


def test_a_run_that_fails_is_written_down_and_still_fails(db: None, settings):
    settings.OPERATOR_EMAILS = []
    with pytest.raises(CommandError):
        call_command("on_timer", "send_digest")
    beat = Heartbeat.objects.get(name="send_digest")
    assert beat.went_wrong
    assert beat.said == "CommandError (1)"


@pytest.mark.parametrize(("code", "wrong"), [(1, False), (3, True)])
def test_links_that_do_not_work_are_no_failure_of_the_timer(db: None, monkeypatch, code: int, wrong: bool):
    def end_with(*args: object, **options: object) -> None:
        raise CommandError("links", returncode=code)

    monkeypatch.setattr("pages.management.commands.check_links.Command.handle", end_with)
    with pytest.raises(CommandError):
        call_command("on_timer", "check_links")
    assert Heartbeat.objects.get(name="check_links").went_wrong is wrong


def test_an_error_is_written_down_by_its_kind_alone(db: None, monkeypatch):
    def break_down(*args: object, **options: object) -> None:
        raise RuntimeError("anna@example.org")

    monkeypatch.setattr("scan.management.commands.clean_shares.Command.handle", break_down)
    with pytest.raises(RuntimeError):
        call_command("on_timer", "clean_shares")
    assert Heartbeat.objects.get(name="clean_shares").said == "RuntimeError"


@pytest.mark.parametrize("name", ["demo", "bestaat_niet", "migrate"])
def test_what_is_on_no_timer_is_refused(db: None, name: str):
    with pytest.raises(CommandError, match="staat niet op een timer"):
        call_command("on_timer", name)


@pytest.mark.parametrize(
    ("beat", "state"),
    [
        (None, State.DOUBTFUL),
        ({}, State.DOUBTFUL),
        ({"beat_at": NOW - timedelta(hours=1)}, State.GOOD),
        ({"beat_at": NOW - timedelta(hours=4)}, State.BROKEN),
        ({"beat_at": NOW - timedelta(hours=1), "failed_at": NOW}, State.BROKEN),
        ({"beat_at": NOW, "failed_at": NOW - timedelta(hours=1)}, State.GOOD),
        ({"failed_at": NOW}, State.BROKEN),
    ],
)
def test_how_a_timer_stands_follows_from_its_last_runs(beat: dict | None, state: State):
    stored = None if beat is None else Heartbeat(name=HOURLY.name, **beat)
    assert timer_finding(HOURLY, stored, NOW).state == state
