"""The mail that brings a personal link."""

import hashlib
import logging
from datetime import datetime

from django.core.cache import cache
from django.core.mail import send_mail
from django.template.loader import render_to_string

from scan.models import Response

log = logging.getLogger(__name__)

MOST_PER_HOUR = 5


def may_mail(response: Response, address: str) -> bool:
    """Count a mail, and say whether it may go: five an hour from one scan, and five to one address."""
    told = hashlib.sha256(address.lower().encode()).hexdigest()
    return all([_counts(f"mail-from-{response.pk}"), _counts(f"mail-to-{told}")])


def _counts(key: str) -> bool:
    """Count one more under this key, and say whether there is room for it."""
    cache.add(key, 0, timeout=3600)
    return cache.incr(key) <= MOST_PER_HOUR


def mail_link(address: str, *, url: str, expires_at: datetime) -> bool:
    """Mail a link at once: it goes through no queue, where its token would be kept. False when it could not be sent."""
    context = {"url": url, "expires_at": expires_at}
    body = render_to_string("scan/questionnaire/link_mail.txt", context)
    try:
        send_mail("Je link naar de Inclusiescan", body, None, [address])
    except (OSError, UnicodeError) as error:
        # Every error of smtplib is an OSError; a domain that cannot be written in ASCII is a UnicodeError.
        # Only the kind is logged: the message may hold the address.
        log.error("A personal link could not be mailed: %s", type(error).__name__)
        return False
    return True
