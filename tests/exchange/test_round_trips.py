"""Does an instrument come back from a file as it was, to the byte, whatever stands in it?"""

import json
import re
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from scan.core.document import document_of
from scan.core.instrument import Instrument, instrument_from
from scan.exchange import KINDS, read_file, write_file
from scan.exchange.workbook.reading import document_from_workbook
from scan.exchange.workbook.writing import workbook_of
from scan.exchange.yaml_file import document_from_yaml, yaml_of
from tests.instruments import whole_instruments
from tests.strategies import CALM


def as_bytes(document: dict[str, Any]) -> str:
    """As JSON, with the keys in their order: equal when two documents are equal to the byte."""
    return json.dumps(document)


@settings(CALM, max_examples=40)
@given(whole_instruments())
def test_a_generated_instrument_comes_back_from_its_document_and_from_yaml(made: Instrument):
    document = document_of(made)
    assert instrument_from(document) == made
    shuffled = json.loads(json.dumps(document, sort_keys=True))
    assert as_bytes(document_of(instrument_from(shuffled))) == as_bytes(document)
    text = yaml_of(document)
    again = document_from_yaml(text.encode())
    assert as_bytes(again) == as_bytes(document)
    assert yaml_of(again) == text


# Making it smaller would take minutes.
@settings(CALM, max_examples=12, phases=[Phase.explicit, Phase.generate])
@given(whole_instruments())
def test_a_generated_instrument_comes_back_from_a_workbook(made: Instrument):
    document = document_of(made)
    assert as_bytes(document_from_workbook(workbook_of(document))) == as_bytes(document)


@pytest.mark.parametrize("kind", KINDS)
def test_the_starting_instrument_comes_back(instrument: Instrument, kind: str):
    document = document_of(instrument)
    content = write_file(document, kind)
    again = read_file(content, kind)
    assert as_bytes(again) == as_bytes(document)
    assert write_file(again, kind) == content


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_instrument_written_in_another_way_gives_the_same_bytes(instrument: Instrument, kind: str):
    document = document_of(instrument)
    shuffled = json.loads(json.dumps(document, sort_keys=True))
    assert write_file(shuffled, kind) == write_file(document, kind)


def test_yaml_for_people_has_no_anchors_and_keeps_sentences_on_one_line(instrument: Instrument):
    text = yaml_of(document_of(instrument))
    assert re.search(r"(?:: |- )[&*]\w", text) is None
    assert "{item: ruimte-geld, below: 50}" in text
    assert all(sentence in text for step in instrument.steps for sentence in step.text.what if "'" not in sentence)
