"""What is one text, and how does it become plain sentences?"""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from markdown import markdown

BLOCKS = (
    *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol"),
    *("option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
)
"""Elements that begin and end a sentence, whatever the full stops."""

_SOURCE_LINE = re.compile(r"^(?:Bron|Feit):.*$|^\[(?:contactgegevens|lijst)\]$|\{\{feit:[a-z0-9-]+\}\}", re.MULTILINE)
# A character that no text holds: blank lines stand in the middle of sentences of templates as well.
_EDGE = "\x1e"


class TextsError(ValueError):
    """The texts or the list of exceptions cannot be read. The message says where."""


@dataclass(frozen=True)
class Text:
    """What readers take in as a whole: a page, or a thing of its own such as a question with its answer.

    `name` says where it stands; each of `parts` is plain text of at least one sentence, without markup.
    """

    name: str
    parts: tuple[str, ...]


def plain(text: str) -> tuple[str, ...]:
    """The sentences of Markdown, a part per paragraph, heading or item of a list; without the lines that cite."""
    return parts_of(BeautifulSoup(markdown(_SOURCE_LINE.sub("", text)), "html.parser"))


def parts_of(element: Tag) -> tuple[str, ...]:
    """What can be read in an element, a part per paragraph, heading or item. Changes the element."""
    for line_break in element.find_all("br"):
        line_break.replace_with("\n")
    for block in element.find_all(BLOCKS):
        block.insert_before(_EDGE)
        block.insert_after(_EDGE)
    pieces = (" ".join(piece.split()) for piece in element.get_text().split(_EDGE))
    return tuple(piece for piece in pieces if piece)
