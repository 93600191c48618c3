"""Two measurements side by side: like with like, in shown numbers, and honest about small differences."""

from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan.core.comparison import (
    CHANGED,
    GONE,
    MEANINGFUL,
    NEW,
    OTHER_PARTS,
    PARTS_CHANGED,
    THIN,
    Comparison,
    Pair,
    compare,
)
from scan.core.instrument import Instrument, instrument_from
from scan.core.measurement import Measurement, Respondent
from scan.core.outcome import outcome_of
from tests.core.little import document, little, stage, step
from tests.strategies import CALM, both, measurements

OWN = {"willen": {"a": ["a1", "a2"], "b": ["b1", "b2"]}}


def of(old: Instrument, before: dict[str, Any], new: Instrument, now: dict[str, Any]) -> Comparison:
    first, second = (
        outcome_of(one, Measurement({"kind": "x"}, (Respondent("boss", answers),)))
        for one, answers in ((old, before), (new, now))
    )
    return compare(old, first, new, second)


def pairs(comparison: Comparison) -> dict[str, Pair]:
    return {pair.key: pair for one in comparison.dimensions for pair in (one.whole, *one.scales)}


def full(a: int, b: int) -> dict[str, Any]:
    return {"a1": a, "a2": a, "b1": b, "b2": b}


def test_scores_stand_side_by_side_with_signed_points_and_words():
    found = pairs(of(little(OWN), full(2, 4), little(OWN), full(4, 3)))
    assert {key: (p.old, p.new, p.points, p.words) for key, p in found.items()} == {
        "willen": (50, 63, "+13", "Ongeveer gelijk"),
        "a": (25, 75, "+50", "Duidelijk hoger"),
        "b": (75, 50, "−25", "Duidelijk lager"),
    }


@pytest.mark.parametrize(
    ("change", "words", "points"),
    [
        (0, "Ongeveer gelijk", "0"),
        (MEANINGFUL - 1, "Ongeveer gelijk", "+14"),
        (MEANINGFUL, "Duidelijk hoger", "+15"),
        (1 - MEANINGFUL, "Ongeveer gelijk", "−14"),
        (-MEANINGFUL, "Duidelijk lager", "−15"),
    ],
)
def test_a_small_difference_is_not_called_one(change: int, words: str, points: str):
    pair = Pair("a", "A", 50, 50 + change)
    assert (pair.words, pair.points) == (words, points)


def test_one_step_on_one_question_never_counts_as_a_change_of_a_scale(instrument: Instrument):
    """What is said beside the comparison: on the shortest scale it makes 13 points."""
    steps = {
        key: max(abs(one - other) for one, other in pairwise(scores))
        for key, options in instrument.answer_scales.items()
        if (scores := [option.score for option in options if option.score is not None])
    }
    largest = max(steps[item.answers or ""] / len(own) for own in instrument.items_of_scale.values() for item in own)
    assert largest == 12.5
    assert largest < MEANINGFUL


def changed(change: Any) -> Instrument:
    new = deepcopy(document(OWN))
    change(new)
    return instrument_from(new)


def reword(new: dict[str, Any]) -> None:
    new["sections"][1]["questions"][0]["text"] = "Een andere vraag?"


def rescore(new: dict[str, Any]) -> None:
    new["answer_scales"]["five"] = [
        option | {"score": 100 - option["score"]} for option in new["answer_scales"]["five"]
    ]


def ask_others(new: dict[str, Any]) -> None:
    new["sections"][1]["questions"][0]["asked_of"] = ["boss", "chief"]


def retitle(new: dict[str, Any]) -> None:
    new["dimensions"][0]["scales"][0]["title"] = "Een andere titel"


@pytest.mark.parametrize(
    ("change", "a", "b"),
    [(reword, CHANGED, ""), (rescore, CHANGED, CHANGED), (ask_others, CHANGED, ""), (retitle, "", "")],
)
def test_a_scale_is_compared_only_while_it_measures_the_same(change: Any, a: str, b: str):
    found = pairs(of(little(OWN), full(2, 4), changed(change), full(4, 4)))
    assert (found["a"].why_not, found["b"].why_not) == (a, b)
    assert found["willen"].why_not == (PARTS_CHANGED if a or b else "")


def test_what_is_not_compared_says_so_and_has_no_points():
    pair = pairs(of(little(OWN), full(2, 4), changed(reword), full(4, 4)))["a"]
    assert (pair.change, pair.points, pair.words) == (None, "", f"Niet vergeleken. {CHANGED}")
    assert (pair.old, pair.new) == (25, 75)


def test_new_scales_and_scales_that_went_are_named():
    other = {"willen": {"a": ["a1", "a2"], "c": ["c1", "c2"]}}
    found = pairs(of(little(OWN), full(2, 4), little(other), {"a1": 4, "a2": 4, "c1": 3, "c2": 3}))
    assert (found["a"].why_not, found["b"].why_not, found["c"].why_not) == ("", GONE, NEW)
    assert (found["b"].old, found["b"].new) == (75, None)
    assert found["willen"].why_not == PARTS_CHANGED


def test_a_dimension_that_is_new_is_not_compared():
    more = OWN | {"kunnen": {"d": ["d1", "d2"]}}
    found = pairs(of(little(OWN), full(2, 4), little(more), full(2, 4) | {"d1": 3, "d2": 3}))
    assert (found["kunnen"].why_not, found["willen"].why_not) == (NEW, "")


def test_with_too_few_answers_on_one_side_nothing_is_said():
    found = pairs(of(little(OWN), full(2, 4), little(OWN), {"a1": 4, "a2": 4}))
    assert (found["b"].new, found["b"].words) == (None, f"Niet vergeleken. {THIN}")


def test_a_dimension_over_other_scales_than_before_is_not_compared():
    three = {"willen": OWN["willen"] | {"c": ["c1", "c2"]}}
    all_three = full(2, 4) | {"c1": 5, "c2": 5}
    found = pairs(of(little(three), all_three, little(three), full(2, 4)))
    assert found["willen"].new == 50
    assert found["willen"].why_not == OTHER_PARTS


def test_what_rose_and_fell_most_comes_first():
    three = {"willen": OWN["willen"] | {"c": ["c1", "c2"]}}
    comparison = of(little(three), full(2, 1) | {"c1": 5, "c2": 5}, little(three), full(3, 4) | {"c1": 4, "c2": 4})
    assert comparison.risen == ("Schaal b", "Schaal a")
    assert comparison.fallen == ("Schaal c",)


def test_stage_and_steps_of_then_and_now():
    rules = {
        "stages": [
            stage("up", [[{"dimension": "willen", "at_least": 50}]]),
            stage("down", [[{"scale": "a", "below": 90}]]),
        ],
        "steps": [
            step("low", targets=["a"], when=[[{"scale": "a", "below": 50}]]),
            step("high", targets=["a"], when=[[{"scale": "a", "at_least": 50}]]),
            step("always", targets=["a"]),
        ],
    }
    comparison = of(little(OWN, **rules), full(1, 1), little(OWN, **rules), full(4, 4))
    assert (comparison.old_stage.key, comparison.new_stage.key) == ("down", "up")
    assert (comparison.new_steps, comparison.gone_steps) == (("Stap high",), ("Stap low",))


def test_other_people_are_told_of():
    one, two = (
        outcome_of(little(OWN), Measurement({}, tuple(Respondent(role, full(3, 3)) for role in roles)))
        for roles in (["boss"], ["boss", "chief"])
    )
    assert compare(little(OWN), one, little(OWN), two).other_people
    assert not compare(little(OWN), one, little(OWN), one).other_people


@given(st.data())
@CALM
def test_compared_with_itself_nothing_changed(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    outcome = outcome_of(one, measurement)
    comparison = compare(one, outcome, one, outcome)
    for pair in pairs(comparison).values():
        assert pair.change == (None if pair.old is None else 0)
    assert (comparison.new_steps, comparison.gone_steps, comparison.other_people) == ((), (), False)


@given(st.data())
@CALM
def test_turned_around_every_change_turns_its_sign(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    first, second = outcome_of(one, measurement), outcome_of(one, data.draw(measurements(one)))
    there, back = pairs(compare(one, first, one, second)), pairs(compare(one, second, one, first))
    for key, pair in there.items():
        assert pair.change == (None if back[key].change is None else -back[key].change)
    assert compare(one, first, one, second).risen == compare(one, second, one, first).fallen
