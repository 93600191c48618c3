"""What a colleague does around the questions: start by the link for a role, and take the own answers back."""

from django.db import transaction

from scan.models import Act, Invitation, Response
from scan.models.audit import record
from scan.models.counting import counts, protected_roles
from scan.models.scan import lock
from scan.questionnaire.actions import renew_result
from scan.questionnaire.inviting import RoundClosedError, started


class NoPlaceError(Exception):
    """Nobody of this role can start: enough people have, or the owner closed the role or the round."""


def join(invitation: Invitation) -> Response:
    """Start a response of one's own in the role of the invitation. Raises NoPlaceError.

    The scan is locked while places are counted, so that two people never get the last one.
    """
    with transaction.atomic():
        lock(invitation.scan)
        now = Invitation.objects.select_related("scan").filter(pk=invitation.pk).first()
        if now is None or not has_place(now, started(now)):
            raise NoPlaceError
        response = Response.objects.create(scan=invitation.scan, role=invitation.role)
        record(Act.JOINED, invitation.scan)
    return response


def has_place(invitation: Invitation, started: int) -> bool:
    """Whether one more can start where so many have."""
    is_open = invitation.closed_at is None and invitation.scan.round_closed_at is None
    return is_open and started < invitation.places


def retract(response: Response) -> None:
    """Delete the own response of a colleague for good. Raises RoundClosedError: by then it has been counted."""
    scan = response.scan
    with transaction.atomic():
        lock(scan)
        now = Response.objects.filter(pk=response.pk, is_owner=False).first()
        if now is None:
            return
        if now.closed_at is not None:
            raise RoundClosedError
        counted = counts(now, protected_roles(scan))
        now.delete()
        record(Act.RETRACTED, scan)
        if counted:
            renew_result(scan)
