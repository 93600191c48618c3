"""What people take back: a share, a link, mail. Each leaves a line in the ledger, so that no backup undoes it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from scan.models import Act, EmployerInvitation, NoMoreInvitations, Reminder, Response, Share
from scan.models.audit import record
from scan.models.dossier.finding import forget_empty
from scan.models.link import AccessLinkQuerySet, revoke_links
from scan.models.sharing import NO_CONTACT, ShareQuerySet
from scan.privacy.ledger import Kind, write
from scan.shared.export_files import remove_with


def withdraw(share: Share) -> None:
    """Stop sharing: the service point sees nothing of the scan any more, and who to contact is forgotten."""
    with transaction.atomic():
        if end_shares(Share.objects.filter(pk=share.pk), timezone.now()):
            record(Act.WITHDRAWN, share.scan, service_point=share.service_point)
            forget_empty(share.scan.organisation)
            remove_with(share.scan)


def end_shares(shares: ShareQuerySet, moment: datetime) -> int:
    """End those of these shares that stand, and say how many that were."""
    standing = shares.filter(withdrawn_at=None)
    for share in standing.select_related("scan"):
        write(Kind.SHARE, name_of(share))
    return standing.update(withdrawn_at=moment, **NO_CONTACT)


def name_of(share: Share) -> str:
    """By which a share is known in the ledger: its number may be given out again after a backup was put back."""
    return f"{share.scan.public_id} {share.shared_at.isoformat()}"


def share_named(name: str) -> Share | None:
    """The share with this name that still stands."""
    scan_id, _, moment = name.partition(" ")
    standing = Share.objects.filter(scan__public_id=scan_id, withdrawn_at=None)
    return standing.filter(shared_at=datetime.fromisoformat(moment)).first()


def end_links(links: AccessLinkQuerySet) -> int:
    """Stop these links for good, and with them what was opened through them. Returns how many still worked."""
    for token_hash in links.valid().values_list("token_hash", flat=True):
        write(Kind.LINK, token_hash)
    return revoke_links(links)


def forget_address(response: Response) -> None:
    """From now on nobody gets a link to this response by naming a mail address."""
    with transaction.atomic():
        write(Kind.ADDRESS, response.public_id)
        Response.objects.filter(pk=response.pk).update(address_mark="")


def stop_reminder(reminder: Reminder) -> None:
    """Send no more of the mails that were asked for, and forget the address."""
    with transaction.atomic():
        if Reminder.objects.filter(pk=reminder.pk).delete()[0]:
            write(Kind.REMINDER, reminder.public_id)
            record(Act.NOT_REMINDED, reminder.plan.scan)


def refuse_invitations(address_mark: str, addresses: list[str]) -> None:
    """Erase these addresses, which have this mark, from every invitation, and refuse them from now on by the mark."""
    with transaction.atomic():
        write(Kind.NO_INVITATIONS, address_mark)
        NoMoreInvitations.objects.get_or_create(mark=address_mark)
        for address in addresses:
            invitations = EmployerInvitation.objects.filter(email__iexact=address)
            invitations.update(stopped_at=timezone.now())
            EmployerInvitation.objects.filter(email__iexact=address).erase()
