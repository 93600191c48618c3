"""What goes on without anybody asking: the worker, its queue and the timers."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from inclusiescan.operations.health.finding import Finding, State
from inclusiescan.operations.models import Heartbeat
from inclusiescan.operations.timers import TIMERS, Timer
from inclusiescan.operations.worker import DEAD_AFTER, PREFIX

LONG_QUEUE = timedelta(minutes=15)
"""So long work may wait: a workbook of a hundred thousand scans takes a few minutes."""


def workers() -> list[Finding]:
    """Whether one lives."""
    last = Heartbeat.objects.filter(name__startswith=PREFIX).order_by("-beat_at").first()
    if last is None or last.beat_at is None:
        return [Finding("werker", State.BROKEN, "Er draait geen werker: mails en Excel-bestanden blijven liggen.")]
    silence = timezone.now() - last.beat_at
    seconds = silence.total_seconds()
    if seconds > DEAD_AFTER:
        said = f"De werker gaf {_words(silence)} geleden voor het laatst een teken."
        return [Finding("werker", State.BROKEN, said, seconds)]
    return [Finding("werker", State.GOOD, "De werker draait.", seconds)]


def queue() -> list[Finding]:
    """How long the oldest work waits, and how much failed in a day."""
    now = timezone.now()
    oldest = DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    waits = now - oldest if oldest else timedelta()
    state = State.BROKEN if waits > LONG_QUEUE else State.GOOD
    failures = DBTaskResult.objects.failed().filter(finished_at__gt=now - timedelta(days=1)).count()
    return [
        Finding("rij", state, f"Het oudste werk wacht {_words(waits)}.", waits.total_seconds()),
        Finding(
            "mislukt werk",
            State.DOUBTFUL if failures else State.GOOD,
            f"In de laatste 24 uur mislukte {failures} keer iets dat de werker deed.",
            failures,
        ),
    ]


def timers() -> list[Finding]:
    """When each last did its work."""
    beats = {beat.name: beat for beat in Heartbeat.objects.exclude(name__startswith=PREFIX)}
    now = timezone.now()
    return [timer_finding(timer, beats.get(timer.name), now) for timer in TIMERS]


def timer_finding(timer: Timer, beat: Heartbeat | None, now: datetime) -> Finding:
    """How one timer stands."""
    part = f"timer {timer.name}"
    if beat is None or (beat.beat_at is None and not beat.went_wrong):
        return Finding(part, State.DOUBTFUL, f"{timer.name} heeft nog niet gedraaid.")
    age = now - beat.beat_at if beat.beat_at else None
    seconds = age.total_seconds() if age else None
    if beat.went_wrong:
        return Finding(part, State.BROKEN, f"{timer.name} ging de laatste keer mis ({beat.said}).", seconds)
    if age and age > timer.late_after:
        return Finding(part, State.BROKEN, f"{timer.name} lukte {_words(age)} geleden voor het laatst.", seconds)
    return Finding(part, State.GOOD, f"{timer.name} doet het.", seconds)


def _words(time: timedelta) -> str:
    """About how long, in words."""
    minutes = int(time.total_seconds() // 60)
    if minutes < 2:
        return f"{max(0, int(time.total_seconds()))} seconden"
    if minutes < 120:
        return f"{minutes} minuten"
    if minutes < 48 * 60:
        return f"{minutes // 60} uur"
    return f"{minutes // (24 * 60)} dagen"
