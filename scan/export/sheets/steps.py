"""What does the sheet Stappen look like? A table to plan in: four columns are empty, with lists to choose from."""

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_text
from scan.export.data.steps import COLUMNS, DATE_COLUMN, NOTE, OWNER, STATUS
from scan.export.entry import entry_rule
from scan.export.inputs import Report
from scan.export.sheets.explanation import OWNERS_NAME, STATUSES_NAME
from scan.export.table import write_table

HEAD_ROW = page.TOP + 1
_WIDTHS = (5, 12, 26, 36, 44, 18, 10, 18, 19, 13, 24, 15, 40, 50, 24, 44)
_FIRST_DAY = 36526
"""1 January 2000, as Excel counts days."""


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the table. On paper the plan comes first and the deepening on pages beside it."""
    page.title(sheet, report, "Stappen", _WIDTHS)
    note = "Kies wat past. De gele vakken zijn om zelf in te vullen. Rechts staat meer uitleg bij elke stap."
    put_text(sheet.cell(page.TOP, 1), note, style.SUBTITLE, style.PLAIN)
    last = write_table(sheet, frame, HEAD_ROW)
    if frame.empty:
        put_text(sheet.cell(HEAD_ROW + 1, 3), "Er komen nog geen stappen uit de scan.")
    names = list(frame.columns)
    for row in range(HEAD_ROW + 1, last + 1):
        sheet.cell(row, names.index("Stap") + 1).font = style.STRONG
        for name in (OWNER, STATUS, DATE_COLUMN, NOTE):
            cell = sheet.cell(row, names.index(name) + 1)
            cell.fill, cell.border = style.WRITE_FILL, style.BOX
    _choices(sheet, names, max(last, HEAD_ROW + 1))
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(names))}{last}"
    page.screen(sheet, f"D{HEAD_ROW + 1}")
    _paper(sheet, report, max(last, HEAD_ROW + 1))


def _paper(sheet: Worksheet, report: Report, last: int) -> None:
    """Two pages wide, with the name of the step on both; the title goes in the header, not over the columns."""
    page.paper(sheet, report, "landscape")
    sheet.page_setup.fitToWidth = 2
    # Excel wants the columns before the rows; openpyxl would write them the other way round.
    titles = f"'{sheet.title}'!$A:$C,'{sheet.title}'!${HEAD_ROW}:${HEAD_ROW}"
    sheet.defined_names.add(DefinedName("_xlnm.Print_Titles", attr_text=titles))
    sheet.print_area = f"A{HEAD_ROW}:{get_column_letter(len(COLUMNS))}{last}"
    sheet.oddHeader.center.text, sheet.oddHeader.center.size = "&BStappen", 14


def _choices(sheet: Worksheet, names: list[str], last: int) -> None:
    for name, rule in ((OWNER, _owner()), (STATUS, _status()), (DATE_COLUMN, _date())):
        letter = get_column_letter(names.index(name) + 1)
        rule.add(f"{letter}{HEAD_ROW + 1}:{letter}{last}")
        sheet.add_data_validation(rule)


def _owner() -> DataValidation:
    """A warning only: a name of a person may be what they want."""
    return entry_rule(
        "list",
        ("Eigenaar", "Kies wie deze stap trekt."),
        ("Niet in de lijst", "Dit staat niet in de lijst. Wil je het toch gebruiken?"),
        formula1=OWNERS_NAME,
        errorStyle="warning",
    )


def _status() -> DataValidation:
    return entry_rule(
        "list",
        ("Status", "Kies hoe het met deze stap staat."),
        ("Kies uit de lijst", "Kies een van de woorden uit de lijst."),
        formula1=STATUSES_NAME,
    )


def _date() -> DataValidation:
    return entry_rule(
        "date",
        ("Datum", "Wanneer is deze stap klaar? Schrijf een datum, zoals 15-1-2027."),
        ("Dit is geen datum", "Schrijf een datum met dag, maand en jaar, zoals 15-1-2027."),
        operator="greaterThanOrEqual",
        formula1=str(_FIRST_DAY),
    )
