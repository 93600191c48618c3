"""Is the right question asked of the right person, and is every answer that does not apply left out?"""

from typing import Any

import pytest

from scan.core.condition import Condition
from scan.core.instrument import Instrument
from scan.core.relevance import (
    applies,
    applying_answers,
    applying_facts,
    asked_questions,
    fact_holds,
    relevant_questions,
)
from tests.core.little import FACTS, advised, item, little, scored, step


def show(key: str, *values: Any) -> list[dict[str, Any]]:
    return [{"answer": key, "in": list(values)}]


CHAIN = (
    item("first", asked_of=["boss"]),
    item("second", show_if=show("first", 5)),
    item("third", show_if=show("second", 1)),
    item("fact", show_if=show("kind", "x")),
    item("both", show_if=show("kind", "x") + show("a1", 3)),
)


@pytest.fixture(scope="module")
def chain() -> Instrument:
    return little(items=CHAIN)


@pytest.mark.parametrize(
    ("value", "test", "answer", "held"),
    [
        (("x", "y"), "in", "x", True),
        (("x", "y"), "in", "z", False),
        (("x",), "in", None, False),
        ("geld", "includes", ("mensen", "geld"), True),
        ("geld", "includes", ("mensen",), False),
        ("geld", "includes", (), False),
    ],
)
def test_a_fact_holds_when_one_given_answer_is_among_the_wanted(value: Any, test: Any, answer: Any, held: bool):
    answers = {} if answer is None else {"q": answer}
    assert fact_holds(Condition("answer", "q", test, value), answers) is held


def test_a_role_is_asked_its_own_questions_in_order(chain: Instrument):
    own = [question.key for question in asked_questions(chain, "chief", once=False)]
    assert own == ["a1", "a2", "a3", "a4", "b1", "b2", "c1", "c2", "d1", "d2", "second", "third", "fact", "both"]
    assert [question.key for question in asked_questions(chain, "chief", once=True)] == ["kind", "more", "hulpvraag"]


def test_what_a_hidden_question_holds_hides_what_follows_from_it(chain: Instrument):
    given = {"first": 1, "second": 1, "third": 4}
    assert applying_answers(chain, "boss", {}, given) == {"first": 1}
    assert applying_answers(chain, "boss", {}, given | {"first": 5}) == given | {"first": 5}


def test_an_answer_that_was_not_asked_of_the_role_opens_no_follow_up(chain: Instrument):
    assert applying_answers(chain, "chief", {}, {"first": 5, "second": 1, "third": 4}) == {}


def test_all_conditions_of_a_follow_up_must_hold(chain: Instrument):
    assert applying_answers(chain, "chief", {"kind": "x"}, {"a1": 3, "both": 2}) == {"a1": 3, "both": 2}
    assert applying_answers(chain, "chief", {"kind": "y"}, {"a1": 3, "both": 2}) == {"a1": 3}
    assert applying_answers(chain, "chief", {"kind": "x"}, {"a1": 2, "both": 2}) == {"a1": 2}


def test_a_hidden_fact_is_left_out_and_counts_nowhere(chain: Instrument):
    assert applying_facts(chain, {"kind": "z", "more": "p"}) == {"kind": "z"}
    assert applying_facts(chain, {"more": "p"}) == {}
    assert applying_facts(chain, {"kind": "y", "more": "p"}) == {"kind": "y", "more": "p"}


def test_a_condition_on_a_hidden_fact_does_not_hold():
    steps = [step("on-more", when=[[{"answer": "more", "in": ["p"]}]])]
    assert advised(little(steps=steps), kind="z", more="p").steps == ()
    assert [s.key for s in advised(little(steps=steps), kind="x", more="p").steps] == ["on-more"]


def test_an_exclusive_option_pushes_the_other_ticks_out(chain: Instrument):
    assert applying_facts(chain, {"hulpvraag": ("mensen", "geen", "geld")}) == {"hulpvraag": ("geen",)}
    assert applying_facts(chain, {"hulpvraag": ("mensen", "geld")}) == {"hulpvraag": ("mensen", "geld")}


def test_a_follow_up_to_a_tick_that_was_pushed_out_is_hidden():
    more = {**FACTS[1], "show_if": [{"answer": "hulpvraag", "includes": "geld"}]}
    sections = [{"key": "s", "title": "S", "once": True, "questions": [FACTS[0], FACTS[2], more]}]
    instrument = little({}, sections=sections)
    assert applying_facts(instrument, {"hulpvraag": ("geld",), "more": "p"}) == {"hulpvraag": ("geld",), "more": "p"}
    assert applying_facts(instrument, {"hulpvraag": ("geld", "geen"), "more": "p"}) == {"hulpvraag": ("geen",)}


def test_not_applicable_is_kept_as_an_answer_but_the_item_does_not_apply(chain: Instrument):
    assert applying_answers(chain, "boss", {}, {"a1": "nvt"}) == {"a1": "nvt"}
    assert not applies(chain.items["a1"], "boss", {}, {"a1": "nvt"})


@pytest.mark.parametrize(
    ("key", "role", "facts", "applied"),
    [
        ("a1", "worker", {}, True),
        ("first", "boss", {}, True),
        ("first", "worker", {}, False),
        ("fact", "worker", {"kind": "x"}, True),
        ("fact", "worker", {"kind": "y"}, False),
        ("fact", "worker", {}, False),
    ],
)
def test_an_unanswered_item_applies_when_asked_and_shown(
    chain: Instrument, key: str, role: str, facts: dict[str, Any], applied: bool
):
    assert applies(chain.items[key], role, facts, {}) is applied


def test_the_owner_is_shown_the_facts_and_a_colleague_is_not(chain: Instrument):
    owner = relevant_questions(chain, "boss", owner=True, facts={}, answers={"kind": "x"})
    colleague = relevant_questions(chain, "boss", owner=False, facts={"kind": "x"}, answers={})
    assert owner - colleague == {"kind", "more", "hulpvraag"}
    assert colleague <= owner
    assert "fact" in colleague


def test_a_colleague_cannot_change_the_facts(chain: Instrument):
    assert "fact" not in relevant_questions(chain, "boss", owner=False, facts={"kind": "y"}, answers={"kind": "x"})


def test_follow_ups_are_shown_one_after_the_other(chain: Instrument):
    def shown(**answers: int) -> set[str]:
        return {"second", "third"} & relevant_questions(chain, "boss", owner=False, facts={}, answers=answers)

    assert shown() == set()
    assert shown(first=5) == {"second"}
    assert shown(first=5, second=1) == {"second", "third"}
    assert shown(first=4, second=1) == set()


def test_hidden_answers_are_in_no_score(chain: Instrument):
    plain = scored(chain, ("boss", {"a1": 3}), ("chief", {"a2": 2}), kind="y")
    noisy = scored(chain, ("boss", {"a1": 3, "second": 5}), ("chief", {"a2": 2, "first": 1, "fact": 5}), kind="y")
    assert plain == noisy
