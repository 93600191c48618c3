"""Words are explained where they are used: whole words, the longest first, each once on a screen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan.core.instrument import Instrument, instrument_from
from scan.core.terms import shown_terms, shown_terms_of_each, terms_in, text_of_question, text_of_step
from tests.core.little import document
from tests.strategies import CALM

TERMS = [
    {"key": "coach", "title": "jobcoach", "explanation": "Helpt op het werk.", "variants": ["jobcoaches"]},
    {"key": "own", "title": "interne jobcoach", "explanation": "Van jullie zelf."},
    {
        "key": "risk",
        "title": "no-riskpolis",
        "explanation": "Bij ziekte.",
        "references": [{"source": "book", "place": "bladzijde 3"}],
    },
    {"key": "policy", "title": "polis", "explanation": "Een verzekering."},
    {"key": "odd", "title": "c++ (taal)", "explanation": "Met vreemde tekens."},
]
LITTLE = instrument_from(document(terms=TERMS))


def keys(*texts: str) -> list[list[str]]:
    return [[term.key for term in own] for own in terms_in(LITTLE, texts)]


def told(*texts: str) -> list[list[str]]:
    return [[term.title for term in own] for own in shown_terms(LITTLE, texts)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vraag een jobcoach.", ["coach"]),
        ("JOBCOACHES helpen.", ["coach"]),
        ("Een interne jobcoach.", ["own"]),
        ("Een interne jobcoach of een jobcoach.", ["own", "coach"]),
        ("De no-riskpolis helpt.", ["risk"]),
        ("Een polis, en de no-riskpolis.", ["policy", "risk"]),
        ("Een jobcoachregeling of superjobcoach.", []),
        ("Leer c++ (taal).", ["odd"]),
        ("Een interne\njobcoach.", ["coach"]),
        ("", []),
    ],
)
def test_whole_words_and_the_longest_first(text: str, found: list[str]):
    assert keys(text) == [found]


def test_each_term_is_explained_at_its_first_use_only():
    assert told("Een jobcoach.", "Weer een jobcoach, en een polis.", "Een polis.") == [["jobcoach"], ["polis"], []]


def test_without_terms_nothing_is_explained():
    assert terms_in(instrument_from(document()), ["Een jobcoach."]) == [()]


def test_the_sources_come_along_with_their_place():
    ((term,),) = shown_terms(LITTLE, ["De no-riskpolis."])
    ((source, place),) = term.sources
    assert (source.title, place) == ("Boek", "bladzijde 3")


@given(st.lists(st.text(alphabet="jobcahes -\n.prinkl", max_size=40), max_size=4))
@CALM
def test_whatever_the_text_a_term_is_found_once_and_stands_there(texts: list[str]):
    titles = [title for own in told(*texts) for title in own]
    assert len(titles) == len(set(titles))
    for text, own in zip(texts, terms_in(LITTLE, texts), strict=True):
        assert {term.title for term in own} <= set(titles)
        for term in own:
            assert any(form in text.casefold() for form in (term.title, *term.variants))


# --- The terms of the starting instrument


def test_there_are_at_least_twenty_terms_with_a_source_and_short_sentences(instrument: Instrument):
    assert len(instrument.terms) >= 20
    sources = {source.key for source in instrument.sources}
    for term in instrument.terms:
        assert term.references, term.key
        assert {one.source for one in term.references} <= sources, term.key
        assert term.explanation.endswith("."), term.key
        for sentence in re.split(r"(?<=[.?:]) ", term.explanation):
            assert len(sentence.split()) <= 20, (term.key, sentence)
        # A rule or an amount is of a year.
        for number in re.findall(r"\d[\d.]*", term.explanation):
            assert re.search(r"\b(19|20)\d\d\b", term.explanation), (term.key, number)


def test_no_word_belongs_to_two_terms(instrument: Instrument):
    forms = [form.casefold() for term in instrument.terms for form in (term.title, *term.variants)]
    assert len(forms) == len(set(forms))


def test_the_hard_words_of_the_questions_are_explained(instrument: Instrument):
    def explained(key: str) -> list[str]:
        return [
            term.title for term in terms_in(instrument, [text_of_question(instrument, instrument.questions[key])])[0]
        ]

    assert explained("wet-gebruik") == ["loonkostensubsidie", "no-riskpolis"]
    assert explained("werk-carving") == ["jobcarving", "functiecreatie"]
    assert explained("beg-jobcoach") == ["jobcoach"]
    assert explained("reg-contact") == ["werkgeversservicepunt", "UWV"]
    assert explained("arbeidsmarktregio") == ["arbeidsmarktregio"]


def test_the_schemes_beside_a_step_are_explained_there(instrument: Instrument):
    step = next(step for step in instrument.steps if "loonkostensubsidie" in step.schemes)
    ((*found,),) = terms_in(instrument, [text_of_step(step, ["Loonkostensubsidie"])])
    assert "loonkostensubsidie" in [term.key for term in found]


def test_texts_that_are_opened_one_by_one_each_explain_their_words_and_paper_only_the_first():
    first, second = shown_terms_of_each(LITTLE, ["Een jobcoach.", "Een jobcoach met een polis."])
    assert [(term.title, term.again) for term in first] == [("jobcoach", False)]
    assert [(term.title, term.again) for term in second] == [("jobcoach", True), ("polis", False)]
