"""What does the sheet Gesprek look like? Styles with bars, topics with questions, room to write."""

import pandas as pd
from openpyxl.formatting.rule import DataBarRule
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_number, put_text
from scan.export.data.conversation import STYLE, TOPIC
from scan.export.inputs import Report
from scan.export.table import rows_of, write_head

WIDTHS = (28, 60, 50, 32)
LAST = len(WIDTHS)
_ROWS_FOR_AGREEMENTS = 5


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the three blocks one under the other."""
    page.title(sheet, report, "Gesprek", WIDTHS)
    note = "Alleen voor het werkgeversservicepunt. De werkgever ziet dit blad niet."
    put_text(sheet.cell(page.TOP, 1), note, style.STRONG, style.PLAIN).fill = style.plane(style.HIGHLIGHT)
    for column in range(2, LAST + 1):
        sheet.cell(page.TOP, column).fill = style.plane(style.HIGHLIGHT)
    row = _styles(sheet, page.TOP + 2, rows_of(frame[frame["Soort"] == STYLE]))
    row = _topics(sheet, row, rows_of(frame[frame["Soort"] == TOPIC]))
    _agreements(sheet, row)
    page.screen(sheet, "A3")
    page.paper(sheet, report, "landscape")
    sheet.page_setup.fitToHeight = 2


def _styles(sheet: Worksheet, row: int, rows: list[dict[str, object]]) -> int:
    page.heading(sheet, row, "Accenten in de dienstverlening")
    if not rows:
        page.paragraph(sheet, row + 1, "Er komt geen accent uit de scan. Vraag wat zij van je verwachten.", 1, LAST)
        return row + 3
    write_head(sheet, row + 1, ["Accent", "Waarom", "Punten, van 0 tot 100", "Notities"])
    first = row + 2
    for number, values in enumerate(rows, start=first):
        put_text(sheet.cell(number, 1), values["Titel"], style.STRONG)
        put_text(sheet.cell(number, 2), values["Uitleg"])
        put_number(sheet.cell(number, 3), values["Punten"], style.NUMBER)
        _lined(sheet, number)
    last = first + len(rows) - 1
    rule = DataBarRule(start_type="num", start_value=0, end_type="num", end_value=100, color=f"FF{style.BAR_OF_A_PART}")
    sheet.conditional_formatting.add(f"C{first}:C{last}", rule)
    return last + 2


def _topics(sheet: Worksheet, row: int, rows: list[dict[str, object]]) -> int:
    page.heading(sheet, row, "Onderwerpen en openingsvragen")
    if not rows:
        page.paragraph(sheet, row + 1, "Er komen geen onderwerpen uit de scan.", 1, LAST)
        return row + 3
    write_head(sheet, row + 1, ["Onderwerp", "Uitleg", "Openingsvragen", "Notities"])
    for number, values in enumerate(rows, start=row + 2):
        put_text(sheet.cell(number, 1), values["Titel"], style.STRONG)
        put_text(sheet.cell(number, 2), values["Uitleg"])
        put_text(sheet.cell(number, 3), values["Openingsvragen"])
        _lined(sheet, number)
    return row + 2 + len(rows) + 1


def _agreements(sheet: Worksheet, row: int) -> None:
    """Empty rows to write in, on paper or on the screen."""
    page.heading(sheet, row, "Afspraken")
    write_head(sheet, row + 1, ["Wie", "Wat spreken jullie af?", "Waarom", "Wanneer"])
    for number in range(row + 2, row + 2 + _ROWS_FOR_AGREEMENTS):
        sheet.row_dimensions[number].height = 30
        for column in range(1, LAST + 1):
            _to_write(sheet, number, column)


def _lined(sheet: Worksheet, row: int) -> None:
    for column in range(1, LAST):
        sheet.cell(row, column).border = style.UNDER
    _to_write(sheet, row, LAST)


def _to_write(sheet: Worksheet, row: int, column: int) -> None:
    cell = sheet.cell(row, column)
    cell.fill, cell.border, cell.font, cell.alignment = style.WRITE_FILL, style.BOX, style.BODY, style.WRAPPED
