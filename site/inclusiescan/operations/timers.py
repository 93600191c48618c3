"""What must run by itself, how often, and how each run went. `manage.py on_timer NAME` writes it down."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from inclusiescan.operations.models import Heartbeat


@dataclass(frozen=True)
class Timer:
    """Something that runs by itself. `late_after` is how long ago its last good run may be.

    `fine` are the exit codes of a run that did its work: some commands say with another one than 0 what they found.
    """

    name: str
    late_after: timedelta
    fine: frozenset[int] = frozenset({0})


MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

TIMERS = (
    Timer("publish_scheduled", 10 * MINUTE),
    Timer("send_reminders", 3 * HOUR),
    Timer("clean_exports", 3 * HOUR),
    Timer("clean_shares", 3 * HOUR),
    Timer("take_returned_mail", 3 * HOUR),
    Timer("erase_invitations", 2 * DAY),
    Timer("retention", 2 * DAY),
    Timer("send_digest", 2 * DAY),
    # Ends with 1 where a link does not work: that is for editors, and the timer did what it should.
    Timer("check_links", 9 * DAY, frozenset({0, 1})),
    Timer("backup", 2 * DAY),
)
BY_NAME = {timer.name: timer for timer in TIMERS}


def began(name: str) -> None:
    """A run begins."""
    Heartbeat.objects.update_or_create(name=name, defaults={"began_at": timezone.now()})


def did_well(name: str) -> None:
    """A run did what it should."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": timezone.now(), "said": ""})


def failed(name: str, said: str) -> None:
    """A run did not; `said` is the kind of error, never its words: those may quote what somebody wrote."""
    Heartbeat.objects.update_or_create(name=name, defaults={"failed_at": timezone.now(), "said": said[:200]})
