"""Are empty texts found, and texts that are hard to read?"""

import pytest

from scan.core.instrument import Instrument
from scan.core.lint import findings
from scan.core.lint.texts import texts_of
from tests.core.lint.whole import Change, both, dotted, found_after, is_found, is_free_of, on_question, question

LONG = "Wie dit leest " + "en dit leest " * 8
HARD = "De implementatie van organisatiebrede diversiteitsinstrumenten veronderstelt bestuurlijke verantwoordelijkheid."
NEEDED: dict[str, tuple[Change, str]] = {
    "name of the instrument": (lambda d: d["instrument"].update(title=" "), "instrument.title"),
    "option of an answer scale": (
        lambda d: d["answer_scales"]["five"][1].update(label=""),
        "answer_scales.five.1.label",
    ),
    "role": (lambda d: d["roles"][1].update(title=""), "roles.1.title"),
    "question of a dimension": (lambda d: d["dimensions"][0].update(question="\t"), "dimensions.0.question"),
    "scale": (lambda d: d["dimensions"][0]["scales"][1].update(explanation=""), "dimensions.0.scales.1.explanation"),
    "section": (lambda d: d["sections"][0].update(title=""), "sections.0.title"),
    "question": (on_question("a1", text="  \n "), "sections.1.questions.0.text"),
    "option": (lambda d: question(d, "kind")["options"][2].update(label=""), "sections.0.questions.0.options.2.label"),
    "source": (lambda d: d["sources"][0].update(publisher=""), "sources.0.publisher"),
    "level": (lambda d: d["levels"][0].update(title=""), "levels.0.title"),
    "stage": (lambda d: d["stages"][2].update(meaning=""), "stages.2.meaning"),
    "style": (lambda d: d["styles"][0].update(title=""), "styles.0.title"),
    "phase": (lambda d: d["phases"][0].update(meaning=""), "phases.0.meaning"),
    "step": (lambda d: d["steps"][0].update(title=""), "steps.0.title"),
    "action": (lambda d: d["steps"][1]["text"]["actions"].__setitem__(1, " "), "steps.1.text.actions.1"),
    "no paragraph": (lambda d: d["steps"][1]["text"].update(why=[]), "steps.1.text.why"),
    "topic": (lambda d: d["topics"][0]["text"]["questions"].__setitem__(0, ""), "topics.0.text.questions.0"),
    "no explanation": (lambda d: d["topics"][0]["text"].update(explanation=[]), "topics.0.text.explanation"),
    "term": (lambda d: d["terms"][0].update(explanation=""), "terms.0.explanation"),
    "scheme": (lambda d: d["schemes"].append(""), "schemes.1"),
    "region": (lambda d: d["arbeidsmarktregios"].append(" "), "arbeidsmarktregios.1"),
}


@pytest.mark.parametrize(("change", "place"), NEEDED.values(), ids=NEEDED)
def test_a_text_that_is_empty_or_only_spaces_is_an_error(change: Change, place: str):
    assert is_found(change, "empty", place, "Hier staat nog niets")


def test_help_and_introductions_may_be_empty():
    change = both(on_question("a1", help=" "), lambda d: d["sections"][1].update(intro=""))
    assert is_free_of(change, "empty")


def test_a_sentence_of_more_than_25_words_is_a_warning_with_the_number():
    change = on_question("a1", help=LONG)
    assert is_found(change, "hard-text", "sections.1.questions.0.help", "De langste zin heeft 27 woorden. Houd het bij")
    assert {one.severity for one in found_after(change)} == {"warning"}


def test_a_sentence_of_25_words_is_fine():
    assert found_after(on_question("a1", help=" ".join(LONG.split()[:25]))) == []


def test_a_text_above_b1_is_a_warning_with_the_number():
    change = both(lambda d: d["steps"][0]["text"]["what"].append(HARD))
    place = "Stap ‘Stap step’ (step), wat het is, 2: De tekst is moeilijker dan B1: de leesbaarheid is -"
    assert is_found(change, "hard-text", "steps.0.text.what.1", place)


@pytest.mark.parametrize("kern", [HARD, LONG])
def test_notes_for_editors_may_be_hard(kern: str):
    assert found_after(lambda d: d["steps"][0].update(kern=kern)) == []


def test_a_name_is_no_sentence_and_may_have_long_words():
    change = both(
        lambda d: d["steps"][0].update(
            title="Organisatiebrede diversiteitsinstrumenten en bestuurlijke afspraken maken"
        ),
        lambda d: question(d, "kind")["options"][0].update(
            label="Financiële en zakelijke dienstverlening en onderzoek"
        ),
    )
    assert found_after(change) == []


def test_words_that_the_instrument_explains_make_no_text_hard():
    text = "Vraag het de arbeidsdeskundige, de ervaringsdeskundige en de ondernemingsraad."
    change = on_question("a1", help=text)
    assert is_found(change, "hard-text", "sections.1.questions.0.help")
    words = ["arbeidsdeskundige", "ervaringsdeskundige", "ondernemingsraad"]
    assert found_after(both(change, lambda d: d["terms"][0].update(variants=words))) == []


@pytest.mark.parametrize("word", ["niet", "geen", "nooit", "Niemand", "zonder"])
def test_a_question_with_a_negation_is_a_warning_with_the_word(word: str):
    change = on_question("a1", text=f"{word} van ons werkt hier?")
    assert is_found(change, "hard-text", "sections.1.questions.0.text", f"staat ‘{word.lower()}’. Daar lezen mensen")


def test_a_negation_is_fine_in_help_in_options_and_in_other_texts():
    change = both(
        on_question("a1", help="Kies niet te snel."),
        lambda d: d["answer_scales"]["five"][0].update(label="Helemaal niet"),
        lambda d: d["steps"][0]["text"]["what"].append("Dat kan niet altijd."),
    )
    assert found_after(change) == []


def test_a_text_gets_one_warning_with_everything_that_can_be_better():
    (found,) = found_after(on_question("a1", text=f"Vinden jullie niet: {LONG}?"))
    assert "30 woorden" in found.message
    assert "‘niet’" in found.message


def test_every_text_of_the_starting_instrument_is_looked_at(instrument: Instrument):
    texts = {text.text for text in texts_of(instrument)}
    for step in instrument.steps:
        assert {step.title, *step.text.what, *step.text.why, *step.text.actions} <= texts
        assert step.kern not in texts
    for question_ in instrument.questions.values():
        assert {question_.text, question_.help, *(option.label for option in question_.options)} <= texts
    assert len(texts) > 700


def test_the_starting_instrument_has_few_texts_to_look_at_again(instrument: Instrument):
    """So that a warning means something."""
    warned = [dotted(one) for one in findings(instrument) if one.code == "hard-text"]
    assert 0 < len(warned) < 20
