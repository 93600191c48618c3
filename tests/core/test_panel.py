"""Per item, what may be told of "weet ik niet": of a recognisable person everything, of a protected role from three."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scan.core.instrument import Instrument
from scan.core.relevance import applying_answers, applying_facts
from scan.core.scoring import score_measurement
from tests.core.little import little, scored
from tests.strategies import CALM, both

BOSS = ("boss", {"a1": "weet-niet", "a2": 3, "b1": 3})
UNSURE = ("worker", {"a1": "weet-niet", "a2": 3})
SURE = ("worker", {"a1": 3, "a2": 3})


def test_each_item_somebody_did_not_know_is_kept_with_how_often():
    scores = scored(little(), BOSS, ("chief", {"a1": "weet-niet", "a2": "weet-niet"}))
    assert scores.unknown_items == {"a1": 2, "a2": 1}


@pytest.mark.parametrize(
    ("workers", "kept"),
    [([UNSURE, UNSURE, SURE], {"a1": 1}), ([UNSURE] * 3, {"a1": None}), ([UNSURE] * 3 + [SURE], {"a1": None})],
)
def test_a_protected_role_is_told_of_only_where_three_of_it_did_not_know_and_then_not_how_many(workers, kept):
    assert scored(little(), BOSS, *workers).unknown_items == kept


def test_hidden_people_add_nothing():
    assert scored(little(), BOSS, UNSURE, UNSURE).unknown_items == {"a1": 1}


def test_of_the_only_respondent_everything_is_told():
    assert scored(little(), UNSURE).unknown_items == {"a1": 1}


def test_nobody_unsure_is_nothing_to_find_out():
    assert scored(little(), ("boss", {"a1": 3, "a2": "nvt"})).unknown_items == {}


@given(st.data())
@CALM
def test_a_count_is_exactly_that_of_recognisable_people(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    scores = score_measurement(one, measurement)
    assume(scores.sole_answers is None)
    protected = {role.key for role in one.roles if role.protected}
    told = applying_facts(one, measurement.facts)
    unsure = [
        (person.role, key)
        for person in measurement.respondents
        for key, answer in applying_answers(one, person.role, told, person.answers).items()
        if answer == "weet-niet" and key in one.items
    ]
    for key in one.items:
        known = sum(k == key and role not in protected for role, k in unsure)
        of_groups = any(unsure.count((role, key)) >= 3 for role in protected)
        assert scores.unknown_items.get(key, 0) == (None if of_groups else known)
