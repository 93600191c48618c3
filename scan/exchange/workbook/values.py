"""How does a value of a document stand in a cell, and what does a cell mean? Both ways, per kind of column."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from scan.exchange.workbook.columns import FLAG_WORDS, Column
from scan.exchange.workbook.text import (
    EMPTY_LIST,
    joined,
    literal,
    marked,
    paragraphs,
    plain,
    quoted,
    split,
    split_paragraphs,
)

Cell = str | int | float | bool
"""What stands in a cell that is not empty."""

_MOST = 10**15
"""Excel keeps no more than 15 digits of a number."""

_WHOLE = re.compile(r"-?(?:0|[1-9]\d*)")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")


class CellError(ValueError):
    """A cell holds what cannot stand there; the message is the reason, in Dutch."""


def written(column: Column, value: Any) -> Cell | None:
    """What goes in the cell for a value as it stands in a document; None leaves the cell empty."""
    if value is None or (value == [] and column.kind not in ("list_or_all", "test_value", "answer")):
        return None
    match column.kind:
        case "word":
            return column.words.get(value) or plain(value)
        case "flag":
            return FLAG_WORDS[value]
        case "list" | "list_or_all":
            return joined(value) or EMPTY_LIST
        case "paragraphs":
            return paragraphs(value)
        case "answer" if isinstance(value, list):
            return f"[{joined(value)}]"
        case "test_value" if isinstance(value, list):
            return _values(value) or EMPTY_LIST
        case "value" | "test_value" | "answer" if isinstance(value, str):
            return _word(value)
        case _:
            return plain(value) if isinstance(value, str) else _number_or_digits(value)


def read(column: Column, cell: Cell) -> Any:
    """What a cell means, as it stands in a document. Raises CellError.

    For kinds test_value and answer the cell itself: see `test_value` and `answer`.
    """
    reader = _READERS.get(column.kind)
    return reader(column, cell) if reader else cell


def test_value(test: str, cell: Cell) -> Any:
    """What a condition with this test compares with. Raises CellError."""
    if test in ("below", "at_least"):
        return _as_number(cell)
    if test == "includes":
        return _as_number(cell) if not isinstance(cell, str) or _looks_like_a_number(cell) else literal(cell)
    if not isinstance(cell, str):
        return [_as_whole(cell)]
    if cell.strip() == EMPTY_LIST:
        return []
    return [int(item) if not quotes and _WHOLE.fullmatch(item) else item for item, quotes in marked(cell)]


def answer(cell: Cell) -> Any:
    """The answer of a sample employer: a list stands between square brackets. Raises CellError."""
    if isinstance(cell, str) and cell.strip().startswith("[") and cell.strip().endswith("]"):
        return split(cell.strip()[1:-1])
    return _as_value(cell)


def _word(text: str) -> str:
    """A text where a number or a list can stand as well: what looks like one of those gets quotes."""
    return quoted(text) if _looks_like_a_number(text) or text.strip().startswith("[") else plain(text)


def _values(values: Iterable[str | int]) -> str:
    return "; ".join(
        str(value) if isinstance(value, int) else quoted(value) if _WHOLE.fullmatch(value) else joined([value])
        for value in values
    )


def _number_or_digits(number: float) -> Cell:
    """A number, or a text with its digits where Excel would lose some."""
    exact = abs(number) < _MOST if isinstance(number, int) else float(f"{number:.15g}") == number
    return number if exact else repr(number)


def _looks_like_a_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None


def _as_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return literal(cell)
    if isinstance(cell, bool):
        raise CellError("Hier staat WAAR of ONWAAR, en er moet tekst staan.")
    raise CellError(f"Hier staat het getal {cell:g}, en er moet tekst staan. Geef het vakje de opmaak Tekst.")


def _as_number(cell: Cell) -> float | int:
    if isinstance(cell, str) and _looks_like_a_number(cell):
        cell = float(cell.strip().replace(",", ".")) if not _WHOLE.fullmatch(cell.strip()) else int(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise CellError(f"Hier moet een getal staan. Er staat ‘{_short(cell)}’.")
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _as_whole(cell: Cell) -> int:
    number = _as_number(cell)
    if isinstance(number, float):
        raise CellError(f"Hier moet een geheel getal staan. Er staat {number}.")
    return number


def _as_value(cell: Cell) -> int | str:
    if isinstance(cell, str) and not _WHOLE.fullmatch(cell.strip()):
        return literal(cell)
    return _as_whole(cell)


def _read_text(_: Column, cell: Cell) -> str:
    return _as_text(cell)


def _read_list(column: Column, cell: Cell) -> list[str]:
    text = cell if isinstance(cell, str) else _as_text(cell)
    return [] if column.kind == "list_or_all" and text.strip() == EMPTY_LIST else split(text)


def _read_paragraphs(_: Column, cell: Cell) -> list[str]:
    return split_paragraphs(cell if isinstance(cell, str) else _as_text(cell))


def _read_word(column: Column, cell: Cell) -> Any:
    text = _as_text(cell)
    for value, word in column.words.items():
        if text.lower() == word.lower():
            return value
    raise CellError(f"‘{_short(text)}’ kan hier niet. Kies uit: {', '.join(column.words.values())}.")


def _read_flag(_: Column, cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    found = {word: value for value, word in FLAG_WORDS.items()}.get(str(cell).strip().lower())
    if found is None:
        raise CellError(f"‘{_short(cell)}’ kan hier niet. Kies ja of nee.")
    return found


def _read_integer(column: Column, cell: Cell) -> int:
    return int(_within(column, _as_whole(cell)))


def _read_number(column: Column, cell: Cell) -> float | int:
    return _within(column, _as_number(cell))


def _within(column: Column, number: float) -> float | int:
    if column.lowest is not None and number < column.lowest:
        raise CellError(f"Het laagste getal dat hier mag, is {column.lowest}. Er staat {number}.")
    if column.highest is not None and number > column.highest:
        raise CellError(f"Het hoogste getal dat hier mag, is {column.highest}. Er staat {number}.")
    return number


def _read_value(_: Column, cell: Cell) -> int | str:
    return _as_value(cell)


def _short(cell: Cell) -> str:
    text = " ".join(str(cell).split())
    return text if len(text) <= 60 else f"{text[:60]}…"


_READERS: dict[str, Callable[[Column, Cell], Any]] = {
    "text": _read_text,
    "list": _read_list,
    "list_or_all": _read_list,
    "paragraphs": _read_paragraphs,
    "word": _read_word,
    "flag": _read_flag,
    "integer": _read_integer,
    "number": _read_number,
    "value": _read_value,
}
