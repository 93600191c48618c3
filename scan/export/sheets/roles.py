"""What does the sheet Rollen look like? A column per role, from dimensions to questions, and what to talk about."""

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_text
from scan.export.data import roles as data
from scan.export.inputs import Report
from scan.export.table import rows_of, write_head, write_table

HEAD_ROW = page.TOP + 1
NOT_COMPARED = "–"
_NAME, _ROLE, _GAP, _FEWEST = 52, 18, 13, 7
_NOTE = (
    "Elk getal loopt van 0 tot 100. Rollen zijn vergeleken op vragen die zij allemaal kregen. "
    f"Een streepje ({NOT_COMPARED}): niet te vergelijken."
)


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the table of numbers, and under it the topics."""
    roles = [name for name in frame if name not in (*data.FIXED, data.GAP, *data.TOLD)]
    width = max(_FEWEST, len(roles) + 2)
    page.title(sheet, report, "Rollen", [_NAME, *[_ROLE] * len(roles), _GAP, *[_ROLE] * (width - len(roles) - 2)])
    put_text(sheet.cell(page.TOP, 1), _NOTE, style.SUBTITLE, style.PLAIN)
    numbers = frame[frame["Soort"] != data.TOPIC]
    table = numbers[["Titel", *roles, data.GAP]].rename(columns={"Titel": "Onderdeel"})
    last = write_table(sheet, table, HEAD_ROW, missing=dict.fromkeys(roles, NOT_COMPARED))
    for row, kind in enumerate(numbers["Soort"], start=HEAD_ROW + 1):
        _dress(sheet, row, kind, len(table.columns))
    row = _topics(sheet, last + 2, rows_of(frame[frame["Soort"] == data.TOPIC]), width)
    _hidden(sheet, report, row, width)
    page.screen(sheet, f"B{HEAD_ROW + 1}")
    page.paper(sheet, report, "landscape", head_row=HEAD_ROW)


def _dress(sheet: Worksheet, row: int, kind: str, columns: int) -> None:
    """A dimension on a dark ground, a scale on a light one, an item indented."""
    for column in range(1, columns + 1):
        cell = sheet.cell(row, column)
        if kind == data.DIMENSION:
            cell.font, cell.fill = style.HEAD, style.HEAD_FILL
        elif kind == data.SCALE:
            cell.fill = style.PART_FILL
            cell.font = style.STRONG if cell.value != NOT_COMPARED else style.FAINT
    if kind == data.ITEM:
        sheet.cell(row, 1).alignment = style.INDENTED


def _topics(sheet: Worksheet, row: int, rows: list[dict[str, object]], width: int) -> int:
    """A row per topic: what it is, what stands out, and what to ask each other."""
    if not rows:
        return row
    page.heading(sheet, row, "Om samen over te praten")
    middle = 2 + (width - 1) // 2
    write_head(sheet, row + 1, ["Onderdeel", "Wat opvalt"])
    write_head(sheet, row + 1, ["Vraag elkaar"], middle)
    for column in (*range(3, middle), *range(middle + 1, width + 1)):
        sheet.cell(row + 1, column).fill = style.HEAD_FILL
    for number, values in enumerate(rows, start=row + 2):
        put_text(sheet.cell(number, 1), str(values["Titel"]), style.STRONG)
        page.paragraph(sheet, number, str(values["Wat opvalt"]), 2, middle - 1)
        page.paragraph(sheet, number, str(values["Vraag elkaar"]), middle, width)
        for column in range(1, width + 1):
            sheet.cell(number, column).border = style.UNDER
    return row + len(rows) + 3


def _hidden(sheet: Worksheet, report: Report, row: int, width: int) -> None:
    """Which roles took part and are not here."""
    hidden = [f"{title} ({count})" for title, count in data.found(report).hidden]
    if hidden:
        words = f"Deze rollen deden mee en staan hier niet, omdat het te weinig mensen zijn: {', '.join(hidden)}."
        page.paragraph(sheet, row, words, 1, width)
