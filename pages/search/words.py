"""In which form is a text searched? Words without accents and endings, and what is written apart also as one word.

A page keeps these forms in the index and a question is put in the same ones, so that "job coach", "job-coach" and
"jobcoaches" meet "jobcoach" whatever the database can do itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from itertools import combinations
from pathlib import Path

SHORTEST = 4
"""Endings stay on words with fewer letters."""
LONGEST_RUN = 3
LONGEST_JOINED = 40
MOST_WORDS = 8
"""Of a question, more words are left out: nobody types them to find a page here."""

APOSTROPHES = re.compile(r"['’‘`´]")
MARKUP = re.compile(r"<[^>]+>")
# Within a stretch only spaces and hyphens stand between the words.
STRETCH = re.compile(r"[^a-z0-9\s\-‐‑–]+")
WORD = re.compile(r"[a-z0-9]+")
# As somebody typed it, with capitals, accents, hyphens and apostrophes; in a group, so that it is kept when splitting.
TYPED_WORD = re.compile(r"(\w[\w'’‐‑-]*)")
HYPHENED = re.compile(r"[a-z0-9]+(?:[-‐‑][a-z0-9]+)+")
VOWELS = "aeiouy"
LONG_VOWEL = re.compile(r"(aa|ee|oo|uu)(?=[^aeiouy]+$)")

STOP_WORDS = frozenset((Path(__file__).parent / "stop_words.txt").read_text(encoding="utf-8").split())
"""Words that say nothing of what somebody looks for. What PostgreSQL leaves out for Dutch stands among them, so that a
question means the same everywhere."""


def folded(text: str) -> str:
    """The text in small letters, without accents and apostrophes: ’Collega’s’ is "collegas"."""
    plain = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def words_of(text: str) -> list[str]:
    """The words as they stand there, folded."""
    return WORD.findall(folded(text))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A folded word without its Dutch ending. Not always a word: "banen" and "baan" are both "ban"."""
    if len(word) < SHORTEST or not word.isalpha():
        return word
    if word.endswith("heden"):
        return word[: -len("heden")] + "heid"
    shorter = _shorter(word)
    while shorter != word:
        word, shorter = shorter, _shorter(shorter)
    return LONG_VOWEL.sub(lambda found: found[0][0], word)


def keys_of(text: str) -> list[str]:
    """The form of each word of a text, in order."""
    return [stem(word) for word in words_of(text)]


def joined_keys_of(text: str) -> set[str]:
    """What is written apart or with a hyphen, as the one word that it may also be: "job coach" is "jobcoach" too."""
    found: set[str] = set()
    for stretch in STRETCH.split(folded(text)):
        found |= {stem("".join(WORD.findall(word))) for word in HYPHENED.findall(stretch)}
        found |= set(_runs(WORD.findall(stretch)))
    return found


def text_of(values: Iterable[str]) -> str:
    """Texts as one, without their markup, in which no word runs on into the next text."""
    return ". ".join(unescape(MARKUP.sub(" ", value)) for value in values if value)


def asked(question: str) -> list[str]:
    """The words of a question that count, folded; all of them when it has no others."""
    words = words_of(question)
    return ([word for word in words if word not in STOP_WORDS] or words)[:MOST_WORDS]


def ways_to_write(words: list[str]) -> list[str]:
    """The forms of these words, and of each way to write two or three in a row as one; most alike first."""
    ways = [" ".join(stem(word) for word in words)]
    for start, end in combinations(range(len(words) + 1), 2):
        if 1 < end - start <= LONGEST_RUN:
            row = [*words[:start], "".join(words[start:end]), *words[end:]]
            ways.append(" ".join(stem(word) for word in row))
    return list(dict.fromkeys(ways))


def marked(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words that were asked for."""
    wanted = {key for way in ways_to_write(list(words)) for key in way.split()}
    pieces = TYPED_WORD.split(text)
    return [(piece, stem("".join(words_of(piece))) in wanted) for piece in pieces if piece]


def _shorter(word: str) -> str:
    """One round of endings; "adviezen" needs two, because its z is the s of "advies"."""
    for ending in ("en", "e", "s"):
        word = _without(word, ending)
    word = _single(word)
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])


def _without(word: str, ending: str) -> str:
    """The word without the ending, if what stays is long enough to be a word and the ending is one."""
    rest = word.removesuffix(ending)
    # Of a short word the s belongs to it: "kans" is not "kan".
    if rest == word or len(rest) < SHORTEST - (ending != "s"):
        return word
    # "subsidie" and "idee" end in a sound that is no ending.
    no_ending = {"s": "s", "e": "ie", "en": ""}[ending]
    return word if rest[-1] in no_ending else rest


def _single(word: str) -> str:
    """A consonant that was doubled before an ending once: "plekk" is "plek"."""
    twice = len(word) >= SHORTEST and word[-1] == word[-2] and word[-1] not in VOWELS
    return word[:-1] if twice else word


def _runs(words: list[str]) -> Iterator[str]:
    """Two or three words in a row as one. No compound begins or ends with a word that says nothing."""
    for start, first in enumerate(words):
        for end in range(start + 2, min(start + LONGEST_RUN, len(words)) + 1):
            run = "".join(words[start:end])
            if first not in STOP_WORDS and words[end - 1] not in STOP_WORDS and len(run) <= LONGEST_JOINED:
                yield stem(run)
