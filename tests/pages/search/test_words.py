"""The form in which texts are searched: what is the same word, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.search.words import (
    MOST_WORDS,
    asked,
    folded,
    joined_keys_of,
    keys_of,
    marked,
    stem,
    text_of,
    ways_to_write,
    words_of,
)

SAME = [
    "baan banen",
    "taak taken",
    "plek plekken",
    "bedrijf bedrijven",
    "coach coaches",
    "regeling regelingen",
    "subsidie subsidies",
    "collega collega’s",
    "gemeente gemeenten gemeentes",
    "advies adviezen",
    "huis huizen",
    "leidinggevende leidinggevenden",
    "stage stages",
    "inclusief inclusieve",
    "proces processen",
    "idee ideeën",
    "categorie categorieën",
    "mogelijkheid mogelijkheden",
    "loon lonen",
    "polis polissen",
    "prijs prijzen",
]


@pytest.mark.parametrize("words", SAME)
def test_one_word_and_more_of_it_are_the_same(words: str):
    assert len(set(keys_of(words))) == 1


@pytest.mark.parametrize("words", ["kans kan", "werk werkgever", "eis ei", "mens me", "plek plak", "WIA WW"])
def test_other_words_stay_other_words(words: str):
    assert len(set(keys_of(words))) == 2


def test_capitals_accents_and_apostrophes_do_not_count():
    assert folded("Collega’s CREËREN één") == "collegas creeren een"


@pytest.mark.parametrize("text", ["job coach", "job-coach", "Job Coaches", "jobcoach"])
def test_what_is_written_apart_is_also_one_word(text: str):
    assert "jobcoach" in {*keys_of(text), *joined_keys_of(text)}


def test_three_words_in_a_row_can_be_one_too():
    assert "noriskpoli" in joined_keys_of("De no-risk polis dekt het.")
    assert stem("noriskpolis") == "noriskpoli"


def test_words_of_two_sentences_are_never_one():
    assert joined_keys_of("Een job. Coach haar.") == set()


def test_no_word_begins_or_ends_with_one_that_says_nothing():
    assert joined_keys_of("de coach van het team") == set()


def test_a_question_loses_the_words_that_say_nothing():
    assert asked("Hoe kan ik een jobcoach krijgen?") == ["jobcoach"]


def test_a_question_of_only_such_words_keeps_them():
    assert asked("Kunnen") == ["kunnen"]


def test_of_a_long_question_the_first_words_count():
    assert len(asked(" ".join(f"woord{number}" for number in range(50)))) == MOST_WORDS


def test_a_question_is_also_asked_in_one_word():
    assert ways_to_write(["job", "coach"]) == ["job coach", "jobcoach"]


def test_words_that_were_asked_for_are_marked_however_they_are_written():
    pieces = marked("Twee jobcoaches en een job-coach, geen coach.", ["job", "coach"])
    assert [piece for piece, hit in pieces if hit] == ["jobcoaches", "job-coach", "coach"]
    assert "".join(piece for piece, _ in pieces) == "Twee jobcoaches en een job-coach, geen coach."


def test_markup_is_no_text():
    assert words_of(text_of(['<p>Loon<b id="x">kosten</b></p>', "", "R&amp;D"])) == ["loon", "kosten", "r", "d"]


@given(st.text())
def test_every_text_has_a_form(text: str):
    for key in (*keys_of(text), *joined_keys_of(text)):
        assert key.isascii()
        assert key.isalnum()
    assert "".join(piece for piece, _ in marked(text, asked(text))) == text


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_the_form_of_a_form_finds_it_again(word: str):
    assert stem(word)
    assert len(stem(word)) <= len(word)
