"""What an account manager reads before a visit: what goes well, what is in the way, concerns, and what nobody knows."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan.core.concerns import concerns
from scan.core.instrument import Instrument, instrument_from
from scan.core.measurement import Measurement, Respondent, measurement_from
from scan.core.outcome import Outcome, from_plain, outcome_of, to_plain
from scan.core.preparation import accents, bottleneck, help_asked, prepare, strengths, unknowns
from scan.core.scoring import Scores, shown_number
from scan.core.sharing import SharedParts, shared_outcome
from tests.core.little import document, scored, worry
from tests.factories import EXAMPLES, example, far_apart
from tests.strategies import CALM, both

LEVELS = [
    {"key": "low", "title": "Laag", "from": 0},
    {"key": "half", "title": "Half", "from": 40},
    {"key": "good", "title": "Goed", "from": 60},
    {"key": "top", "title": "Top", "from": 80},
]
OWN = {"willen": {"a": ["a1", "a2"], "b": ["b1", "b2"]}, "kunnen": {"d": ["d1", "d2"]}}
WORRIES = [{"value": n, "label": f"Zorg {n}", "score": None} for n in (1, 2, 3)]
WORRIES.append({"value": 4, "label": "Zo groot dat wij het niet doen", "score": None})


def concerned(*keys: str) -> Instrument:
    """A little instrument with questions about concerns, known by their answer scale."""
    whole = document(OWN, tuple(worry(key) | {"answers": "zorg4"} for key in keys), levels=LEVELS)
    whole["answer_scales"]["zorg4"] = WORRIES
    return instrument_from(whole)


LITTLE = concerned("x", "y", "z")


def alone(**answers: int) -> Scores:
    return scored(LITTLE, ("boss", answers))


def outcome(instrument: Instrument, data: dict[str, Any]) -> Outcome:
    return outcome_of(instrument, measurement_from(instrument, data))


# --- What goes well


def test_the_highest_scales_go_well_the_highest_first():
    found = strengths(LITTLE, alone(a1=4, a2=4, b1=5, b2=5, d1=1, d2=1))
    assert [(line.key, line.number, line.level) for line in found.scales] == [("b", 100, "Top"), ("a", 75, "Goed")]
    assert found.well


def test_when_nothing_stands_high_only_the_highest_is_told_and_not_called_good():
    found = strengths(LITTLE, alone(a1=2, a2=2, b1=1, b2=1, d1=1, d2=1))
    assert [line.key for line in found.scales] == ["a"]
    assert not found.well


def test_without_scores_nothing_goes_well():
    assert strengths(LITTLE, alone()).scales == ()


# --- The bottleneck


def test_the_bottleneck_is_the_lowest_dimension_with_its_lowest_scale_and_what_is_lower_elsewhere():
    found = bottleneck(LITTLE, alone(a1=1, a2=1, b1=5, b2=5, d1=2, d2=2))
    assert found is not None
    assert (found.dimension.key, [line.key for line in found.within]) == ("kunnen", ["d"])
    assert [(line.key, line.number) for line in found.elsewhere] == [("a", 0)]


def test_without_a_score_there_is_no_bottleneck():
    assert bottleneck(LITTLE, alone(a1=1)) is None


# --- Concerns


@pytest.mark.parametrize(
    ("value", "told", "is_reason"),
    [(1, None, None), (2, None, None), (3, "Zorg 3", False), (4, "Zo groot dat wij het niet doen", True)],
)
def test_of_one_respondent_the_answer_itself_is_told_when_the_concern_is_large(value, told, is_reason):
    found = concerns(LITTLE, alone(x=value))
    assert [(one.told, one.is_reason, one.of_roles) for one in found] == ([(told, is_reason, ())] if told else [])


def test_of_several_people_a_mean_is_told_as_a_mean():
    found = concerns(LITTLE, scored(LITTLE, ("boss", {"x": 4, "y": 4, "z": 4}), ("chief", {"x": 3, "y": 4, "z": 2})))
    assert [(one.key, one.told, one.mean) for one in found] == [
        ("y", "Zo groot dat wij het niet doen", 4),
        ("x", "Gemiddeld bijna: zo groot dat wij het niet doen", 3.5),
        ("z", "Zorg 3", 3),
    ]


def test_a_concern_that_one_role_calls_a_reason_is_told_also_when_the_mean_is_small():
    (found,) = concerns(LITTLE, scored(LITTLE, ("boss", {"x": 1}), ("chief", {"x": 4})))
    assert (found.told, found.is_reason, found.of_roles) == ("Gemiddeld: zorg 3", True, ("Chef",))


def test_reasons_come_first_and_then_the_larger_concern():
    people = (("boss", {"x": 3, "y": 1, "z": 4}), ("chief", {"x": 3, "y": 4, "z": 4}))
    assert [one.key for one in concerns(LITTLE, scored(LITTLE, *people))] == ["z", "y", "x"]


@pytest.mark.parametrize(("workers", "told"), [(2, []), (3, [("x", ("Werker",))])])
def test_a_concern_of_a_protected_role_is_told_from_three_people_on(workers: int, told: list):
    found = concerns(LITTLE, scored(LITTLE, ("boss", {"x": 1}), *[("worker", {"x": 4})] * workers))
    assert [(one.key, one.of_roles) for one in found] == told


def test_a_question_with_other_answers_is_no_concern():
    instrument = instrument_from(document(OWN, (worry(),), levels=LEVELS))
    assert concerns(instrument, scored(instrument, ("boss", {"worry": 4}))) == []


def test_in_the_starting_instrument_every_concern_is_known_by_its_answers(instrument: Instrument):
    keys = {key for key in instrument.items if key.startswith("zorg-")}
    people = Measurement({}, (Respondent("directie", dict.fromkeys(keys, 4)),))
    found = concerns(instrument, outcome_of(instrument, people).scores)
    assert {one.key for one in found} == keys
    assert all(one.is_reason for one in found)


# --- What is not known, what is asked


def test_unknowns_are_the_questions_and_the_scales_without_a_score():
    told = outcome_of(LITTLE, Measurement({}, (Respondent("boss", {"a1": "weet-niet", "a2": 3, "b1": 3, "b2": 3}),)))
    found = unknowns(LITTLE, told)
    assert (found.share, [one.text for one in found.questions]) == (25, ["Vraag a1?"])
    assert [scale.title for scale in found.thin] == ["Schaal a", "Schaal d"]


def test_help_is_told_in_the_words_of_the_options(instrument: Instrument):
    facts = {"hulpvraag": ["functies", "begeleiding"], "werkwijze": "partner", "toelichting": "Bel ons."}
    found = help_asked(instrument, outcome(instrument, {"organisation": facts}).scores)
    assert found.wishes == ("Geschikt werk of functies maken", "Begeleiding op de werkvloer")
    assert found.expects == "Meedenken over hoe wij ons werk organiseren"
    assert (found.alone, found.words) == (False, "Bel ons.")


def test_who_can_do_it_alone_asks_no_help(instrument: Instrument):
    found = help_asked(instrument, outcome(instrument, {"organisation": {"hulpvraag": ["geen"]}}).scores)
    assert (found.wishes, found.alone, found.any) == ((), True, True)


def test_nothing_said_is_nothing_asked(instrument: Instrument):
    assert not help_asked(instrument, outcome(instrument, {}).scores).any


def test_every_style_is_told_the_most_points_first_with_what_gave_them(instrument: Instrument):
    found = accents(instrument, outcome(instrument, {"organisation": {"werkwijze": "ontzorgen", "vacatures": "geen"}}))
    assert [(one.key, one.points) for one in found] == [("ontzorgen", 30), ("vacatures", 0), ("partner", 0)]
    ((points, why),) = found[0].parts
    assert points == 30
    assert why.startswith("Omdat jullie ‘Werk uit handen nemen")


# --- The whole


@given(st.data())
@CALM
def test_every_measurement_can_be_prepared_and_rests_on_its_scores(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    told = outcome_of(one, measurement)
    found = prepare(one, told)
    known = [shown_number(score) for score in told.scores.scales.values() if score is not None]
    assert [line.number for line in found.strengths.scales[:1]] == ([max(known)] if known else [])
    assert (found.bottleneck.dimension.key if found.bottleneck else None) == told.scores.bottleneck
    if found.bottleneck and found.bottleneck.elsewhere:
        assert found.bottleneck.elsewhere[0].number == min(known)
    assert len(found.first_steps) == min(3, len(told.advice.steps))
    assert {accent.key for accent in found.accents} == {style.key for style in one.styles}


@pytest.mark.parametrize("name", [one["name"] for one in EXAMPLES])
def test_a_stored_outcome_is_prepared_the_same(instrument: Instrument, name: str):
    fresh = outcome(instrument, example(name)["input"])
    assert prepare(instrument, from_plain(to_plain(fresh))) == prepare(instrument, fresh)


def test_what_is_left_out_of_a_share_is_left_out_of_the_preparation(instrument: Instrument):
    data = far_apart(instrument)
    data["organisation"]["toelichting"] = "Tussen ons gezegd."
    whole = outcome(instrument, data)
    everything = prepare(instrument, whole)
    assert everything.roles.topics
    assert everything.help.words
    shared = shared_outcome(instrument, whole, SharedParts(open_answers=False, roles=False, plan=False))
    found = prepare(instrument, shared)
    assert found.roles.dimensions == ()
    assert found.help.words == ""
    assert all(one.of_roles == () for one in found.concerns)
    assert "verschil-in-lagen" not in {topic.key for topic in found.topics}
