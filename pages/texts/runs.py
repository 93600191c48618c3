"""Which runs of eight words does a text hold? By their hashes texts can be compared without keeping both."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b

LENGTH = 8
"""As many words in a row as make it a copy."""

_WORD = re.compile(r"[^\W_]+")
# A word that goes on after the end of a line.
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=[^\W\d_])")
_BYTES = 6


def runs_of(text: str) -> Iterator[str]:
    """Each run of eight words, in lower case, without accents or marks; fewer words have none."""
    words = words_of(text)
    return (" ".join(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1))


def words_of(text: str) -> list[str]:
    """The words as they are compared: those with a dash or an apostrophe are two."""
    plain = unicodedata.normalize("NFKD", text.replace("\u00ad", "")).casefold()
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def rejoined(text: str) -> str:
    """The text with words that were broken at the end of a line made whole."""
    return _BROKEN.sub("", text)


def hash_of(run: str) -> str:
    """Twelve hexadecimal digits. Of as many runs as stand in a few books, hardly ever do two share them."""
    return blake2b(run.encode(), digest_size=_BYTES).hexdigest()
