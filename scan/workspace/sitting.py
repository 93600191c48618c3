"""Beginning to fill in together with an employer, from a dossier."""

from django.db import transaction
from django.utils import timezone

from scan.models import Act, Deed, Dossier, Response, Scan, Share, Sitting, User
from scan.models.audit import record
from scan.models.dossier.events import note_deed
from scan.models.dossier.finding import tie
from scan.models.sitting import LIFETIME
from scan.models.starting import begin, begin_again


class MeasuredAgainError(Exception):
    """The scan was measured again by the employer meanwhile, and that scan is the employer's own."""


def to_measure_again(dossier: Dossier, user: User) -> Scan | None:
    """The newest scan of this employer that the user may see now and that nobody measured again yet."""
    shares = Share.objects.visible_to(user).filter(
        service_point=dossier.service_point_id,
        scan__organisation__dossiers__dossier__in=dossier.family,
        scan__following=None,
    )
    newest = shares.select_related("scan__organisation").order_by("-scan__started_at").first()
    return newest.scan if newest else None


def sit_down(dossier: Dossier, user: User, *, role: str, by_phone: bool, earlier: Scan | None) -> Sitting:
    """Start a scan that the account manager fills in with the employer, who owns it, with these four hours for it.

    Of a new organisation, or with `earlier` of that one again. Raises MeasuredAgainError.
    """
    with transaction.atomic():
        response = begin(role) if earlier is None else _again(earlier, role)
        tie(dossier, response.scan.organisation)
        sitting = Sitting.objects.create(
            response=response,
            dossier=dossier,
            user=user,
            by_phone=by_phone,
            expires_at=timezone.now() + LIFETIME,
        )
        # Also where the employer looks who has only the link of then.
        for scan in filter(None, (response.scan, earlier)):
            record(Act.TOGETHER, scan, user=user, service_point=dossier.service_point)
        note_deed(dossier, Deed.SAT_TOGETHER, user, "Telefoon" if by_phone else "Aan tafel")
    return sitting


def _again(earlier: Scan, role: str) -> Response:
    response, new = begin_again(earlier, role)
    if not new:
        raise MeasuredAgainError
    return response
