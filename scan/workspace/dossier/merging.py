"""Two dossiers of one employer as one, and apart again.

Nothing that was written moves: a dossier only points at the one that it stands in (`Dossier.merged_into`), and
remembers which one it was merged into by hand (`joined`). Taken apart it has again exactly what was its own, with what
came along.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from scan.models import Agreement, Contact, Deed, Dossier, Note, ServicePoint, Share, User
from scan.models.dossier.events import note_deed
from scan.workspace.newest import with_head


class CannotMergeError(Exception):
    """They are the same, belong to two service points, or one of them was merged meanwhile."""


class NotMergedError(Exception):
    """The dossier stands by itself."""


@dataclass(frozen=True)
class Part:
    """What one dossier holds, in numbers, with what was merged into it."""

    dossier: Dossier
    manager: str
    measurements: int
    notes: int
    contacts: int
    agreements: int
    members: int

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        return (
            ("Gedeelde metingen", self.measurements),
            ("Notities", self.notes),
            ("Afspraken", self.agreements),
            ("Contactpersonen", self.contacts),
        )


@dataclass(frozen=True)
class Preview:
    """Two dossiers before they are merged."""

    parts: tuple[Part, Part]

    @property
    def together(self) -> tuple[tuple[str, int, int, int], ...]:
        """Per kind of thing: its name, how many in the one, in the other, and together."""
        one, other = self.parts
        return tuple(
            (label, count, more, count + more)
            for (label, count), (_, more) in zip(one.counts, other.counts, strict=True)
        )


def preview(one: Dossier, other: Dossier, user: User) -> Preview:
    """What the two hold now; of measurements only those that this user may see."""
    return Preview((_part(one, user), _part(other, user)))


def merge(into: Dossier, other: Dossier, user: User) -> None:
    """Let `other`, with what was merged into it, stand in `into`.

    Its name, account manager and day to follow up stay those of both. Raises CannotMergeError.
    """
    with transaction.atomic():
        _alone(into)
        fresh = list(Dossier.objects.filter(pk__in=[into.pk, other.pk], merged_into=None))
        if len(fresh) < 2 or fresh[0].service_point_id != fresh[1].service_point_id:
            raise CannotMergeError
        Dossier.objects.filter(merged_into=other).update(merged_into=into)
        Dossier.objects.filter(pk=other.pk).update(joined=into, merged_into=into)
        note_deed(into, Deed.MERGED, user, other.name)
        note_deed(other, Deed.MERGED, user, into.name)


def take_apart(member: Dossier, user: User) -> None:
    """Let a merged dossier stand by itself again, with those that came along with it. Raises NotMergedError."""
    with transaction.atomic():
        _alone(member)
        member.refresh_from_db()
        head = member.merged_into
        if head is None:
            raise NotMergedError
        along = list(_below(member.pk, dict(head.members.values_list("pk", "joined"))))
        Dossier.objects.filter(pk=member.pk).update(joined=None, merged_into=None)
        Dossier.objects.filter(pk__in=along).update(merged_into=member)
        note_deed(head, Deed.TAKEN_APART, user, member.name)
        note_deed(member, Deed.TAKEN_APART, user, head.name)


def _alone(dossier: Dossier) -> None:
    """Let others who merge or take apart in the same service point wait until this transaction ends."""
    points = ServicePoint.objects.select_for_update(no_key=True).filter(pk=dossier.service_point_id)
    list(points.values_list("pk"))


def _below(dossier: int, joined: dict[int, int | None]) -> Iterator[int]:
    """The members that were merged into this one by hand, and those into them."""
    for member, into in joined.items():
        if into == dossier:
            yield member
            yield from _below(member, joined)


def _part(dossier: Dossier, user: User) -> Part:
    family = dossier.family
    standing = dossier.assignments.select_related("manager").filter(until=None).first()
    shares = with_head(Share.objects.visible_to(user)).filter(head=dossier.pk)
    return Part(
        dossier=dossier,
        manager=str(standing.manager) if standing else "",
        measurements=shares.count(),
        members=dossier.members.count(),
        **{
            name: kind.objects.filter(dossier__in=family).aggregate(n=Count("pk"))["n"]
            for name, kind in (("notes", Note), ("contacts", Contact), ("agreements", Agreement))
        },
    )
