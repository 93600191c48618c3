"""Which words of a text will readers not know, and which do we not use? Pure: told which words are known."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scan.core.readability import syllables_of, words_of

HARD = 4
"""A word of this many syllables or more is hard, unless readers meet it all over the site."""

_ABBREVIATION = re.compile(r"(?:[A-Z]\.?){2,}[a-z]{0,2}")


@dataclass(frozen=True)
class Avoided:
    """A word that we do not write, with what to write instead."""

    word: str
    instead: str


def unknown_words(texts: Iterable[str], explained: Iterable[str], known: frozenset[str]) -> list[str]:
    """The hard words that nobody explains and that the site did not use yet, the most used first.

    `explained` are terms, which can be several words; `known` are single words, in lower case.
    """
    whole = "\n".join(texts)
    for term in sorted(explained, key=len, reverse=True):
        whole = re.sub(rf"(?<![\w-]){re.escape(term)}(?![\w-])", " ", whole, flags=re.IGNORECASE)
    found = Counter(_as_known(word) for word in words_of(whole) if _is_hard(word) and word.casefold() not in known)
    return [word for word, _ in found.most_common()]


def avoided_words(texts: Iterable[str], avoided: Mapping[str, str]) -> list[Avoided]:
    """The words in these texts that we do not write. `avoided` gives, for a word or words, what to write instead."""
    whole = "\n".join(texts)
    return [
        Avoided(word, instead)
        for word, instead in avoided.items()
        if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", whole, re.IGNORECASE)
    ]


def _is_hard(word: str) -> bool:
    if any(sign.isdigit() for sign in word):
        return False
    return _ABBREVIATION.fullmatch(word) is not None or syllables_of(word) >= HARD


def _as_known(word: str) -> str:
    """Lower case at the start of a sentence; an abbreviation stays what it is."""
    return word if _ABBREVIATION.fullmatch(word) else word.casefold()
