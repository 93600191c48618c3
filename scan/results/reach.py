"""With which service points can this result be shared?"""

from dataclasses import dataclass

from django.db.models import QuerySet

from scan.core.parts import DONT_KNOW
from scan.models import Result, ServicePoint


@dataclass(frozen=True)
class Reach:
    """The region that the employer named ("" when unknown), and the service points to choose from, perhaps none."""

    region: str
    service_points: QuerySet[ServicePoint]


def reach_of(result: Result) -> Reach:
    """The service points of the employer's own region; all of them when the region is not known."""
    region = str(result.outcome.scores.facts.get("arbeidsmarktregio", DONT_KNOW))
    reachable = ServicePoint.objects.reachable()
    if region == DONT_KNOW:
        return Reach("", reachable)
    return Reach(region, reachable.filter(region=region))
