"""The mails of an invitation: sent by the worker, which makes the links itself, so that no queue holds a token."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from scan.addresses import marks, site_keys
from scan.models import EmployerInvitation, InstrumentVersion, NoMoreInvitations
from scan.models.inviting_employers import start_token, stop_token
from scan.models.link import hashed

log = logging.getLogger(__name__)


@task(backend="slow")
def send_invitation(public_id: str) -> None:
    """Mail an invitation that still stands and was not sent. Of two that try at once, one sends."""
    unsent = EmployerInvitation.objects.standing().filter(public_id=public_id, started_at=None).exclude(email="")
    if not unsent.filter(sent_at=None).update(sent_at=timezone.now(), failed_at=None):
        return
    invitation = unsent.select_related("dossier__service_point", "invited_by").get()
    if not _send(invitation, "Een uitnodiging voor de Inclusiescan", reminder=False):
        unsent.update(sent_at=None, failed_at=timezone.now())


@task(backend="slow")
def send_reminder(public_id: str) -> None:
    """Mail the reminder that was asked for, unless somebody began, or nothing is to be sent any more."""
    standing = EmployerInvitation.objects.standing().filter(public_id=public_id, started_at=None).exclude(email="")
    invitation = standing.exclude(reminded_at=None).select_related("dossier__service_point", "invited_by").first()
    if invitation is None:
        return
    if not _send(invitation, "Herinnering: een uitnodiging voor de Inclusiescan", reminder=True):
        standing.update(reminded_at=None, failed_at=timezone.now())


def _send(invitation: EmployerInvitation, subject: str, *, reminder: bool) -> bool:
    """False when the mail could not be sent; an address that wants no more gets none, and is erased."""
    if NoMoreInvitations.objects.filter(mark__in=marks(invitation.email)).exists():
        own = EmployerInvitation.objects.filter(pk=invitation.pk)
        own.update(stopped_at=timezone.now())
        own.erase()
        return True
    key = _key_of(invitation)
    if key is None:
        log.error("An invitation was made under another SECRET_KEY: its link cannot be made again.")
        return False
    try:
        _message(invitation, subject, key, reminder=reminder).send()
    except (OSError, UnicodeError) as error:
        # Every error of smtplib is an OSError; a domain that cannot be written in ASCII is a UnicodeError.
        # Only the kind is logged: the message may hold the address.
        log.error("An invitation could not be mailed: %s", type(error).__name__)
        return False
    return True


def _key_of(invitation: EmployerInvitation) -> str | None:
    """The key of the site with which its links were made, or None when that is believed no longer."""
    made = (key for key in site_keys() if hashed(start_token(invitation.public_id, key)) == invitation.token_hash)
    return next(made, None)


def _message(invitation: EmployerInvitation, subject: str, key: str, *, reminder: bool) -> EmailMessage:
    """The mail. Mail programs show its stop link as a button of their own."""
    site, point = settings.PUBLIC_URL.rstrip("/"), invitation.dossier.service_point
    stop_url = site + reverse("scan:no_more_invitations", args=[stop_token(invitation.public_id, key)])
    version = InstrumentVersion.objects.latest("number")
    context = {
        "invitation": invitation,
        "service_point": point,
        "inviter": (invitation.invited_by.get_full_name() if invitation.invited_by else "") or "Een accountmanager",
        "minutes": version.instrument.about.minutes,
        "reminder": reminder,
        "url": site + reverse("scan:invited", args=[start_token(invitation.public_id, key)]),
        "stop_url": stop_url,
    }
    body = render_to_string("scan/workspace/inviting/mail.txt", context).strip() + "\n"
    headers = {"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    answer_to = [point.email] if point.email else None
    return EmailMessage(subject, body, None, [invitation.email], headers=headers, reply_to=answer_to)
