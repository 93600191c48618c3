"""What a respondent does with personal links: have one made or mailed, ask for a new one, revoke, be forgotten."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from scan.addresses import mark, marks, unsealed
from scan.models import AccessLink, Act, Response
from scan.models.audit import record
from scan.models.link import make_link
from scan.privacy.taking_back import end_links
from scan.questionnaire.mail import MailedLink, mail_links

MOST_SCANS = 10
"""The newest scans of an address that a mail brings links to."""


def new_link(response: Response, *, mailed: bool = False) -> tuple[AccessLink, str]:
    """Make a personal link and write it down; returns it with its token."""
    with transaction.atomic():
        made = make_link(response, mailed=mailed)
        record(Act.LINKED, response.scan)
    return made


def mail_new_link(response: Response, address: str, address_of: Callable[[str], str]) -> bool:
    """Mail a new link, and remember by a mark that this address may ask for another. False when it could not be sent.

    `address_of` gives the URL of a token.
    """
    made, token = new_link(response, mailed=True)
    if not mail_links(address, [MailedLink(address_of(token), made.expires_at, response.started_at)]):
        made.delete()
        return False
    Response.objects.filter(pk=response.pk).update(address_mark=mark(address))
    return True


@task(backend="slow")
def mail_asked_links(sealed_address: str) -> None:
    """Mail a new link for every scan that this address is known of, and nothing when there is none.

    The queue keeps no token and no address that can be read; what is asked takes as long whether or not it is known.
    """
    _forget_request(sealed_address)
    address = unsealed(sealed_address)
    if address is None:
        return
    responses = Response.objects.filter(address_mark__in=marks(address)).select_related("scan").order_by("-started_at")
    made = [(response, *new_link(response, mailed=True)) for response in responses[:MOST_SCANS]]
    begin = f"{settings.PUBLIC_URL.rstrip('/')}/link/"
    links = [MailedLink(f"{begin}{token}/", link.expires_at, one.started_at) for one, link, token in made]
    if links and not mail_links(address, links):
        AccessLink.objects.filter(pk__in=[link.pk for _, link, _ in made]).delete()


def _forget_request(sealed_address: str) -> None:
    """Take the sealed address out of the records of the queue: from here on nobody needs it."""
    asked = DBTaskResult.objects.filter(
        task_path=mail_asked_links.module_path, args_kwargs={"args": [sealed_address], "kwargs": {}}
    )
    asked.update(args_kwargs={"args": [""], "kwargs": {}})


def revoke(response: Response, link: int | None) -> int:
    """Revoke one link of a response, by its id, or all of them. Returns how many still worked."""
    links = AccessLink.objects.filter(response=response)
    with transaction.atomic():
        revoked = end_links(links if link is None else links.filter(pk=link))
        if revoked:
            record(Act.UNLINKED, response.scan)
    return revoked
