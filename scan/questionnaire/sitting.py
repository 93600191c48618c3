"""The end of filling in together: the employer gets the link, and the account manager can no longer come in."""

from collections.abc import Callable

from django.utils import timezone

from scan.models import AccessLink, Sitting
from scan.questionnaire.links import mail_new_link, new_link


def end(sitting: Sitting) -> tuple[AccessLink, str]:
    """End it, and return a link for the employer with its token."""
    made = new_link(sitting.response)
    _close(sitting)
    return made


def end_by_mail(sitting: Sitting, address: str, address_of: Callable[[str], str]) -> bool:
    """End it, with the link mailed to the employer. False when it could not be sent: then the sitting goes on.

    `address_of` gives the URL of a token.
    """
    if not mail_new_link(sitting.response, address, address_of):
        return False
    _close(sitting)
    return True


def _close(sitting: Sitting) -> None:
    Sitting.objects.filter(pk=sitting.pk, ended_at=None).update(ended_at=timezone.now())
