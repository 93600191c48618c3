"""What the owner does with colleagues: invite them per role, set how many may start, and close a role or the round."""

from django.db import transaction
from django.utils import timezone

from scan.models import Act, Invitation, RoleLink, Scan
from scan.models.audit import record
from scan.models.counting import answering_colleagues
from scan.models.invitation import make_role_link
from scan.models.scan import lock
from scan.questionnaire.actions import renew_result


class RoundClosedError(Exception):
    """The owner closed the round: nobody starts or changes anything any more."""


class RoundChangedError(Exception):
    """Since the owner was shown what closing does, it would do something else."""


class TooFewPlacesError(Exception):
    """More people have started than would be allowed to."""


def invite(scan: Scan, role: str, places: int) -> tuple[RoleLink, str]:
    """Make a link for a role, and return it with its token. `places` is used only for the first link of the role.

    Raises RoundClosedError.
    """
    with transaction.atomic():
        _lock_open(scan)
        invitation, _ = Invitation.objects.get_or_create(scan=scan, role=role, defaults={"places": places})
        record(Act.INVITED, scan)
        return make_role_link(invitation)


def set_places(invitation: Invitation, places: int) -> None:
    """Set how many people of the role may start. Raises RoundClosedError or TooFewPlacesError."""
    with transaction.atomic():
        _lock_open(invitation.scan)
        if places < started(invitation):
            raise TooFewPlacesError
        Invitation.objects.filter(pk=invitation.pk).update(places=places)


def close_role(invitation: Invitation) -> None:
    """Let nobody of the role start any more; who has started goes on."""
    Invitation.objects.filter(pk=invitation.pk, closed_at=None).update(closed_at=timezone.now())


def open_role(invitation: Invitation) -> None:
    """Let people of the role start again. In a closed round it changes nothing: there nobody starts."""
    Invitation.objects.filter(pk=invitation.pk).update(closed_at=None)


def revoke_role_link(invitation: Invitation, link_id: int) -> None:
    """Stop one link of the role. Who started with it goes on with a personal link."""
    invitation.links.filter(pk=link_id, revoked_at=None).update(revoked_at=timezone.now())


def close_round(scan: Scan, *, expected: str | None = None) -> None:
    """Close the round for good: no colleague starts or changes anything, and what they answered counts from now on.

    `expected` is the `fingerprint` of what the owner was shown; RoundChangedError when it no longer holds.
    Closing again changes nothing.
    """
    with transaction.atomic():
        lock(scan)
        if expected is not None and fingerprint(scan) != expected:
            raise RoundChangedError
        now = timezone.now()
        if not Scan.objects.filter(pk=scan.pk, round_closed_at=None).update(round_closed_at=now):
            return
        scan.round_closed_at = now
        scan.responses.filter(is_owner=False).update(closed_at=now)
        record(Act.ROUND_CLOSED, scan)
        renew_result(scan)


def fingerprint(scan: Scan) -> str:
    """How many people of each role will count, in a form that can be posted back."""
    return " ".join(f"{role}:{count}" for role, count in sorted(answering_colleagues(scan).items()))


def started(invitation: Invitation) -> int:
    """How many colleagues have started in the role."""
    return invitation.scan.responses.filter(role=invitation.role, is_owner=False).count()


def _lock_open(scan: Scan) -> None:
    lock(scan)
    if not Scan.objects.filter(pk=scan.pk, round_closed_at=None).exists():
        raise RoundClosedError
