"""Employers of the trial site that the team was in touch with first: invited by mail, or at the table with them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from scan.models import Deed, EmployerInvitation, Response, ServicePoint, User
from scan.models.dossier.events import note_deed
from scan.questionnaire.invited import begin_invited
from scan.workspace.dossier.writing import open_dossier
from scan.workspace.inviting.actions import Wanted, invitation_for
from scan.workspace.sitting import sit_down

_BY = "fatima@example.org"

_INVITED: tuple[tuple[str, str, str, int, dict[str, Any]], ...] = (
    # organisation, contact person, mail address, how many days ago, what else is known
    ("Slagerij Van Dam", "Kees van Dam", "kees@example.org", 1, {}),
    ("Garage Hendriks", "Ria Hendriks", "ria@example.org", 9, {"opened_at": timedelta(days=8)}),
    ("Tuincentrum De Es", "Jaap Nijhuis", "jaap@example.org", 12, {"role": "directie"}),
    ("Timmerfabriek Smit", "", "post@example.org", 20, {"stopped_at": timedelta(days=19)}),
)


def invite_employers(point: ServicePoint) -> None:
    """Invitations of this service point in several states, unless somebody invited before. No mail goes out."""
    if EmployerInvitation.objects.filter(dossier__service_point=point).exists():
        return
    user, now = User.objects.get(email=_BY), timezone.now()
    for name, contact, address, days, known in _INVITED:
        dossier = open_dossier(user, point, name)
        note_deed(dossier, Deed.INVITED, user)
        why = "Wij spraken elkaar op de ondernemersdag. Je vroeg hoe je kunt beginnen."
        invitation = invitation_for(dossier, user, Wanted(name, contact, address, "jou, op de ondernemersdag", why))
        invitation.invited_at = invitation.sent_at = now - timedelta(days=days)
        for field in known.keys() - {"role"}:
            setattr(invitation, field, now - known[field])
        invitation.save()
        if "role" in known:
            begin_invited(invitation, known["role"])
        if invitation.stopped_at:
            EmployerInvitation.objects.filter(pk=invitation.pk).erase()


def sit_with(name: str, role: str, point: ServicePoint) -> Response:
    """Begin a scan at the table of this employer: what is answered by it now is marked as answered together."""
    user = User.objects.get(email=_BY)
    sitting = sit_down(open_dossier(user, point, name), user, role=role, by_phone=False, earlier=None)
    sitting.response.sitting = sitting
    return sitting.response
