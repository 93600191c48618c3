"""Who of the service point looks after which dossiers from now on, and what is told to the next one?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from scan.models import Assignment, Deed, Dossier, DossierEvent, Membership, User
from scan.workspace.newest import heads_of, held_by, holder_of


class NotYoursError(Exception):
    """Somebody would hand over what is a colleague's, or give it to somebody who does not work there."""


@dataclass(frozen=True)
class Handover:
    """Dossiers that one person gives to another, with a note for the first visit."""

    by: User
    to: User
    note: str = ""


def leads(user: User) -> QuerySet[Membership]:
    """The places where this user is team lead now."""
    return Membership.objects.filter(user=user, active=True, is_lead=True)


def with_right(dossiers: QuerySet[Dossier], user: User) -> QuerySet[Dossier]:
    """Dossiers with `right`: "all" to give to any colleague, "take" to take for oneself, or "".

    One's own can go to anybody, a team lead's all; what is nobody's, whoever works there may take.
    """
    led = leads(user).filter(service_point=OuterRef("service_point"))
    anybodys = Q(Exists(led)) | Q(pk__in=held_by(user).values("dossier"))
    right = Case(
        When(anybodys, then=Value("all")), When(~Exists(holder_of("pk")), then=Value("take")), default=Value("")
    )
    return dossiers.annotate(right=right)


def dossiers_to_give(user: User) -> QuerySet[Dossier]:
    """The dossiers that this user may give to somebody, were it only to take them."""
    return with_right(heads_of(user), user).exclude(right="")


def receivers(dossiers: Iterable[Dossier], user: User) -> QuerySet[User]:
    """Who may get all of these dossiers, which have a `right`, from this user."""
    dossiers = list(dossiers)
    users = User.objects.filter(is_active=True)
    for point in {dossier.service_point_id for dossier in dossiers}:
        here = Membership.objects.filter(user=OuterRef("pk"), service_point=point, active=True)
        users = users.filter(Exists(here))
    if any(dossier.right != "all" for dossier in dossiers):
        users = users.filter(pk=user.pk)
    return users.order_by("first_name", "last_name", "email")


def hand_over(dossier_ids: Collection[int], handover: Handover) -> int:
    """Let somebody look after these dossiers from now on; gives how many changed hands.

    What somebody looks after already stays as it is. All or none: raises NotYoursError when one of them may not be
    given, looked at again while nobody else changes them.
    """
    with transaction.atomic():
        locked = list(Dossier.objects.select_for_update().filter(pk__in=dossier_ids).order_by("pk"))
        rightful = list(dossiers_to_give(handover.by).filter(pk__in=[dossier.pk for dossier in locked]))
        if len(rightful) < len(set(dossier_ids)) or not receivers(rightful, handover.by).contains(handover.to):
            raise NotYoursError
        kept = set(held_by(handover.to).filter(dossier__in=rightful).values_list("dossier_id", flat=True))
        moved = [dossier for dossier in rightful if dossier.pk not in kept]
        _assign(moved, handover)
    return len(moved)


def _assign(dossiers: list[Dossier], handover: Handover) -> None:
    now = timezone.now()
    Assignment.objects.standing().filter(dossier__in=dossiers).update(until=now)
    Assignment.objects.bulk_create(
        Assignment(dossier=one, manager=handover.to, given_by=handover.by, note=handover.note, since=now)
        for one in dossiers
    )
    DossierEvent.objects.bulk_create(
        DossierEvent(dossier=one, deed=Deed.ASSIGNED, user=handover.by, about=str(handover.to)[:200], at=now)
        for one in dossiers
    )


def left_behind(user: User) -> list[tuple[User, int]]:
    """For a team lead: who looks after dossiers and works there no more, and how many there are."""
    gone = Assignment.objects.standing().filter(
        dossier__merged_into=None, dossier__service_point__in=leads(user).values("service_point")
    )
    left = gone.filter(~Exists(Assignment.objects.held().filter(pk=OuterRef("pk"))))
    people = User.objects.filter(assignments__in=left).annotate(left_behind=Count("assignments"))
    return sorted(((one, one.left_behind) for one in people), key=lambda one: str(one[0]).lower())
