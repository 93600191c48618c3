"""Everybody can check a score by hand."""

import pytest

from scan.core.advice import need_of
from scan.core.explanation import dutch, explain, explain_dimensions, explain_places
from scan.core.instrument import Instrument
from scan.core.measurement import measurement_from
from scan.core.outcome import outcome_of
from scan.core.parts import Step
from scan.core.scoring import score_measurement
from tests.core.little import little, scored
from tests.factories import EXAMPLES, example


def explained(instrument: Instrument, name: str):
    return explain(instrument, score_measurement(instrument, measurement_from(instrument, example(name)["input"])))


def test_the_sum_holds_the_scores_of_the_items_and_gives_the_score(instrument: Instrument):
    first = explained(instrument, "one respondent, wishes")[0]
    assert (first.title, first.number) == ("Wat het oplevert", 58)
    assert [item.shown for item in first.items] == ["100", "25", "50"]
    assert first.sum == "(100 + 25 + 50) : 3 = 58,3"


def test_a_question_without_a_score_is_named_and_does_not_count(instrument: Instrument):
    scales = {scale.title: scale for scale in explained(instrument, "one respondent, wishes")}
    held_on = scales["Leren en volhouden"]
    assert [item.shown for item in held_on.items] == ["–", "50", "100"]
    assert held_on.sum == "(50 + 100) : 2 = 75"


def test_a_scale_without_a_score_is_not_explained(instrument: Instrument):
    titles = [scale.title for scale in explained(instrument, "half rule, n.v.t., exclusive option, hidden follow-up")]
    assert titles == ["Wat het oplevert", "Steun van anderen", "Vertrouwen"]


@pytest.mark.parametrize("name", [one["name"] for one in EXAMPLES])
def test_the_mean_of_the_items_is_the_score_of_the_scale(instrument: Instrument, name):
    scores = score_measurement(instrument, measurement_from(instrument, example(name)["input"]))
    for scale in explain(instrument, scores):
        counted = [item.score for item in scale.items if item.score is not None]
        assert dutch(sum(counted) / len(counted)) == scale.sum.split(" = ")[1]


@pytest.mark.parametrize(
    ("number", "told"),
    [(50.0, "50"), (37.5, "37,5"), (58.333333, "58,3"), (0.0, "0"), (100.0, "100"), (236.25, "236,3")],
)
def test_numbers_are_told_with_a_comma(number, told):
    assert dutch(number) == told


# --- Several roles, dimensions, and the place of a step


def test_with_several_roles_an_item_says_how_its_score_follows_from_them():
    instrument = little({"willen": {"a": ["a1", "a2"]}})
    scores = scored(instrument, ("boss", {"a1": 5, "a2": 3}), *[("worker", {"a1": 2, "a2": 3})] * 3)
    (scale,) = explain(instrument, scores)
    assert [item.roles for item in scale.items] == [
        "Baas 100, Werker 25. (100 + 25) : 2 = 62,5",
        "Baas 50, Werker 50. (50 + 50) : 2 = 50",
    ]
    assert scale.sum == "(62,5 + 50) : 2 = 56,3"


def test_an_item_that_one_role_scored_has_no_sum_of_roles():
    instrument = little({"willen": {"a": ["a1", "a2"]}})
    people = [("boss", {"a1": 5, "a2": 3}), *[("worker", {"a1": 2, "a2": 3})] * 2, ("worker", {"a2": 3})]
    first, second = explain(instrument, scored(instrument, *people))[0].items
    assert (first.roles, bool(second.roles)) == ("", True)


def test_the_dimension_follows_from_its_scales():
    instrument = little()
    answers = {"a1": 5, "a2": 5, "a3": 5, "a4": 5, "b1": 1, "b2": 2}
    (dimension,) = explain_dimensions(instrument, scored(instrument, ("boss", answers)))
    assert (dimension.title, dimension.number) == ("Willen", 56)
    assert dimension.scales == (("Schaal a", "100"), ("Schaal b", "12,5"), ("Schaal c", "–"))
    assert dimension.sum == "(100 + 12,5) : 2 = 56,3"


@pytest.mark.parametrize("name", [one["name"] for one in EXAMPLES])
def test_the_place_of_a_step_can_be_worked_out_from_what_is_told(instrument: Instrument, name):
    outcome = outcome_of(instrument, measurement_from(instrument, example(name)["input"]))
    places = explain_places(instrument, outcome.scores, outcome.advice)
    for place, advised in zip(places, outcome.advice.steps, strict=True):
        worked_out = need_of(outcome.scores, step_of(instrument, advised.key)) * place.worth
        worked_out *= (1.25 if place.at_bottleneck else 1) * (1.5 if place.wished else 1)
        assert worked_out == pytest.approx(advised.priority)
        assert place.points == dutch(advised.priority)


def step_of(instrument: Instrument, key: str) -> Step:
    return next(step for step in instrument.steps if step.key == key)
