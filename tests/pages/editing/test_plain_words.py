"""Hard words that nobody explains are named while somebody writes, and so are words that we do not use."""

import pytest

from pages.editing.plain_words import Avoided, avoided_words, unknown_words

KNOWN = frozenset(("begeleiding", "medewerkers"))


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("De duurzame inzetbaarheid van de ploeg.", ["inzetbaarheid"]),
        # Nobody has to explain what the scan itself says, or what is explained.
        ("Goede begeleiding van medewerkers met een arbeidsbeperking.", []),
        ("Vraag het UWV of de SVB.", ["UWV", "SVB"]),
        ("Inzetbaarheid telt. Inzetbaarheid is alles, en intersectoraal ook.", ["inzetbaarheid", "intersectoraal"]),
        ("Werk dat past.", []),
        ("In 2019/2020 en 1.000.000.", []),
    ],
)
def test_hard_words_without_an_explanation_are_found(text: str, unknown: list[str]):
    assert unknown_words([text], ["arbeidsbeperking"], KNOWN) == unknown


def test_a_word_within_an_explained_term_needs_no_explanation_of_its_own():
    assert unknown_words(["Vraag de interne organisatieadviseur."], ["interne organisatieadviseur"], KNOWN) == []
    assert unknown_words(["Vraag een organisatieadviseur."], ["interne organisatieadviseur"], KNOWN) == [
        "organisatieadviseur"
    ]


def test_words_that_we_do_not_use_come_with_what_to_write():
    words = {"doelgroep": "collega’s", "dient te": "moet"}
    assert avoided_words(["De Doelgroep dient te komen."], words) == [
        Avoided("doelgroep", "collega’s"),
        Avoided("dient te", "moet"),
    ]
    assert avoided_words(["De doelgroepen dienen."], words) == []
