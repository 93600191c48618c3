"""Do conditions, stage, styles, steps and topics follow scoring.md, by tables that can be worked out by hand?"""

from typing import Any

import pytest

from scan.core.advice import WISH_QUESTION, StylePart, holds
from scan.core.condition import Condition
from scan.core.instrument import instrument_from
from tests.core.little import ALWAYS, WORRY, advised, document, little, scored, stage, step, topic, worry

NEVER = [[{"answer": "kind", "in": ["z"]}]]
TWO = {"willen": {"a": ["a1", "a2"]}, "kunnen": {"b": ["b1", "b2"], "e": ["e1", "e2"]}}
FOUR = {"a1": 4, "a2": 4, "b1": 3, "b2": 3, "e1": 3, "e2": 3}


def condition(**raw: Any) -> Condition:
    found = instrument_from(document(topics=[topic("t", [[raw]])]))
    return found.topics[0].when[0][0]


def priorities(*steps: dict[str, Any], answers: dict[str, Any] = FOUR, **facts: Any) -> dict[str, float]:
    """Priority by key, in the order of the advice; everything stands in soort x."""
    advice = advised(little(TWO, steps=list(steps)), ("boss", answers), **({"kind": "x"} | facts))
    return {one.key: one.priority for one in advice.steps}


# --- Conditions

SCORES = {"a1": 4, "a2": 3, "b1": 2, "b2": 2, "e1": 1, "e2": 1, "worry": 3}


@pytest.mark.parametrize(
    ("raw", "held"),
    [
        ({"item": "a1", "at_least": 75}, True),
        ({"item": "a1", "at_least": 76}, False),
        ({"item": "a1", "below": 75}, False),
        ({"item": "a1", "below": 75.5}, True),
        ({"scale": "a", "at_least": 63}, True),
        ({"scale": "a", "below": 63}, False),
        ({"scale": "a", "at_least": 64}, False),
        ({"dimension": "willen", "at_least": 63}, True),
        ({"dimension": "kunnen", "below": 14}, True),
        ({"raw": "worry", "at_least": 3}, True),
        ({"raw": "worry", "below": 3}, False),
        ({"raw": "a1", "at_least": 4}, True),
        ({"raw": "a1", "below": 4.5}, True),
        ({"unknown_share": "total", "at_least": 0}, True),
        ({"answer": "kind", "in": ["x", "y"]}, True),
        ({"answer": "kind", "in": ["y"]}, False),
        ({"answer": "hulpvraag", "includes": "geld"}, True),
        ({"answer": "hulpvraag", "includes": "geen"}, False),
        ({"answer": "more", "in": ["p"]}, False),
    ],
)
def test_a_condition_compares_what_is_shown(raw: dict[str, Any], held: bool):
    scores = scored(little(TWO, items=(worry(),)), ("boss", SCORES), kind="x", hulpvraag=("mensen", "geld"))
    assert holds(condition(**raw), scores, None) is held


@pytest.mark.parametrize("test", ["below", "at_least"])
@pytest.mark.parametrize("subject", ["item", "scale", "dimension", "raw", "gap", "unknown_share"])
def test_a_condition_on_what_does_not_exist_is_false_both_ways(subject: str, test: str):
    keys = {"item": "a1", "scale": "a", "dimension": "willen", "raw": "a1", "gap": "willen", "unknown_share": "total"}
    number = -1 if test == "at_least" else 101
    assert not holds(condition(**{subject: keys[subject], test: number}), scored(little(TWO)), None)


def test_a_gap_is_compared_in_whole_points():
    people = [("boss", FOUR), ("chief", FOUR | {"a1": 5})]
    scores = scored(little(TWO), *people)
    assert scores.gaps["willen"] == 13
    assert holds(condition(gap="willen", at_least=13), scores, None)
    assert not holds(condition(gap="willen", below=13), scores, None)


def test_raw_is_compared_after_rounding_to_six_decimals():
    people = [("boss", {"worry": 1}), ("boss", {"worry": 2}), ("boss", {"worry": 2})]
    scores = scored(little(TWO, items=(worry(),)), *people)
    assert holds(condition(raw="worry", at_least=1.666667), scores, None)
    assert not holds(condition(raw="worry", at_least=1.666668), scores, None)


# --- Stage

STAGES = [
    stage(
        "far",
        [[{"dimension": "willen", "at_least": 60}, {"answer": "kind", "in": ["x"]}], [{"item": "a1", "at_least": 90}]],
    ),
    stage("near", [[{"dimension": "willen", "at_least": 40}]]),
    stage("start", [[{"dimension": "willen", "below": 40}]]),
]


@pytest.mark.parametrize(
    ("answers", "kind", "key"),
    [
        ({"a1": 4, "a2": 4}, "x", "far"),
        ({"a1": 4, "a2": 4}, "y", "near"),
        ({"a1": 5, "a2": 1}, "y", "far"),
        ({"a1": 3, "a2": 3}, "x", "near"),
        ({"a1": 1, "a2": 1}, "x", "start"),
        ({"a1": 5}, "x", None),
        ({}, "x", None),
    ],
)
def test_the_stage_is_the_first_that_holds_and_none_without_willen(answers: dict[str, Any], kind: str, key: str | None):
    assert advised(little(TWO, stages=STAGES), ("boss", answers), kind=kind).stage == key


def test_there_is_no_stage_without_willen_even_when_one_would_hold():
    assert advised(little(TWO, stages=[stage("always", ALWAYS)]), ("boss", {"b1": 3}), kind="x").stage is None


def test_rules_can_ask_for_the_stage_and_a_missing_stage_fits_none():
    parts = {"stages": STAGES, "topics": [topic("t", [[{"stage": ["near", "start"]}]])]}
    assert advised(little(TWO, **parts), ("boss", {"a1": 3, "a2": 3})).topics == ("t",)
    assert advised(little(TWO, **parts), ("boss", {"a1": 5, "a2": 5}), kind="x").topics == ()
    assert advised(little(TWO, **parts), ("boss", {})).topics == ()


# --- Styles and topics


def test_the_points_of_a_style_are_added_up_to_at_most_100_and_each_part_keeps_its_reason():
    points = [{"points": 70, "when": ALWAYS}, {"points": 20, "when": NEVER}, {"points": 60, "when": NEVER + ALWAYS}]
    styles = [
        {"key": "none", "title": "Geen", "points": [{"points": 50, "when": NEVER}]},
        {"key": "full", "title": "Vol", "points": points},
        {"key": "some", "title": "Wat", "points": points[1:]},
    ]
    advice = advised(little(TWO, styles=styles), kind="x")
    assert list(advice.styles.items()) == [("none", 0), ("full", 100), ("some", 60)]
    held = Condition("answer", "kind", "in", ("x",))
    assert advice.style_parts["some"] == (StylePart(60, (held,)),)
    assert advice.style_parts["none"] == ()


def test_topics_come_in_the_order_of_the_file():
    topics = [topic("second", ALWAYS), topic("never", NEVER), topic("first", NEVER + ALWAYS)]
    assert advised(little(TWO, topics=topics), kind="x").topics == ("second", "first")


# --- Steps


def test_a_step_applies_by_its_rule_or_by_a_wish_alone():
    wished = step("wished", when=NEVER, wish=["geld"])
    assert priorities(wished) == {}
    assert list(priorities(wished, hulpvraag=("mensen",))) == []
    assert list(priorities(wished, hulpvraag=("geld",))) == ["wished"]


def test_a_wish_that_an_exclusive_option_pushed_out_is_no_wish():
    assert priorities(step(when=NEVER, wish=["geld"]), hulpvraag=("geld", "geen")) == {}


@pytest.mark.parametrize(
    ("more", "priority"),
    [
        ({}, 25 * 4),
        ({"impact": 3}, 25 * 6),
        ({"effort": 3}, 25 * 2),
        ({"targets": ["a", "a"]}, 25 * 4),
        ({"targets": ["b"]}, 50 * 4 * 1.25),
        ({"targets": ["a", "b"]}, 37.5 * 4 * 1.25),
        ({"wish": ["geld"]}, 25 * 4 * 1.5),
        ({"wish": ["geld", "mensen"]}, 25 * 4 * 1.5),
        ({"targets": ["b"], "wish": ["geld"]}, 50 * 4 * 1.25 * 1.5),
        ({"targets": ["b", "e"]}, 50 * 4 * 1.25),
    ],
)
def test_the_priority_of_a_step(more: dict[str, Any], priority: float):
    assert priorities(step(**more), hulpvraag=("geld", "mensen")) == {"step": priority}


def test_need_is_at_least_20_and_works_with_shown_numbers():
    assert priorities(step(), answers={"a1": 5, "a2": 5, "b1": 1, "b2": 1, "e1": 1, "e2": 1}) == {"step": 20 * 4}
    thirds = little({"willen": {"a": ["a1", "a2", "a3"]}, "kunnen": {"b": ["b1", "b2"]}}, steps=[step()])
    answers = {"a1": 3, "a2": 4, "a3": 4, "b1": 1, "b2": 1}
    assert [s.priority for s in advised(thirds, ("boss", answers), kind="x").steps] == [(100 - 67) * 4]


def test_a_target_without_a_score_counts_as_50():
    assert priorities(step(targets=["e"]), answers={"a1": 1, "a2": 1}) == {"step": 50 * 4}
    answers = {"a1": 5, "a2": 5, "b1": 5, "b2": 5}
    assert priorities(step(targets=["b", "e"]), answers=answers) == {"step": 25 * 4}


def test_without_a_bottleneck_no_step_gets_more():
    assert priorities(step(targets=["a", "b"]), answers={}) == {"step": 50 * 4}


def test_steps_come_from_high_to_low_and_on_a_tie_in_the_order_of_the_file():
    steps = [step("low", effort=3), step("tie-1"), step("high", impact=3), step("tie-2")]
    assert list(priorities(*steps)) == ["high", "tie-1", "tie-2", "low"]


def test_a_difference_after_the_sixth_decimal_is_a_tie():
    options = [{"value": 6, "label": "Zes", "score": 68}, {"value": 7, "label": "Zeven", "score": 84}]
    one = step("one", targets=["a", "b", "e"], impact=2, wish=["geld"])
    two = step("two", targets=["b"], impact=2)
    instrument = little(TWO, answer_scales={"five": options, "worry": WORRY}, steps=[one, two])
    answers = {"a1": 7, "a2": 7, "b1": 6, "b2": 6, "e1": 7, "e2": 7}
    assert 64 / 3 * 5 * 1.25 * 1.5 < 32 * 5 * 1.25, "as floats the second would come first"
    steps = advised(instrument, ("boss", answers), kind="x", hulpvraag=("geld",)).steps
    assert [(one.key, one.priority) for one in steps] == [("one", 200), ("two", 200)]


def test_priorities_are_given_with_six_decimals():
    answers = {"a1": 4, "a2": 4, "b1": 3, "b2": 4, "e1": 4, "e2": 4}
    given = priorities(step(targets=["a", "b", "e"], wish=["geld"]), answers=answers, hulpvraag=("geld",))
    assert given == {"step": round((25 + 37 + 25) / 3 * 4 * 1.25 * 1.5, 6)}


def test_reasons_are_the_first_group_that_held_and_then_each_wish_that_was_ticked():
    when = [
        [{"answer": "kind", "in": ["x"]}, {"item": "a1", "below": 50}],
        [{"answer": "kind", "in": ["x", "y"]}, {"item": "a1", "at_least": 50}],
        [{"answer": "kind", "in": ["x"]}],
    ]
    steps = [step(when=when, wish=["mensen", "geen", "geld"])]
    instrument = little(TWO, steps=steps)
    advice = advised(instrument, ("boss", FOUR), kind="x", hulpvraag=("mensen", "geld"))
    assert advice.steps[0].reasons == (
        Condition("answer", "kind", "in", ("x", "y")),
        Condition("item", "a1", "at_least", 50),
        Condition("answer", WISH_QUESTION, "includes", "mensen"),
        Condition("answer", WISH_QUESTION, "includes", "geld"),
    )


def test_a_step_that_applies_by_wish_only_has_the_wish_for_its_only_reason():
    advice = advised(little(TWO, steps=[step(when=NEVER, wish=["geld"])]), kind="x", hulpvraag=("geld",))
    assert advice.steps[0].reasons == (Condition("answer", WISH_QUESTION, "includes", "geld"),)


def test_no_step_is_without_a_reason(instrument: Any):
    advice = advised(instrument, ("directie", {}), omvang="250+", soort="privaat", hulpvraag=("team",))
    assert advice.steps
    assert all(one.reasons for one in advice.steps)
