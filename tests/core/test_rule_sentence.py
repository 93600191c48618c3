"""Is a rule said in a Dutch sentence that holds every condition, also where it points at nothing?"""

from typing import Any

import pytest

from scan.core.condition import Condition, Rule
from scan.core.instrument import Instrument
from scan.core.rule_sentence import ALWAYS, NEVER, quoted, rule_sentence, step_sentence
from tests.core.little import little, stage, step, worry

INSTRUMENT = little(items=(worry(),), stages=[stage("up", []), stage("down", [])])


def rule(*groups: list[dict[str, Any]]) -> Rule:
    return tuple(tuple(Condition(**condition) for condition in group) for group in groups)


SAID: dict[str, tuple[dict[str, Any], str]] = {
    "scale below": ({"scale": "a", "below": 60}, "Als ‘Schaal a’ onder 60 staat."),
    "scale at least": ({"scale": "a", "at_least": 60}, "Als ‘Schaal a’ op 60 of hoger staat."),
    "dimension": ({"dimension": "willen", "below": 37.5}, "Als ‘Willen’ onder 37,5 staat."),
    "item below": ({"item": "a1", "below": 75}, "Als jullie onder 75 van 100 staan bij ‘Vraag a1?’."),
    "item at least": ({"item": "a1", "at_least": 75}, "Als jullie op 75 van 100 of hoger staan bij ‘Vraag a1?’."),
    "mean at an answer": (
        {"raw": "worry", "at_least": 3},
        "Als jullie antwoorden op ‘Vraag worry?’ gemiddeld op ‘Zorg 3’ (3) of hoger liggen.",
    ),
    "mean between answers": (
        {"raw": "worry", "below": 2.5},
        "Als jullie antwoorden op ‘Vraag worry?’ gemiddeld onder 2,5 liggen.",
    ),
    "one answer": ({"answer": "kind", "in": ["x"]}, "Als jullie bij ‘Welke soort?’ ‘De x’ kozen."),
    "some answers": (
        {"answer": "kind", "in": ["x", "y", "z"]},
        "Als jullie bij ‘Welke soort?’ ‘De x’, ‘De y’ of ‘De z’ kozen.",
    ),
    "ticked": (
        {"answer": "hulpvraag", "includes": "geld"},
        "Als jullie bij ‘Waarbij?’ ‘Geld vinden’ aankruisten.",
    ),
    "stage": ({"stage": ["up", "down"]}, "Als jullie in stadium ‘Fase up’ of ‘Fase down’ zijn."),
    "don't knows": (
        {"unknown_share": "total", "at_least": 25},
        "Als jullie bij 25 procent of meer van de vragen ‘Weet ik niet’ kozen.",
    ),
    "few don't knows": (
        {"unknown_share": "total", "below": 25},
        "Als jullie bij minder dan 25 procent van de vragen ‘Weet ik niet’ kozen.",
    ),
    "gap": ({"gap": "willen", "at_least": 25}, "Als de rollen bij ‘Willen’ 25 punten of meer verschillen."),
    "small gap": ({"gap": "willen", "below": 25}, "Als de rollen bij ‘Willen’ minder dan 25 punten verschillen."),
}
MISSING: dict[str, tuple[dict[str, Any], str]] = {
    "scale": ({"scale": "weg", "below": 60}, "Als ‘weg’ onder 60 staat."),
    "item": ({"item": "weg", "below": 60}, "Als jullie onder 60 van 100 staan bij ‘weg’."),
    "answer": ({"answer": "weg", "in": ["x"]}, "Als jullie bij ‘weg’ ‘x’ kozen."),
    "option": ({"answer": "kind", "in": ["x", "weg"]}, "Als jullie bij ‘Welke soort?’ ‘De x’ of ‘weg’ kozen."),
    "stage": ({"stage": ["weg"]}, "Als jullie in stadium ‘weg’ zijn."),
    "all answers": ({"answer": "kind", "in": []}, "Als jullie bij ‘Welke soort?’ niets kozen."),
}


@pytest.mark.parametrize(("condition", "sentence"), SAID.values(), ids=SAID)
def test_each_kind_of_condition_has_words(condition: dict[str, Any], sentence: str):
    assert rule_sentence(INSTRUMENT, rule([condition])) == sentence


@pytest.mark.parametrize(("condition", "sentence"), MISSING.values(), ids=MISSING)
def test_what_is_missing_is_named_by_its_key(condition: dict[str, Any], sentence: str):
    assert rule_sentence(INSTRUMENT, rule([condition])) == sentence


def test_within_a_group_it_is_and_between_groups_or():
    low, many = {"scale": "a", "below": 60}, {"unknown_share": "total", "at_least": 25}
    assert rule_sentence(INSTRUMENT, rule([low, {"stage": ["up"]}], [many])) == (
        "Als ‘Schaal a’ onder 60 staat en jullie in stadium ‘Fase up’ zijn, "
        "of als jullie bij 25 procent of meer van de vragen ‘Weet ik niet’ kozen."
    )


def test_a_rule_without_conditions_says_when_it_holds():
    assert rule_sentence(INSTRUMENT, ()) == NEVER
    assert rule_sentence(INSTRUMENT, rule([], [{"stage": ["up"]}])) == ALWAYS


def test_a_special_answer_is_said_in_its_words():
    answered = {"answer": "kind", "in": ["weet-niet", "nvt"]}
    assert rule_sentence(INSTRUMENT, rule([answered])).endswith("‘Weet ik niet’ of ‘Niet van toepassing’ kozen.")


def steps(**fields: Any) -> str:
    instrument = little(steps=[step(**fields)])
    return step_sentence(instrument, instrument.steps[0])


def test_a_step_also_applies_when_help_is_asked():
    low = [[{"scale": "a", "below": 60}]]
    assert steps(when=low) == "Als ‘Schaal a’ onder 60 staat."
    assert steps(when=low, wish=["geld", "mensen"]) == (
        "Als ‘Schaal a’ onder 60 staat, of als jullie hulp vragen bij ‘Geld vinden’ of ‘Mensen vinden’."
    )
    assert steps(when=[], wish=["geld"]) == "Als jullie hulp vragen bij ‘Geld vinden’."
    assert steps(when=[[]], wish=["geld"]) == ALWAYS
    assert steps(when=[]) == NEVER


def test_an_enumeration_reads_as_a_sentence():
    assert (quoted([]), quoted(["a"]), quoted(["a", "b"]), quoted(["a", "b", "c"], "of")) == (
        "niets",
        "‘a’",
        "‘a’ en ‘b’",
        "‘a’, ‘b’ of ‘c’",
    )


def test_every_rule_of_the_starting_instrument_is_said_without_keys(instrument: Instrument):
    rules = [part.when for part in (*instrument.steps, *instrument.topics, *instrument.stages)]
    for one in [*rules, *(points.when for style in instrument.styles for points in style.points)]:
        sentence = rule_sentence(instrument, one)
        assert sentence.startswith("Als ")
        assert sentence.endswith(".")
        for condition in (c for group in one for c in group if c.key):
            assert f"‘{condition.key}’" not in sentence
