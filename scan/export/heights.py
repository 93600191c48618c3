"""How high must a row be for its text? Reckoned, as not every program fits rows by itself."""

from functools import lru_cache
from math import ceil

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

HIGHEST = 409.0
"""Excel makes no row higher than this (points)."""

_LINE = 1.3
_PADDING = 5
_UNIT = 5.25
"""One unit of column width in points."""

_EDGES = 10
"""What the indent and the edges of a cell take of its width (points)."""

_BOLD = 1.1
_NARROW = frozenset(" .,:;!'’‘|()[]/-ijlftr1I")
_BROAD = frozenset("mwMWABCDEFGHKLNOPQRSTUVXYZ%&@…")


def fit_rows(sheet: Worksheet) -> None:
    """Give every row with text the height it needs, unless it has one already."""
    wide = {area.min_row: area for area in sheet.merged_cells.ranges}
    for cells in sheet.iter_rows():
        row = cells[0].row
        if sheet.row_dimensions[row].height is not None:
            continue
        area = wide.get(row)
        last = {area.min_col: area.max_col} if area else {}
        needed = [height_of(cell, last.get(cell.column, cell.column)) for cell in cells if _has_text(cell)]
        if needed:
            sheet.row_dimensions[row].height = min(HIGHEST, max(needed))


def height_of(cell: Cell, last_column: int) -> float:
    """The height in points that the text of a cell needs, from its own column up to `last_column`."""
    columns = range(cell.column, last_column + 1)
    room = sum(cell.parent.column_dimensions[get_column_letter(column)].width for column in columns) * _UNIT - _EDGES
    size = cell.font.size
    em = size * (_BOLD if cell.font.bold else 1)
    lines = sum(_lines(line, room / em) for line in str(cell.value).split("\n")) if cell.alignment.wrap_text else 1
    return ceil(lines * size * _LINE + _PADDING)


def _lines(text: str, room: float) -> int:
    """In how many lines a text breaks at its spaces, where a line holds `room` times the size of the letter."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        wide = _wide(word)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        lines += int(wide // room)
        used += wide % room + _wide(" ")
    return lines


@lru_cache(maxsize=4096)
def _wide(text: str) -> float:
    """About how wide a text is in Arial, in times the size of the letter. The same words come back in many cells."""
    return sum(0.31 if letter in _NARROW else 0.75 if letter in _BROAD else 0.56 for letter in text)


def _has_text(cell: Cell | MergedCell) -> bool:
    """Of a formula nobody reads the text: it takes the one line that its value takes."""
    return not isinstance(cell, MergedCell) and cell.value is not None and cell.data_type != "f"
