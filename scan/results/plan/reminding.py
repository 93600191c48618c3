"""Which reminders of a plan fall due today, and sending them: each once, whoever else is sending at the same moment.

Only to an address whose owner said yes, see `confirming`.
"""

import logging
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from scan.models import AccessLink, Act, Reminder, ReminderMail
from scan.models.audit import record
from scan.models.link import make_link
from scan.models.plan import UNDER_WAY
from scan.models.reminder import Rhythm

log = logging.getLogger(__name__)

WEEK = timedelta(days=7)
"""How long before its date a step is announced, and how long after its day a mail may still go when we were away."""
MOST_ATTEMPTS = 5
_SALT = "stop-reminder"


def send_due(today: date) -> tuple[int, int]:
    """Send what falls due on this day and was not sent yet. Returns how many went out, and how many could not.

    Safe to run twice, and by two processes: a mail goes out only by who claimed it. One that was claimed by a process
    that died does not go out any more, because it may have gone; one that failed is tried again, five times in all.
    """
    Reminder.objects.over().delete()
    sent = failed = 0
    for pk in list(Reminder.objects.confirmed().order_by("pk").values_list("pk", flat=True)):
        # Asked for one at a time: it may have been stopped, or given another address, since we began.
        reminder = Reminder.objects.confirmed().select_related("plan__scan").filter(pk=pk).first()
        for due in due_days(reminder, today) if reminder else ():
            if (mail := _claim(reminder, due)) is None:
                continue
            if _send(reminder, mail):
                sent += 1
            else:
                failed += 1
    return sent, failed


def due_days(reminder: Reminder, today: date) -> list[date]:
    """The days up to today whose mail should have gone out by now: at most one for the last week."""
    if reminder.confirmed_at is None:
        return []
    since = timezone.localdate(max(reminder.asked_at, reminder.confirmed_at))
    days = {day for day in _days(reminder, today) if since < day and today - WEEK < day <= today}
    return sorted(days)[-1:]


def stop_token(reminder: Reminder) -> str:
    """What stands in the stop link: it stops these mails, and opens nothing."""
    return signing.Signer(salt=_SALT).sign(reminder.public_id)


def reminder_of(token: str) -> Reminder | None:
    """The reminder that this stop link is about; None when it was stopped already, or the link is not ours."""
    try:
        public_id = signing.Signer(salt=_SALT).unsign(token)
    except signing.BadSignature:
        return None
    return Reminder.objects.select_related("plan__scan").filter(public_id=public_id).first()


def _days(reminder: Reminder, today: date) -> Iterator[date]:
    """Every day that a mail is for, as the plan is now. Without a step under way there is nothing to remind of."""
    steps = reminder.plan.steps.filter(status__in=UNDER_WAY)
    if reminder.rhythm == Rhythm.MONTHLY:
        if steps.exists():
            yield from _months_after(timezone.localdate(reminder.asked_at), today)
        return
    before = WEEK if reminder.rhythm == Rhythm.WEEK_BEFORE else timedelta()
    for due in steps.exclude(due=None).values_list("due", flat=True):
        # The week before a day that is over is of no use to anybody.
        if not before or due > today:
            yield due - before


def _months_after(start: date, today: date) -> Iterator[date]:
    """The same day in each month after the start, or the last day of a month that is too short."""
    for month in range(start.month, start.month + 13):
        year, index = start.year + month // 12, month % 12 + 1
        day = date(year, index, min(start.day, monthrange(year, index)[1]))
        if day > today:
            return
        yield day


def _claim(reminder: Reminder, due: date) -> ReminderMail | None:
    """Make sure that nobody else sends this mail; None when somebody does, or did, or gave it up."""
    try:
        mail, made = ReminderMail.objects.get_or_create(reminder=reminder, due=due)
    except IntegrityError:  # stopped at this very moment
        return None
    if made:
        return mail
    free = ReminderMail.objects.filter(pk=mail.pk, claimed=False, attempts__lt=MOST_ATTEMPTS)
    return mail if free.update(claimed=True, attempts=F("attempts") + 1) else None


def _send(reminder: Reminder, mail: ReminderMail) -> bool:
    """Send one mail and write down how it went. False when it could not be sent."""
    link, token = _personal_link(reminder)
    try:
        _message(reminder, token).send()
    except (OSError, UnicodeError) as error:
        # Every error of smtplib is an OSError. Only its kind is logged: the message may hold the address.
        log.error("A reminder could not be mailed: %s", type(error).__name__)
        if link:
            link.delete()
        ReminderMail.objects.filter(pk=mail.pk).update(claimed=False)
        return False
    ReminderMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())
    return True


def _personal_link(reminder: Reminder) -> tuple[AccessLink | None, str]:
    """A fresh personal link where it was asked for, with its token."""
    if not reminder.with_link:
        return None, ""
    link, token = make_link(reminder.plan.scan.responses.get(is_owner=True), mailed=True)
    record(Act.LINKED, reminder.plan.scan)
    return link, token


def _message(reminder: Reminder, token: str) -> EmailMessage:
    """The mail: nothing of the plan stands in it. Mail programs show its stop link as a button of their own.

    It holds no word that anybody typed, comes once a day at most, and one click stops it, without a cookie.
    """
    site = settings.PUBLIC_URL.rstrip("/")
    stop_url = site + reverse("stop-reminder", args=[stop_token(reminder)])
    context = {
        "url": f"{site}/link/{token}/" if token else "",
        "site": f"{site}/",
        "stop_url": stop_url,
        "rhythm": reminder.get_rhythm_display().lower(),
    }
    return EmailMessage(
        "Herinnering: kijk even naar je plan",
        render_to_string("scan/results/plan/reminder_mail.txt", context),
        None,
        [reminder.address],
        headers={"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
