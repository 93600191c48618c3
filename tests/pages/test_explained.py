"""A word is explained at its first use in running text, and nowhere else."""

from bs4 import BeautifulSoup

from pages.explained import explained
from pages.words import Word


def word(key: str, *forms: str) -> Word:
    return Word(key, forms[0], forms, f"Uitleg van {forms[0]}.", ())


JOBCOACH = word("jobcoach", "jobcoach", "jobcoaches")
OWN = word("interne-jobcoach", "interne jobcoach")
NO_RISK = word("no-riskpolis", "no-riskpolis")
POLIS = word("polis", "polis")


def buttons(html: str, *words: Word) -> list[tuple[str, str]]:
    changed, _ = explained(html, words)
    return [(b["popovertarget"], b.text) for b in BeautifulSoup(changed, "html.parser").find_all("button")]


def test_the_first_use_becomes_a_button_and_the_text_stays_the_same():
    html = "<p>Een jobcoach helpt. Vraag de jobcoach.</p>"
    changed, used = explained(html, [JOBCOACH])
    assert buttons(html, JOBCOACH) == [("uitleg-jobcoach", "jobcoach")]
    assert BeautifulSoup(changed, "html.parser").text == "Een jobcoach helpt. Vraag de jobcoach."
    assert used == [JOBCOACH]


def test_another_form_and_capitals_count_as_the_word_and_are_shown_as_they_stand():
    assert buttons("<p>Jobcoaches helpen.</p>", JOBCOACH) == [("uitleg-jobcoach", "Jobcoaches")]


def test_a_word_in_a_longer_one_counts_as_the_longer_one_only():
    assert buttons("<p>Een interne jobcoach.</p>", JOBCOACH, OWN) == [("uitleg-interne-jobcoach", "interne jobcoach")]
    assert buttons("<p>De no-riskpolis.</p>", POLIS, NO_RISK) == [("uitleg-no-riskpolis", "no-riskpolis")]
    assert buttons("<p>De no-riskpolis en jobcoachen.</p>", POLIS, JOBCOACH) == []


def test_links_headings_buttons_and_citations_are_left_alone():
    html = (
        '<h2>Jobcoach</h2><a href="/x/">een <b>jobcoach</b></a><summary>Jobcoach</summary><cite>Jobcoach</cite>'
        "<button>jobcoach</button><svg><title>jobcoach</title></svg>"
    )
    assert explained(html, [JOBCOACH]) == (html, [])


def test_what_asks_for_it_is_left_alone_up_to_its_end():
    html = "<ul data-no-words><li>jobcoach<ul><li>jobcoach</li></ul></li></ul><p>jobcoach</p>"
    changed, _ = explained(html, [JOBCOACH])
    (button,) = BeautifulSoup(changed, "html.parser").find_all("button")
    assert button.parent.name == "p"


def test_attributes_and_comments_are_no_text():
    html = '<p title="jobcoach"><img alt="jobcoach"><!-- jobcoach --></p>'
    assert explained(html, [JOBCOACH]) == (html, [])


def test_words_are_given_in_the_order_of_use():
    _, used = explained("<p>De polis en de jobcoach.</p>", [JOBCOACH, POLIS])
    assert used == [POLIS, JOBCOACH]


def test_without_words_nothing_changes():
    assert explained("<p>jobcoach</p>", []) == ("<p>jobcoach</p>", [])
