"""What stands on the page of a dossier? What the service point wrote itself, and what is shared with it now."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from scan.models import Agreement, Assignment, Contact, Dossier, DossierEvent, Note, Share, Sitting, User
from scan.workspace.dossier.measuring import compared, measured, newest_of
from scan.workspace.dossier.writing import colleagues, may_change, may_delete
from scan.workspace.handover import with_right
from scan.workspace.inviting.status import Row, invitations_of, row_of

MOST_EVENTS = 200


def page_of(dossier: Dossier, shares: list[Share], user: User, earlier: str = "") -> dict[str, Any]:
    """The context of `scan/workspace/dossier/dossier.html`. `earlier` is the scan to compare the newest with."""
    family = list(dossier.family.select_related("joined"))
    contacts = list(_own(Contact, family))
    return {
        "dossier": dossier,
        "members": [one for one in family if one.pk != dossier.pk],
        "newest": newest_of(shares[0]) if shares else None,
        "measured": measured(shares),
        "compared": compared(shares, earlier),
        "notes": _notes(dossier, family, user),
        "agreements": _own(Agreement, family).select_related("done_by"),
        "contacts": [one for one in contacts if not one.has_left],
        "former_contacts": [one for one in contacts if one.has_left],
        "given": _given(shares, contacts),
        **_our_side(dossier, user),
        "invited": _last_invited(family, user),
        "sittings": Sitting.objects.to_hand_over().filter(dossier__in=family, user=user),
        "events": _events(family),
        "today": timezone.localdate(),
    }


def _own(kind: type[Any], family: list[Dossier]) -> QuerySet[Any]:
    return kind.objects.filter(dossier__in=family).select_related("author", "dossier")


def _notes(dossier: Dossier, family: list[Dossier], user: User) -> list[tuple[Note, bool, bool]]:
    """Each note, whether this user may change it, and delete it."""
    working = colleagues(dossier.service_point)
    return [(note, may_change(note, user), may_delete(note, user, working)) for note in _own(Note, family)]


def _given(shares: list[Share], contacts: list[Contact]) -> list[tuple[Share, bool]]:
    """Whom the employer named while sharing, each once, and whether that person is in our own list already."""
    known = {(one.name.casefold(), one.email.casefold()) for one in contacts}
    people = {(share.contact_name.casefold(), share.contact_email.casefold()): share for share in reversed(shares)}
    return [(share, person in known) for person, share in people.items() if person != ("", "")]


def _our_side(dossier: Dossier, user: User) -> dict[str, Any]:
    """Who looks after the employer and who did, with the handover note that was not read yet."""
    assignments = list(Assignment.objects.filter(dossier=dossier).select_related("manager", "given_by"))
    standing = next((one for one in assignments if one.until is None), None)
    unread = standing if standing and standing.is_unread else None
    return {
        "standing": standing,
        "standing_works_here": standing is not None and Assignment.objects.held().filter(pk=standing.pk).exists(),
        "assignments": assignments,
        "right": with_right(Dossier.objects.filter(pk=dossier.pk), user).values_list("right", flat=True).first(),
        "handover": unread,
        "handover_is_mine": unread is not None and unread.manager_id == user.pk,
    }


def _last_invited(family: list[Dossier], user: User) -> Row | None:
    """The newest invitation, and how far it is."""
    invitation = invitations_of(user).filter(dossier__in=family).first()
    return row_of(invitation) if invitation else None


def _events(family: list[Dossier]) -> QuerySet[DossierEvent]:
    return DossierEvent.objects.filter(dossier__in=family).select_related("user")[:MOST_EVENTS]
