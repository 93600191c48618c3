"""Would a mail leave the machine? Asked of the mail server, without sending one."""

import smtplib

from django.conf import settings
from django.core.mail import get_connection

from inclusiescan.operations.health.finding import Finding, State

SMTP = "django.core.mail.backends.smtp.EmailBackend"
PATIENCE = 5
"""Seconds."""


def mail_server() -> list[Finding]:
    """Whether the mail server lets us in."""
    if settings.EMAIL_BACKEND != SMTP:
        return [Finding("mail", State.DOUBTFUL, "Mails gaan de deur niet uit: EMAIL_URL noemt geen mailserver.")]
    server = get_connection(timeout=PATIENCE)
    try:
        server.open()
    except (OSError, smtplib.SMTPException) as error:
        return [Finding("mail", State.BROKEN, f"De mailserver laat ons niet binnen ({type(error).__name__}).")]
    finally:
        server.close()
    return [Finding("mail", State.GOOD, "De mailserver laat ons binnen.")]
