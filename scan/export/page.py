"""What does every sheet have in common, on the screen and on paper? Title, widths, frozen heads and print set-up."""

from collections.abc import Sequence
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import style
from scan.export.cells import clean, put_text
from scan.export.heights import fit_rows
from scan.export.inputs import Report

TOP = 4
"""The first row under the title."""

_LONGEST_IN_HEADER = 80
_A4 = 9


def title(sheet: Worksheet, report: Report, text: str, widths: Sequence[float]) -> None:
    """The first three rows: what the sheet is, of whom and when, and a line."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(2, column).border = style.TITLE_LINE
    put_text(sheet["A1"], text, style.TITLE, style.PLAIN)
    put_text(sheet["A2"], f"{report.name} · Inclusiescan van {report.day}", style.SUBTITLE, style.PLAIN)
    sheet.row_dimensions[1].height = 32
    sheet.row_dimensions[2].height = 20
    sheet.row_dimensions[3].height = 9


def heading(sheet: Worksheet, row: int, text: str) -> None:
    """The title of a block within a sheet."""
    put_text(sheet.cell(row, 1), text, style.HEADING, style.PLAIN)
    sheet.row_dimensions[row].height = 26


def paragraph(sheet: Worksheet, row: int, text: str, first: int, last: int) -> None:
    """Text over several columns."""
    sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    put_text(sheet.cell(row, first), text)


def screen(sheet: Worksheet, freeze: str | None = None) -> None:
    """No grid; the head stays in sight."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_properties.tabColor = style.PRIMARY
    sheet.freeze_panes = freeze


def paper(
    sheet: Worksheet,
    report: Report,
    orientation: Literal["portrait", "landscape"],
    *,
    head_row: int | None = None,
) -> None:
    """A4, as wide as the paper, as long as needed, with the head on every page and the page numbers below."""
    fit_rows(sheet)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup = sheet.page_setup
    setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight = _A4, orientation, 1, 0
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.75, bottom=0.7, header=0.3, footer=0.3)
    if head_row:
        sheet.print_title_rows = f"{head_row}:{head_row}"
    _edges(sheet, report)


def _edges(sheet: Worksheet, report: Report) -> None:
    """Header and footer. An & is a command there, so a name with an & gets two.

    A name never follows a code directly: after a size, a name that begins with a digit would be read as part of it.
    """
    name = " ".join(clean(report.name).split())[:_LONGEST_IN_HEADER].replace("&", "&&")
    sheet.oddHeader.left.text = f"Inclusiescan · {name}"
    sheet.oddHeader.right.text = "&A"
    sheet.oddFooter.left.text = report.day
    sheet.oddFooter.right.text = "Pagina &P van &N"
    for part in (sheet.oddHeader.left, sheet.oddHeader.right, sheet.oddFooter.left, sheet.oddFooter.right):
        part.size, part.font = 9, f"{style.FONT},Regular"
