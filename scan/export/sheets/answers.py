"""What does the sheet Antwoorden look like? One table: first the facts, then every question with its numbers."""

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_text
from scan.export.data.answers import ANSWER, FACT, FIXED, HELPED, SCORE, UNSCORED, shown_roles
from scan.export.heights import HIGHEST, height_of
from scan.export.inputs import Report
from scan.export.table import write_table

HEAD_ROW = page.TOP + 1
NONE = "–"
_TEXTS = len(FIXED) - 1
_ANSWER = list(FIXED).index(ANSWER) + 1
_WIDTHS = (25, 56, 27, 40, 38, 14)


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the table; where a question has no number stands a dash."""
    roles = list(shown_roles(report).values())
    page.title(sheet, report, "Antwoorden", [*_WIDTHS, *[18] * len(roles), *([14] if HELPED in frame else [])])
    put_text(sheet.cell(page.TOP, 1), _note(report), style.SUBTITLE, style.PLAIN)
    missing = dict.fromkeys([SCORE, *roles], NONE)
    last = write_table(sheet, frame, HEAD_ROW, missing=missing)
    _finish(sheet, frame)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(frame.columns))}{last}"
    page.screen(sheet, f"C{HEAD_ROW + 1}")
    page.paper(sheet, report, "landscape", head_row=HEAD_ROW)


def _note(report: Report) -> str:
    if report.outcome.scores.sole_answers is not None:
        return f"Eén persoon vulde de scan in. Een streepje ({NONE}): er is geen getal."
    return (
        "Bij feiten staat het antwoord, bij andere vragen het gemiddelde. Een streepje "
        f"({NONE}): niet gevraagd of te weinig antwoorden."
    )


def _finish(sheet: Worksheet, frame: pd.DataFrame) -> None:
    """Facts get a plane and no numbers; means of chosen values always show two decimals."""
    last, numbers = len(frame.columns), len(frame.columns) - (HELPED in frame)
    for row, kind in enumerate(frame["Telt mee voor"], start=HEAD_ROW + 1):
        if kind == FACT:
            _fact(sheet, row, last, numbers)
        elif kind == UNSCORED:
            for column in range(_TEXTS + 1, numbers + 1):
                sheet.cell(row, column).number_format = "0.00"


def _fact(sheet: Worksheet, row: int, last: int, numbers: int) -> None:
    """The answer gets the room of the numbers, up to the column `numbers`, where it is too long for a row."""
    for column in range(1, last + 1):
        sheet.cell(row, column).fill = style.PART_FILL
    for column in range(_TEXTS + 1, numbers + 1):
        sheet.cell(row, column).value = None
    if height_of(sheet.cell(row, _ANSWER), _ANSWER) > HIGHEST:
        sheet.merge_cells(start_row=row, start_column=_ANSWER, end_row=row, end_column=numbers)
