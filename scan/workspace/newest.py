"""Which employer is a share about, and which share is of its newest measurement?"""

from django.db.models import F, OuterRef, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber

from scan.models import Assignment, Dossier, Share, User


def with_head(shares: QuerySet[Share]) -> QuerySet[Share]:
    """Shares with `head`: the key of the dossier that people see, where others may have been merged into."""
    tied = shares.filter(scan__organisation__dossiers__service_point=F("service_point"))
    dossier = "scan__organisation__dossiers__dossier"
    return tied.annotate(head=Coalesce(f"{dossier}__merged_into", dossier))


def newest_shares(user: User) -> QuerySet[Share]:
    """Of each employer that this user may see the share of the newest measurement, with its `head`.

    Chosen before anything is filtered: an older measurement never stands in for a newer one that does not fit.
    """
    return newest_of(Share.objects.visible_to(user))


def newest_of(shares: QuerySet[Share], *, employer: str = "head") -> QuerySet[Share]:
    """Of each employer the share of the newest measurement among these, with its `head`.

    `employer` is the field by which shares are of one employer: over service points, who each have dossiers of their
    own, that is `scan__organisation`.
    """
    place = Window(RowNumber(), partition_by=employer, order_by=[F("scan__started_at").desc(), F("scan_id").desc()])
    newest = with_head(shares).annotate(place=place).filter(place=1)
    return with_head(Share.objects.filter(pk__in=newest.values("pk")))


def sharing_now(user: User) -> QuerySet[Share]:
    """The keys, as `head`, of the dossiers of employers that share something with this user now."""
    return with_head(Share.objects.visible_to(user)).values("head")


def head_of(relation: str = "dossier") -> Coalesce:
    """The key of the dossier that people see, from a row that belongs to a dossier or to one merged into it."""
    return Coalesce(f"{relation}__merged_into", f"{relation}_id")


def heads_of(user: User) -> QuerySet[Dossier]:
    """The dossiers that this user may see, one per employer."""
    return Dossier.objects.heads().visible_to(user)


def holder_of(dossier: str) -> QuerySet[Assignment]:
    """For a subquery: the assignment that says who looks after the dossier with this key now."""
    return Assignment.objects.held().filter(dossier=OuterRef(dossier))


def held_by(user: User) -> QuerySet[Assignment]:
    """The assignments that say what this user looks after now."""
    return Assignment.objects.held().filter(manager=user)
