"""Does a finding say where it is, in words that an editor knows?"""

import time
from datetime import date

import pytest

from scan.core.instrument import Instrument, instrument_from
from scan.core.lint import Finding, findings
from scan.core.lint.finding import error, placed
from scan.core.lint.places import FIELDS, place_of
from scan.core.lint.texts import texts_of
from tests.core.lint.whole import found_after, on_question, whole

PLACES = {
    ("instrument", "title"): "Instrument, titel",
    ("levels",): "Niveaus",
    ("levels", 1, "from"): "Niveau ‘Hoog’ (high), vanaf",
    ("answer_scales", "five", 2, "label"): "Antwoordschaal ‘five’, 3, tekst",
    ("dimensions", 0): "Dimensie ‘Willen’ (willen)",
    ("dimensions", 0, "scales", 1, "explanation"): "Schaal ‘Schaal b’ (b), uitleg",
    ("sections", 1, "title"): "Sectie ‘Vragen’ (items), titel",
    ("sections", 1, "questions", 0, "text"): "Vraag ‘Vraag a1?’ (a1), vraag",
    ("sections", 1, "questions", 11, "show_if", 0): "Vraag ‘Vraag after?’ (after), alleen tonen als, voorwaarde 1",
    ("sections", 0, "questions", 0, "options", 1, "value"): "Vraag ‘Welke soort?’ (kind), opties, 2, waarde",
    ("steps", 0, "text", "why", 0): "Stap ‘Stap step’ (step), waarom dit werkt, 1",
    ("steps", 1, "when", 1, 0): "Stap ‘Stap other’ (other), wanneer, groep 2, voorwaarde 1",
    ("styles", 0, "points", 0, "when", 0, 0): "Stijl ‘Stijl’ (style), punten, 1, wanneer, groep 1, voorwaarde 1",
    ("topics", 0, "text", "questions", 1): "Gespreksonderwerp ‘Onderwerp topic’ (topic), openingsvragen, 2",
    ("schemes", 0): "Regeling ‘fund’",
    ("terms", 0, "explanation"): "Begrip ‘woord’ (word), uitleg",
    ("nowhere", 0): "",
}


@pytest.mark.parametrize(("path", "words"), PLACES.items(), ids=map(str, PLACES))
def test_a_place_is_said_by_title_key_and_field(path: tuple[str | int, ...], words: str):
    assert place_of(instrument_from(whole()), path) == words


def test_a_long_title_is_cut_at_a_word():
    made = whole()
    on_question("a1", text="Een heel lange vraag " * 10)(made)
    place = place_of(instrument_from(made), ("sections", 1, "questions", 0))
    assert place == f"Vraag ‘{'Een heel lange vraag ' * 3}Een …’ (a1)"


def test_a_thing_without_a_title_goes_by_its_key():
    made = whole()
    made["steps"][0]["title"] = " "
    assert place_of(instrument_from(made), ("steps", 0)) == "Stap ‘step’ (step)"


def test_the_message_is_the_place_and_the_sentence():
    found = placed(instrument_from(whole()), error(("steps", 0, "title"), "empty", "Hier staat nog niets."))
    assert found.message == "Stap ‘Stap step’ (step), titel: Hier staat nog niets."
    assert Finding((), "error", "shape", "Dit is geen instrument.").message == "Dit is geen instrument."


def test_every_text_of_the_instrument_has_a_place_of_its_own_in_words(instrument: Instrument):
    paths = [text.path for text in texts_of(instrument)]
    places = [place_of(instrument, path) for path in paths]
    assert all(places)
    assert not any(f", {field}" in place for place in places for field in FIELDS if field not in FIELDS.values())


def test_errors_come_before_warnings():
    found = found_after(on_question("a1", text="Nooit?", scale="q"), scheme_pages={}, today=date(2026, 1, 1))
    severities = [one.severity for one in found]
    assert severities == sorted(severities)
    assert set(severities) == {"error", "warning"}


def test_the_starting_instrument_has_no_errors(instrument: Instrument):
    assert [one for one in findings(instrument) if one.severity == "error"] == []


def test_an_answer_of_a_sample_employer_that_is_gone_is_a_warning_at_the_person():
    sample = {"key": "shop", "title": "Winkel", "description": "Klein.", "facts": {"gone": "x"}}
    people = [{"role": "boss", "answers": {}}, {"role": "chief", "answers": {"a1": 9}}]
    found = found_after(lambda d: d.update(sample_employers=[sample | {"respondents": people}]))
    assert [(one.severity, one.code, one.place) for one in found] == [
        ("warning", "sample-question", "Proefwerkgever ‘Winkel’ (shop)"),
        ("warning", "sample-answer", "Proefwerkgever ‘Winkel’ (shop), persoon 2"),
    ]


def test_the_findings_are_quick_enough_for_every_screen(instrument: Instrument):
    """In time of this process, and with the words of the texts known from the time before."""
    findings(instrument)
    began = time.process_time()
    findings(instrument)
    assert time.process_time() - began < 0.25
