"""Mail that came back: what does the mail server say, and how much of it is kept? Never to whom it went."""

import re
from collections.abc import Iterator
from datetime import timedelta
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from pathlib import Path
from typing import BinaryIO

from django.utils import timezone

from inclusiescan.operations.models import ReturnedMail

MOST_BYTES = 1024 * 1024
"""A report is small; the mail that it is about may come along, and is not looked at."""

KEPT = timedelta(days=90)

_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_DOMAIN = re.compile(r"[a-z0-9.-]{1,255}")


def take_in_all(maildir: Path) -> int:
    """Take in every mail that lies in a Maildir, and throw it away: to whom it went stands in it. Returns how many."""
    ReturnedMail.objects.filter(came_at__lt=timezone.now() - KEPT).delete()
    taken = 0
    for file in sorted((maildir / "new").glob("*")):
        with file.open("rb") as report:
            take_in(report)
        file.unlink()
        taken += 1
    return taken


def take_in(report: BinaryIO) -> int:
    """Keep what a report of a mail server (RFC 3464) says could not be delivered. Returns for how many addresses.

    A report that says nothing that can be read counts as one, without domain: somebody must look at the mailbox.
    """
    message = BytesParser(policy=policy.default).parsebytes(report.read(MOST_BYTES))
    failures = list(_failures(message))
    if not failures and not _is_report(message):
        failures = [ReturnedMail()]
    ReturnedMail.objects.bulk_create(failures)
    return len(failures)


def _is_report(message: EmailMessage) -> bool:
    """Whether it is a report at all, of a delay or of a success."""
    return any(part.get_content_type() == "message/delivery-status" for part in message.walk())


def _failures(message: EmailMessage) -> Iterator[ReturnedMail]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for block in part.get_payload():
                if isinstance(block, Message) and _field(block, "Action").lower() == "failed":
                    yield ReturnedMail(domain=_domain(block), status=_status(block))


def _field(block: Message, name: str) -> str:
    return str(block.get(name, "")).strip()


def _domain(block: Message) -> str:
    """The part behind the @, in small letters; empty where it is no domain."""
    address = _field(block, "Final-Recipient").rpartition(";")[2].strip()
    domain = address.rpartition("@")[2].lower()
    return domain if "@" in address and _DOMAIN.fullmatch(domain) else ""


def _status(block: Message) -> str:
    found = _STATUS.search(_field(block, "Status"))
    return found[0] if found else ""
