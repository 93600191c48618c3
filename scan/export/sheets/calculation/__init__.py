"""What does the sheet Rekenblad look like? The scores as formulas: change a yellow cell and see what it would do."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import formulas, page, style
from scan.export.cells import put_text
from scan.export.data.calculation import DIMENSION, choices
from scan.export.entry import entry_rule
from scan.export.formulas import Cached, Formulas
from scan.export.inputs import Report
from scan.export.sheets.calculation.layout import HEAD_ROW, NOTE_ROW, Layout, layout_of
from scan.export.sheets.calculation.lists import write_levels, write_lists
from scan.export.sheets.calculation.rows import Rows
from scan.export.table import rows_of, write_head

_HEADS = {
    "name": "Onderdeel of vraag",
    "answer": "Antwoord in de scan",
    "choice": "Jouw keuze",
    "before": "Score in de scan",
    "score": "Score nu, precies",
    "number": "Score nu",
    "change": "Verschil",
    "level": "Niveau nu",
    "asked": "Gesteld? (1 = ja)",
    "applies": "Vragen die gelden",
}
_WIDTHS = {"name": 62, "answer": 26, "choice": 26, "level": 24}
_USUAL_WIDTH = 12
_FIRST = "Wat als dit beter was? Verander een geel vak. De scores rekenen meteen mee. Aan de scan zelf verandert niets."
_CHOOSE = " Kies bij een vraag een ander antwoord uit de lijst."
_WRITE = " Schrijf bij een vraag een getal van 0 tot en met 100. Het is het gemiddelde van iedereen die telt."
_CALCULATES = (
    " Dit blad rekent met formules. Zie je geen nieuwe getallen? Open het bestand dan in Excel, LibreOffice of Google "
    "Sheets."
)
BOTTLENECK = "Hier valt nu het meeste te winnen"
_NO_SCORE = "Nog geen score"


def write(sheet: Worksheet, report: Report, frame: pd.DataFrame) -> Mapping[str, Cached]:
    """Write the sheet; returns by place what each formula gives when the file is made."""
    layout, made = layout_of(report), Formulas()
    page.title(sheet, report, "Rekenblad", [_WIDTHS.get(name, _USUAL_WIDTH) for name in layout.columns])
    how = _CHOOSE if layout.alone else _WRITE
    page.paragraph(sheet, NOTE_ROW, _FIRST + how + _CALCULATES, 1, len(layout.columns))
    write_head(sheet, HEAD_ROW, [_HEADS[name] for name in layout.columns])
    values = rows_of(frame)
    rows = Rows(sheet, report, layout, made)
    for row in values:
        rows.write(row)
    _bottleneck(sheet, layout, made, report, values)
    write_levels(sheet, report.instrument, layout)
    write_lists(sheet, layout)
    _inputs(sheet, report, layout)
    page.screen(sheet, f"A{layout.bottleneck + 1}")
    page.paper(sheet, report, "landscape", head_row=HEAD_ROW)
    sheet.print_area = f"A1:{layout.cell(layout.columns[-1], layout.last)}"
    return made.values


def _bottleneck(sheet: Worksheet, layout: Layout, made: Formulas, report: Report, values: list[dict[str, Any]]) -> None:
    """Rule 9: beside the dimensions, so that it is seen to move."""
    row, first, last = layout.bottleneck, HEAD_ROW + 1, layout.bottleneck - 1
    put_text(sheet.cell(row, 1), BOTTLENECK, style.STRONG)
    key = report.outcome.scores.bottleneck
    titles = {one["Sleutel"]: one["Titel"] for one in values if one["Soort"] == DIMENSION}
    numbers, names = layout.area("number", first, last), layout.area("name", first, last)
    cell = sheet[layout.cell("level", row)]
    made.put(cell, formulas.bottleneck(numbers, names, _NO_SCORE), titles[key] if key else _NO_SCORE)
    for name in layout.columns:
        sheet[layout.cell(name, row)].border = style.TITLE_LINE


def _inputs(sheet: Worksheet, report: Report, layout: Layout) -> None:
    """Lists to choose from, or a check on the number; what was changed gets a colour."""
    if not layout.items:
        return
    if layout.alone:
        _choices(sheet, report, layout)
    else:
        _numbers(sheet, layout)
    cells = [layout.cell(layout.input, row) for row in layout.items.values()]
    given = f"${layout.letter(layout.given)}{cells[0][1:]}"
    rule = FormulaRule(formula=[f"${cells[0]}<>{given}"], fill=PatternFill(bgColor=style.HIGHLIGHT))
    sheet.conditional_formatting.add(" ".join(cells), rule)


def _choices(sheet: Worksheet, report: Report, layout: Layout) -> None:
    for own, first in layout.lists.items():
        rule = entry_rule(
            "list",
            ("Jouw keuze", "Kies een antwoord. De scores rekenen mee."),
            ("Kies uit de lijst", "Kies een van de antwoorden uit de lijst."),
            formula1=layout.area("name", first, first + len(own) - 1, fixed=True),
        )
        for key, row in layout.items.items():
            if choices(report.instrument, report.instrument.items[key]) == own:
                rule.add(layout.cell("choice", row))
        sheet.add_data_validation(rule)


def _numbers(sheet: Worksheet, layout: Layout) -> None:
    rule = entry_rule(
        "decimal",
        ("Score van deze vraag", "Schrijf een getal van 0 tot en met 100. De scores rekenen mee."),
        ("Dit getal kan niet", "Schrijf een getal van 0 tot en met 100, of maak het vak leeg."),
        operator="between",
        formula1="0",
        formula2="100",
    )
    for row in layout.items.values():
        rule.add(layout.cell("score", row))
    sheet.add_data_validation(rule)
