"""What does the sheet Gesprek look like? One page: the result in short, accents, topics, and room to write."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from openpyxl.formatting.rule import DataBarRule
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_number, put_text
from scan.export.data.conversation import BRIEF, STYLE, TOPIC
from scan.export.heights import HIGHEST, height_of
from scan.export.inputs import Report
from scan.export.table import rows_of, write_head

WIDTHS = (27, 12, 76)
LAST = len(WIDTHS)
ROOM = 840.0
"""As high as the rows may be together (points) to be read well on one A4 of this width: letters of about 8,5 points."""

MORE = "Meer in de werkplek."
_NOTE = "Alleen voor het werkgeversservicepunt. De werkgever ziet dit blad niet."
_AGREEMENTS, _MOST_AGREEMENTS = 3, 8
_WRITE_HEIGHT = 24.0
_HEADS = 26.0 + 20.0
_AFTER_TOPICS = _HEADS + _AGREEMENTS * _WRITE_HEIGHT + 18.0
"""What the line with how many more there are, and the block to write in, take."""

Values = Mapping[str, Any]


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the blocks one under the other; of the topics as many as the page has room for."""
    page.title(sheet, report, "Gesprek", WIDTHS)
    put_text(sheet.cell(page.TOP, 1), _NOTE, style.STRONG, style.PLAIN)
    for column in range(1, LAST + 1):
        sheet.cell(page.TOP, column).fill = style.plane(style.HIGHLIGHT)
    sheet.row_dimensions[page.TOP].height = 18
    row = page.TOP + 1
    for values in _block(frame, BRIEF):
        _line(sheet, row, values)
        row += 1
    row = _styles(sheet, row, _block(frame, STYLE))
    row = _topics(sheet, row, _block(frame, TOPIC))
    last = _agreements(sheet, row)
    page.screen(sheet, "A3")
    page.paper(sheet, report, "portrait")
    sheet.page_setup.fitToHeight = 1
    sheet.print_area = f"A1:C{last}"


def _block(frame: pd.DataFrame, kind: str) -> list[dict[str, Any]]:
    return rows_of(frame[frame["Soort"] == kind])


def _line(sheet: Worksheet, row: int, values: Values, first: int = 2) -> None:
    """A title with a text beside it, as high as the text needs."""
    put_text(sheet.cell(row, 1), values["Titel"], style.STRONG)
    if first < LAST:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=LAST)
    put_text(sheet.cell(row, first), values["Tekst"])
    _under(sheet, row)
    needed = max(height_of(sheet.cell(row, 1), 1), height_of(sheet.cell(row, first), LAST))
    sheet.row_dimensions[row].height = min(HIGHEST, needed)


def _styles(sheet: Worksheet, row: int, rows: list[dict[str, Any]]) -> int:
    page.heading(sheet, row, "Accenten in de dienstverlening")
    if not rows:
        page.paragraph(sheet, row + 1, "Er komt geen accent uit de scan. Vraag wat zij van je verwachten.", 1, LAST)
        sheet.row_dimensions[row + 1].height = 18
        return row + 2
    write_head(sheet, row + 1, ["Accent", "Punten", "Waarom"])
    sheet.row_dimensions[row + 1].height = 20
    first = row + 2
    for number, values in enumerate(rows, start=first):
        _line(sheet, number, values, first=LAST)
        put_number(sheet.cell(number, 2), values["Punten"], style.STRONG)
    last = first + len(rows) - 1
    rule = DataBarRule(start_type="num", start_value=0, end_type="num", end_value=100, color=f"FF{style.BAR_OF_A_PART}")
    sheet.conditional_formatting.add(f"B{first}:B{last}", rule)
    return last + 1


def _topics(sheet: Worksheet, row: int, rows: list[dict[str, Any]]) -> int:
    """The topics from the first on until the page is full, and how many more there are."""
    page.heading(sheet, row, "Onderwerpen en openingsvragen")
    if not rows:
        page.paragraph(sheet, row + 1, "Er komen geen onderwerpen uit de scan.", 1, LAST)
        sheet.row_dimensions[row + 1].height = 18
        return row + 2
    write_head(sheet, row + 1, ["Onderwerp", "Openingsvragen"])
    sheet.merge_cells(start_row=row + 1, start_column=2, end_row=row + 1, end_column=LAST)
    sheet.row_dimensions[row + 1].height = 20
    number, shown = row + 2, 0
    for values in rows:
        _line(sheet, number, values)
        if shown and _used(sheet, number) + _AFTER_TOPICS > ROOM:
            _clear(sheet, number)
            break
        number, shown = number + 1, shown + 1
    if shown < len(rows):
        more = len(rows) - shown
        told = "Nog 1 onderwerp." if more == 1 else f"Nog {more} onderwerpen."
        page.paragraph(sheet, number, f"{told} {MORE}", 1, LAST)
        sheet.row_dimensions[number].height = 18
        number += 1
    return number


def _agreements(sheet: Worksheet, row: int) -> int:
    """Empty rows to write in, on paper or on the screen, as far as the page goes; returns the last row."""
    room = int((ROOM - _used(sheet, row - 1) - _HEADS) // _WRITE_HEIGHT)
    last = row + 1 + min(max(_AGREEMENTS, room), _MOST_AGREEMENTS)
    page.heading(sheet, row, "Afspraken")
    write_head(sheet, row + 1, ["Wie", "Wanneer", "Wat spreken jullie af?"])
    sheet.row_dimensions[row + 1].height = 20
    for number in range(row + 2, last + 1):
        sheet.row_dimensions[number].height = _WRITE_HEIGHT
        for column in range(1, LAST + 1):
            cell = sheet.cell(number, column)
            cell.fill, cell.border, cell.font, cell.alignment = style.WRITE_FILL, style.BOX, style.BODY, style.WRAPPED
    return last


def _used(sheet: Worksheet, last: int) -> float:
    return sum(sheet.row_dimensions[row].height or 0 for row in range(1, last + 1))


def _clear(sheet: Worksheet, row: int) -> None:
    """Take a row back that was only tried."""
    sheet.unmerge_cells(start_row=row, start_column=2, end_row=row, end_column=LAST)
    for column in range(1, LAST + 1):
        cell = sheet.cell(row, column)
        cell.value, cell.border, cell.quotePrefix = None, style.NO_LINE, False
    sheet.row_dimensions[row].height = None


def _under(sheet: Worksheet, row: int) -> None:
    for column in range(1, LAST + 1):
        sheet.cell(row, column).border = style.UNDER
