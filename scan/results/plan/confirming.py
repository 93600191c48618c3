"""Does the owner of an address want reminders? One mail asks; only a button behind its link says yes."""

import logging
import secrets

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from scan.models import Act, Plan, Reminder, Scan
from scan.models.audit import record
from scan.models.link import hashed
from scan.models.reminder import DAYS_TO_CONFIRM

log = logging.getLogger(__name__)


class NotMailedError(Exception):
    """The mail that asks for a yes could not be sent; nothing was changed."""


def ask_for_reminders(scan: Scan, *, address: str, rhythm: str, with_link: bool, consent_text: str) -> Reminder:
    """Keep what was asked, with the text that was agreed to: the months count from now. Raises NotMailedError.

    An address that was confirmed for this plan already is not asked again; any other gets the mail that asks.
    """
    standing = Reminder.objects.filter(plan__scan=scan).first()
    known = standing is not None and standing.confirmed_at is not None and standing.address == address
    fields = {} if known else _asked(address)
    fields |= {"address": address, "rhythm": rhythm, "with_link": with_link, "consent_text": consent_text}
    with transaction.atomic():
        plan, _ = Plan.objects.get_or_create(scan=scan)
        reminder, _ = Reminder.objects.update_or_create(plan=plan, defaults={**fields, "asked_at": timezone.now()})
        record(Act.REMINDED, scan)
    return reminder


def ask_again(reminder: Reminder) -> None:
    """Send the mail once more, with a new link; the one before works no longer. Raises NotMailedError."""
    Reminder.objects.filter(pk=reminder.pk, confirmed_at=None).update(**_asked(reminder.address))


def reminder_to_confirm(token: str) -> Reminder | None:
    """The reminder of this link, also when it was confirmed before; None when it is over, replaced or not ours."""
    return Reminder.objects.open_to_confirm().select_related("plan__scan").filter(confirm_hash=hashed(token)).first()


def confirm(reminder: Reminder) -> None:
    """Say yes. Doing so twice changes nothing."""
    Reminder.objects.filter(pk=reminder.pk, confirmed_at=None).update(confirmed_at=timezone.now())


def _asked(address: str) -> dict[str, object]:
    """Mail the question, and return the fields of a reminder that waits for its answer. Raises NotMailedError.

    The mail goes first: a link that is known of nobody does no harm, and no lock is held while it is sent.
    """
    token = secrets.token_urlsafe(32)
    _mail(address, token)
    return {
        "confirm_hash": hashed(token),
        "confirm_until": timezone.now() + DAYS_TO_CONFIRM,
        "confirmed_at": None,
    }


def _mail(address: str, token: str) -> None:
    """One question, with nothing of the plan or the organisation, and no link to the scan. Raises NotMailedError."""
    url = settings.PUBLIC_URL.rstrip("/") + reverse("confirm-reminder", args=[token])
    body = render_to_string("scan/results/plan/confirm_mail.txt", {"url": url, "days": DAYS_TO_CONFIRM.days})
    try:
        send_mail("Wil je herinneringen aan een plan?", body, None, [address])
    except (OSError, UnicodeError) as error:
        # Every error of smtplib is an OSError. Only its kind is logged: the message may hold the address.
        log.error("The question whether to remind could not be mailed: %s", type(error).__name__)
        raise NotMailedError from error
