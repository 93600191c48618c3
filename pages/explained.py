"""Where on a page is a word explained? At its first use, by a button that is the word itself."""

import re
from collections.abc import Sequence

from django.utils.html import escape

from pages.words import Word

TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
# Links, controls and headings keep to themselves; the rest is no running text.
NOT_HERE = frozenset(
    (
        *("a", "abbr", "button", "cite", "code", "figcaption", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("label", "option", "script", "select", "style", "summary", "svg"),
    )
)
SKIPPED = "data-no-words"


def explained(html: str, words: Sequence[Word]) -> tuple[str, list[Word]]:
    """The HTML with a button around the first use of each word, and those words in the order of use.

    A word in a longer one counts as that one only: "interne jobcoach" is not "jobcoach". Case does not matter, and a
    word with a dash is one word. What stands in an element with `data-no-words` is left as it is.
    """
    by_form = {escape(form).casefold(): word for word in words for form in word.forms}
    if not by_form:
        return html, []
    pattern = _pattern(by_form)
    used: dict[str, Word] = {}

    def button(found: re.Match[str]) -> str:
        word = by_form[found[0].casefold()]
        if word.key in used:
            return found[0]
        used[word.key] = word
        return f'<button class="scan-word" type="button" popovertarget="uitleg-{word.key}">{found[0]}</button>'

    pieces = TAG.split(html)
    for place in _places(pieces):
        pieces[place] = pattern.sub(button, pieces[place])
    return "".join(pieces), list(used.values())


def _pattern(forms: dict[str, Word]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def _places(pieces: Sequence[str]) -> list[int]:
    """Which pieces are running text: not within an element of NOT_HERE, nor one that is skipped."""
    places = []
    closed_by: list[str] = []
    for place, piece in enumerate(pieces):
        found = NAME.match(piece) if piece.startswith("<") else None
        if found is None:
            if not closed_by and piece.strip() and not piece.startswith("<"):
                places.append(place)
            continue
        name = found[1].lower()
        if closed_by:
            _follow(closed_by, name, piece)
        elif not piece.startswith("</") and (name in NOT_HERE or SKIPPED in piece):
            closed_by.append(name)
    return places


def _follow(closed_by: list[str], name: str, tag: str) -> None:
    """Keep count of elements of the same name within the one that is left as it is."""
    if name != closed_by[0] or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        closed_by.pop()
    else:
        closed_by.append(name)
