"""Are sentences, words and syllables counted as a reader would, and does Flesch-Douma follow from them?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan.core.readability import readability, sentences_of, syllables_of, words_of
from tests.strategies import CALM

SYLLABLES = (
    "over:2 idee:2 één:1 een:1 arbeidsbeperking:5 werkgever:3 werkgeversservicepunt:7 collega:3 organisatie:5 "
    "begeleiding:4 jullie:2 mensen:2 nieuwe:2 leeuw:1 koeien:2 mooie:2 draaien:2 financiële:5 ideeën:3 regio:3 "
    "situatie:4 team:1 teams:1 jobcoach:2 training:2 museum:3 beïnvloeden:4 duidelijk:3 agenda:3 open:2 even:2 "
    "niveau:2 cadeau:2 alinea:4 evaluatiemoment:7 loonkostensubsidie:6 no-riskpolis:4 radio:3 video:3 proefplaatsing:3"
)


@pytest.mark.parametrize(("word", "count"), [pair.split(":") for pair in SYLLABLES.split()])
def test_syllables_of_dutch_words_and_of_loanwords(word: str, count: str):
    assert syllables_of(word) == int(count)
    assert syllables_of(word.upper()) == int(count)


@pytest.mark.parametrize("word", ["2025", "HR", "25,5", "x"])
def test_numbers_and_abbreviations_count_as_one_syllable(word: str):
    assert syllables_of(word) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Bel iemand. Vraag het na!", 2),
        ("Wat is dat? Een proef.", 2),
        ("Zie art. 28 van de wet. Dat helpt.", 2),
        ("Denk aan taken, bijv. Schoonmaken en koken.", 1),
        ("Het kost 25,5 uur. Dat is 2.000 euro.", 2),
        ("Hij zei: ‘Dat kan.’ Daarna ging hij.", 2),
        ("een kop zonder punt\n\nEen alinea", 2),
        ("Neem mee:\n- een pen\n- een boek", 3),
        ("Een regel\ndie doorloopt.", 1),
        ("", 0),
        (" … ", 1),
        (". Een zin na een losse punt.", 2),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int):
    assert len(sentences_of(text)) == count


def test_words_with_dashes_numbers_and_apostrophes_are_one_word():
    assert words_of("De no-riskpolis, cao’s en 2019/2020: 25,5 uur.") == [
        *("De", "no-riskpolis", "cao’s", "en", "2019/2020", "25,5", "uur")
    ]


def test_flesch_douma_by_hand():
    """Two sentences of 3 and 5 words, with 9 syllables: 206.84 - 77 * 9 / 8 - 0.93 * 4."""
    measured = readability("Bel de buurman. Hij komt dan naar je.")
    assert (measured.sentences, measured.words, measured.syllables, measured.longest) == ((3, 5), 8, 9, 5)
    assert measured.flesch_douma == pytest.approx(206.84 - 77 * 9 / 8 - 0.93 * 4)


def test_texts_are_measured_together_and_each_ends_its_last_sentence():
    assert readability("Bel hem", "Vraag het na").sentences == (2, 3)


def test_the_share_of_sentences_over_twenty_words():
    long = " ".join(["woord"] * 21) + "."
    assert readability(long, "Kort.").share_fairly_long == 0.5
    assert readability(" ".join(["woord"] * 20)).share_fairly_long == 0
    assert readability("").share_fairly_long == 0


def test_without_words_there_is_no_score():
    assert readability("", " … ").flesch_douma is None
    assert not readability("").is_above_b1


def test_plain_sentences_are_b1():
    assert not readability(
        "Jullie praten met een collega. Die kent het werk goed. Dan weet je wat er nodig is."
    ).is_above_b1


def test_official_prose_is_above_b1():
    hard = "De implementatie van diversiteitsinstrumenten veronderstelt bestuurlijke verantwoordelijkheid."
    assert readability(hard).is_above_b1


def test_a_short_text_must_be_much_harder_before_it_is_called_hard():
    """One long word says little of five words, and much of fifty."""
    short = "Werken bij een grote organisatie."
    assert readability(short).flesch_douma < 60
    assert not readability(short).is_above_b1
    assert readability(*[short] * 10).is_above_b1


def test_a_name_of_a_few_words_is_never_called_hard():
    assert not readability("Financiële dienstverlening en personeelsbeleid").is_above_b1


def test_words_that_are_explained_count_as_ordinary_words():
    text = "Mensen met een arbeidsbeperking"
    assert readability(text, explained=frozenset({"arbeidsbeperking"})).syllables == readability(text).syllables - 3
    assert readability("Zin.", explained=frozenset({"zin"})).syllables == 1


@given(st.text())
@CALM
def test_any_text_can_be_measured(text: str):
    measured = readability(text)
    assert measured.words == sum(len(words_of(sentence)) for sentence in sentences_of(text))
    assert measured.words <= measured.syllables or measured.words == 0
    assert 0 <= measured.share_fairly_long <= 1
