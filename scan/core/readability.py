"""How hard is a Dutch text to read? Sentences, words and syllables, and what Flesch-Douma makes of them.

Flesch-Douma runs from about 0 (very hard) to 100 (very easy). It knows nothing of what a text says: it is a reason to
look again, never a verdict.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pyphen  # type: ignore[import-untyped]

B1 = 60
"""From this Flesch-Douma score on, a text counts as B1 or easier."""

LONG_SENTENCE = 25
"""A sentence of more words than this is too long."""

FAIRLY_LONG_SENTENCE = 20

_SPREAD = 70
"""How far the score of a text of one word strays by chance, in points; with n words it is 1/√n of that.

Syllables per word spread by about 0.9, and a syllable per word more costs 77 points.
"""

_FEWEST_WORDS = 5
"""Of fewer words there is nothing to say."""

# fmt: off
_ABBREVIATIONS = frozenset((
    "art", "bijv", "blz", "bv", "ca", "cq", "dhr", "dr", "drs", "d.w.z", "e.d", "enz", "etc",
    "evt", "excl", "hfst", "incl", "ing", "ir", "jl", "jr", "m.b.t", "m.n", "mevr", "mr", "nr",
    "o.a", "o.i.d", "p", "p.m", "prof", "resp", "sr", "t.a.v", "t.b.v", "t.o.v", "vgl", "z.j",
))
# fmt: on
_WORD = re.compile(r"[^\W_]+(?:[’'.,/-][^\W_]+)*")
_BREAK = re.compile(r"(?<=[.!?…])[’”\"')\]]*\s+(?=[‘“\"'(\[]*[^\W_a-z])")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•#]|\d+[.)])\s)")
# Two or three letters that are one sound; in words from abroad as well (training, coach, team, niveau).
_VOWELS = re.compile(
    r"eeu|ieu|aai|ooi|oei|eau|aa|ee|éé|oo|óó|uu|ie|oe|eu|ij|ei|ui|au|ou|ai|oa|ea(?=[mntlckd])|"
    r"[aeiouyáàâäéèêëíìîïóòôöúùûü]"
)
_PATTERNS = pyphen.Pyphen(lang="nl_NL", left=1, right=1)


@dataclass(frozen=True)
class Readability:
    """Counts over one text, or over several together. `sentences` holds the number of words of each sentence."""

    sentences: tuple[int, ...]
    syllables: int

    @property
    def words(self) -> int:
        return sum(self.sentences)

    @property
    def longest(self) -> int:
        """The number of words of the longest sentence; 0 where there is none."""
        return max(self.sentences, default=0)

    @property
    def share_fairly_long(self) -> float:
        """The share (0-1) of the sentences that have more than 20 words."""
        over = sum(words > FAIRLY_LONG_SENTENCE for words in self.sentences)
        return over / len(self.sentences) if self.sentences else 0.0

    @cached_property
    def flesch_douma(self) -> float | None:
        """206.84 - 0.77 * syllables per 100 words - 0.93 * words per sentence (Douma, 1960); None without words."""
        if not self.words:
            return None
        return 206.84 - 77 * self.syllables / self.words - 0.93 * self.words / len(self.sentences)

    @property
    def is_above_b1(self) -> bool:
        """Whether the text is harder than B1, beyond what chance does to a text of so few words."""
        score = self.flesch_douma
        return score is not None and self.words >= _FEWEST_WORDS and score + _SPREAD / self.words**0.5 < B1


def readability(*texts: str, explained: frozenset[str] = frozenset()) -> Readability:
    """Measure these texts together. A blank line or a new item of a list ends a sentence, and so does a text.

    `explained` are words in lower case that readers find an explanation of: they count as ordinary words, of two
    syllables at most.
    """
    measured = [_measured(text, explained) for text in texts]
    return Readability(
        tuple(words for sentences, _ in measured for words in sentences), sum(syllables for _, syllables in measured)
    )


def sentences_of(text: str) -> list[str]:
    """The sentences of a text. A point after an abbreviation (bijv., art. 28) or inside a number does not end one."""
    return [sentence for block in _BLOCK.split(text) for sentence in _joined(_BREAK.split(" ".join(block.split())))]


def words_of(text: str) -> list[str]:
    """The words of a text, numbers too; "regio-indeling" is one word, and so is "2019/2020"."""
    return _WORD.findall(text)


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """How many syllables a Dutch word has; a number or an abbreviation without vowels counts as one.

    The hyphenation patterns say where parts of a word begin (mu-se-um), the groups of vowels in a part how many sounds
    it has: patterns never split off a single letter (o-ver).
    """
    parts = (part for whole in re.split(r"[^\w]|_", word.lower()) for part in _PATTERNS.inserted(whole).split("-"))
    return sum(len(_VOWELS.findall(part)) for part in parts) or 1


@lru_cache(maxsize=5_000)
def _measured(text: str, explained: frozenset[str]) -> tuple[tuple[int, ...], int]:
    """The number of words per sentence, and the number of syllables."""
    sentences = [words for sentence in sentences_of(text) if (words := words_of(sentence))]
    syllables = sum(
        min(2, syllables_of(word)) if word.casefold() in explained else syllables_of(word)
        for words in sentences
        for word in words
    )
    return tuple(map(len, sentences)), syllables


def _joined(pieces: Iterable[str]) -> list[str]:
    """Pieces with those after an abbreviation put back where they were."""
    sentences: list[str] = []
    for piece in pieces:
        # A piece may be a full stop alone, after which there is no last word.
        last = sentences[-1].removesuffix(".").split()[-1:] if sentences else []
        if last and last[0].lower().strip("(‘“\"'") in _ABBREVIATIONS:
            sentences[-1] = f"{sentences[-1]} {piece}"
        elif piece:
            sentences.append(piece)
    return sentences
