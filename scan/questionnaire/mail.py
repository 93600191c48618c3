"""The mails that bring personal links, and how many of them may go out."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.mail import send_mail
from django.template.loader import render_to_string

from scan.addresses import mark
from scan.limits import MOST_PER_HOUR, has_room, is_counting

log = logging.getLogger(__name__)

MOST_ASKED_PER_HOUR = 20
"""How many new links one sender may ask for: a whole company may be behind one internet address."""


@dataclass(frozen=True)
class MailedLink:
    """One personal link in a mail. `started_at` tells scans apart when there are several."""

    url: str
    expires_at: datetime
    started_at: datetime


def may_ask(visitor: str, address: str) -> bool:
    """Count a request for a new link, and say whether it is heard, whether or not the address is known."""
    return is_counting() and all(
        [has_room(f"asked-by-{visitor}", MOST_ASKED_PER_HOUR), has_room(f"asked-for-{mark(address)}", MOST_PER_HOUR)]
    )


def mail_links(address: str, links: Sequence[MailedLink]) -> bool:
    """Mail one link or more at once: no queue keeps their tokens. False when the mail could not be sent."""
    body = render_to_string("scan/questionnaire/link_mail.txt", {"links": links})
    try:
        send_mail("Je link naar de Inclusiescan", body, None, [address])
    except (OSError, UnicodeError) as error:
        # Every error of smtplib is an OSError; a domain that cannot be written in ASCII is a UnicodeError.
        # Only the kind is logged: the message may hold the address.
        log.error("A personal link could not be mailed: %s", type(error).__name__)
        return False
    return True
