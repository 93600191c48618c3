"""What an account manager writes in a dossier: notes, agreements, contacts, the name and the day to come back.

Each change leaves a line in the history of the dossier, which repeats nothing of the text: that can be deleted.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format

from scan.models import Agreement, Assignment, Contact, Deed, Dossier, Membership, Note, ServicePoint, User
from scan.models.dossier.events import note_deed
from scan.models.scan import new_public_id

Thing = TypeVar("Thing", Note, Agreement, Contact)

_ADDED = {Note: Deed.NOTED, Agreement: Deed.AGREED, Contact: Deed.CONTACT_ADDED}
_CHANGED = {Note: Deed.NOTE_CHANGED, Agreement: Deed.AGREEMENT_CHANGED, Contact: Deed.CONTACT_CHANGED}
_DELETED = {Note: Deed.NOTE_DELETED, Agreement: Deed.AGREEMENT_DELETED, Contact: Deed.CONTACT_DELETED}


class OvertakenError(Exception):
    """It was changed after the form was shown; `stands` is how it is now, None when it was deleted."""

    def __init__(self, stands: Any) -> None:
        super().__init__()
        self.stands = stands


def open_dossier(
    user: User, service_point: ServicePoint, name: str, contact: Mapping[str, str] | None = None
) -> Dossier:
    """Begin a dossier by hand, looked after by who begins it; with a contact if a name is given."""
    with transaction.atomic():
        dossier = Dossier.objects.create(service_point=service_point, name=name)
        note_deed(dossier, Deed.OPENED, user)
        Assignment.objects.create(dossier=dossier, manager=user, given_by=user)
        if contact and contact.get("name"):
            add(Contact, dossier, user, contact)
    return dossier


def add(kind: type[Thing], dossier: Dossier, user: User, fields: Mapping[str, Any], *, public_id: str = "") -> Thing:
    """Write something new in a dossier. `public_id` is the one that the form proposed.

    What was sent twice, by a double click for one, is there once: the second time gives what the first one made.
    """
    with transaction.atomic():
        defaults = {"dossier": dossier, "author": user, **fields}
        thing, made = kind.objects.get_or_create(public_id=public_id or new_public_id(), defaults=defaults)
        if made:
            note_deed(dossier, _ADDED[kind], user, _about(thing))
    return thing


def change(thing: Thing, user: User, fields: Mapping[str, Any], *, seen: int) -> None:
    """Change it by field name. `seen` is the revision that the form showed.

    Raises OvertakenError, and writes nothing, when it was changed or deleted meanwhile.
    """
    kind = type(thing)
    extra = {"changed_at": timezone.now()} if kind is Note else {}
    with transaction.atomic():
        same = kind.objects.filter(pk=thing.pk, revision=seen)
        if not same.update(**fields, **extra, revision=F("revision") + 1):
            raise OvertakenError(kind.objects.filter(pk=thing.pk).first())
        thing.refresh_from_db()
        note_deed(thing.dossier, _CHANGED[kind], user, _about(thing))


def delete(thing: Thing, user: User) -> None:
    """Delete it for good. What stays is that somebody did so."""
    with transaction.atomic():
        note_deed(thing.dossier, _DELETED[type(thing)], user, _about(thing))
        thing.delete()


def set_done(agreement: Agreement, user: User, *, done: bool) -> None:
    """Say that what was agreed is done, or is not after all. Saying it twice changes nothing."""
    fields = {"done_on": timezone.localdate(), "done_by": user} if done else {"done_on": None, "done_by": None}
    with transaction.atomic():
        standing = Agreement.objects.filter(pk=agreement.pk, done_on__isnull=done)
        if standing.update(**fields, revision=F("revision") + 1):
            deed = Deed.AGREEMENT_DONE if done else Deed.AGREEMENT_UNDONE
            note_deed(agreement.dossier, deed, user, _about(agreement))


def let_go(contact: Contact, user: User, until: date | None) -> None:
    """Say what the last day of a contact person is; None when the person is back."""
    with transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(until=until, revision=F("revision") + 1)
        deed = Deed.CONTACT_LEFT if until else Deed.CONTACT_CHANGED
        note_deed(contact.dossier, deed, user, f"tot en met {_day(until)}" if until else "weer terug")


def rename(dossier: Dossier, user: User, name: str) -> None:
    """Give the dossier a name of the service point's own."""
    with transaction.atomic():
        if Dossier.objects.filter(pk=dossier.pk).exclude(name=name).update(name=name):
            note_deed(dossier, Deed.RENAMED, user, name)


def follow_up(dossier: Dossier, user: User, day: date | None) -> None:
    """Set the day to come back to this employer, or take it away."""
    with transaction.atomic():
        if Dossier.objects.filter(pk=dossier.pk).exclude(follow_up_on=day).update(follow_up_on=day):
            note_deed(dossier, Deed.FOLLOW_UP, user, f"op {_day(day)}" if day else "geen datum meer")


def read_handover(dossier: Dossier, user: User) -> bool:
    """Say that the handover note was read, by the one it was written to; False when there is none for this user."""
    notes = dossier.assignments.filter(manager=user, until=None, read_at=None).exclude(note="")
    with transaction.atomic():
        if not notes.update(read_at=timezone.now()):
            return False
        note_deed(dossier, Deed.HANDOVER_READ, user)
    return True


def may_change(note: Note, user: User) -> bool:
    """Whether this is the user's own note."""
    return note.author_id == user.pk


def colleagues(service_point: ServicePoint) -> set[int]:
    """The keys of who works at the service point now."""
    working = Membership.objects.filter(service_point=service_point, active=True, user__is_active=True)
    return set(working.values_list("user_id", flat=True))


def may_delete(note: Note, user: User, working: Collection[int]) -> bool:
    """One's own note, or one of somebody who works here no more: else nobody could ever take it away.

    `working` are the colleagues of the service point.
    """
    return may_change(note, user) or note.author_id not in working


def _about(thing: Note | Agreement | Contact) -> str:
    """What it is, without its text or anybody's name."""
    if isinstance(thing, Note):
        return f"{thing.get_kind_display()}, {_day(thing.happened_on)}"
    if isinstance(thing, Agreement):
        return f"{thing.get_side_display()}, voor {_day(thing.due)}" if thing.due else thing.get_side_display()
    return thing.position


def _day(day: date) -> str:
    return date_format(day, "j F Y")
