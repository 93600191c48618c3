"""How does a value get into a cell so that it stays what it is? Text from people is text, whatever it begins with."""

import re
from datetime import datetime

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font

from scan.export import style

LONGEST = 32_767
CUT = " … (tekst afgekort)"
DATE_FORMAT = "dd-mm-yyyy"

_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_FORMULA_BEGINS = ("=", "+", "-", "@", "'")
_READ_AS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def clean(text: str) -> str:
    """Text without the characters that a workbook cannot hold, and not longer than a cell."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _NOT_IN_XML.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))
    # Excel reads _x0041_ as an escaped A; this is how it wants a real underscore there.
    text = _READ_AS_ESCAPE.sub("_x005F_", text)
    return text if 2 * len(text) <= LONGEST or _units(text) <= LONGEST else _start(text) + CUT


def put_text(cell: Cell, text: str, font: Font = style.BODY, alignment: Alignment = style.WRAPPED) -> Cell:
    """The one way to write text. Without `data_type` "=1+1" becomes a formula and "#N/A" an error.

    `quotePrefix` keeps it text when somebody edits the cell in Excel.
    """
    cell.value = clean(text)
    cell.data_type = "s"
    cell.font, cell.alignment = font, alignment
    if looks_like_formula(text):
        cell.quotePrefix = True
    return cell


def looks_like_formula(text: str) -> bool:
    """Whether a program could take text for a formula once somebody edits the cell."""
    return text.startswith(_FORMULA_BEGINS)


def put_number(cell: Cell, number: float, font: Font = style.BODY) -> Cell:
    """Write a number; a whole one without decimals."""
    cell.value = int(number) if float(number).is_integer() else float(number)
    cell.number_format = "0"
    cell.font, cell.alignment = font, style.CENTERED
    return cell


def put_date(cell: Cell, moment: datetime | None) -> Cell:
    """Write a day, or leave room for one."""
    cell.value = moment
    cell.number_format = DATE_FORMAT
    cell.font, cell.alignment = style.BODY, style.CENTERED
    return cell


def _units(text: str) -> int:
    """Excel counts a character outside the basic plane, such as an emoji, as two."""
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)


def _start(text: str) -> str:
    room = LONGEST - len(CUT)
    start = text[:room]
    while (over := _units(start) - room) > 0:
        start = start[: -max(1, over // 2)]
    return start
