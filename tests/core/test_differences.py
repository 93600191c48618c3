"""Differences between roles in words: what, how much, between whom, and what to ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan.core.differences import LARGE_DIFFERENCE, MOST_TOPICS, differences
from scan.core.instrument import Instrument
from scan.core.measurement import Measurement, Respondent, measurement_from
from scan.core.outcome import Outcome, from_plain, outcome_of, to_plain
from scan.core.scoring import score_measurement, shown_number
from tests.core.little import item, little, scored
from tests.factories import EXAMPLES, example
from tests.strategies import CALM, both

OWN = {"willen": {"a": ["a1", "a2"], "b": ["b1", "b2"]}}
HIGH = {"a1": 5, "a2": 5, "b1": 3, "b2": 3}
LOW = {"a1": 1, "a2": 2, "b1": 3, "b2": 3}


def outcome(instrument: Instrument, *people: tuple[str, dict], **facts: str) -> Outcome:
    return outcome_of(instrument, Measurement(facts, tuple(Respondent(role, own) for role, own in people)))


# --- Roles on a scale (rule 6 for one scale)


def test_on_a_scale_a_role_takes_part_with_two_items_of_that_scale():
    """The chief is asked one scale of three: too little for the dimension, enough for that scale."""
    only_boss = {"asked_of": ["boss"]}
    own = {
        "a": ["a1", "a2", item("a3", **only_boss)],
        "b": [item("b1", **only_boss), item("b2", **only_boss)],
        "c": [item("c1", **only_boss), item("c2", **only_boss)],
    }
    boss = {"a1": 5, "a2": 5, "a3": 1, "b1": 3, "b2": 3, "c1": 3, "c2": 3}
    scores = scored(little({"willen": own}), ("boss", boss), ("chief", {"a1": 3, "a2": 1}))
    assert scores.role_dimensions == {}
    assert scores.scale_roles == {"a": {"boss": 100, "chief": 25}}


def test_a_scale_is_compared_only_over_items_asked_of_all_who_take_part():
    own = {"a": ["a1", "a2", item("a3", asked_of=["boss"]), item("a4", asked_of=["boss"])]}
    scores = scored(
        little({"willen": own}), ("boss", {"a1": 5, "a2": 5, "a3": 1, "a4": 1}), ("chief", {"a1": 3, "a2": 3})
    )
    assert scores.scale_roles == {"a": {"boss": 100, "chief": 50}}


def test_without_two_roles_that_have_a_score_a_scale_is_not_compared():
    scores = scored(little(OWN), ("boss", HIGH), ("chief", {"a1": 3, "b1": 3, "b2": 1}))
    assert scores.scale_roles == {"b": {"boss": 50, "chief": 25}}


@pytest.mark.parametrize(("workers", "compared"), [(2, {}), (3, {"a": {"boss": 100, "worker": 12.5}})])
def test_a_protected_role_is_compared_on_a_scale_from_three_people_on(workers: int, compared: dict):
    instrument = little({"willen": {"a": ["a1", "a2"]}})
    scores = scored(instrument, ("boss", {"a1": 5, "a2": 5}), *[("worker", {"a1": 1, "a2": 2})] * workers)
    assert scores.scale_roles == compared


@given(st.data())
@CALM
def test_a_role_on_a_scale_lies_between_its_lowest_and_highest_item(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    scores = score_measurement(one, measurement)
    for scale, roles in scores.scale_roles.items():
        assert len(roles) >= 2
        assert set(roles) <= set(scores.shown_roles)
        for role, score in roles.items():
            own = [
                scores.role_items[question.key][role]
                for question in one.items_of_scale[scale]
                if role in scores.role_items[question.key]
            ]
            assert min(own) - 1e-9 <= score <= max(own) + 1e-9


@given(st.data())
@CALM
def test_where_all_roles_are_asked_the_same_a_scale_gives_what_rule_6_gives(
    instrument: Instrument, data: st.DataObject
):
    one, measurement = data.draw(both(instrument))
    scores = score_measurement(one, measurement)
    for scale, own in one.items_of_scale.items():
        if any(question.asked_of for question in own):
            continue
        for role, score in scores.scale_roles.get(scale, {}).items():
            if scores.role_scales.get(role, {}).get(scale) is not None:
                assert scores.role_scales[role][scale] == pytest.approx(score)


# --- Topics


def test_a_large_difference_is_a_topic_with_who_how_much_and_a_question():
    (topic,) = differences(little(OWN), outcome(little(OWN), ("boss", HIGH), ("chief", LOW))).topics
    assert topic.title == "Schaal a"
    assert topic.told == "Baas staat op 100. Chef staat op 13. Dat scheelt 87 punten."
    assert topic.item == "Vraag a1?"
    assert topic.ask.endswith("?")
    assert not topic.of_group


def test_a_small_difference_is_no_topic():
    chief = {"a1": 5, "a2": 4, "b1": 3, "b2": 3}
    assert differences(little(OWN), outcome(little(OWN), ("boss", HIGH), ("chief", chief))).topics == ()


def test_a_topic_about_a_group_says_so():
    instrument = little(OWN)
    (topic,) = differences(instrument, outcome(instrument, ("boss", HIGH), *[("worker", LOW)] * 3)).topics
    assert topic.of_group


@given(st.data())
@CALM
def test_topics_are_the_largest_differences_first(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    found = differences(one, outcome_of(one, measurement))
    gaps = sorted((scale.gap for d in found.dimensions for scale in d.scales), reverse=True)
    assert [topic.gap for topic in found.topics] == [gap for gap in gaps if gap >= LARGE_DIFFERENCE][:MOST_TOPICS]


@given(st.data())
@CALM
def test_a_gap_on_a_dimension_is_that_of_the_scoring(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    told = outcome_of(one, measurement)
    wholes = {d.whole.key: d.whole.gap for d in differences(one, told).dimensions if d.whole}
    assert wholes == told.scores.gaps


# --- Who takes part


def test_with_one_respondent_there_are_no_roles_to_compare():
    found = differences(little(), outcome(little(), ("boss", HIGH)))
    assert (found.dimensions, found.topics, found.several, found.table) == ((), (), False, ())


def test_a_role_that_is_not_shown_yet_is_named_with_how_many_answered():
    found = differences(little(OWN), outcome(little(OWN), ("boss", HIGH), *[("worker", LOW)] * 2))
    assert found.hidden == (("Werker", 2),)
    assert found.of_groups
    assert found.dimensions == ()


def test_the_table_has_a_column_per_role_and_no_number_where_a_role_is_not_compared():
    own = {"a": ["a1", "a2"], "b": [item("b1", asked_of=["boss", "chief"]), item("b2", asked_of=["boss", "chief"])]}
    instrument = little({"willen": own})
    worker = {"a1": 3, "a2": 3}
    found = differences(instrument, outcome(instrument, ("boss", HIGH), ("chief", LOW), *[("worker", worker)] * 3))
    assert found.roles == ("Baas", "Chef", "Werker")
    assert {row.title: numbers for row, numbers in found.table} == {
        "Willen": (75, 31, None),
        "Schaal a": (100, 13, 50),
        "Schaal b": (50, 50, None),
    }


# --- To find out


def test_what_one_person_does_not_know_is_listed_with_who_could_know_it():
    own = {"willen": {"a": [item("a1", asked_of=["boss", "chief"]), "a2"]}}
    instrument = little(own)
    found = differences(instrument, outcome(instrument, ("boss", {"a1": "weet-niet", "a2": 3}))).find_out
    ((section, (one,)),) = found
    assert (section, one.text, one.count) == ("Vragen", "Vraag a1?", 1)
    assert one.who == "Wie dit kan weten: Chef."


def test_who_gave_an_answer_is_named_before_who_did_not_take_part():
    instrument = little(OWN)
    found = differences(instrument, outcome(instrument, ("boss", HIGH | {"a1": "weet-niet"}), ("chief", LOW)))
    ((_, (one,)),) = found.find_out
    assert one.who == "Hier kwam wel een antwoord van: Chef."


def test_where_everybody_is_asked_and_nobody_knows_it_says_so():
    own = {"willen": {"a": [item("a1", asked_of=["boss"]), "a2"]}}
    instrument = little(own)
    ((_, (one,)),) = differences(instrument, outcome(instrument, ("boss", {"a1": "weet-niet", "a2": 3}))).find_out
    assert one.who == "Niemand die meedeed, weet dit. Zoek het samen uit."


def test_a_fact_that_is_not_known_is_to_be_found_out_too(instrument: Instrument):
    data = {"organisation": {"arbeidsmarktregio": "weet-niet", "ervaring": "onbekend"}, "respondents": []}
    found = differences(instrument, outcome_of(instrument, measurement_from(instrument, data))).find_out
    ((section, own),) = found
    assert section == "Over jullie organisatie"
    assert len(own) == 2
    assert {(one.count, one.who) for one in own} == {(None, "")}


# --- As it is kept


@pytest.mark.parametrize("name", [one["name"] for one in EXAMPLES])
def test_a_stored_outcome_tells_the_same(instrument: Instrument, name: str):
    fresh = outcome_of(instrument, measurement_from(instrument, example(name)["input"]))
    assert differences(instrument, from_plain(to_plain(fresh))) == differences(instrument, fresh)


def test_in_the_starting_instrument_managers_are_compared_where_they_have_enough_items(instrument: Instrument):
    data = example("three shown roles, gaps everywhere")["input"]
    scores = score_measurement(instrument, measurement_from(instrument, data))
    assert scores.gaps
    compared = {scale: {role: shown_number(s) for role, s in own.items()} for scale, own in scores.scale_roles.items()}
    assert compared
    for scale, own in compared.items():
        dimension = instrument.dimension_of_scale[scale]
        assert len(own) >= 2, dimension
