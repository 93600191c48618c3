"""Is each reason said in words that people can check, without one person's answer among several?"""

from typing import Any

import pytest

from scan.core.instrument import Instrument
from scan.core.measurement import measurement_from
from scan.core.outcome import outcome_of
from scan.core.wording import answer_label
from tests.core.little import little, stage, step, worry
from tests.factories import EXAMPLES, example

TWO = {"willen": {"a": ["a1", "a2"]}, "kunnen": {"b": ["b1", "b2"]}}
STAGES = [stage("only", [[{"dimension": "willen", "at_least": 0}]])]
FACTS = {"kind": "x", "hulpvraag": ["mensen", "geld"]}
ONE = [{"role": "boss", "answers": {"a1": 2, "a2": 3, "b1": 1, "b2": "weet-niet", "worry": 3}}]
TWO_PEOPLE = [*ONE, {"role": "chief", "answers": {"a1": 5, "a2": 5, "b1": 5, "b2": 5, "worry": 4}}]


def reasons(respondents: list[dict[str, Any]], *group: dict[str, Any], **more: Any) -> list[str]:
    instrument = little(TWO, items=(worry(),), stages=STAGES, steps=[step(when=[list(group)], **more)])
    data = {"organisation": FACTS, "respondents": respondents}
    return list(outcome_of(instrument, measurement_from(instrument, data)).step_reasons["step"])


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ({"scale": "a", "below": 60}, "omdat ‘Schaal a’ op 38 staat"),
        ({"dimension": "willen", "below": 60}, "omdat ‘Willen’ op 38 staat"),
        ({"answer": "kind", "in": ["x"]}, "omdat jullie ‘De x’ antwoordden op ‘Welke soort?’"),
        ({"stage": ["only"]}, "omdat jullie in de fase ‘Fase only’ zijn"),
        ({"item": "a1", "below": 60}, "omdat jullie ‘Antwoord 2’ antwoordden op ‘Vraag a1?’"),
        ({"raw": "worry", "at_least": 3}, "omdat jullie ‘Zorg 3’ antwoordden op ‘Vraag worry?’"),
        ({"unknown_share": "total", "at_least": 25}, "omdat jullie bij 25 procent van de vragen ‘Weet ik niet’ kozen"),
    ],
)
def test_of_the_only_respondent_the_answers_are_said(condition: dict[str, Any], text: str):
    assert reasons(ONE, condition) == [text]


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ({"scale": "a", "at_least": 0}, "omdat ‘Schaal a’ op 69 staat"),
        ({"item": "a1", "at_least": 0}, "omdat jullie samen op 63 van 100 staan bij ‘Vraag a1?’"),
        ({"raw": "worry", "at_least": 3}, "omdat jullie antwoorden gemiddeld bij ‘Zorg 3’ liggen op ‘Vraag worry?’"),
        ({"gap": "willen", "at_least": 25}, "omdat de rollen bij ‘Willen’ 62 punten verschillen"),
    ],
)
def test_of_several_people_only_a_mean_is_said(condition: dict[str, Any], text: str):
    assert reasons(TWO_PEOPLE, condition) == [text]


def test_someone_who_does_not_count_still_keeps_one_persons_answer_from_being_said():
    people = [*ONE, {"role": "worker", "answers": {"a1": 5}}]
    assert reasons(people, {"item": "a1", "below": 60}) == ["omdat jullie samen op 25 van 100 staan bij ‘Vraag a1?’"]


def test_reasons_stand_in_the_order_of_the_rule_with_the_wishes_last():
    texts = reasons(ONE, {"answer": "kind", "in": ["x"]}, {"scale": "a", "below": 60}, wish=["geld", "mensen"])
    assert texts == [
        "omdat jullie ‘De x’ antwoordden op ‘Welke soort?’",
        "omdat ‘Schaal a’ op 38 staat",
        "omdat jullie hulp vragen bij ‘Geld vinden’",
        "omdat jullie hulp vragen bij ‘Mensen vinden’",
    ]


def test_that_an_employer_needs_no_help_is_not_called_a_request(instrument: Instrument):
    data = example("half rule, n.v.t., exclusive option, hidden follow-up")["input"]
    little_one = little(TWO, steps=[step(when=[[{"answer": "hulpvraag", "includes": "geen"}]])])
    wished = {"organisation": {"hulpvraag": ["geen"]}}
    assert list(outcome_of(little_one, measurement_from(little_one, wished)).step_reasons["step"]) == [
        "omdat jullie zeggen: ‘Wij kunnen het zelf’"
    ]
    texts = str(outcome_of(instrument, measurement_from(instrument, data)).step_reasons)
    assert "hulp vragen bij ‘Wij kunnen het zelf’" not in texts


@pytest.mark.parametrize("name", [one["name"] for one in EXAMPLES])
def test_every_step_has_reasons_and_no_key_shows_in_them(name: str, instrument: Instrument):
    outcome = outcome_of(instrument, measurement_from(instrument, example(name)["input"]))
    for step_key, texts in outcome.step_reasons.items():
        assert texts, step_key
        for text in texts:
            assert text.startswith("omdat ")
            assert "None" not in text
            assert not any(f"‘{key}’" in text for key in [*instrument.questions, *instrument.scales])


def test_a_label_is_said_for_every_value_that_can_be_given():
    instrument = little(TWO)
    assert answer_label(instrument, "a1", 2) == "Antwoord 2"
    assert answer_label(instrument, "a1", "weet-niet") == "Weet ik niet"
    assert answer_label(instrument, "a1", "nvt") == "Niet van toepassing"
