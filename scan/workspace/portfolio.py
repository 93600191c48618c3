"""Which shared scans stand in the list, and which of them does somebody look for?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from scan.core.instrument import Instrument
from scan.models import InstrumentVersion, Share, User
from scan.shared.page import label_of

NEW = "nieuw"
SEEN = "bekeken"

# PostgreSQL refuses to look for these.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Row:
    """One shared scan in the list, in words. `scores` are (title, shown number or None) per dimension."""

    share: Share
    sector: str
    size: str
    scores: tuple[tuple[str, int | None], ...]
    stage: str
    status: str


def shares_of(user: User, wanted: Mapping[str, str]) -> QuerySet[Share]:
    """The shares that this user may see and asks for, the newest first, with what a row needs and no more."""
    shares = Share.objects.visible_to(user).select_related("service_point", "scan__result__version")
    shares = shares.defer("scan__result__data", "scan__result__version__document", "consent_text")
    asked = {name: _NO_TEXT.sub("", text).strip() for name, text in wanted.items()}
    if asked.get("zoek"):
        shares = shares.filter(organisation_name__icontains=asked["zoek"])
    for field, name in (("sector", "sector"), ("size", "omvang"), ("stage", "fase")):
        if asked.get(name):
            shares = shares.filter(**{f"scan__result__{field}": asked[name]})
    if asked.get("status") in (NEW, SEEN):
        shares = shares.filter(first_seen_at__isnull=asked["status"] == NEW)
    return shares


def row_of(share: Share) -> Row:
    """A share as a row of the list."""
    result = share.scan.result
    instrument = result.instrument
    return Row(
        share=share,
        sector=label_of(instrument, "sector", result.sector),
        size=label_of(instrument, "omvang", result.size),
        scores=tuple((dimension.title, result.dimensions.get(dimension.key)) for dimension in instrument.dimensions),
        stage=instrument.titles("stages").get(result.stage, "Nog geen fase"),
        status="Nieuw gedeeld" if share.first_seen_at is None else "Bekeken",
    )


def mark_seen(share: Share) -> None:
    """Note when somebody of the service point looked for the first time."""
    Share.objects.filter(pk=share.pk, first_seen_at=None).update(first_seen_at=timezone.now())


def filters() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The filters of the list: name, label, and the choices of the newest version."""
    version = InstrumentVersion.objects.defer("document").first()
    if version is None:
        return []
    instrument = version.instrument
    return [
        ("sector", "Sector", _choices(instrument, "sector")),
        ("omvang", "Aantal mensen", _choices(instrument, "omvang")),
        ("fase", "Fase", list(reversed(instrument.titles("stages").items()))),
        ("status", "Status", [(NEW, "Nieuw gedeeld"), (SEEN, "Bekeken")]),
    ]


def _choices(instrument: Instrument, question: str) -> list[tuple[str, str]]:
    return [(str(option.value), option.label) for option in instrument.options.get(question, ())]
