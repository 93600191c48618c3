"""Erasing anew what came back with a backup: what was asked to go, stays gone, and what was stopped, stays stopped."""

from scan.addresses import mark
from scan.models import AccessLink, Act, Dossier, EmployerInvitation, NoMoreInvitations, Reminder, Response, Scan, User
from scan.privacy.erasing import erase_dossier, erase_scan, forget_account
from scan.privacy.lasting import NOBODY
from scan.privacy.ledger import Kind, ids_of
from scan.privacy.taking_back import (
    end_links,
    forget_address,
    refuse_invitations,
    share_named,
    stop_reminder,
    withdraw,
)


def erase_again() -> int:
    """Erase everything in the ledger that is there, and say how much that was. Doing so twice changes nothing."""
    scans = list(Scan.objects.filter(public_id__in=ids_of(Kind.SCAN)).select_related("organisation"))
    for scan in scans:
        erase_scan(scan, Act.ERASED)
    accounts = list(User.objects.filter(pk__in=ids_of(Kind.ACCOUNT)).exclude(email__endswith=NOBODY))
    for user in accounts:
        forget_account(user)
    return len(scans) + _dossiers_again(ids_of(Kind.DOSSIER)) + len(accounts)


def _dossiers_again(ids: set[str]) -> int:
    count = 0
    while dossier := Dossier.objects.filter(public_id__in=ids).first():
        # A merge that was undone before the erasure: only those that were erased go.
        Dossier.objects.filter(merged_into=dossier).exclude(public_id__in=ids).update(merged_into=None)
        if dossier.merged_into_id and dossier.merged_into.public_id not in ids:
            Dossier.objects.filter(pk=dossier.pk).update(merged_into=None)
            dossier.merged_into = None
        erase_dossier(dossier)
        count += 1
    return count


def take_back_again() -> int:
    """End the shares, links and mails of the ledger that go on again, and say how many. Twice changes nothing."""
    shares = [share for name in ids_of(Kind.SHARE) if (share := share_named(name))]
    for share in shares:
        withdraw(share)
    links = end_links(AccessLink.objects.filter(token_hash__in=ids_of(Kind.LINK)))
    known = list(Response.objects.filter(public_id__in=ids_of(Kind.ADDRESS)).exclude(address_mark=""))
    for response in known:
        forget_address(response)
    reminders = list(Reminder.objects.filter(public_id__in=ids_of(Kind.REMINDER)).select_related("plan__scan"))
    for reminder in reminders:
        stop_reminder(reminder)
    return len(shares) + links + len(known) + len(reminders) + _refusals_again(ids_of(Kind.NO_INVITATIONS))


def _refusals_again(marks: set[str]) -> int:
    missing = marks - set(NoMoreInvitations.objects.filter(mark__in=marks).values_list("mark", flat=True))
    addresses = set(EmployerInvitation.objects.exclude(email="").values_list("email", flat=True)) if missing else ()
    for address_mark in missing:
        refuse_invitations(address_mark, [address for address in addresses if mark(address) == address_mark])
    return len(missing)
