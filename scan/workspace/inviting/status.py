"""How far is an invitation, as far as the service point may know: that the employer began, finished and shared."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from scan.models import Dossier, EmployerInvitation, Response, Share, User
from scan.models.inviting_employers import BEFORE_REMINDING

SENDING, FAILED, SENT, OPENED = "onderweg", "mislukt", "verstuurd", "geopend"
STARTED, FINISHED, SHARED = "begonnen", "klaar", "gedeeld"
STOPPED, WITHDRAWN, ERASED = "geen-mail", "ingetrokken", "gewist"
WORDS = {
    SENDING: "Wordt verstuurd",
    FAILED: "Niet verstuurd",
    SENT: "Verstuurd",
    OPENED: "Geopend",
    STARTED: "Begonnen",
    FINISHED: "Klaar",
    SHARED: "Gedeeld",
    STOPPED: "Wil geen mail",
    WITHDRAWN: "Ingetrokken",
    ERASED: "Adres gewist",
}


@dataclass(frozen=True)
class Row:
    """One invitation in the list. `shared_scan` is the id of the scan when it is shared with the service point now."""

    invitation: EmployerInvitation
    dossier: Dossier
    status: str
    shared_scan: str
    may_remind: bool
    may_withdraw: bool
    may_send_again: bool

    @property
    def words(self) -> str:
        return WORDS[self.status]

    @property
    def reminder_failed(self) -> bool:
        """Whether a reminder was asked for, and could not be sent."""
        return self.may_remind and self.invitation.failed_at is not None


def invitations_of(user: User, status: str = "") -> QuerySet[EmployerInvitation]:
    """The invitations of the own service points, the newest first, with what a row needs; of one status if asked."""
    shares = Share.objects.visible_to(user).filter(
        scan=OuterRef("scan"), service_point=OuterRef("dossier__service_point")
    )
    done = Response.objects.filter(scan=OuterRef("scan"), is_owner=True).exclude(finished_at=None)
    invitations = EmployerInvitation.objects.visible_to(user).annotate(
        shared_scan=Subquery(shares.values("scan__public_id")[:1]),
        is_done=Exists(done),
    )
    invitations = invitations.select_related("dossier__service_point", "dossier__merged_into", "invited_by")
    return invitations.filter(**_FILTERS[status]) if status in _FILTERS else invitations


_NOT_BEGUN = {"started_at": None}
_STANDING = {**_NOT_BEGUN, "stopped_at": None, "withdrawn_at": None, "erased_at": None}
_FILTERS = {
    SENDING: {**_STANDING, "opened_at": None, "sent_at": None, "failed_at": None},
    FAILED: {**_STANDING, "opened_at": None, "sent_at": None, "failed_at__isnull": False},
    SENT: {**_STANDING, "opened_at": None, "sent_at__isnull": False},
    OPENED: {**_STANDING, "opened_at__isnull": False},
    STARTED: {"started_at__isnull": False, "is_done": False, "shared_scan": None},
    FINISHED: {"started_at__isnull": False, "is_done": True, "shared_scan": None},
    SHARED: {"started_at__isnull": False, "shared_scan__isnull": False},
    STOPPED: {**_NOT_BEGUN, "stopped_at__isnull": False},
    WITHDRAWN: {**_NOT_BEGUN, "stopped_at": None, "withdrawn_at__isnull": False},
    ERASED: {**_NOT_BEGUN, "stopped_at": None, "withdrawn_at": None, "erased_at__isnull": False},
}


def row_of(invitation: EmployerInvitation) -> Row:
    """An invitation of `invitations_of` as a row of the list."""
    status = status_of(invitation)
    waits = status in (SENDING, FAILED, SENT, OPENED) and invitation.erased_on > timezone.now()
    may_remind = waits and invitation.sent_at is not None and invitation.reminded_at is None
    return Row(
        invitation=invitation,
        dossier=invitation.dossier.merged_into or invitation.dossier,
        status=status,
        shared_scan=invitation.shared_scan or "",
        may_remind=may_remind and invitation.sent_at <= timezone.now() - BEFORE_REMINDING,
        may_withdraw=waits,
        may_send_again=waits and status == FAILED,
    )


def status_of(invitation: EmployerInvitation) -> str:
    """The one status of an invitation of `invitations_of`; who began is never told as anything less."""
    if invitation.started_at is not None:
        if invitation.shared_scan:
            return SHARED
        return FINISHED if invitation.is_done else STARTED
    ends = ((invitation.stopped_at, STOPPED), (invitation.withdrawn_at, WITHDRAWN), (invitation.erased_at, ERASED))
    begins = ((invitation.opened_at, OPENED), (invitation.sent_at, SENT), (invitation.failed_at, FAILED))
    return next((status for moment, status in (*ends, *begins) if moment is not None), SENDING)
