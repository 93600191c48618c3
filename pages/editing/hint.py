"""How does a text read while somebody writes it? Its score, its long sentences, and its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from pages.editing.plain_words import Avoided, avoided_words, unknown_words
from pages.newest import newest_instrument
from pages.words import explained_forms
from scan.core.lint.texts import texts_of
from scan.core.readability import B1, FAIRLY_LONG_SENTENCE, LONG_SENTENCE, readability, sentences_of, words_of

AVOIDED_FILE = Path(__file__).with_name("avoided.yaml")
MOST = 12
"""No longer list helps somebody who is writing."""


@dataclass(frozen=True)
class LongSentence:
    """A sentence with the number of its words; over 25 it is too long."""

    text: str
    words: int

    @property
    def is_too_long(self) -> bool:
        return self.words > LONG_SENTENCE


@dataclass(frozen=True)
class Hint:
    """What to look at once more. `score` is Flesch-Douma, None without words."""

    words: int
    score: float | None
    long_sentences: tuple[LongSentence, ...]
    share_fairly_long: float
    unknown: tuple[str, ...]
    avoided: tuple[Avoided, ...]

    @property
    def is_b1(self) -> bool:
        return self.score is not None and self.score >= B1


def hint_for(texts: Sequence[str]) -> Hint:
    """Look at all that was written on one page, a text per field."""
    explained = explained_forms()
    measured = readability(*texts, explained=explained)
    long_ones = (
        LongSentence(sentence, count)
        for text in texts
        for sentence in sentences_of(text)
        if (count := len(words_of(sentence))) > FAIRLY_LONG_SENTENCE
    )
    return Hint(
        words=measured.words,
        score=measured.flesch_douma,
        long_sentences=tuple(sorted(long_ones, key=lambda one: -one.words)[:MOST]),
        share_fairly_long=measured.share_fairly_long,
        unknown=tuple(unknown_words(texts, explained, _ordinary_words())[:MOST]),
        avoided=tuple(avoided_words(texts, _avoided())),
    )


def _ordinary_words() -> frozenset[str]:
    """The words that readers meet in the scan itself, which was checked word by word."""
    instrument = newest_instrument()
    texts = texts_of(instrument) if instrument else ()
    return frozenset(word.casefold() for text in texts for word in words_of(text.text))


@cache
def _avoided() -> dict[str, str]:
    content: dict[str, str] = yaml.safe_load(AVOIDED_FILE.read_text(encoding="utf-8"))
    return content
