"""Which cells stand on which sheet of a file? Read as they are, after the file was found safe."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from scan.exchange.finding import Finding, RefusedFile
from scan.exchange.workbook.package import DAMAGED, SheetScan, scanned
from scan.exchange.workbook.sheets import GUIDE, SHEETS
from scan.exchange.workbook.values import Cell

# What openpyxl raises on files that are not as they should be.
_BROKEN = (InvalidFileException, KeyError, IndexError, ValueError, TypeError, AttributeError, OSError, SyntaxError)


@dataclass(frozen=True)
class RawCell:
    """A cell that is not empty: its row and column (from 1), and its value or the reason why it has none."""

    row: int
    column: int
    value: Cell | None
    reason: str = ""


def first_sheet(content: bytes) -> list[RawCell]:
    """The cells of the first sheet that can be seen, of any workbook. Raises RefusedFile when it cannot be opened."""
    scans = scanned(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if not seen:
                raise RefusedFile([Finding("In dit bestand staat geen blad.")])
            scan = scans.get(seen[0]._worksheet_path.removeprefix("/"), SheetScan())
            return list(_cells(seen[0], set(scan.formulas)))
    except _BROKEN as error:
        if isinstance(error, RefusedFile):
            raise
        raise RefusedFile([Finding(DAMAGED)]) from error


def opened(content: bytes) -> tuple[dict[str, list[RawCell]], list[Finding]]:
    """The cells of each of our sheets, and what is wrong with sheets. Raises RefusedFile when it cannot be opened."""
    scans = scanned(content)
    try:
        # openpyxl warns for what it leaves out, such as newer kinds of drop-downs.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            return _sheets(book, scans)
    except _BROKEN as error:
        raise RefusedFile([Finding(DAMAGED)]) from error


def _sheets(book: Workbook, scans: dict[str, SheetScan]) -> tuple[dict[str, list[RawCell]], list[Finding]]:
    findings = [
        Finding(f"Het blad ‘{title}’ kennen we niet. Haal het weg.", title)
        for title in book.sheetnames
        if title not in SHEETS and title != GUIDE
    ]
    sheets = {}
    for name in SHEETS:
        if name not in book.sheetnames:
            findings.append(Finding(f"Het blad ‘{name}’ ontbreekt.", name))
            continue
        sheet = book[name]
        scan = scans.get(sheet._worksheet_path.removeprefix("/"), SheetScan())
        findings += _merged(name, scan)
        sheets[name] = list(_cells(sheet, set(scan.formulas)))
    return sheets, findings


def _merged(name: str, scan: SheetScan) -> list[Finding]:
    return [
        Finding(f"De cellen {area} zijn samengevoegd. Maak er weer losse cellen van.", name, _first_row(area))
        for area in scan.merged
    ]


def _first_row(area: str) -> int | None:
    digits = "".join(letter for letter in area.partition(":")[0] if letter.isdigit())
    return int(digits[:7]) if digits.isascii() and digits else None


def _cells(sheet: Any, formulas: set[str]) -> Iterator[RawCell]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    for number, row in enumerate(sheet.iter_rows(), start=1):
        for position, cell in enumerate(row, start=1):
            if f"{get_column_letter(position)}{number}" in formulas:
                yield RawCell(
                    number, position, None, "Hier staat een formule. Zet er de uitkomst neer als tekst of getal."
                )
            elif cell.value is not None:
                yield _raw(number, position, cell)


def _raw(row: int, column: int, cell: Any) -> RawCell:
    value = cell.value
    if cell.data_type == "e":
        return RawCell(row, column, None, f"Hier staat een foutmelding van Excel: {value}.")
    if isinstance(value, datetime | date | time | timedelta):
        reason = (
            "Hier staat een datum of tijd; vaak heeft Excel die er zelf van gemaakt. Geef het vakje de opmaak Tekst."
        )
        return RawCell(row, column, None, reason)
    return RawCell(row, column, value)
