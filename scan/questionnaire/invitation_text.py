"""The mails that an owner sends to colleagues, ready to be copied or opened in the own mail program."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import quote

from django.template.loader import render_to_string

from scan.core.parts import Role
from scan.models import Scan
from scan.questionnaire.colleagues import fewest, in_a_sentence, minutes_for

Kind = Literal["invitation", "reminder"]
_MAILS: dict[Kind, tuple[str, str]] = {
    "invitation": ("Doe je mee met de Inclusiescan?", "scan/questionnaire/colleagues/invitation_mail.txt"),
    "reminder": (
        "Herinnering: doe je mee met de Inclusiescan?",
        "scan/questionnaire/colleagues/reminder_mail.txt",
    ),
}
"""Per kind its subject and its template."""


@dataclass(frozen=True)
class MailText:
    """A mail without an address: the site never learns those of colleagues."""

    subject: str
    body: str

    @property
    def mailto(self) -> str:
        """The address of a link that opens the mail in the own mail program."""
        lines = self.body.replace("\n", "\r\n")
        return f"mailto:?subject={quote(self.subject)}&body={quote(lines)}"


def mail_text(kind: Kind, scan: Scan, role: Role, *, url: str, expires_at: datetime) -> MailText:
    """The mail for everybody of a role, with a link that starts a response."""
    context = {
        "organisation": scan.organisation.name,
        "role": in_a_sentence(role),
        "protected": role.protected,
        "fewest": fewest(role),
        "minutes": minutes_for(scan.instrument, role),
        "url": url,
        "expires_at": expires_at,
    }
    subject, template = _MAILS[kind]
    return MailText(subject, render_to_string(template, context).strip() + "\n")
