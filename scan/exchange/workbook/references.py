"""Does every key that a row names stand on the sheet that it should stand on?"""

from collections.abc import Iterator, Mapping
from typing import Any

from scan.exchange.finding import Finding
from scan.exchange.workbook.advising import SHEET_OF_SUBJECT
from scan.exchange.workbook.read_row import ReadRow
from scan.exchange.workbook.sheets import SHEETS

_ALL_ANSWERS = "total"


def unknown_keys(rows: Mapping[str, list[ReadRow]]) -> list[Finding]:
    """A finding for each cell that names something that is not there."""
    keys = {name: {row.values.get("key") for row in own} for name, own in rows.items()}
    found = [
        row.finding(_reason(key, column.keys_of), column.field)
        for name, own in rows.items()
        for column in SHEETS[name].columns
        if column.keys_of and column.strict
        for row in own
        for key in _named(row.values.get(column.field))
        if key not in keys[column.keys_of]
    ]
    return found + list(_unknown_in_conditions(rows["voorwaarden"], keys))


def _unknown_in_conditions(rows: list[ReadRow], keys: Mapping[str, set[Any]]) -> Iterator[Finding]:
    for row in rows:
        subject, about = row.values.get("subject"), row.values.get("about")
        sheet = SHEET_OF_SUBJECT.get(str(subject))
        if sheet and about is not None and about not in keys[sheet]:
            yield row.finding(_reason(about, sheet), "about")
        if subject == "unknown_share" and about is not None and about != _ALL_ANSWERS:
            yield row.finding(f"Hier hoort {_ALL_ANSWERS}.", "about")


def _named(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _reason(key: Any, sheet: str) -> str:
    return f"‘{key}’ staat niet op het blad {sheet}. Verbeter de sleutel, of zet die daar neer."
