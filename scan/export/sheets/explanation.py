"""What does the sheet Toelichting look like? Subjects with a text, and the choices of the sheet Stappen."""

from collections.abc import Sequence

import pandas as pd
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_text
from scan.export.data.steps import OWNER, STATUS, STATUSES
from scan.export.inputs import Report
from scan.export.table import write_head, write_table

WIDTHS = (34, 80)
OWNERS_NAME, STATUSES_NAME = "Keuzes_eigenaar", "Keuzes_status"
"""Names of the cells that the drop-downs in Stappen offer: a title may hold a comma, which a list in a rule cannot."""


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the texts, then the two lists of choices."""
    page.title(sheet, report, "Toelichting", WIDTHS)
    last = write_table(sheet, frame, page.TOP)
    for row in range(page.TOP + 1, last + 1):
        sheet.cell(row, 1).font = style.STRONG
    page.heading(sheet, last + 2, "Keuzes in het blad Stappen")
    write_head(sheet, last + 3, [OWNER, STATUS])
    _choices(sheet, OWNERS_NAME, 1, last + 4, list(report.instrument.titles("roles").values()))
    _choices(sheet, STATUSES_NAME, 2, last + 4, STATUSES)
    page.screen(sheet, f"A{page.TOP + 1}")
    page.paper(sheet, report, "portrait")


def _choices(sheet: Worksheet, name: str, column: int, first: int, titles: Sequence[str]) -> None:
    """A list of choices under its head, with a name for the whole list."""
    for row, title in enumerate(titles, start=first):
        put_text(sheet.cell(row, column), title).border = style.UNDER
    letter = "AB"[column - 1]
    cells = f"{sheet.title}!${letter}${first}:${letter}${first + len(titles) - 1}"
    sheet.parent.defined_names[name] = DefinedName(name, attr_text=cells)
