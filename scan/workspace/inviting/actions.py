"""Inviting employers, reminding them once, sending again what failed, and taking an invitation back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils import timezone

from scan.limits import DAY, has_room
from scan.models import Deed, Dossier, DossierEvent, EmployerInvitation, ServicePoint, User
from scan.models.dossier.events import note_deed
from scan.models.inviting_employers import BEFORE_REMINDING, start_token, stop_token
from scan.models.link import hashed
from scan.models.scan import new_public_id
from scan.workspace.dossier.writing import open_dossier
from scan.workspace.inviting.mail import send_invitation, send_reminder
from scan.workspace.inviting.refusals import refusals

MOST_PER_DAY = 500
"""How many invitations one account manager may send in a day."""


class TooManyError(Exception):
    """This account manager sent as many invitations today as one may."""


@dataclass(frozen=True)
class Wanted:
    """One employer to invite: texts on one line, `contact_name` perhaps empty."""

    organisation: str
    contact_name: str
    email: str
    given_by: str
    reason: str


def invite(
    service_point: ServicePoint, user: User, wanted: Sequence[Wanted], dossier: Dossier | None = None
) -> list[EmployerInvitation]:
    """Invite these, each address once, without those that get no invitation; returns the invitations that were made.

    Each goes with the dossier that is given, or else with the one dossier of its name, or else with a new one.
    Raises TooManyError.
    """
    with transaction.atomic():
        # Two at once would not see each other's, and invite an address twice.
        list(ServicePoint.objects.select_for_update(no_key=True).filter(pk=service_point.pk))
        refused = set(refusals(service_point, [one.email for one in wanted]))
        fresh = {one.email.casefold(): one for one in reversed(wanted) if one.email.casefold() not in refused}
        if fresh and not has_room(f"invited-by-{user.pk}", MOST_PER_DAY, adding=len(fresh), seconds=DAY):
            raise TooManyError
        inviting = [one for one in wanted if fresh.get(one.email.casefold()) is one]
        dossiers = _dossiers(service_point, user, inviting) if dossier is None else None
        made = [invitation_for(dossier or dossiers[one.organisation.casefold()], user, one) for one in inviting]
        EmployerInvitation.objects.bulk_create(made)
        # Without a name: that is erased with the invitation, and the history of the dossier is not.
        DossierEvent.objects.bulk_create(
            DossierEvent(dossier=one.dossier, deed=Deed.INVITED, user=user) for one in made
        )
        for one in made:
            transaction.on_commit(partial(send_invitation.enqueue, one.public_id))
    return made


def send_again(invitation: EmployerInvitation) -> bool:
    """Try once more to send what could not be sent. False when there is nothing to send."""
    failed = EmployerInvitation.objects.standing().filter(pk=invitation.pk, sent_at=None).exclude(failed_at=None)
    with transaction.atomic():
        if not failed.update(failed_at=None):
            return False
        transaction.on_commit(partial(send_invitation.enqueue, invitation.public_id))
    return True


def remind(invitation: EmployerInvitation, user: User) -> bool:
    """Send the one reminder, at least a week after the invitation. False when none may go."""
    now = timezone.now()
    due = EmployerInvitation.objects.standing().filter(pk=invitation.pk, started_at=None, reminded_at=None)
    with transaction.atomic():
        due = due.filter(sent_at__lte=now - BEFORE_REMINDING).exclude(email="")
        if not due.update(reminded_at=now, failed_at=None):
            return False
        note_deed(invitation.dossier, Deed.REMINDED, user)
        transaction.on_commit(partial(send_reminder.enqueue, invitation.public_id))
    return True


def withdraw(invitation: EmployerInvitation, user: User) -> bool:
    """Take an invitation back that nobody used: its link stops, and the address is erased. False when it was used."""
    unused = EmployerInvitation.objects.standing().filter(pk=invitation.pk, started_at=None)
    with transaction.atomic():
        if not unused.update(withdrawn_at=timezone.now()):
            return False
        EmployerInvitation.objects.filter(pk=invitation.pk).erase()
        note_deed(invitation.dossier, Deed.UNINVITED, user)
    return True


def known_dossiers(service_point: ServicePoint) -> dict[str, Dossier]:
    """The dossiers of the service point by name in small letters; a name that two of them have says nothing."""
    found: dict[str, Dossier] = {}
    twice = set()
    for dossier in Dossier.objects.filter(service_point=service_point).heads():
        key = dossier.name.casefold()
        twice |= {key} & found.keys()
        found[key] = dossier
    return {key: dossier for key, dossier in found.items() if key not in twice}


def _dossiers(service_point: ServicePoint, user: User, wanted: Sequence[Wanted]) -> dict[str, Dossier]:
    """A dossier for each name, in small letters; where there is none it is begun, and looked after by who invites."""
    dossiers = known_dossiers(service_point)
    for one in wanted:
        key = one.organisation.casefold()
        if key not in dossiers:
            dossiers[key] = open_dossier(user, service_point, one.organisation)
    return dossiers


def invitation_for(dossier: Dossier, user: User, wanted: Wanted) -> EmployerInvitation:
    """An invitation with the hashes of its two tokens, not yet stored and not yet sent."""
    public_id = new_public_id()
    return EmployerInvitation(
        dossier=dossier,
        public_id=public_id,
        email=wanted.email,
        contact_name=wanted.contact_name,
        given_by=wanted.given_by,
        reason=wanted.reason,
        invited_by=user,
        token_hash=hashed(start_token(public_id)),
        stop_hash=hashed(stop_token(public_id)),
    )
