"""The mail that brings a personal link."""

from datetime import datetime

from django.core.mail import send_mail
from django.template.loader import render_to_string


def mail_link(address: str, *, url: str, expires_at: datetime) -> None:
    """Mail a link at once: it goes through no queue, where its token would be kept."""
    context = {"url": url, "expires_at": expires_at}
    body = render_to_string("scan/questionnaire/link_mail.txt", context)
    send_mail("Je link naar de Inclusiescan", body, None, [address])
