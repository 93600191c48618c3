"""The gate: all texts can be read, but for those that are named with a reason. And the command that says so."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from pages.models import HomePage, TextPage
from pages.texts import Text, TextsError
from pages.texts.files import content_texts
from pages.texts.instrument import instrument_texts, phase_texts
from pages.texts.measuring import Allowed, Measured, measure, read_exceptions
from pages.texts.published import published_texts
from scan.content.service_phases import service_phases
from scan.core.instrument import Instrument
from scan.core.lint.texts import explained_words
from scan.core.plain_writing import Shortcoming
from scan.models import InstrumentVersion

LONG = "Dit is " + "heel " * 24 + "lang."
HARD = "De implementatie van diversiteitsinstrumenten veronderstelt bestuurlijke verantwoordelijkheid."


@pytest.fixture(scope="module")
def measured(instrument: Instrument) -> list[Measured]:
    """Everything that the site comes with."""
    texts = [*content_texts(), *instrument_texts(instrument), *phase_texts(service_phases())]
    return list(measure(texts, explained_words(instrument.terms), read_exceptions()))


def test_there_is_as_much_to_measure_as_was_written(measured: list[Measured]):
    assert len(measured) > 250
    assert sum(one.figures.words for one in measured) > 35_000


def test_every_text_is_plain_or_an_exception(measured: list[Measured]):
    hard = {one.text.name: (one.wrong, one.sentences_too_long) for one in measured if not one.is_plain}
    assert hard == {}


def test_every_exception_has_a_reason_and_is_still_needed(measured: list[Measured]):
    used = {(one.text.name, shortcoming) for one in measured for shortcoming in one.allowed}
    exceptions = read_exceptions()
    assert {(one.text, one.shortcoming) for one in exceptions} == used
    assert all(len(one.reason.split()) >= 4 for one in exceptions)


def test_an_exception_allows_one_shortcoming_of_one_text():
    allowed = [Allowed("hard", Shortcoming.HARD, "Een wet heet nu eenmaal zo.")]
    one, other = measure([Text("hard", (*[HARD] * 10, LONG)), Text("ander", (HARD,))], frozenset(), allowed)
    assert (one.wrong, one.allowed) == ((Shortcoming.LONG, Shortcoming.HARD), {Shortcoming.HARD})
    assert not one.is_plain
    assert one.sentences_too_long == [LONG]
    assert not other.is_plain


def test_a_list_of_exceptions_without_reasons_is_refused(tmp_path: Path):
    (tmp_path / "exceptions.yaml").write_text("- {text: a.md, shortcoming: hard}", encoding="utf-8")
    with pytest.raises(TextsError, match=r"^exceptions\.yaml: .*reason"):
        read_exceptions(tmp_path / "exceptions.yaml")


# --- The pages as visitors get them


def text_page(home: HomePage, *paragraphs: str) -> TextPage:
    body = [("paragraph", f"<p>{paragraph}</p>") for paragraph in paragraphs]
    return home.add_child(instance=TextPage(title="Proef", intro="Kort gezegd.", body=body))


def test_a_published_page_is_read_without_what_leads_elsewhere(bare_home: HomePage):
    page = text_page(bare_home, "Zo is <b>het</b>.")
    page.body.append(("source", {"title": "Boek", "publisher": "Uitgever", "year": "2020", "place": ""}))
    page.save_revision().publish()
    texts = {text.name: text.parts for text in published_texts()}
    assert texts["/proef/"] == ("Proef", "Kort gezegd.", "Zo is het.")


def test_a_word_that_is_explained_is_read_and_its_explanation_is_not(bare_home: HomePage, version: InstrumentVersion):
    text_page(bare_home, "Een jobcoach helpt mee.")
    texts = {text.name: text.parts for text in published_texts()}
    assert texts["/proef/"] == ("Proef", "Kort gezegd.", "Een jobcoach helpt mee.")


def test_a_page_that_is_not_published_is_not_measured(bare_home: HomePage):
    text_page(bare_home, HARD).unpublish()
    assert "/proef/" not in {text.name for text in published_texts()}


def readability(**options: object) -> str:
    out = io.StringIO()
    call_command("readability", stdout=out, **options)
    return out.getvalue()


def test_the_command_counts_what_it_measured():
    said = readability(alleen="bestanden")
    assert "teksten gemeten: 0 te moeilijk" in said
    assert "De middelste leesbaarheid is " in said
    assert "regelingen/jobcoach.md: leesbaarheid " not in said
    assert "regelingen/jobcoach.md: leesbaarheid " in readability(alleen="bestanden", verbosity=2)


def test_the_command_names_a_page_that_is_too_hard_with_its_long_sentence(bare_home: HomePage):
    text_page(bare_home, LONG)
    out = io.StringIO()
    with pytest.raises(CommandError, match="te moeilijk"):
        call_command("readability", alleen="pagina's", stdout=out)
    assert "/proef/: leesbaarheid " in out.getvalue()
    assert "  te moeilijk: een zin van meer dan 25 woorden" in out.getvalue()
    assert f"  - {LONG}" in out.getvalue()
