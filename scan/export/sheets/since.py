"""What does the sheet Ontwikkeling look like? Then and now side by side, steps that came and went, the plan of then."""

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_date, put_text
from scan.export.data import since as data
from scan.export.inputs import Report
from scan.export.table import rows_of, write_head, write_table

_WIDTHS = (44, 13, 13, 13, 44)
LAST = len(_WIDTHS)
NO_SCORE = "–"
_SIGNED = "+0;-0;0"


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the blocks one under the other."""
    page.title(sheet, report, "Ontwikkeling", _WIDTHS)
    row = page.TOP
    for values in _block(frame, data.TOLD):
        page.paragraph(sheet, row, str(values["Titel"]), 1, LAST)
        row += 1
    row = _numbers(sheet, row + 1, frame[frame["Soort"].isin([data.DIMENSION, data.SCALE])])
    row = _titles(sheet, row, "Nieuw in het advies", _block(frame, data.NEW_STEP), "Er kwamen geen stappen bij.")
    gone = "Alle stappen van toen staan er nog."
    row = _titles(sheet, row, "Niet meer in het advies", _block(frame, data.GONE_STEP), gone)
    _plan(sheet, row, _block(frame, data.PLAN))
    page.screen(sheet, "A3")
    page.paper(sheet, report, "portrait")


def _block(frame: pd.DataFrame, kind: str) -> list[dict[str, object]]:
    return rows_of(frame[frame["Soort"] == kind])


def _numbers(sheet: Worksheet, row: int, frame: pd.DataFrame) -> int:
    page.heading(sheet, row, "Toen en nu")
    table = frame[["Titel", "Toen", "Nu", "Verschil", "Wat het zegt"]].rename(columns={"Titel": "Onderdeel"})
    missing = dict.fromkeys(("Toen", "Nu", "Verschil"), NO_SCORE)
    last = write_table(sheet, table, row + 1, missing=missing)
    for number, kind in enumerate(frame["Soort"], start=row + 2):
        sheet.cell(number, 4).number_format = _SIGNED
        if kind == data.DIMENSION:
            for column in range(1, LAST + 1):
                sheet.cell(number, column).fill = style.PART_FILL
                if sheet.cell(number, column).value != NO_SCORE:
                    sheet.cell(number, column).font = style.STRONG
    return last + 2


def _titles(sheet: Worksheet, row: int, heading: str, rows: list[dict[str, object]], none: str) -> int:
    page.heading(sheet, row, heading)
    titles = [str(values["Titel"]) for values in rows] or [none]
    for number, title in enumerate(titles, start=row + 1):
        page.paragraph(sheet, number, title, 1, LAST)
    return row + len(titles) + 2


def _plan(sheet: Worksheet, row: int, rows: list[dict[str, object]]) -> None:
    """What became of the plan of then; nothing where there is none to tell of."""
    if not rows:
        return
    page.heading(sheet, row, "Wat er van het plan van toen kwam")
    write_head(sheet, row + 1, ["Stap", "Sinds", "Hoe het staat", "", ""])
    for number, values in enumerate(rows, start=row + 2):
        put_text(sheet.cell(number, 1), str(values["Titel"]), style.STRONG)
        put_date(sheet.cell(number, 2), values["Sinds"])
        page.paragraph(sheet, number, f"{values['Wat het zegt']}. {values['Advies nu']}.", 3, LAST)
        for column in range(1, LAST + 1):
            sheet.cell(number, column).border = style.UNDER
