"""Everybody can check a score by hand."""

import pytest

from scan.core.explanation import dutch, explain
from scan.core.instrument import Instrument
from scan.core.measurement import measurement_from
from scan.core.scoring import score_measurement
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
    ("number", "told"), [(50.0, "50"), (37.5, "37,5"), (58.333333, "58,3"), (0.0, "0"), (100.0, "100")]
)
def test_numbers_are_told_with_a_comma(number, told):
    assert dutch(number) == told
