"""Letting go of what has been kept long enough, stage by stage. For a timer; running twice does no harm."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from scan.models import Act, Dossier, EmployerInvitation, Reminder, Scan, Share
from scan.models.dossier.finding import forget_all_empty
from scan.models.scan import lock
from scan.privacy import counters, lasting
from scan.privacy.erasing import erase_dossier, erase_scan, forget_account
from scan.privacy.periods import Term, since

MOST_AT_ONCE = 1000
"""So many lines of the log or of the queue are deleted in one statement: others can write in between."""


@dataclass(frozen=True)
class Stage:
    """One kind of what is kept: how much is due now, and letting go of it, which returns how much that was."""

    name: str
    due: Callable[[], int]
    let_go: Callable[[], int]


def stages() -> tuple[Stage, ...]:
    """All stages, in the order in which they are to run: a scan goes before the dossier that knows it."""
    return (
        Stage("scans die niet af zijn", lambda: lasting.drafts().count(), lambda: _scans(lasting.drafts)),
        Stage("scans die af zijn", lambda: lasting.finished().count(), lambda: _scans(lasting.finished)),
        Stage("namen bij delingen die voorbij zijn", _ended_contacts, Share.objects.forget_contacts),
        Stage("dossiers", lambda: lasting.dossiers().count(), _dossiers),
        Stage("adressen van uitnodigingen", lambda: _invitations().count(), lambda: _invitations().erase()),
        Stage("herinneringen", lambda: Reminder.objects.over().count(), _reminders),
        Stage("gesloten accounts", lambda: lasting.accounts().count(), _accounts),
        Stage("regels in het logboek", lambda: lasting.log_lines().count(), lambda: _in_parts(lasting.log_lines)),
        Stage("taken die klaar zijn", lambda: _tasks().count(), lambda: _in_parts(_tasks)),
        Stage("sessies van accounts", lambda: 0, _sessions),
        Stage("tellingen van bezoekers", counters.over, counters.forget),
    )


def run(*, dry: bool = False) -> Iterator[tuple[str, int]]:
    """Let go of everything that is due, or with `dry` of nothing: the name of each stage, and how much it was."""
    for stage in stages():
        yield stage.name, stage.due() if dry else stage.let_go()


def _scans(due: Callable[[], QuerySet[Scan]]) -> int:
    gone = 0
    for pk in list(due().values_list("pk", flat=True)):
        with transaction.atomic():
            lock(Scan(pk=pk))
            # Somebody may have gone on with it since we looked.
            scan = due().filter(pk=pk).select_related("organisation").first()
            if scan is not None:
                erase_scan(scan, Act.EXPIRED)
                gone += 1
    return gone


def _dossiers() -> int:
    gone = 0
    for pk in list(lasting.dossiers().values_list("pk", flat=True)):
        with transaction.atomic():
            # Who writes a note just now waits, or is seen by the second look.
            list(Dossier.objects.filter(pk=pk).select_for_update().values_list("pk"))
            dossier = lasting.dossiers().filter(pk=pk).first()
            if dossier is not None:
                erase_dossier(dossier)
                gone += 1
    return gone + forget_all_empty()


def _accounts() -> int:
    closed = list(lasting.accounts())
    for user in closed:
        forget_account(user)
    return len(closed)


def _ended_contacts() -> int:
    return Share.objects.with_old_contacts().count()


def _invitations() -> QuerySet[EmployerInvitation]:
    return EmployerInvitation.objects.unused_too_long()


def _reminders() -> int:
    over = list(Reminder.objects.over().values_list("pk", flat=True))
    Reminder.objects.filter(pk__in=over).delete()
    return len(over)


def _tasks() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.finished().filter(finished_at__lte=since(Term.TASKS))


def _sessions() -> int:
    # As `manage.py clearsessions` does: sessions past their day open nothing already. What is told of them goes along.
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()[0]


def _in_parts(due: Callable[[], QuerySet]) -> int:
    gone = 0
    while part := list(due().order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE]):
        gone += due().model.objects.filter(pk__in=part).delete()[0]
    return gone
