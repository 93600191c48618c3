"""How a test reads a workbook back: tables as dicts, and every text that is anywhere in the file."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scan.export.report import Report
from scan.export.workbook import workbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Values = dict[str, str | float]


def opened(report: Report) -> Workbook:
    return load_workbook(BytesIO(workbook(report)))


def table(sheet: Worksheet, head: str) -> list[dict[str, Any]]:
    """The rows under the row whose first cell is `head`, until a row that begins with an empty cell."""
    top = next(row for row in sheet.iter_rows() if row[0].value == head)
    names = [cell.value for cell in top]
    rows = []
    for cells in sheet.iter_rows(min_row=top[0].row + 1):
        if cells[0].value is None:
            break
        rows.append(dict(zip(names, (cell.value for cell in cells), strict=True)))
    return rows


def cells(book: Workbook) -> dict[str, Any]:
    """Every value by its place."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def all_words(content: bytes) -> str:
    """All text and all attributes of all parts of the file: cells, charts, names, rules, properties."""
    found = []
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            for element in etree.fromstring(archive.read(name)).iter():
                found += [element.text or "", *map(str, element.attrib.values())]
    return "\n".join(found)


def values(content: bytes) -> dict[str, Values]:
    """What stands in each cell, by title of the sheet and by place; of a formula what it gives. No empty texts.

    Much faster than openpyxl, which makes an object of each cell.
    """
    with ZipFile(BytesIO(content)) as archive:
        shared = _texts(archive)
        targets = {one.get("Id"): one.get("Target") for one in _tree(archive, "xl/_rels/workbook.xml.rels")}
        sheets = _tree(archive, "xl/workbook.xml").iterfind(f"{_MAIN}sheets/{_MAIN}sheet")
        return {
            sheet.get("name"): dict(_cells(_tree(archive, _part(targets[sheet.get(_ID)])), shared)) for sheet in sheets
        }


def _texts(archive: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return ["".join(part.itertext(f"{_MAIN}t", with_tail=False)) for part in _tree(archive, "xl/sharedStrings.xml")]


def _tree(archive: ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name))


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _cells(sheet: etree._Element, shared: list[str]) -> Iterator[tuple[str, str | float]]:
    for cell in sheet.iter(f"{_MAIN}c"):
        told, kind = cell.findtext(f"{_MAIN}v"), cell.get("t", "n")
        if kind == "inlineStr":
            told = "".join(cell.itertext(f"{_MAIN}t", with_tail=False))
        elif told and kind == "s":
            told = shared[int(told)]
        if told:
            yield cell.get("r"), float(told) if kind == "n" else told


def rows_of(cells: Values, head: str) -> list[dict[str, Any]]:
    """As `table`, of quickly read values: a cell that is empty is not in the row."""
    by_row: dict[int, dict[str, str | float]] = {}
    for place, value in cells.items():
        column = place.rstrip("0123456789")
        by_row.setdefault(int(place.removeprefix(column)), {})[column] = value
    top = next(number for number, row in by_row.items() if row.get("A") == head)
    names, rows = by_row[top], []
    while "A" in by_row.get(top + 1 + len(rows), {}):
        rows.append({names[column]: value for column, value in by_row[top + 1 + len(rows)].items()})
    return rows
