"""Where does everything stand on the sheet Rekenblad? Columns and rows, worked out before a formula is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.export import page
from scan.export.data.calculation import Choice, choices
from scan.export.inputs import Report

ALONE = ("name", "answer", "choice", "before", "score", "number", "change", "level", "asked", "applies")
TOGETHER = ("name", "before", "score", "number", "change", "level", "applies")
NOTE_ROW = page.TOP
HEAD_ROW = page.TOP + 1
EXACT = "0.00"
"""How a score is written that is not rounded."""


@dataclass(frozen=True)
class Layout:
    """Places of one Rekenblad. `alone` is whether answers can be chosen: there was one respondent.

    `dimensions`, `scales` and `items` give rows by key; `headings` those of the titles between; `lists` the first row
    of each list of answers.
    """

    alone: bool
    dimensions: Mapping[str, int]
    headings: Mapping[str, int]
    scales: Mapping[str, int]
    items: Mapping[str, int]
    levels: int
    lists: Mapping[tuple[Choice, ...], int]
    last: int

    @property
    def columns(self) -> tuple[str, ...]:
        return ALONE if self.alone else TOGETHER

    @property
    def input(self) -> str:
        """The column to fill in: the answer of the one respondent, or the score of the scan."""
        return "choice" if self.alone else "score"

    @property
    def given(self) -> str:
        """The column that holds what the input began as."""
        return "answer" if self.alone else "before"

    @property
    def bottleneck(self) -> int:
        return HEAD_ROW + len(self.dimensions) + 1

    def letter(self, column: str) -> str:
        return "ABCDEFGHIJ"[self.columns.index(column)]

    def cell(self, column: str, row: int) -> str:
        """A place for in a formula: "E12"."""
        return f"{self.letter(column)}{row}"

    def fixed(self, column: str, row: int) -> str:
        """A place that stays the same wherever a formula is copied to: "$E$12"."""
        return f"${self.letter(column)}${row}"

    def label(self, own: tuple[Choice, ...], label: str) -> str:
        """The place of one label in its list of answers."""
        return self.fixed("name", self.lists[own] + [one for one, _ in own].index(label))

    def area(self, column: str, first: int, last: int, *, fixed: bool = False) -> str:
        """Some cells of one column: "E12:E15", or "$E$12:$E$15"."""
        place = self.fixed if fixed else self.cell
        return f"{place(column, first)}:{place(column, last)}"


def layout_of(report: Report) -> Layout:
    """Dimensions on top, where they stay in sight; then each dimension with its scales and their items; then lists."""
    instrument = report.instrument
    alone = report.outcome.scores.sole_answers is not None
    dimensions = {one.key: HEAD_ROW + place for place, one in enumerate(instrument.dimensions, start=1)}
    row = HEAD_ROW + len(dimensions) + 2
    headings, scales, items = {}, {}, {}
    for dimension in instrument.dimensions:
        headings[dimension.key] = row
        row += 1
        for scale in dimension.scales:
            scales[scale.key] = row
            row += 1
            for item in instrument.items_of_scale[scale.key]:
                items[item.key] = row
                row += 1
    last = row - 1
    levels = row + 3
    row = levels + len(instrument.levels) + 3
    lists = {}
    for own in _lists(instrument, items) if alone else ():
        lists[own] = row
        row += len(own) + 1
    return Layout(alone, dimensions, headings, scales, items, levels, lists, last)


def _lists(instrument: Instrument, items: Iterable[str]) -> list[tuple[Choice, ...]]:
    """Every list of answers that an item offers, once."""
    return list(dict.fromkeys(choices(instrument, instrument.items[key]) for key in items))
