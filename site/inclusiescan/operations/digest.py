"""The mail of the day to the operator: what is broken, and what is due. Numbers and names of parts, nobody's data."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from inclusiescan.operations.health import Finding, State, look
from inclusiescan.operations.models import ReturnedMail
from pages.editing.to_check import State as Checking
from pages.editing.to_check import count_to_check
from pages.models import OutsideLink
from scan.authoring.checking import check_working_copy
from scan.models import ExportJob
from scan.models.portfolio import JobStatus

DAY = timedelta(days=1)
OWN_TIMER = "timer send_digest"


@dataclass(frozen=True)
class Section:
    """One heading of the mail with what stands below it, a sentence each."""

    title: str
    lines: tuple[str, ...]


def send(addresses: list[str], now: datetime | None = None) -> int:
    """Mail the digest to these addresses; returns how many sections it has. It goes out when all is well, too.

    A mail that stays away says that something is wrong with mail, or with the timer.
    """
    sections = compose(now or timezone.now())
    site = settings.PUBLIC_URL.rstrip("/").partition("://")[2]
    things = sum(len(section.lines) for section in sections)
    subject = f"{site}: {things} dingen vragen aandacht" if things > 1 else f"{site}: 1 ding vraagt aandacht"
    body = render_to_string("operations/digest.txt", {"sections": sections, "url": settings.PUBLIC_URL.rstrip("/")})
    send_mail(subject if things else f"{site}: alles werkt", body, None, addresses)
    return len(sections)


def compose(now: datetime) -> list[Section]:
    """The sections that have something in them."""
    made = (Section(title, tuple(lines(now))) for title, lines in SECTIONS)
    return [section for section in made if section.lines]


def _health(now: datetime) -> list[str]:
    found = sorted(look(), key=lambda one: -one.state.code)
    # Whether this mail came, its reader sees.
    return [_line(one) for one in found if one.state != State.GOOD and one.part != OWN_TIMER]


def _line(finding: Finding) -> str:
    return f"{'FOUT: ' if finding.state == State.BROKEN else ''}{finding.said}"


def _failed_work(now: datetime) -> list[str]:
    """Which work of the worker failed: the name of the task, never what it was about."""
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - DAY)
    counts = Counter(failed.values_list("task_path", flat=True))
    lines = [f"{path}: {number} keer." for path, number in sorted(counts.items())]
    exports = ExportJob.objects.filter(status=JobStatus.FAILED, asked_at__gt=now - DAY).count()
    return [*lines, *([f"Excel-bestanden van de lijst: {exports} keer."] if exports else [])]


def _returned_mail(now: datetime) -> list[str]:
    came = ReturnedMail.objects.filter(came_at__gt=now - DAY)
    counts = Counter(came.values_list("domain", "status"))
    return [
        f"{domain or 'onbekend adres'}: {number} keer ({status or 'reden onbekend'})."
        for (domain, status), number in sorted(counts.items())
    ]


def _instrument(now: datetime) -> list[str]:
    """What lint says of the questions, steps and rules that editors are working on."""
    check = check_working_copy()
    where = "Kijk in het beheer bij Scan, Controle."
    return [
        f"De werkkopie heeft {found}. {where}"
        for found in (
            _counted(len(check.errors), "fout", "fouten"),
            _counted(len(check.warnings), "waarschuwing", "waarschuwingen"),
        )
        if found
    ]


def _texts(now: datetime) -> list[str]:
    """Schemes, facts and stories whose check is too old, and links that do not work."""
    counts = count_to_check()
    broken = OutsideLink.objects.filter(outcome=OutsideLink.Outcome.BROKEN).count()
    told = (
        _counted(counts[Checking.OVERDUE], "tekst is", "teksten zijn", "te lang geleden gecontroleerd."),
        _counted(counts[Checking.NEVER], "tekst is", "teksten zijn", "nog door niemand gecontroleerd."),
        _counted(broken, "link naar een andere site werkt", "links naar andere sites werken", "niet."),
    )
    return [line for line in told if line]


def _counted(number: int, one: str, more: str, rest: str = "") -> str:
    """So many of something, in words; nothing when there is none."""
    return f"{number} {one if number == 1 else more} {rest}".rstrip() if number else ""


SECTIONS: tuple[tuple[str, Callable[[datetime], list[str]]], ...] = (
    ("De server", _health),
    ("Mislukt werk in de laatste 24 uur", _failed_work),
    ("Mails die terugkwamen in de laatste 24 uur", _returned_mail),
    ("Het instrument, voor de redactie", _instrument),
    ("De teksten, voor de redactie", _texts),
)
