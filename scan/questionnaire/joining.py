"""What a colleague does around the questions: start by the link for a role, and take the own answers back."""

from hashlib import sha256

from django.core.cache import cache
from django.db import transaction

from scan.models import Act, Invitation, Response
from scan.models.audit import record
from scan.models.counting import counts, protected_roles
from scan.models.scan import lock
from scan.privacy.ledger import Kind, ids_of, write
from scan.questionnaire.actions import renew_result
from scan.questionnaire.inviting import RoundClosedError, started

SAME_CLICK = 20
"""Within how many seconds the same form is a double click, and not somebody else on the same device."""


class NoPlaceError(Exception):
    """Nobody of this role can start: enough people have, or the owner closed the role or the round."""


def join(invitation: Invitation, *, form: str = "") -> Response:
    """Start a response of one's own in the role of the invitation. Raises NoPlaceError.

    The scan is locked while places are counted, so that two people never get the last one. `form` is the random name
    of the form that was sent: sent twice by a double click, it starts one response.
    """
    with transaction.atomic():
        lock(invitation.scan)
        if (begun := started_by(invitation, form)) is not None:
            return begun
        now = Invitation.objects.select_related("scan").filter(pk=invitation.pk).first()
        if now is None or not has_place(now, started(now)):
            raise NoPlaceError
        response = Response.objects.create(scan=invitation.scan, role=invitation.role)
        record(Act.JOINED, invitation.scan)
        if form:
            cache.set(_click(invitation, form), response.public_id, timeout=SAME_CLICK)
    return response


def started_by(invitation: Invitation, form: str) -> Response | None:
    """The response that this form started a moment ago, if it did."""
    public_id = cache.get(_click(invitation, form)) if form else None
    return Response.objects.filter(scan=invitation.scan_id, is_owner=False, public_id=public_id or "").first()


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
        write(Kind.RESPONSE, now.public_id)
        now.delete()
        record(Act.RETRACTED, scan)
        if counted:
            renew_result(scan)


def retract_again() -> int:
    """Take back anew what came back with a backup, and say how much that was. Doing so twice changes nothing."""
    responses = list(Response.objects.filter(public_id__in=ids_of(Kind.RESPONSE), is_owner=False))
    for response in responses:
        retract(response)
    return len(responses)


def _click(invitation: Invitation, form: str) -> str:
    # Whoever sends the form may write anything in it: a hash is always a good key.
    return f"joined-{invitation.pk}-{sha256(form.encode()).hexdigest()}"
