"""How a test reads a workbook back: tables as dicts, and every text that is anywhere in the file."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scan.export.report import Report
from scan.export.workbook import workbook


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
