"""How does each row of the sheet Rekenblad calculate: a dimension, a scale, or an item?"""

from collections.abc import Sequence
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import formulas, style
from scan.export.cells import put_number, put_text
from scan.export.data import calculation as data
from scan.export.data.words import TOO_FEW, level, whole
from scan.export.formulas import Formulas
from scan.export.inputs import Report
from scan.export.sheets.calculation.choosing import Choosing
from scan.export.sheets.calculation.layout import EXACT, Layout

APPEARED, GONE = "nu wel", "nu niet"
SIGNED, SIGNED_IF_ANY = "+0;-0;0", "+0;-0;;@"


class Rows:
    """Writes the rows of one sheet."""

    def __init__(self, sheet: Worksheet, report: Report, layout: Layout, made: Formulas) -> None:
        self.sheet, self.report, self.layout, self.made = sheet, report, layout, made
        self.instrument, self.scores = report.instrument, report.outcome.scores
        self.choosing = Choosing(sheet, report, layout, made)

    def write(self, values: dict[str, Any]) -> None:
        """Write what the frame says of one dimension, scale or item."""
        key, title, number = values["Sleutel"], values["Titel"], values["Getal"]
        if values["Soort"] == data.DIMENSION:
            self._dimension(key, title, number)
        elif values["Soort"] == data.SCALE:
            self._scale(key, title, number)
        else:
            self._item(key, title, values["Antwoord"], number)

    def _dimension(self, key: str, title: str, score: float | None) -> None:
        layout, row = self.layout, self.layout.dimensions[key]
        own = [scale.key for one in self.instrument.dimensions if one.key == key for scale in one.scales]
        put_text(self._at("name", row), title, style.STRONG)
        formula = formulas.dimension_score([layout.cell("score", layout.scales[scale]) for scale in own])
        self._score(row, formula, score)
        self._at("number", row).font = style.NUMBER
        heading = layout.headings[key]
        put_text(self._at("name", heading), title, style.HEADING, style.PLAIN)
        self.sheet.row_dimensions[heading].height = 26

    def _scale(self, key: str, title: str, score: float | None) -> None:
        layout, row = self.layout, self.layout.scales[key]
        put_text(self._at("name", row), title, style.STRONG)
        items = [layout.items[item.key] for item in self.instrument.items_of_scale[key]]
        if items:
            scores = layout.area("score", items[0], items[-1])
            self._score(row, formulas.scale_score(scores, layout.cell("applies", row)), score)
            self._applying(key, row, items, scores)
        for name in layout.columns:
            self._at(name, row).fill = style.PART_FILL

    def _applying(self, key: str, row: int, items: Sequence[int], scores: str) -> None:
        """How many items of a scale apply: counted of one respondent, the most that can be of several."""
        if self.layout.alone:
            own = [item for item in self.instrument.items_of_scale[key] if self.choosing.applies_now(item)]
            formula = f"SUM({self.layout.area('applies', items[0], items[-1])})"
            self.made.put(self._at("applies", row), formula, len(own))
        else:
            known = data.applying_at_most(self.report, key)
            scored = sum(item.key in self.scores.items for item in self.instrument.items_of_scale[key])
            self.made.put(self._at("applies", row), formulas.at_least(known, scores), max(known, scored))

    def _score(self, row: int, formula: str, score: float | None) -> None:
        """The score that is calculated, exactly and as it is shown, with its level and how far it moved."""
        layout, made, number = self.layout, self.made, whole(score)
        if number is not None:
            put_number(self._at("before", row), number)
        made.put(self._at("score", row), formula, score, EXACT)
        made.put(self._at("number", row), formulas.shown_number(layout.cell("score", row)), number).font = style.STRONG
        now, before = layout.cell("number", row), layout.cell("before", row)
        change = None if number is None else 0
        made.put(self._at("change", row), formulas.change(now, before, APPEARED, GONE), change, SIGNED)
        levels = len(self.instrument.levels)
        froms = layout.area("before", layout.levels, layout.levels + levels - 1, fixed=True)
        titles = layout.area("name", layout.levels, layout.levels + levels - 1, fixed=True)
        named = formulas.level(now, froms, titles, TOO_FEW)
        made.put(self._at("level", row), named, level(self.instrument, score))

    def _item(self, key: str, text: str, answer: str | None, score: float | None) -> None:
        layout, row, item = self.layout, self.layout.items[key], self.instrument.items[key]
        put_text(self._at("name", row), text).alignment = style.INDENTED
        if score is not None:
            put_number(self._at("before", row), score).number_format = EXACT
        if layout.alone:
            self.choosing.write(item, row, answer, score)
        elif score is not None:
            put_number(self._at("score", row), score)
        self._at("score", row).number_format = EXACT
        self._to_change(self._at(layout.input, row))
        change = formulas.change(layout.cell("score", row), layout.cell("before", row), APPEARED, GONE)
        self.made.put(self._at("change", row), change, None if score is None else 0, SIGNED_IF_ANY)
        for name in layout.columns:
            if name != layout.input:
                self._at(name, row).border = style.UNDER

    def _at(self, column: str, row: int) -> Cell:
        return self.sheet[self.layout.cell(column, row)]

    def _to_change(self, cell: Cell) -> None:
        cell.fill, cell.border, cell.font = style.WRITE_FILL, style.BOX, style.BODY
        cell.alignment = style.WRAPPED if self.layout.alone else style.CENTERED
