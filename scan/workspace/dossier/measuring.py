"""What did the employer measure over time? Only what is shared with this service point now, as it is shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from scan.core.comparison import MEANINGFUL, Comparison, compare
from scan.core.presentation import ShownResult, show
from scan.models import Dossier, Share, User
from scan.shared.page import label_of
from scan.shared.plan import SharedPlanStep, shared_plan
from scan.workspace.newest import with_head


@dataclass(frozen=True)
class Measured:
    """One measurement in the table. `numbers` are (title, shown number or None) per dimension of the newest version."""

    share: Share
    finished: datetime
    numbers: tuple[tuple[str, int | None], ...]
    stage: str


@dataclass(frozen=True)
class Compared:
    """The newest measurement beside an earlier one that is shared too. Who filled in is told when both share it."""

    then: datetime
    now: datetime
    comparison: Comparison
    tells_roles: bool
    meaningful: int = MEANINGFUL


@dataclass(frozen=True)
class Newest:
    """The newest measurement in short. `plan` is None when it is not shared."""

    share: Share
    shown: ShownResult
    sector: str
    size: str
    plan: list[SharedPlanStep] | None


def shares_in(dossier: Dossier, user: User) -> list[Share]:
    """The shares with this service point of the dossier and those merged into it, the newest measurement first."""
    shares = with_head(Share.objects.visible_to(user)).filter(head=dossier.pk)
    shares = shares.select_related("service_point", "scan__result__version").defer("scan__result__version__document")
    return list(shares.order_by("-scan__started_at", "-scan_id"))


def newest_of(share: Share) -> Newest:
    """The measurement of this share in short."""
    result = share.scan.result
    instrument = result.instrument
    return Newest(
        share=share,
        shown=show(instrument, share.outcome),
        sector=label_of(instrument, "sector", result.sector),
        size=label_of(instrument, "omvang", result.size),
        plan=shared_plan(share.scan) if share.parts.plan else None,
    )


def measured(shares: Sequence[Share]) -> list[Measured]:
    """The table of measurements, in the order of the shares."""
    if not shares:
        return []
    dimensions = shares[0].scan.result.instrument.dimensions
    return [
        Measured(
            share=share,
            finished=share.scan.result.created_at,
            numbers=tuple((one.title, share.scan.result.dimensions.get(one.key)) for one in dimensions),
            stage=share.scan.result.instrument.titles("stages").get(share.scan.result.stage, "Nog geen fase"),
        )
        for share in shares
    ]


def compared(shares: Sequence[Share], earlier: str = "") -> Compared | None:
    """The newest beside the one before it, or beside the scan with this id; None when there is no other."""
    if len(shares) < 2:
        return None
    now = shares[0]
    then = next((share for share in shares[1:] if share.scan.public_id == earlier), shares[1])
    old, new = then.scan.result, now.scan.result
    return Compared(
        then=old.created_at,
        now=new.created_at,
        comparison=compare(old.instrument, then.outcome, new.instrument, now.outcome),
        tells_roles=then.parts.roles and now.parts.roles,
    )
