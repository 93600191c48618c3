"""What does the sheet Rekenblad look things up in? Levels, and the answers to choose from with their scores."""

from openpyxl.worksheet.worksheet import Worksheet

from scan.core.instrument import Instrument
from scan.export import page, style
from scan.export.cells import put_number, put_text
from scan.export.sheets.calculation.layout import Layout
from scan.export.table import write_head


def write_levels(sheet: Worksheet, instrument: Instrument, layout: Layout) -> None:
    """The levels from low to high, each with the number from which it is."""
    page.heading(sheet, layout.levels - 2, "Waarmee dit blad rekent")
    write_head(sheet, layout.levels - 1, ["Niveau"])
    write_head(sheet, layout.levels - 1, ["Vanaf"], layout.columns.index("before") + 1)
    for row, one in enumerate(sorted(instrument.levels, key=lambda one: one.from_), start=layout.levels):
        put_text(sheet[layout.cell("name", row)], one.title).border = style.UNDER
        put_number(sheet[layout.cell("before", row)], one.from_).border = style.UNDER


def write_lists(sheet: Worksheet, layout: Layout) -> None:
    """Each list of answers, with the score of each answer; a list ends at an empty row."""
    if not layout.lists:
        return
    head = min(layout.lists.values()) - 1
    write_head(sheet, head, ["Antwoorden om uit te kiezen"])
    write_head(sheet, head, ["Score"], layout.columns.index("before") + 1)
    for own, first in layout.lists.items():
        for row, (label, score) in enumerate(own, start=first):
            put_text(sheet[layout.cell("name", row)], label).border = style.UNDER
            if score is not None:
                put_number(sheet[layout.cell("before", row)], score).border = style.UNDER
