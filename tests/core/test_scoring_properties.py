"""What must hold of every outcome, whatever was answered: range, order, what counts for nothing, what stays secret?"""

import itertools
import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scan.core.instrument import Instrument
from scan.core.measurement import Measurement, Respondent
from scan.core.outcome import outcome_of, to_plain
from scan.core.parts import Answer
from scan.core.relevance import applying_answers, applying_facts
from scan.core.scoring import score_measurement, shown_number
from tests.core.little import little, stage, step, worry
from tests.strategies import CALM, answers, both, choices, facts, instruments, measurements, respondents

OPEN = ("directie", "hr", "leidinggevende")
PROTECTED = ("medewerker", "or")


def shown(instrument: Instrument, measurement: Measurement) -> str:
    """Everything that is kept and may be shown, to the byte."""
    return json.dumps(to_plain(outcome_of(instrument, measurement)))


def with_answers(person: Respondent, **changes: Answer | None) -> Respondent:
    """The same person, with these answers in place; None takes an answer away."""
    changed = {key.replace("_", "-"): value for key, value in changes.items()}
    return Respondent(person.role, {k: v for k, v in {**person.answers, **changed}.items() if v is not None})


def replaced(measurement: Measurement, at: int, person: Respondent) -> Measurement:
    people = measurement.respondents
    return Measurement(measurement.facts, (*people[:at], person, *people[at + 1 :]))


@given(st.data())
@CALM
def test_every_score_lies_between_0_and_100(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    scores = score_measurement(one, measurement)
    roles = [*scores.role_items.values(), *scores.role_scales.values(), *scores.role_dimensions.values()]
    found = [score for part in (scores.items, scores.scales, scores.dimensions, *roles) for score in part.values()]
    assert all(0 <= score <= 100 for score in found if score is not None)
    assert all(0 <= shown_number(score) <= 100 for score in found if score is not None)
    assert all(0 <= gap <= 100 for gap in scores.gaps.values())
    assert scores.unknown_share is None or 0 <= scores.unknown_share <= 100
    assert all(0 <= points <= 100 for points in outcome_of(one, measurement).advice.styles.values())


@given(st.data())
@CALM
def test_a_higher_option_on_one_item_never_lowers_its_scale_or_dimension(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    spots = [
        (at, key, value)
        for at, person in enumerate(measurement.respondents)
        for key, value in person.answers.items()
        if isinstance(value, int) and one.items[key].scale and value < 5
    ]
    assume(spots)
    at, key, value = data.draw(st.sampled_from(spots))
    person = measurement.respondents[at]
    raised = Respondent(person.role, {**person.answers, key: data.draw(st.integers(value + 1, 5))})
    before = score_measurement(one, measurement)
    after = score_measurement(one, replaced(measurement, at, raised))
    scale = one.items[key].scale
    assert_not_lower(before.scales, after.scales, scale)
    assert_not_lower(before.dimensions, after.dimensions, one.dimension_of_scale[str(scale)])
    assert after.role_dimensions.keys() == before.role_dimensions.keys()
    for role, own in before.role_dimensions.items():
        for dimension in own:
            assert_not_lower(own, after.role_dimensions[role], dimension)


def assert_not_lower(before: Any, after: Any, key: Any) -> None:
    assert (before[key] is None) == (after[key] is None)
    assert before[key] is None or after[key] >= before[key]


def test_a_higher_option_of_someone_who_counts_does_raise_the_scale(instrument: Instrument):
    person = Respondent("hr", {"att-past": 3, "att-levert-op": 3, "att-werk-gedaan": 3})
    before = score_measurement(instrument, Measurement({}, (person,))).scales["attitude"]
    after = score_measurement(instrument, Measurement({}, (with_answers(person, att_past=4),))).scales["attitude"]
    assert (before, after) == (50, pytest.approx(50 + 25 / 3))


@given(st.data())
@CALM
def test_the_order_of_respondents_makes_no_difference_to_the_byte(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    other = tuple(data.draw(st.permutations(measurement.respondents)))
    assert shown(one, measurement) == shown(one, Measurement(measurement.facts, other))


# --- What counts for nothing


@given(st.data())
@CALM
def test_what_does_not_apply_changes_nothing(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    applying = applying_facts(one, measurement.facts)
    cleaned = Measurement(
        applying,
        tuple(Respondent(p.role, applying_answers(one, p.role, applying, p.answers)) for p in measurement.respondents),
    )
    assert shown(one, measurement) == shown(one, cleaned)


@given(st.data())
@CALM
def test_an_empty_response_changes_nothing(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    empty = tuple(Respondent(role.key, {}) for role in one.roles)
    assert shown(one, measurement) == shown(one, Measurement(measurement.facts, measurement.respondents + empty))


@given(st.data())
@CALM
def test_not_applicable_touches_the_scale_of_its_item_only(instrument: Instrument, data: st.DataObject):
    measurement = data.draw(measurements(instrument))
    spots = [
        (at, key)
        for at, person in enumerate(measurement.respondents)
        if len(applying_answers(instrument, person.role, {}, person.answers)) > 1
        for key, item in instrument.items.items()
        if item.not_applicable and key not in person.answers
    ]
    assume(spots)
    at, key = data.draw(st.sampled_from(spots))
    person = measurement.respondents[at]
    marked = replaced(measurement, at, Respondent(person.role, {**person.answers, key: "nvt"}))
    before, after = score_measurement(instrument, measurement), score_measurement(instrument, marked)
    own = instrument.items[key].scale
    assert [before.items, before.raws, before.unknown_share, before.answered] == [
        after.items,
        after.raws,
        after.unknown_share,
        after.answered,
    ]
    assert {k: v for k, v in before.scales.items() if k != own} == {k: v for k, v in after.scales.items() if k != own}


# --- What stays secret


def protected_few(instrument: Instrument, *, most: int = 2) -> st.SearchStrategy[tuple[Respondent, ...]]:
    """Up to two people of each protected role, each with an answer: too few to be shown."""
    asked = [q for q in instrument.items.values() if not q.asked_of or set(PROTECTED) & set(q.asked_of)]
    given_answers = answers(instrument, asked).map(lambda own: {"att-past": 1, **own})
    per_role = [
        st.lists(st.builds(Respondent, st.just(role), given_answers), min_size=1, max_size=most) for role in PROTECTED
    ]
    return st.tuples(*per_role).map(lambda groups: tuple(itertools.chain(*groups)))


@given(st.data())
@CALM
def test_answers_of_protected_people_below_the_threshold_reach_nothing(instrument: Instrument, data: st.DataObject):
    known = data.draw(respondents(instrument, OPEN, largest=4))
    told = data.draw(facts(instrument))
    secret = data.draw(protected_few(instrument))
    asked = [q for q in instrument.items.values() if not q.asked_of or set(PROTECTED) & set(q.asked_of)]
    others = tuple(
        Respondent(person.role, {"att-past": 5, **data.draw(answers(instrument, asked))}) for person in secret
    )
    assert shown(instrument, Measurement(told, known + secret)) == shown(instrument, Measurement(told, known + others))


@given(st.data())
@CALM
def test_what_fewer_than_three_of_a_shown_protected_role_chose_reaches_nothing(
    instrument: Instrument, data: st.DataObject
):
    """The role is shown, but this item has a value of one or two of its people only."""
    known = data.draw(respondents(instrument, OPEN, largest=3))
    key = data.draw(st.sampled_from([k for k, q in instrument.items.items() if q.asked_of is None]))
    workers = data.draw(respondents(instrument, ["medewerker"], smallest=3, largest=5))
    people = [Respondent(p.role, {"att-past": 1, **{k: v for k, v in p.answers.items() if k != key}}) for p in workers]
    told = data.draw(facts(instrument))
    values = [option.value for option in instrument.options[key]]
    having = data.draw(st.integers(1, 2))

    def with_values(*chosen: Any) -> str:
        secret = [Respondent(p.role, {**p.answers, key: v}) for p, v in zip(people, chosen, strict=False)]
        return shown(instrument, Measurement(told, known + tuple(secret) + tuple(people[having:])))

    # Leaving att-past out of the choice keeps the other answers of these people as they are.
    assume(key != "att-past")
    first, second = (data.draw(st.lists(st.sampled_from(values), min_size=having, max_size=having)) for _ in range(2))
    assert with_values(*first) == with_values(*second)


def test_every_single_answer_of_a_hidden_person_gives_the_same_outcome(instrument: Instrument):
    """An attacker who knows all other answers tries each answer to each question: the outcome never tells which."""
    boss = Respondent("directie", dict.fromkeys(instrument.items, 3))
    colleague = Respondent("medewerker", {"att-past": 2})
    outcomes = set()
    for key, item in instrument.items.items():
        if item.asked_of and "medewerker" not in item.asked_of:
            continue
        for value in choices(instrument, item):
            secret = with_answers(Respondent("medewerker", {"att-past": 4, "beg-tijd": 1}), **{key: value})
            outcomes.add(shown(instrument, Measurement({"omvang": "50-99"}, (boss, colleague, secret))))
    assert len(outcomes) == 1


def test_the_same_attack_does_tell_answers_of_the_only_respondent_apart(instrument: Instrument):
    outcomes = {
        shown(instrument, Measurement({}, (Respondent("medewerker", {"beg-vast": 3, "beg-tijd": value}),)))
        for value in (1, 2, 3, 4, 5)
    }
    assert len(outcomes) == 5, "otherwise the test above would prove nothing"


@given(st.data())
@CALM
def test_the_scans_mean_holds_nothing_beside_the_means_of_shown_roles(instrument: Instrument, data: st.DataObject):
    """Taking the shown role means away from the scan's mean leaves nothing of a role that is not shown."""
    one, measurement = data.draw(both(instrument))
    scores = score_measurement(one, measurement)
    for of_scan, of_roles in ((scores.items, scores.role_items), (scores.raws, scores.role_raws)):
        for key, means in of_roles.items():
            assert (key in of_scan) is bool(means)
            if means:
                left = of_scan[key] * len(means) - sum(means.values())
                assert abs(left) < 1e-9


@given(st.data())
@CALM
def test_every_mean_of_a_protected_role_is_of_at_least_three_people(instrument: Instrument, data: st.DataObject):
    one, measurement = data.draw(both(instrument))
    scores = score_measurement(one, measurement)
    assume(scores.sole_answers is None)
    protected = {role.key for role in one.roles if role.protected}
    told = applying_facts(one, measurement.facts)
    applying = [(p.role, applying_answers(one, p.role, told, p.answers)) for p in measurement.respondents]
    for means in (scores.role_items, scores.role_raws):
        for key, own in means.items():
            for role in protected & own.keys():
                assert sum(r == role and isinstance(a.get(key), int) for r, a in applying) >= 3
    for role in protected & set(scores.shown_roles):
        assert sum(r == role and bool(a) for r, a in applying) >= 3
    assert protected & scores.role_dimensions.keys() <= set(scores.shown_roles)


WORKERS = [Respondent("worker", {"a2": 4, "b1": 2, "b2": 2}) for _ in range(3)]
BOSS = Respondent("boss", {"a1": 3, "a2": 3, "a3": 3, "b1": 3, "b2": 3, "worry": 2})
RULES = {
    "stages": [stage("up", [[{"item": "a1", "at_least": 50}]])],
    "steps": [
        step("by-item", targets=["a"], when=[[{"item": "a1", "below": 101}]]),
        step("by-raw", targets=["b"], when=[[{"raw": "a1", "at_least": 1}], [{"raw": "worry", "at_least": 1}]]),
        step("by-scale", targets=["a"], when=[[{"scale": "a", "at_least": 1}]]),
        step("by-gap", targets=["a"], when=[[{"gap": "willen", "at_least": 1}]]),
        step("by-share", targets=["a"], when=[[{"unknown_share": "total", "at_least": 1}]]),
    ],
}


@pytest.fixture(scope="module")
def small() -> Instrument:
    return little({"willen": {"a": ["a1", "a2", "a3"], "b": ["b1", "b2"]}}, items=(worry(),), **RULES)


@pytest.mark.parametrize("key", ["a1", "worry"])
def test_comparing_role_means_does_not_tell_what_two_of_three_answered(small: Instrument, key: str):
    """Attack: take the boss's mean from the scan's, compare roles, read the reasons, for each pair of answers."""
    outcomes = {
        shown(
            small,
            Measurement(
                {},
                (BOSS, with_answers(WORKERS[0], **{key: first}), with_answers(WORKERS[1], **{key: second}), WORKERS[2]),
            ),
        )
        for first, second in itertools.product((1, 2, 3, 4), repeat=2)
    }
    assert len(outcomes) == 1


def test_comparing_with_and_without_an_item_does_not_tell_what_two_of_three_answered(small: Instrument):
    without = shown(small, Measurement({}, (BOSS, *WORKERS)))
    given_by_two = [with_answers(WORKERS[0], a1=1), with_answers(WORKERS[1], a1=5), WORKERS[2]]
    assert shown(small, Measurement({}, (BOSS, *given_by_two))) == without


def test_the_third_answer_is_what_makes_the_mean_appear(small: Instrument):
    given_by_three = [with_answers(one, a1=5) for one in WORKERS]
    scores = score_measurement(small, Measurement({}, (BOSS, *given_by_three)))
    assert scores.role_items["a1"] == {"boss": 50, "worker": 100}


@pytest.mark.parametrize("hidden", [1, 2])
def test_the_unknown_share_does_not_tell_whether_hidden_people_know(small: Instrument, hidden: int):
    knows, knows_not = ({"a1": value, "a2": value, "b1": value} for value in (3, "weet-niet"))
    boss = with_answers(BOSS, a3="weet-niet")
    shares = {
        score_measurement(small, Measurement({}, (boss, *[Respondent("worker", own)] * hidden))).unknown_share
        for own in (knows, knows_not)
    }
    assert shares == {20}


def test_a_second_protected_person_takes_the_first_ones_answers_out_of_sight(small: Instrument):
    alone = score_measurement(small, Measurement({}, (WORKERS[0],)))
    assert alone.sole_answers
    two = score_measurement(small, Measurement({}, (WORKERS[0], Respondent("council", {"a1": 1}))))
    assert (two.sole_answers, two.items, two.raws, two.shown_roles) == (None, {}, {}, ())


def test_a_hidden_person_does_not_open_a_gap(small: Instrument):
    scores = score_measurement(small, Measurement({}, (BOSS, *WORKERS[:2])))
    assert (scores.gaps, scores.role_dimensions) == ({}, {})


@given(st.data())
@CALM
def test_no_reason_quotes_an_answer_to_an_item_unless_of_the_only_respondent(
    instrument: Instrument, data: st.DataObject
):
    measurement = data.draw(measurements(instrument))
    outcome = outcome_of(instrument, measurement)
    styles = [text for parts in outcome.style_reasons.values() for _, texts in parts for text in texts]
    texts = [text for own in outcome.step_reasons.values() for text in own] + styles
    quoting = {f"antwoordden op ‘{item.text}’" for item in instrument.items.values()}
    answering = sum(outcome.scores.answered.values())
    assert (outcome.scores.sole_answers is not None) is (answering == 1)
    if answering != 1:
        assert not [text for text in texts if any(quote in text for quote in quoting)]


@given(instruments(), st.data())
@CALM
def test_in_small_instruments_too_hidden_answers_reach_nothing(one: Instrument, data: st.DataObject):
    known = data.draw(respondents(one, ["boss", "chief"], largest=3))
    told = data.draw(facts(one))
    answered = {"worry": 2}
    first, second = (
        [Respondent("worker", answered | data.draw(answers(one, one.items.values())) | answered) for _ in range(2)]
        for _ in range(2)
    )
    assert shown(one, Measurement(told, (*known, *first))) == shown(one, Measurement(told, (*known, *second)))
