"""What does the sheet Scores look like? A table of dimensions with their scales, and a chart of the same numbers."""

import pandas as pd
from openpyxl.chart import Reference
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import page, style
from scan.export.cells import put_text
from scan.export.charts import bars, place
from scan.export.data.scores import DIMENSION, GAP, compared_roles
from scan.export.data.words import whole
from scan.export.inputs import Report
from scan.export.table import write_table

HEAD_ROW = page.TOP
NAME, SCORE = 1, 2
NOT_COMPARED = "niet te vergelijken"
_CHART_HEIGHT = 360


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> None:
    """Write the table; the column `Soort` of the frame is shown as a plane, not as a column."""
    roles = list(compared_roles(report).values())
    table = frame.drop(columns="Soort")
    widths = [30, 9, 21, 58, *[18] * len(roles), *([13] if roles else [])]
    page.title(sheet, report, "Scores", widths)
    last = write_table(sheet, table, HEAD_ROW, missing=dict.fromkeys(roles, NOT_COMPARED))
    dimensions = [nr for nr, kind in enumerate(frame["Soort"], start=HEAD_ROW + 1) if kind == DIMENSION]
    for row in dimensions:
        for column in range(1, len(table.columns) + 1):
            sheet.cell(row, column).fill = style.PART_FILL
            if sheet.cell(row, column).value != NOT_COMPARED:
                sheet.cell(row, column).font = style.STRONG
    after = _notes(sheet, report, last + 2, len(table.columns))
    _chart(sheet, after + 1, last, dimensions)
    page.screen(sheet, f"B{HEAD_ROW + 1}")
    page.paper(sheet, report, "landscape" if roles else "portrait", head_row=HEAD_ROW)


def _notes(sheet: Worksheet, report: Report, row: int, columns: int) -> int:
    """What must be read with the table; returns the row after it."""
    scores = report.outcome.scores
    notes = ["Elke score loopt van 0 tot 100. Er is geen totaalcijfer."]
    if scores.unknown_share is not None:
        notes.append(
            f"Van elke 100 antwoorden op vragen met een score zijn er {whole(scores.unknown_share)} ‘Weet ik niet’."
        )
    if scores.role_dimensions:
        notes.append(f"{GAP}: de hoogste rol min de laagste. Rollen zijn vergeleken op vragen die zij allemaal kregen.")
    for number, note in enumerate(notes, start=row):
        put_text(sheet.cell(number, 1), note, style.SUBTITLE, style.PLAIN)
    return row + len(notes)


def _chart(sheet: Worksheet, row: int, last: int, dimensions: list[int]) -> None:
    first = HEAD_ROW + 1
    chart = bars(
        "Scores van 0 tot 100: donker is een van de drie scores, licht een onderdeel ervan",
        Reference(sheet, min_col=NAME, min_row=first, max_row=last),
        Reference(sheet, min_col=SCORE, min_row=first, max_row=last),
        parts=[nr - first for nr in range(first, last + 1) if nr not in dimensions],
    )
    place(chart, sheet, row, 4, _CHART_HEIGHT)
