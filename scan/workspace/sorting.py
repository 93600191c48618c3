"""In which order do employers stand in the list?"""

from typing import Any

from django.db.models import Case, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Lower, NullIf

from scan.core.instrument import Instrument
from scan.models import Dossier, Share

NAME, FOLLOW_UP, STAGE = "naam", "opvolgen", "fase"


def sorted_shares(shares: QuerySet[Share], sort: str, instrument: Instrument | None) -> QuerySet[Share]:
    """Shares with a `head` in the order that is asked: a name, or with a minus before it the other way round.

    The key of a dimension of this instrument orders by its score. Anything else is the newest first, which also
    decides between equals.
    """
    order = _orders(instrument).get(sort.removeprefix("-")) if instrument else None
    if order is None:
        return shares.order_by("-shared_at", "-pk")
    way = F("order").desc(nulls_last=True) if sort.startswith("-") else F("order").asc(nulls_last=True)
    return shares.annotate(order=order).order_by(way, "-shared_at", "-pk")


def sorted_dossiers(dossiers: QuerySet[Dossier], sort: str) -> QuerySet[Dossier]:
    """Dossiers without a result in the order that is asked, as far as it says something of them; else by name."""
    back = sort.startswith("-")
    if sort.removeprefix("-") == FOLLOW_UP:
        date = F("follow_up_on")
        return dossiers.order_by(date.desc(nulls_last=True) if back else date.asc(nulls_last=True), "name", "pk")
    by_name = Lower("name").desc() if back and sort.removeprefix("-") == NAME else Lower("name")
    return dossiers.order_by(by_name, "pk")


def sort_choices(instrument: Instrument) -> list[tuple[str, str]]:
    """What the list can be ordered by, in words."""
    return [
        ("", "Het laatst gedeeld bovenaan"),
        (NAME, "Op naam"),
        (FOLLOW_UP, "Eerstvolgende opvolging bovenaan"),
        (STAGE, "Eerste fase bovenaan"),
        *((one.key, f"Laagste score voor {one.title.lower()} bovenaan") for one in instrument.dimensions),
    ]


def _orders(instrument: Instrument) -> dict[str, Any]:
    head = Dossier.objects.filter(pk=OuterRef("head"))
    # The stages of an instrument are in the order in which they are tried: the furthest first.
    stages = list(reversed(instrument.titles("stages")))
    ranks = [When(scan__result__stage=key, then=Value(place)) for place, key in enumerate(stages)]
    return {
        NAME: Subquery(head.values(order=Lower("name"))),
        FOLLOW_UP: Subquery(head.values("follow_up_on")),
        STAGE: Case(*ranks, output_field=IntegerField()),
        **{one.key: _score(one.key) for one in instrument.dimensions},
    }


def _score(dimension: str) -> Cast:
    """A score as a number. A missing one is NULL on PostgreSQL already, and the word "null" on SQLite."""
    return Cast(NullIf(KeyTextTransform(dimension, "scan__result__dimensions"), Value("null")), IntegerField())
