"""What does the sheet Plan look like? One table of the chosen steps, with how far each of them is."""

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_text
from scan.export.data.plan import WHY_ASIDE
from scan.export.inputs import Report
from scan.export.table import write_table

HEAD_ROW = page.TOP + 1
_WIDTHS = (32, 18, 13, 16, 13, 32, 26, 24, 13)
_WHY_WIDTH = 22
_NOTE = "Dit is het plan op de dag van dit bestand. In het blad Stappen staat meer over elke stap."


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the table."""
    page.title(sheet, report, "Plan", [*_WIDTHS, *([_WHY_WIDTH] if WHY_ASIDE in frame else [])])
    put_text(sheet.cell(page.TOP, 1), _NOTE, style.SUBTITLE, style.PLAIN)
    last = write_table(sheet, frame, HEAD_ROW)
    for row in range(HEAD_ROW + 1, last + 1):
        sheet.cell(row, 1).font = style.STRONG
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(frame.columns))}{last}"
    page.screen(sheet, f"B{HEAD_ROW + 1}")
    page.paper(sheet, report, "landscape", head_row=HEAD_ROW)
