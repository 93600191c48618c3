"""Erasing anew what came back with a backup: what was asked to go, stays gone."""

from scan.models import Act, Dossier, Scan, User
from scan.privacy.erasing import erase_dossier, erase_scan, forget_account
from scan.privacy.lasting import NOBODY
from scan.privacy.ledger import Kind, erased


def erase_again() -> int:
    """Erase everything in the ledger that is there, and say how much that was. Doing so twice changes nothing."""
    lines = list(erased())
    ids = {kind: {line.id for line in lines if line.kind == kind} for kind in Kind}
    scans = list(Scan.objects.filter(public_id__in=ids[Kind.SCAN]).select_related("organisation"))
    for scan in scans:
        erase_scan(scan, Act.ERASED)
    accounts = list(User.objects.filter(pk__in=ids[Kind.ACCOUNT]).exclude(email__endswith=NOBODY))
    for user in accounts:
        forget_account(user)
    return len(scans) + _dossiers_again(ids[Kind.DOSSIER]) + len(accounts)


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
