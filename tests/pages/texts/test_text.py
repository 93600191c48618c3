"""Markdown and HTML become plain parts, each of which ends its last sentence."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pages.texts import TextsError
from pages.texts.files import content_texts
from pages.texts.instrument import instrument_texts, phase_texts
from pages.texts.text import parts_of, plain
from scan.content.service_phases import service_phases
from scan.core.instrument import Instrument


def test_marks_are_gone_and_every_heading_item_and_paragraph_is_a_part():
    markdown = "## Een kop\n\nLees [dit **stuk**](/stuk/).\nEn dit.\n\n- een\n- twee\n\n> **Let op.** Zo is het."
    assert plain(markdown) == ("Een kop", "Lees dit stuk. En dit.", "een", "twee", "Let op. Zo is het.")


def test_lines_that_cite_and_places_for_something_else_are_no_text():
    assert plain("Dit is zo.\n\nBron: ser, hoofdstuk 2.4\nBron: mkb, Tips\n\n[contactgegevens]") == ("Dit is zo.",)


def test_text_around_a_list_in_an_item_stays_apart():
    html = BeautifulSoup("<main><div>Voor<ul><li>een<ul><li>twee</li></ul>drie</li></ul>na</div></main>", "html.parser")
    assert parts_of(html.main) == ("Voor", "een", "twee", "drie", "na")


def test_a_blank_line_in_a_template_ends_no_sentence():
    html = BeautifulSoup("<p>Dit\n\n  is <b>een</b><br>zin.</p>", "html.parser")
    assert parts_of(html) == ("Dit is een zin.",)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_file_is_a_text_and_so_is_each_thing_in_a_list(tmp_path: Path):
    write(tmp_path, "map/pagina.md", "---\ntitle: Titel\nsteps: [niet-deze]\nbring:\n  - Neem mee\n---\nTekst.")
    write(tmp_path, "lijst.yaml", "- {key: een, text: Eerst dit., year: 2023}\n- Los.\n")
    write(tmp_path, "synoniemen.yaml", "- {words: [a, b]}\n")
    assert [(text.name, text.parts) for text in content_texts(tmp_path)] == [
        ("lijst.yaml#een", ("Eerst dit.",)),
        ("lijst.yaml#2", ("Los.",)),
        ("map/pagina.md", ("Titel", "Neem mee", "Tekst.")),
    ]


def test_a_fact_is_read_where_a_text_refers_to_it(tmp_path: Path):
    write(tmp_path, "feiten.yaml", "- {key: veel, text: In 2023 waren het er veel.}")
    write(tmp_path, "pagina.md", "---\ntitle: Titel\n---\nDit valt op. {{feit:veel}} Dat telt.")
    assert [text.parts for text in content_texts(tmp_path)][1] == (
        "Titel",
        "Dit valt op. In 2023 waren het er veel. Dat telt.",
    )


@pytest.mark.parametrize(("name", "text"), [("stuk.yaml", "a: [b"), ("stuk.md", "---\na: [b\n---\nTekst")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, text: str):
    write(tmp_path, name, text)
    with pytest.raises(TextsError, match=f"^{name}: "):
        list(content_texts(tmp_path))


def test_every_step_topic_and_term_is_a_text_and_choices_are_none(instrument: Instrument):
    texts = {text.name: text.parts for text in instrument_texts(instrument)}
    wanted = {f"steps/{one.key}" for one in instrument.steps} | {f"topics/{one.key}" for one in instrument.topics}
    assert set(texts) >= wanted | {f"terms/{one.key}" for one in instrument.terms}
    assert instrument.sections[0].questions[0].text in texts[f"sections/{instrument.sections[0].key}"]
    assert not {"Ja", "Nee"} & {part for parts in texts.values() for part in parts}


def test_the_phases_of_working_together_are_texts():
    assert [text.name for text in phase_texts(service_phases())] == [f"service_phases.yaml#{n}" for n in range(1, 7)]
