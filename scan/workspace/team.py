"""How does the work of a team stand? Numbers per account manager and per stage, for the team lead; no content."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet, Subquery
from django.utils import timezone

from scan.models import Agreement, Dossier, Membership, ServicePoint, Share, User
from scan.workspace.newest import head_of, heads_of, holder_of, newest_shares, with_head

NUMBERS = ("dossiers", "new", "late", "agreements_late")


@dataclass
class Load:
    """What one account manager has to do; `manager` is None for what is nobody's."""

    manager: User | None
    dossiers: int = 0
    new: int = 0
    late: int = 0
    agreements_late: int = 0


@dataclass
class Team:
    """One service point: a load per account manager, that of nobody last, and employers by key of the stage."""

    service_point: ServicePoint
    loads: dict[int | None, Load]
    stages: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> Load:
        """All together."""
        return Load(None, *(sum(getattr(load, name) for load in self.loads.values()) for name in NUMBERS))


def teams_of(user: User, points: Iterable[ServicePoint]) -> list[Team]:
    """The teams of these service points, which this user leads; as far as a member of the team sees it."""
    teams = {point.pk: Team(point, {}) for point in points}
    members = Membership.objects.filter(service_point__in=teams, active=True, user__is_active=True)
    for one in members.select_related("user").order_by("user__first_name", "user__last_name", "user__email"):
        teams[one.service_point_id].loads[one.user_id] = Load(one.user)
    for team in teams.values():
        team.loads[None] = Load(None)
    for name, counts in _counts(user):
        for (point, manager), number in counts.items():
            if point in teams:
                setattr(teams[point].loads[manager], name, number)
    stages = newest_shares(user).filter(service_point__in=teams).order_by()
    for point, stage, number in stages.values_list("service_point", "scan__result__stage").annotate(Count("pk")):
        teams[point].stages[stage] = number
    return list(teams.values())


def _counts(user: User) -> list[tuple[str, dict[tuple[int, int | None], int]]]:
    """Each of the numbers by service point and account manager."""
    today = timezone.localdate()
    heads = heads_of(user)
    agreements = Agreement.objects.filter(done_on=None, due__lt=today).annotate(head=head_of())
    new = with_head(Share.objects.visible_to(user).filter(first_seen_at=None))
    return [
        ("dossiers", _by_holder(heads, "pk", "service_point")),
        ("late", _by_holder(heads.filter(follow_up_on__lt=today), "pk", "service_point")),
        ("new", _by_holder(new, "head", "service_point")),
        (
            "agreements_late",
            _by_holder(agreements.filter(head__in=heads.values("pk")), "head", "dossier__service_point"),
        ),
    ]


def _by_holder(rows: QuerySet[Dossier], head: str, point: str) -> dict[tuple[int, int | None], int]:
    """How many rows there are per service point and per who looks after the dossier, None for nobody."""
    held = rows.annotate(holder=Subquery(holder_of(head).values("manager")[:1]))
    counted = held.order_by().values_list(point, "holder").annotate(number=Count("pk"))
    return {(where, holder): number for where, holder, number in counted}
