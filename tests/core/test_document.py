"""Is there one way only to write an instrument down, and is nothing lost in it?"""

from typing import Any

import pytest

from scan.content import read_document
from scan.core.condition import Condition
from scan.core.document import document_of
from scan.core.instrument import Instrument, InstrumentError, instrument_from
from tests.core.little import document, little, step


def lost(before: Any, after: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The places where a document says something that the other one does not, other than what goes without saying."""
    if isinstance(before, dict):
        gone = [
            (*path, key) for key, value in before.items() if key not in after and not goes_without_saying(key, value)
        ]
        return gone + [one for key in before if key in after for one in lost(before[key], after[key], (*path, key))]
    if isinstance(before, list):
        if len(before) != len(after):
            return [path]
        pairs = enumerate(zip(before, after, strict=True))
        return [one for at, (old, new) in pairs for one in lost(old, new, (*path, at))]
    return [] if before == after else [path]


def goes_without_saying(key: str, value: Any) -> bool:
    return value in (None, False, "", []) or (key == "protected" and value is True)


def test_nothing_of_the_starting_instrument_is_lost(instrument: Instrument):
    assert lost(read_document(), document_of(instrument)) == []
    assert instrument_from(document_of(instrument)) == instrument


def test_keys_stand_in_the_order_of_the_parts_and_conditions_as_in_the_rules():
    made = document_of(little(steps=[step(when=[[{"below": 60.0, "scale": "a"}, {"stage": []}]])]))
    assert list(made)[:3] == ["instrument", "answer_scales", "roles"]
    assert list(made["steps"][0]) == ["key", "phase", "title", "actor", "effort", "impact", "targets", "when", "text"]
    assert made["steps"][0]["when"] == [[{"scale": "a", "below": 60}, {"stage": []}]]
    assert list(made["steps"][0]["when"][0][0]) == ["scale", "below"]


def test_whole_numbers_have_no_point_and_defaults_are_left_out():
    made = document_of(little())
    assert made["answer_scales"]["five"][1] == {"value": 2, "label": "Antwoord 2", "score": 25}
    assert isinstance(made["answer_scales"]["five"][1]["score"], int)
    assert "score" not in made["answer_scales"]["worry"][0]
    assert "sample_employers" not in made


def test_order_that_means_nothing_is_always_the_same():
    scales = document()["answer_scales"]
    turned = little(answer_scales=dict(reversed(scales.items())))
    assert (
        list(document_of(turned)["answer_scales"]) == list(document_of(little())["answer_scales"]) == ["five", "worry"]
    )
    employer = {
        "key": "e",
        "title": "E",
        "description": "",
        "facts": {"?": 1, "more": "p", "kind": "x"},
        "respondents": [],
    }
    made = document_of(little(sample_employers=[employer]))
    assert list(made["sample_employers"][0]["facts"]) == ["kind", "more", "?"]


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "scale", "key": "a", "test": "in", "value": ["x"]},
        {"subject": "answer", "key": "kind", "test": "below", "value": 5},
        {"subject": "stage", "key": "up", "test": "in", "value": ["up"]},
        {"subject": "answer", "key": "kind", "test": "includes", "value": ["x"]},
    ],
)
def test_a_condition_that_no_document_can_say_cannot_be_made(fields: dict[str, Any]):
    with pytest.raises(InstrumentError):
        little(steps=[step(when=[[fields]])])
    with pytest.raises(ValueError, match=r"wants|cannot be tested|a list of stages"):
        Condition(
            **fields | {"value": tuple(fields["value"]) if isinstance(fields["value"], list) else fields["value"]}
        )


@pytest.mark.parametrize("value", [True, 1.5, None])
def test_the_value_of_an_option_is_a_whole_number_or_a_word(value: Any):
    with pytest.raises(InstrumentError):
        little(answer_scales={"five": [{"value": value, "label": "Ja"}]})


def test_what_is_no_number_cannot_be_compared_with():
    with pytest.raises(InstrumentError):
        little(steps=[step(when=[[{"scale": "a", "below": float("nan")}]])])
