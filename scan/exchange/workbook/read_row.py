"""What is a row that was read, and which rows belong to something on another sheet?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from scan.exchange.finding import Finding
from scan.exchange.workbook.columns import Sheet

Owner = tuple[Any, ...]


@dataclass(frozen=True)
class ReadRow:
    """A row as it was read: its sheet, its number there, and the values of the cells that are not empty, by field."""

    sheet: Sheet
    number: int
    values: dict[str, Any]

    def finding(self, reason: str, field: str = "") -> Finding:
        """Something that is wrong with this row, or with one cell of it."""
        column = self.sheet.by_field.get(field)
        return Finding(reason, self.sheet.name, self.number, column.name if column else "")


class Owned:
    """Rows that belong to things elsewhere: what they belong to takes them, and what is left belongs to nothing."""

    def __init__(self, rows: Iterable[ReadRow], *fields: str) -> None:
        self._fields = fields
        self._by_owner: dict[Owner, list[ReadRow]] = defaultdict(list)
        for row in rows:
            self._by_owner[tuple(row.values.get(field) for field in fields)].append(row)

    def take(self, *owner: Any) -> list[ReadRow]:
        """The rows of this owner, in order."""
        return self._by_owner.pop(owner, [])

    def left(self) -> list[Finding]:
        """A finding for each row that nothing took."""
        return [
            row.finding(_belongs_to_nothing(owner), self._named(row))
            for owner, rows in self._by_owner.items()
            for row in rows
            if None not in (row.values.get(field, "") for field in self._fields)  # a cell that could not be read
        ]

    def _named(self, row: ReadRow) -> str:
        """The last of the fields that this row fills in: the one that most likely is wrong."""
        return next((field for field in reversed(self._fields) if row.values.get(field) is not None), self._fields[0])


def _belongs_to_nothing(owner: Owner) -> str:
    said = " ".join(str(part) for part in owner if part is not None)
    return f"Deze rij hoort bij ‘{said}’, en dat is er niet." if said else "Deze rij hoort nergens bij."
