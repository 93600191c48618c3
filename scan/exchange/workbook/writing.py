"""What does the workbook look like? A sheet per kind of thing, with lists to choose from, and a guide in front."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from scan.exchange.finding import Finding, RefusedFile
from scan.exchange.workbook import guide
from scan.exchange.workbook.columns import FLAG_WORDS, Column, Sheet
from scan.exchange.workbook.rows import Row, rows_of
from scan.exchange.workbook.sheets import GUIDE, SHEETS
from scan.exchange.workbook.text import units
from scan.exchange.workbook.values import Cell, written
from scan.export import page, style
from scan.export.cells import LONGEST, put_text
from scan.export.heights import fit_rows
from scan.export.package import packed
from scan.export.table import write_head

_A4 = 9
# No clock: the same document gives the same bytes.
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  (a workbook has no time zones)
_SPARE_ROWS = 500
"""How many rows under the last one get the lists to choose from."""


def workbook_of(document: Mapping[str, Any]) -> bytes:
    """The workbook of a canonical document; the same document gives the same bytes.

    Raises RefusedFile when a text is longer than a cell of Excel can hold.
    """
    rows = rows_of(dict(document))
    _refuse_long_texts(rows)
    book = Workbook()
    book.remove(book.worksheets[0])
    book._named_styles["Normal"].font = style.BODY  # what is typed in an empty cell looks the same
    front = book.create_sheet(GUIDE)
    guide.write(front)
    _on_paper(front)
    for name, sheet in SHEETS.items():
        _write(book.create_sheet(name), sheet, rows[name])
    book.properties.title = "Instrument van de Inclusiescan"
    book.properties.creator = book.properties.lastModifiedBy = "Inclusiescan"
    book.properties.language = "nl-NL"
    return packed(book, _MADE, {})


def _refuse_long_texts(rows: Mapping[str, Sequence[Row]]) -> None:
    found = [
        Finding(
            f"Deze tekst is te lang voor Excel: {units(value)} tekens, en er passen er minder dan {LONGEST}. "
            "Maak de tekst korter, of gebruik een YAML-bestand.",
            name,
            number,
            column.name,
        )
        for name, own in rows.items()
        for number, row in enumerate(own, start=2)
        for column, value in _cells(SHEETS[name], row)
        if isinstance(value, str) and units(value) >= LONGEST
    ]
    if found:
        raise RefusedFile(found)


def _cells(sheet: Sheet, row: Row) -> list[tuple[Column, Cell | None]]:
    return [(column, written(column, row.get(column.field, column.default))) for column in sheet.columns]


def _write(target: Worksheet, sheet: Sheet, rows: Sequence[Row]) -> None:
    write_head(target, 1, [column.name for column in sheet.columns])
    for number, row in enumerate(rows, start=2):
        for position, (column, value) in enumerate(_cells(sheet, row), start=1):
            _put(target, number, position, column, value)
    for position, column in enumerate(sheet.columns, start=1):
        _set_up(target, position, column, len(rows) + 1)
    names = [column.field for column in sheet.columns]
    page.screen(target, f"{get_column_letter(names.index('key') + 2 if 'key' in names else 1)}2")
    target.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(rows) + 1}"
    target.print_title_rows = "1:1"
    _on_paper(target)


def _on_paper(target: Worksheet) -> None:
    """As wide as the paper, with rows high enough for their text."""
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.page_setup.paperSize, target.page_setup.orientation = _A4, "landscape"
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    fit_rows(target)


def _put(target: Worksheet, row: int, position: int, column: Column, value: Cell | None) -> None:
    cell = target.cell(row, position)
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value, cell.font, cell.alignment = value, style.BODY, style.WRAPPED
    cell.border = style.UNDER
    cell.number_format = _format(column)


def _format(column: Column) -> str:
    """Text, so that Excel makes no dates of "10-24" and no numbers of "01"; numbers where only those can stand."""
    return "General" if column.kind in ("integer", "number") else "@"


def _set_up(target: Worksheet, position: int, column: Column, last: int) -> None:
    """The width and look of a column, also of its empty cells; the explanation at its head; what can be chosen."""
    letter = get_column_letter(position)
    dimension = target.column_dimensions[letter]
    dimension.width = column.width
    dimension.number_format, dimension.font, dimension.alignment = _format(column), style.BODY, style.WRAPPED
    comment = Comment(guide.explained(column), "Inclusiescan", width=280, height=120)
    target.cell(1, position).comment = comment
    rule = _choice(column)
    if rule:
        rule.add(f"{letter}2:{letter}{last + _SPARE_ROWS}")
        target.add_data_validation(rule)


def _choice(column: Column) -> DataValidation | None:
    words = [FLAG_WORDS[True], FLAG_WORDS[False]] if column.kind == "flag" else list(column.words.values())
    if words:
        return _list('"' + ",".join(words) + '"', column, strict=True)
    if column.keys_of and column.kind == "text":
        return _list(_keys(SHEETS[column.keys_of]), column, strict=column.strict)
    if column.kind in ("integer", "number") and column.lowest is not None and column.highest is not None:
        return _between(column)
    return None


def _keys(sheet: Sheet) -> str:
    """A formula for the keys on a sheet, as many as there are; also those that somebody adds."""
    letter = get_column_letter([column.field for column in sheet.columns].index("key") + 1)
    return f"OFFSET({sheet.name}!${letter}$2,0,0,MAX(1,COUNTA({sheet.name}!${letter}:${letter})-1),1)"


def _list(formula: str, column: Column, *, strict: bool) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop" if strict else "warning",
        errorTitle="Niet in de lijst",
        error=f"Kies bij ‘{column.name}’ iets uit de lijst.",
    )


def _between(column: Column) -> DataValidation:
    return DataValidation(
        type="whole" if column.kind == "integer" else "decimal",
        operator="between",
        formula1=str(column.lowest),
        formula2=str(column.highest),
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop",
        errorTitle="Dit getal kan niet",
        error=f"Schrijf een getal van {column.lowest} tot en met {column.highest}.",
    )
