"""A line of "vandaag": an employer and a reason; and how lines are read, those of the reader first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from scan.models import Dossier, Share, User
from scan.workspace.newest import held_by


@dataclass(frozen=True)
class Line:
    """One employer that asks attention. `mine` is whether the reader looks after it."""

    name: str
    address: str
    reason: str
    mine: bool


@dataclass(frozen=True)
class Signal:
    """All of one kind: `total` is how many there are, `lines` the first of them. `words` are singular and plural."""

    key: str
    words: tuple[str, str]
    lines: tuple[Line, ...]
    total: int
    marker: str = ""
    shares: tuple[Share, ...] = field(default=(), repr=False)

    @property
    def title(self) -> str:
        """Such as "3 plannen staan stil"."""
        return f"{self.total} {self.words[0] if self.total == 1 else self.words[1]}"

    @property
    def more(self) -> int:
        """How many there are besides the lines."""
        return self.total - len(self.lines)


def first_of(rows: QuerySet[Any], user: User, head: str, *order: Any, limit: int) -> list[Any]:
    """The first rows, those of which this user looks after the dossier at the front, in one query.

    `head` names the key of the dossier. Each row has `mine`, `total` (how many there are without the limit), and of the
    dossier `called` and `opened_by`: its name and its public id.
    """
    mine = told(Q(**{f"{head}__in": held_by(user).values("dossier")}))
    dossier = Dossier.objects.filter(pk=OuterRef(head))
    called = {"called": Subquery(dossier.values("name")), "opened_by": Subquery(dossier.values("public_id"))}
    return list(
        rows.annotate(mine=mine, total=Window(Count("pk")), **called).order_by(F("mine").desc(), *order, "pk")[:limit]
    )


def told(condition: Q) -> ExpressionWrapper:
    """Whether a condition holds, to read from a row."""
    return ExpressionWrapper(condition, output_field=BooleanField())


def last_of_each(rows: QuerySet[Any], *order: Any) -> QuerySet[Any]:
    """Of rows with a `head` the first per head, in this order."""
    place = Window(RowNumber(), partition_by="head", order_by=[*order, "pk"])
    return rows.filter(pk__in=rows.annotate(place=place).filter(place=1).values("pk"))


def total_of(rows: list[Any]) -> int:
    """How many there are of these without the limit."""
    return rows[0].total if rows else 0


def signal(key: str, words: tuple[str, str], rows: list[Any], line: Callable[[Any], Line], **rest: Any) -> Signal:
    """The signal of these rows."""
    return Signal(key, words, tuple(map(line, rows)), total_of(rows), **rest)
