"""What does the sheet Samenvatting look like? One page: who, scores with a chart, facts, stage and first steps."""

import pandas as pd
from openpyxl.chart import Reference
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_number, put_text
from scan.export.charts import bars, place
from scan.export.data import summary as data
from scan.export.inputs import Report
from scan.export.table import rows_of, write_head

WIDTHS = (28, 11, 22, 52)
LAST = len(WIDTHS)
_CHART_HEIGHT = 155


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the blocks one under the other."""
    page.title(sheet, report, "Samenvatting", WIDTHS)
    row = _pairs(sheet, page.TOP, frame, data.SCAN)
    row = _scores(sheet, row, frame)
    row = _told(sheet, row, frame)
    _steps(sheet, row, frame)
    page.screen(sheet, "A3")
    page.paper(sheet, report, "portrait")


def _block(frame: pd.DataFrame, name: str) -> list[dict[str, object]]:
    return rows_of(frame[frame["Deel"] == name])


def _pairs(sheet: Worksheet, row: int, frame: pd.DataFrame, name: str) -> int:
    """A name in the first column, a text over the others."""
    for values in _block(frame, name):
        put_text(sheet.cell(row, 1), values["Onderdeel"], style.STRONG)
        page.paragraph(sheet, row, values["Tekst"], 2, LAST)
        row += 1
    return row


def _scores(sheet: Worksheet, row: int, frame: pd.DataFrame) -> int:
    page.heading(sheet, row, "Drie scores, naast elkaar")
    write_head(sheet, row + 1, ["Score", "0 tot 100", "Niveau", "De vraag erachter"])
    first = row + 2
    rows = _block(frame, data.SCORES)
    for number, values in enumerate(rows, start=first):
        put_text(sheet.cell(number, 1), values["Onderdeel"], style.STRONG)
        if values["Score"] is not None:
            put_number(sheet.cell(number, 2), values["Score"], style.NUMBER)
        put_text(sheet.cell(number, 3), values["Niveau"])
        put_text(sheet.cell(number, 4), values["Tekst"])
        for column in range(1, LAST + 1):
            sheet.cell(number, column).border = style.UNDER
    last = first + len(rows) - 1
    chart = bars(
        "Scores van 0 tot 100",
        Reference(sheet, min_col=1, min_row=first, max_row=last),
        Reference(sheet, min_col=2, min_row=first, max_row=last),
    )
    place(chart, sheet, last + 2, LAST, _CHART_HEIGHT)
    return last + 4


def _told(sheet: Worksheet, row: int, frame: pd.DataFrame) -> int:
    page.heading(sheet, row, data.DOING)
    page.paragraph(sheet, row + 1, _block(frame, data.DOING)[0]["Tekst"], 1, LAST)
    stage = _block(frame, data.STAGE)[0]
    page.heading(sheet, row + 2, f"{data.STAGE}: {stage['Onderdeel']}")
    page.paragraph(sheet, row + 3, stage["Tekst"], 1, LAST)
    return row + 4


def _steps(sheet: Worksheet, row: int, frame: pd.DataFrame) -> None:
    steps = _block(frame, data.STEPS)
    page.heading(sheet, row, data.STEPS)
    if not steps:
        page.paragraph(sheet, row + 1, "Er komen nog geen stappen uit de scan.", 1, LAST)
    for number, values in enumerate(steps, start=row + 1):
        put_text(sheet.cell(number, 1), f"{number - row}. {values['Onderdeel']}", style.STRONG)
        page.paragraph(sheet, number, values["Tekst"], 2, LAST)
        for column in range(1, LAST + 1):
            sheet.cell(number, column).border = style.UNDER
