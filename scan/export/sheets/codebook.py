"""What does the sheet Codeboek look like? One table to filter, questions with their answers; then the other codes."""

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_text
from scan.export.data.codebook import ANSWER, COLUMNS, QUESTION
from scan.export.inputs import Report
from scan.export.table import rows_of, write_head, write_table

HEAD_ROW = page.TOP + 1
_WIDTHS = (22, 22, 48, 20, 22, 22, 34, 18, 36, 9)
_NOTE = (
    "Bij elke vraag staan de antwoorden eronder, met hun waarde en score. ‘Weet ik niet’ en ‘Niet van toepassing’ "
    "hebben geen score."
)
_OTHERS = "Rollen, scores, niveaus en fases"
_OTHER_COLUMNS = {
    1: ("Sleutel", "Sleutel"),
    2: ("Soort", "Wat het is"),
    3: ("Tekst", "Naam"),
    5: ("Telt mee voor", "Deel van"),
    7: ("Wanneer", "Wanneer"),
    9: ("Betekenis", "Betekenis"),
}
"""Per column of the sheet what stands there and its head: in the columns of the first table that have the room."""


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write both tables."""
    page.title(sheet, report, "Codeboek", _WIDTHS)
    put_text(sheet.cell(page.TOP, 1), _NOTE, style.SUBTITLE, style.PLAIN)
    asked = frame[frame["Soort"].isin([QUESTION, ANSWER])]
    names = [name for name in COLUMNS if name != "Soort"]
    last = write_table(sheet, asked[names], HEAD_ROW)
    for row, kind in enumerate(asked["Soort"], start=HEAD_ROW + 1):
        if kind == QUESTION:
            for column in range(1, len(names) + 1):
                sheet.cell(row, column).fill = style.PART_FILL
            sheet.cell(row, 3).font = style.STRONG
        else:
            sheet.cell(row, 1).font = style.FAINT
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(names))}{last}"
    _others(sheet, last + 2, frame[~frame["Soort"].isin([QUESTION, ANSWER])])
    page.screen(sheet, f"B{HEAD_ROW + 1}")
    page.paper(sheet, report, "landscape", head_row=HEAD_ROW)


def _others(sheet: Worksheet, row: int, frame: pd.DataFrame) -> None:
    """The other codes, one row each."""
    page.heading(sheet, row, _OTHERS)
    heads = {column: head for column, (_, head) in _OTHER_COLUMNS.items()}
    write_head(sheet, row + 1, [heads.get(column, "") for column in range(1, len(_WIDTHS) + 1)])
    for number, values in enumerate(rows_of(frame), start=row + 2):
        for column in range(1, len(_WIDTHS) + 1):
            name = _OTHER_COLUMNS.get(column, ("", ""))[0]
            cell = sheet.cell(number, column)
            if values.get(name) is not None:
                put_text(cell, values[name], style.STRONG if name == "Tekst" else style.BODY)
            cell.border = style.UNDER
