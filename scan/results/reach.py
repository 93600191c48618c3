"""With which service points can this result be shared?"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from scan.core.parts import DONT_KNOW
from scan.models import Result, ServicePoint


@dataclass(frozen=True)
class Reach:
    """The region that the employer named ("" when unknown), and the service points to choose from, perhaps none.

    `known` is the one that invited the employer, or sat beside it: it is proposed first.
    """

    region: str
    service_points: QuerySet[ServicePoint]
    known: ServicePoint | None = None


def reach_of(result: Result) -> Reach:
    """The service points of the employer's own region, and the one it knows; all when the region is not known."""
    region = str(result.outcome.scores.facts.get("arbeidsmarktregio", DONT_KNOW))
    reachable = ServicePoint.objects.reachable()
    scan = result.scan_id
    knows = Q(dossiers__employer_invitations__scan=scan) | Q(dossiers__sittings__response__scan=scan)
    known = reachable.filter(knows).first()
    if region == DONT_KNOW:
        return Reach("", reachable, known)
    return Reach(region, reachable.filter(Q(region=region) | Q(pk=known.pk if known else None)), known)
