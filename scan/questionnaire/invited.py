"""What an employer does with an invitation of a service point: open it, begin a scan, or want no more of them."""

from django.db import transaction
from django.utils import timezone

from scan.addresses import mark
from scan.models import EmployerInvitation, Response
from scan.models.dossier.finding import tie
from scan.models.starting import begin
from scan.privacy.taking_back import refuse_invitations


class BegunError(Exception):
    """A scan was begun from the invitation already: it starts one, and opens none."""


def note_opened(invitation: EmployerInvitation) -> None:
    """Keep when somebody first went on from the page of the link; merely looking is what mail scanners do too."""
    EmployerInvitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=timezone.now())


def begin_invited(invitation: EmployerInvitation, role: str, *, short: bool = False) -> Response:
    """Begin the scan of this invitation, and let the dossier be about its organisation. Raises BegunError."""
    with transaction.atomic():
        # Two who press at once would begin two scans, of which one would be tied to nothing.
        now = EmployerInvitation.objects.select_for_update().select_related(None).get(pk=invitation.pk)
        if now.started_at is not None:
            raise BegunError
        response = begin(role, short=short)
        tie(invitation.dossier, response.scan.organisation)
        moment = timezone.now()
        EmployerInvitation.objects.filter(pk=now.pk).update(
            scan=response.scan, started_at=moment, opened_at=now.opened_at or moment
        )
    return response


def want_no_more(invitation: EmployerInvitation) -> None:
    """Erase the address from every invitation that holds it, and refuse it from now on by a mark."""
    refuse_invitations(mark(invitation.email), [invitation.email])
