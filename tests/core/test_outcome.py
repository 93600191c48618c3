"""Is an outcome kept and read back equal, and is what is too thin to score named with who could answer it?"""

import json
from typing import Any

import pytest

from scan.core.instrument import Instrument
from scan.core.measurement import measurement_from
from scan.core.outcome import from_plain, outcome_of, thin_scales, to_plain
from tests.core.little import item, little, scored
from tests.factories import EXAMPLES, example


@pytest.mark.parametrize("name", [one["name"] for one in EXAMPLES])
def test_an_outcome_that_went_through_json_comes_back_equal(name: str, instrument: Instrument):
    outcome = outcome_of(instrument, measurement_from(instrument, example(name)["input"]))
    plain = json.loads(json.dumps(to_plain(outcome)))
    assert from_plain(plain) == outcome
    assert to_plain(from_plain(plain)) == plain


def test_an_outcome_comes_back_equal_from_a_store_that_orders_keys_in_its_own_way(instrument: Instrument):
    outcome = outcome_of(instrument, measurement_from(instrument, EXAMPLES[0]["input"]))
    assert from_plain(json.loads(json.dumps(to_plain(outcome), sort_keys=True))) == outcome


def test_facts_keep_their_kind_in_an_outcome(instrument: Instrument):
    facts = {"ervaring": "meer", "aantal": 12, "omvang": "1-9", "hulpvraag": ["team", "plannen"], "toelichting": "12"}
    outcome = outcome_of(instrument, measurement_from(instrument, {"organisation": facts}))
    read = from_plain(json.loads(json.dumps(to_plain(outcome)))).scores.facts
    assert read == facts | {"hulpvraag": ("team", "plannen")}
    assert [type(read[key]) for key in ("aantal", "toelichting")] == [int, str]


@pytest.mark.parametrize("damage", [lambda d: d.pop("scores"), lambda d: d["scores"].update(gaps={"willen": "veel"})])
def test_a_damaged_outcome_is_refused(damage: Any, instrument: Instrument):
    plain = to_plain(outcome_of(instrument, measurement_from(instrument, {})))
    damage(plain)
    with pytest.raises(ValueError, match="validation error"):
        from_plain(plain)


def test_a_thin_scale_names_its_open_questions_and_who_could_answer_them():
    own = {
        "willen": {
            "a": ["a1", item("a2", asked_of=["chief", "council"]), item("a3", asked_of=["boss"])],
            "b": ["b1", "b2"],
        }
    }
    instrument = little(own)
    thin = thin_scales(instrument, scored(instrument, ("boss", {"a1": 3, "a3": "weet-niet", "b1": 1, "b2": 2})))
    assert [(one.scale, [q.key for q in one.open_items], one.roles) for one in thin] == [
        ("a", ["a2", "a3"], ("boss", "chief", "council"))
    ]


def test_a_score_of_0_is_a_score():
    instrument = little({"willen": {"a": ["a1", "a2"]}})
    assert thin_scales(instrument, scored(instrument, ("boss", {"a1": 1, "a2": 1}))) == []


def test_a_scale_with_a_score_is_not_thin(instrument: Instrument):
    one = outcome_of(instrument, measurement_from(instrument, EXAMPLES[0]["input"]))
    assert thin_scales(instrument, one.scores) == []
