"""Which employers stand in the list: those that somebody may see and asks for, one row each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from scan.core.instrument import Instrument
from scan.models import Assignment, Dossier, EmployerInvitation, InstrumentVersion, Share, User
from scan.shared.page import label_of
from scan.workspace import asked as ask
from scan.workspace.filtering import fitting_dossiers, fitting_shares, stage_asked
from scan.workspace.handover import with_right
from scan.workspace.newest import head_of, heads_of, newest_shares, sharing_now, with_head
from scan.workspace.sorting import sorted_dossiers, sorted_shares

NO_STAGE = "Nog geen fase"


@dataclass(frozen=True)
class Row:
    """One employer in the list, in words. `scores` are (title, shown number or None) per dimension.

    `share` is that of the newest measurement; None when nothing is shared now. `holder` looks after the dossier.
    """

    dossier: Dossier
    share: Share | None
    holder: User | None
    status: str
    sector: str = ""
    size: str = ""
    scores: tuple[tuple[str, int | None], ...] = ()
    stage: str = ""

    @property
    def can_give(self) -> bool:
        """Whether the reader may give this employer to somebody, or take it."""
        return bool(self.dossier.right)

    @property
    def follow_up(self) -> str:
        """When to follow up, in words."""
        due: date | None = self.dossier.follow_up_on
        today = timezone.localdate()
        if due is None or due == today:
            return "nog geen" if due is None else "vandaag"
        day = date_format(due, "j b" if due.year == today.year else "j b Y")
        return f"{day}, te laat" if due < today else day


def newest_instrument() -> Instrument | None:
    """The newest version, after which the list is filtered and ordered."""
    version = InstrumentVersion.objects.defer("document").first()
    return version.instrument if version else None


def shares_of(user: User, wanted: Mapping[str, str]) -> QuerySet[Share]:
    """The shares under the rows that this user may see and asks for, with what a row needs and no more.

    One per employer: of its newest measurement. None when employers without a shared result are asked for. Each has
    `head`, the key of its dossier.
    """
    asked = ask.asked_in(wanted)
    if asked.get(ask.SHARED) == ask.WITHOUT:
        return Share.objects.none()
    shares = fitting_shares(newest_shares(user), asked, user)
    shares = shares.select_related("service_point", "scan__result__version")
    shares = shares.defer("scan__result__data", "scan__result__version__document", "consent_text")
    return sorted_shares(shares, asked.get(ask.SORT, ""), newest_instrument() if ask.SORT in asked else None)


def dossiers_without(user: User, wanted: Mapping[str, str]) -> QuerySet[Dossier]:
    """The employers that share nothing now: only invited, or they stopped. Also filtered and in order."""
    asked = ask.asked_in(wanted)
    without = heads_of(user).exclude(pk__in=sharing_now(user))
    return sorted_dossiers(fitting_dossiers(without, asked, user), asked.get(ask.SORT, ""))


def dossiers_in(user: User, wanted: Mapping[str, str]) -> QuerySet[Dossier]:
    """The dossiers under all rows of a filter, in no order: for what is done with the whole list."""
    if ask.asked_in(wanted).get(ask.SHARED) == ask.WITHOUT:
        return dossiers_without(user, wanted)
    return heads_of(user).filter(pk__in=shares_of(user, wanted).order_by().values("head"))


def per_stage(user: User, wanted: Mapping[str, str]) -> dict[str, int]:
    """How many employers stand at each stage, "" for none yet, among those that fit all else that is asked."""
    asked = {name: text for name, text in ask.asked_in(wanted).items() if name not in (ask.STAGE, ask.SORT)}
    counted = shares_of(user, asked).order_by().values_list("scan__result__stage")
    return dict(counted.annotate(Count("pk")))


def fitting(counts: Mapping[str, int], asked: Mapping[str, str]) -> int:
    """How many employers fit all that is asked, from the numbers of `per_stage`."""
    return counts.get(stage_asked(asked), 0) if ask.STAGE in asked else sum(counts.values())


def rows_of_shares(shares: Iterable[Share], user: User) -> list[Row]:
    """Shares with a `head` as rows of the list, for this reader."""
    shares = list(shares)
    dossiers = _for_rows(Dossier.objects.filter(pk__in=[share.head for share in shares]), user).in_bulk()
    return [_row(share, dossiers[share.head]) for share in shares]


def rows_of_dossiers(dossiers: QuerySet[Dossier], user: User) -> list[Row]:
    """Dossiers of `dossiers_without` as rows of the list, for this reader."""
    found = list(_for_rows(dossiers, user))
    keys = [one.pk for one in found]
    shares = Share.objects.filter(service_point__in={one.service_point_id for one in found})
    shared = set(with_head(shares).filter(head__in=keys).values_list("head", flat=True))
    asked = EmployerInvitation.objects.filter(withdrawn_at=None).annotate(head=head_of()).filter(head__in=keys)
    invited = set(asked.values_list("head", flat=True))
    return [Row(one, None, _holder(one), _why_nothing(one, shared, invited)) for one in found]


def mark_seen(share: Share) -> None:
    """Note when somebody of the service point looked for the first time."""
    Share.objects.filter(pk=share.pk, first_seen_at=None).update(first_seen_at=timezone.now())


def _row(share: Share, dossier: Dossier) -> Row:
    result = share.scan.result
    instrument = result.instrument
    return Row(
        dossier=dossier,
        share=share,
        holder=_holder(dossier),
        status="Nieuw gedeeld" if share.first_seen_at is None else "Bekeken",
        sector=label_of(instrument, "sector", result.sector),
        size=label_of(instrument, "omvang", result.size),
        scores=tuple((dimension.title, result.dimensions.get(dimension.key)) for dimension in instrument.dimensions),
        stage=instrument.titles("stages").get(result.stage, NO_STAGE),
    )


def _for_rows(dossiers: QuerySet[Dossier], user: User) -> QuerySet[Dossier]:
    """Dossiers with who looks after them, and what this reader may do with them."""
    held = Assignment.objects.held().select_related("manager")
    dossiers = with_right(dossiers, user).select_related("service_point")
    return dossiers.prefetch_related(Prefetch("assignments", held, to_attr="held"))


def _holder(dossier: Dossier) -> User | None:
    return dossier.held[0].manager if dossier.held else None


def _why_nothing(dossier: Dossier, shared: set[int], invited: set[int]) -> str:
    """Why there is no result, from the keys of those who ever shared, and of those who were invited."""
    if dossier.pk in shared:
        return "Deelt niet meer"
    return "Uitgenodigd" if dossier.pk in invited else "Nog niets gedeeld"
