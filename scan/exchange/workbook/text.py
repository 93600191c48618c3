"""How does any text stand in a cell so that it comes back the same, and a list of texts in one cell?

Most texts stand there as they are. Spaces around a text are lost, so a text that would not come back the same stands
between straight quotes, as in JSON: "  with spaces  ". Items of a list have a semicolon or a new line between them,
paragraphs an empty line.
"""

import json
import re
from collections.abc import Iterable

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

EMPTY_LIST = "[]"
"""A list that is there and has nothing in it, where an empty cell means that there is no list."""

# What XML has no place for, and what Excel or openpyxl would take for an escape.
_UNSAFE = re.compile("\r|[\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|x005F_")
_ESCAPES = re.compile("[\ud800-\udfff\ufffe\uffff]|_(?=x)|(?<=x005F)_")
_WRITTEN_BY_EXCEL = re.compile("_x000D_\n?|\r\n?")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_END_OF_ITEM = re.compile(r"[^\S\n]*(?:[;\n]|$)")
_DECODER = json.JSONDecoder()


def plain(text: str) -> str:
    """The text as it stands in a cell; `literal` gives it back. No text at all gets quotes."""
    return text if text and _safe(text) and literal(text) == text else quoted(text)


def quoted(text: str) -> str:
    """The text between straight quotes, with everything that a cell cannot hold as an escape."""
    written = json.dumps(text, ensure_ascii=False)
    return _ESCAPES.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def literal(written: str) -> str:
    """The text that a cell means."""
    text = _WRITTEN_BY_EXCEL.sub("\n", written).strip()
    found = _unquoted(text)
    return text if found is None else found


def units(text: str) -> int:
    """The length of a text as Excel counts: a character outside the basic plane, such as an emoji, counts for two."""
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)


def joined(items: Iterable[str], between: str = "; ") -> str:
    """A list in one cell; `split` gives it back."""
    return between.join(item if _can_stand_in_a_list(item) else quoted(item) for item in items)


def split(written: str) -> list[str]:
    """The items of a list, without empty ones."""
    return [item for item, _ in marked(written)]


def marked(written: str) -> list[tuple[str, bool]]:
    """The items of a list, each with whether it stands between quotes."""
    text, place = _WRITTEN_BY_EXCEL.sub("\n", written), 0
    items: list[tuple[str, bool]] = []
    while place < len(text):
        item, between_quotes, place = _next_item(text, place)
        if item or between_quotes:
            items.append((item, between_quotes))
    return items


def paragraphs(items: Iterable[str]) -> str:
    """Paragraphs in one cell; `split_paragraphs` gives them back."""
    return "\n\n".join(item if split_paragraphs(item) == [item] and _safe(item) else quoted(item) for item in items)


def split_paragraphs(written: str) -> list[str]:
    """The paragraphs of a text, without empty ones."""
    text = _WRITTEN_BY_EXCEL.sub("\n", written)
    return [literal(block) for block in _BLANK_LINES.split(text.strip()) if block.strip()]


def _can_stand_in_a_list(item: str) -> bool:
    return split(item) == [item] and item[0] != '"' and item != EMPTY_LIST and _safe(item)


def _next_item(text: str, place: int) -> tuple[str, bool, int]:
    """The item that begins here, whether it stands between quotes, and where the next begins."""
    while text[place : place + 1].isspace():
        place += 1
    if text[place : place + 1] == '"' and (found := _quoted_item(text, place)):
        return found[0], True, found[1]
    end = min((at for at in (text.find(mark, place) for mark in ";\n") if at >= 0), default=len(text))
    return text[place:end].strip(), False, end + 1


def _quoted_item(text: str, place: int) -> tuple[str, int] | None:
    try:
        item, end = _DECODER.raw_decode(text, place)
    except ValueError:
        return None
    rest = _END_OF_ITEM.match(text, end)
    return (item, rest.end()) if rest else None


def _safe(text: str) -> bool:
    return not (ILLEGAL_CHARACTERS_RE.search(text) or _UNSAFE.search(text))


def _unquoted(text: str) -> str | None:
    if len(text) < 2 or not (text[0] == text[-1] == '"'):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, str) else None
