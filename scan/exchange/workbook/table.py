"""Which rows stand on a sheet? The head says which column is which; each cell is read by its column."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from scan.exchange.finding import Finding
from scan.exchange.workbook.columns import Column, Sheet
from scan.exchange.workbook.opening import RawCell
from scan.exchange.workbook.read_row import ReadRow
from scan.exchange.workbook.text import literal, units
from scan.exchange.workbook.values import CellError, read
from scan.export.cells import LONGEST

HEAD_ROW = 1


def rows_in(sheet: Sheet, cells: Iterable[RawCell]) -> tuple[list[ReadRow], list[Finding]]:
    """The rows that are not empty, in order, and what is wrong with the head and with the cells."""
    by_row: dict[int, list[RawCell]] = defaultdict(list)
    for cell in cells:
        if cell.reason or not isinstance(cell.value, str) or cell.value.strip():
            by_row[cell.row].append(cell)
    columns, findings = _head(sheet, by_row.pop(HEAD_ROW, []))
    rows = []
    for number, own in sorted(by_row.items()):
        row, wrong = _row(sheet, number, own, columns)
        rows.append(row)
        findings += wrong
    return rows, findings + _twice(sheet, rows)


def _head(sheet: Sheet, cells: Sequence[RawCell]) -> tuple[dict[int, Column], list[Finding]]:
    """The column at each position, by the names in the first row."""
    columns: dict[int, Column] = {}
    findings = []
    for cell in cells:
        name = literal(str(cell.value)) if cell.value is not None else ""
        column = sheet.by_name.get(name.lower())
        if column is None:
            reason = cell.reason or f"De kolom ‘{name}’ kennen we niet. Haal de kolom weg, of verbeter de kop."
            findings.append(Finding(reason, sheet.name, HEAD_ROW, name))
        elif column in columns.values():
            findings.append(Finding("Deze kolom staat er twee keer.", sheet.name, HEAD_ROW, name))
        else:
            columns[cell.column] = column
    there = [column.name for column in columns.values()]
    findings += [
        Finding("Deze kolom ontbreekt.", sheet.name, HEAD_ROW, name) for name in sheet.by_name if name not in there
    ]
    return columns, findings


def _row(
    sheet: Sheet, number: int, cells: Sequence[RawCell], columns: dict[int, Column]
) -> tuple[ReadRow, list[Finding]]:
    values: dict[str, Any] = {}
    findings = []
    for cell in cells:
        column = columns.get(cell.column)
        if column is None:
            findings.append(Finding("Boven dit vakje staat geen kop die we kennen.", sheet.name, number))
            continue
        try:
            values[column.field] = _value(column, cell)
        except CellError as error:
            values[column.field] = None
            findings.append(Finding(str(error), sheet.name, number, column.name))
    row = ReadRow(sheet, number, values)
    empty = [column for column in columns.values() if column.required and column.field not in values]
    return row, [*findings, *(row.finding("Dit vakje is leeg. Vul het in.", column.field) for column in empty)]


def _value(column: Column, cell: RawCell) -> Any:
    if cell.reason or cell.value is None:
        raise CellError(cell.reason)
    if isinstance(cell.value, str) and units(cell.value) >= LONGEST:
        raise CellError(
            f"Deze tekst is te lang, of Excel heeft hem afgekapt. Er passen minder dan {LONGEST} tekens in."
        )
    return read(column, cell.value)


def _twice(sheet: Sheet, rows: Sequence[ReadRow]) -> list[Finding]:
    """Rows that cannot be told apart."""
    findings = []
    seen: dict[tuple[Any, ...], int] = {}
    for row in rows if sheet.identity else ():
        own = tuple(row.values.get(field) for field in sheet.identity)
        if None in (row.values.get(field, "") for field in sheet.identity):
            continue  # a cell of it could not be read
        if own in seen:
            said = " ".join(str(part) for part in own if part is not None)
            reason = f"‘{said}’ staat al op rij {seen[own]}. Kies een andere, of haal een van de twee rijen weg."
            findings.append(row.finding(reason, sheet.identity[-1]))
        seen.setdefault(own, row.number)
    return findings
