"""How does the answer of the only respondent become the score of an item, and when does the item apply?"""

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scan.core.parts import NOT_APPLICABLE, Question
from scan.core.wording import answer_label
from scan.export import formulas
from scan.export.cells import put_number, put_text
from scan.export.data import calculation as data
from scan.export.formulas import Formulas
from scan.export.inputs import Report
from scan.export.sheets.calculation.layout import EXACT, Layout


class Choosing:
    """Writes the answer of each item, the one to change, and what follows from it."""

    def __init__(self, sheet: Worksheet, report: Report, layout: Layout, made: Formulas) -> None:
        self.sheet, self.report, self.layout, self.made = sheet, report, layout, made
        self.instrument, self.sole = report.instrument, report.outcome.scores.sole_answers or {}

    def write(self, item: Question, row: int, answer: str | None, score: float | None) -> None:
        """`answer` is the label that was chosen in the scan, None for none; `score` what it is worth."""
        layout, made = self.layout, self.made
        for column in ("answer", "choice"):
            if answer is not None:
                put_text(self._at(column, row), answer)
        # As text: a label such as 1 or =1+1 is not made a number or a formula when it is chosen.
        self._at("choice", row).number_format = "@"
        choice, asked = layout.cell("choice", row), layout.cell("asked", row)
        own = data.choices(self.instrument, item)
        first = layout.lists[own]
        worth = [
            (layout.fixed("name", first + place), layout.fixed("before", first + place))
            for place, (_, number) in enumerate(own)
            if number is not None
        ]
        made.put(self._at("score", row), formulas.item_score(choice, worth, asked), score, EXACT)
        self._asked(item, row)
        none = answer_label(self.instrument, item.key, NOT_APPLICABLE)
        place = layout.label(own, none) if item.not_applicable else None
        made.put(self._at("applies", row), formulas.applies(asked, choice, place), int(self.applies_now(item)))

    def applies_now(self, item: Question) -> bool:
        """Whether the item counts for the threshold of its scale, with the answers of the scan."""
        return self._is_asked(item) and self.sole.get(item.key) != NOT_APPLICABLE

    def _asked(self, item: Question, row: int) -> None:
        """As it is, or by the answers that the item waits for."""
        cell, waits = self._at("asked", row), data.waits_for(self.instrument, item)
        if not waits or not data.may_be_asked(self.report, item):
            put_number(cell, int(self._is_asked(item)))
            return
        earlier = []
        for key, labels in waits:
            other = self.layout.items[key]
            own = data.choices(self.instrument, self.instrument.items[key])
            offered = [label for label, _ in own]
            places = [self.layout.label(own, label) for label in labels if label in offered]
            earlier.append((self.layout.cell("choice", other), self.layout.cell("asked", other), places))
        self.made.put(cell, formulas.is_asked(earlier), int(data.is_asked(self.report, item)))

    def _is_asked(self, item: Question) -> bool:
        return item.key in self.sole or item.key in data.asked_without_answer(self.report, str(item.scale))

    def _at(self, column: str, row: int) -> Cell:
        return self.sheet[self.layout.cell(column, row)]
