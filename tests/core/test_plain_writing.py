"""One sentence in ten over 20 words is allowed, two are not; none over 25; Flesch-Douma from 60 on."""

import pytest

from scan.core.plain_writing import Shortcoming, shortcomings
from scan.core.readability import Readability, readability


def sentences_of(*words: int) -> Readability:
    """Sentences of so many words of one syllable."""
    return readability(*(" ".join(["kat"] * count) for count in words))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ((), ()),
        ((20,), ()),
        ((21, *[8] * 9), ()),
        ((21, 21, *[8] * 18), ()),
        ((21, *[8] * 8), (Shortcoming.MANY_LONG,)),
        ((25, *[8] * 9), ()),
        ((26, *[8] * 9), (Shortcoming.LONG,)),
        ((26,), (Shortcoming.LONG, Shortcoming.MANY_LONG)),
    ],
)
def test_how_long_sentences_may_be(words: tuple[int, ...], wrong: tuple[Shortcoming, ...]):
    assert shortcomings(sentences_of(*words)) == wrong


def test_from_60_on_a_text_is_plain():
    """A sentence of 8 words: 206.84 - 77 * syllables / 8 - 7.44; 14 syllables give 64.65, and 15 give 55.03."""
    assert shortcomings(Readability((8,), 14)) == ()
    assert shortcomings(Readability((8,), 15)) == (Shortcoming.HARD,)
