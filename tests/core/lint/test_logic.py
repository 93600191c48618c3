"""Are groups found that can never hold, and steps that always come?"""

import pytest

from tests.core.lint.whole import (
    Change,
    both,
    dotted,
    found_after,
    is_found,
    is_free_of,
    on_question,
    on_step,
    set_rule,
    with_group,
)
from tests.core.little import item

GROUP = "topics.0.when.0"
LOW_A, HIGH_A = {"scale": "a", "below": 40}, {"scale": "a", "at_least": 60}
FROM_60 = [{"value": v, "label": f"Antwoord {v}", "score": 50 + v * 10} for v in range(1, 6)]


def high_answers(made):
    """The questions of scale d get answers that score from 60 to 100."""
    made["answer_scales"]["high"] = FROM_60
    for key in ("d1", "d2"):
        on_question(key, answers="high")(made)


def stage_first(when: list) -> Change:
    """The stage "near" comes after a stage with this rule."""
    return lambda made: made["stages"][0].update(when=when)


NEVER: dict[str, tuple[Change, str]] = {
    "below and at least": (
        with_group(LOW_A, HIGH_A),
        "Dit kan niet samen: ‘Schaal a’ onder 40 staat, en ‘Schaal a’ op 60 of hoger staat. Dit onderwerp komt",
    ),
    "next to each other": (
        with_group({"scale": "a", "below": 60}, {"scale": "a", "at_least": 60}),
        "Dit kan niet samen",
    ),
    "between two whole numbers": (
        with_group({"dimension": "willen", "below": 40}, {"dimension": "willen", "at_least": 39.5}),
        "Dit kan niet samen",
    ),
    "below 0": (
        with_group({"scale": "a", "below": 0}),
        "‘Schaal a’ onder 0 staat. Dit getal loopt van 0 tot en met 100",
    ),
    "above 100": (with_group({"dimension": "willen", "at_least": 100.5}), "loopt van 0 tot en met 100"),
    "below the lowest option": (both(high_answers, with_group({"scale": "d", "below": 60})), "van 60 tot en met 100"),
    "mean above the highest answer": (with_group({"raw": "worry", "at_least": 4.5}), "van 1 tot en met 4"),
    "mean below the lowest answer": (with_group({"raw": "worry", "below": 1}), "van 1 tot en met 4"),
    "gap of more than all points": (with_group({"gap": "willen", "at_least": 101}), "van 0 tot en met 100"),
    "two answers to one question": (
        with_group({"answer": "kind", "in": ["x"]}, {"answer": "kind", "in": ["y", "z"]}),
        "Dit kan niet samen",
    ),
    "beside an exclusive option": (
        with_group({"answer": "hulpvraag", "includes": "geen"}, {"answer": "hulpvraag", "includes": "geld"}),
        "Dit kan niet samen",
    ),
    "a follow-up question after another answer": (
        with_group({"answer": "more", "in": ["p"]}, {"answer": "kind", "in": ["z"]}),
        "‘En verder?’ (more) komt alleen in beeld als jullie bij ‘Welke soort?’ ‘De x’ of ‘De y’ kozen",
    ),
    "an item that is asked after another answer": (
        both(
            on_question("a1", show_if=[{"answer": "kind", "in": ["x"]}]),
            with_group({"item": "a1", "below": 50}, {"answer": "kind", "in": ["z"]}),
        ),
        "‘Vraag a1?’ (a1) komt alleen in beeld als",
    ),
    "two stages": (
        with_group({"stage": ["far"]}, {"stage": ["near", "here"]}),
        "Dit kan niet samen: jullie in stadium",
    ),
    "a stage and what it excludes": (
        with_group({"stage": ["far"]}, {"answer": "kind", "in": ["y"]}),
        "Stadium ‘Fase far’ (far) is er alleen als jullie bij ‘Welke soort?’ ‘De x’ kozen",
    ),
    "a stage and a score that gives an earlier one": (
        both(
            stage_first([[{"dimension": "willen", "at_least": 60}]]),
            with_group({"stage": ["near"]}, {"dimension": "willen", "at_least": 70}),
        ),
        "Stadium ‘Fase near’ (near) is er alleen als ‘Willen’ onder 60 staat",
    ),
    "a stage and an answer that gives an earlier one": (
        both(
            stage_first([[{"answer": "kind", "in": ["x", "y"]}]]),
            with_group({"stage": ["near"]}, {"answer": "kind", "in": ["y"]}),
        ),
        "Stadium ‘Fase near’ (near) is er alleen als jullie bij ‘Welke soort?’ ‘De z’ kozen",
    ),
    "share of don't knows where nobody can say so": (
        both(
            *(on_question(k, dont_know=False) for k in ("a1", "a2", "a3", "a4", "b1", "b2", "c1", "c2", "d1", "d2")),
            with_group({"unknown_share": "total", "at_least": 1}),
        ),
        "van 0 tot en met 0",
    ),
    "gap where no two roles can be compared": (
        both(on_question("d1", asked_of=["boss"]), with_group({"gap": "kunnen", "at_least": 1})),
        "geen twee rollen",
    ),
}


@pytest.mark.parametrize(("change", "words"), NEVER.values(), ids=NEVER)
def test_a_group_that_can_never_hold_is_an_error_with_the_reason(change: Change, words: str):
    assert is_found(change, "never", GROUP, words)


FINE: dict[str, Change] = {
    "a band": with_group({"scale": "a", "at_least": 40}, {"scale": "a", "below": 41}),
    "a narrow mean": with_group({"raw": "worry", "at_least": 2.4}, {"raw": "worry", "below": 2.5}),
    "the ends": with_group(
        {"scale": "a", "below": 1}, {"scale": "b", "at_least": 100}, {"raw": "worry", "at_least": 4}
    ),
    "two ticks": with_group({"answer": "hulpvraag", "includes": "mensen"}, {"answer": "hulpvraag", "includes": "geld"}),
    "a follow-up question after its answer": with_group(
        {"answer": "more", "in": ["p"]}, {"answer": "kind", "in": ["y", "z"]}
    ),
    "stages that overlap": with_group({"stage": ["far", "near"]}, {"stage": ["near", "here"]}),
    "a stage and one of its answers": with_group({"stage": ["far"]}, {"answer": "kind", "in": ["x", "y"]}),
    "a stage that a high score does not take away": with_group(
        {"stage": ["near"]}, {"dimension": "willen", "at_least": 70}
    ),
    "answers of different people": both(
        on_question("b1", show_if=[{"answer": "a1", "in": [1]}]),
        on_question("b2", show_if=[{"answer": "a1", "in": [2]}]),
        with_group({"item": "b1", "below": 50}, {"item": "b2", "below": 50}),
    ),
}


@pytest.mark.parametrize("change", FINE.values(), ids=FINE)
def test_a_group_that_can_hold_is_fine(change: Change):
    assert is_free_of(change, "never")


def test_an_impossible_group_beside_a_possible_one_is_an_error_of_its_own():
    found = found_after(set_rule("steps", [[LOW_A, HIGH_A], [LOW_A]]))
    assert [(one.code, dotted(one)) for one in found] == [("never", "steps.0.when.0")]
    assert "Deze groep geldt dus nooit" in found[0].message


def test_a_step_without_a_possible_group_still_comes_for_who_asks_for_help():
    assert is_found(set_rule("steps", [[LOW_A, HIGH_A]]), "never", "steps.0.when.0", "alleen als de werkgever er hulp")


def test_a_step_without_a_possible_group_or_wish_never_comes():
    change = both(set_rule("steps", [[LOW_A, HIGH_A]]), on_step(wish=[]))
    assert is_found(change, "never", "steps.0.when.0", "Deze stap komt daarom nooit")


def test_a_condition_on_a_question_that_never_comes_up_can_never_hold():
    change = both(
        on_question("more", show_if=[{"answer": "kind", "in": ["x"]}, {"answer": "kind", "in": ["y"]}]),
        with_group({"answer": "more", "in": ["p"]}),
    )
    assert is_found(change, "never", GROUP, "‘En verder?’ (more) komt bij niemand in beeld")


def test_a_score_of_a_scale_with_too_few_questions_can_never_be_compared():
    change = both(on_question("b1", scale=None), with_group({"scale": "b", "below": 50}))
    assert is_found(change, "never", GROUP, "‘Schaal b’ (b) heeft te weinig vragen met een score")


def test_a_stage_that_an_earlier_one_always_takes_is_an_error():
    change = stage_first([[{"dimension": "willen", "at_least": 40}]])
    assert is_found(change, "never", "stages.1.when.0", "Dit stadium komt daarom nooit")


def test_there_is_no_stage_when_willen_cannot_be_scored():
    def change(made):
        made["dimensions"][0]["key"] = "mogen"
        for one, answer in zip(made["stages"], "xyz", strict=True):
            one["when"] = [[{"answer": "kind", "in": [answer]}]]

    found = [one for one in found_after(change) if one.code == "never"]
    assert [dotted(one) for one in found] == [*(f"stages.{n}.when.0" for n in range(3)), "steps.1.when.1", GROUP]
    assert all("Er is geen stadium, want de dimensie ‘willen’ kan geen score krijgen" in one.message for one in found)


ALWAYS: dict[str, list] = {
    "at least 0": [[{"scale": "a", "at_least": 0}]],
    "below more than the highest": [[{"raw": "worry", "below": 4.5}]],
    "two halves": [[{"scale": "a", "below": 40}], [{"scale": "a", "at_least": 40}]],
    "halves that overlap": [[{"dimension": "willen", "below": 60}], [{"dimension": "willen", "at_least": 20}]],
    "beside a group that makes no difference": [[{"scale": "a", "at_least": 0}], [{"answer": "more", "in": ["p"]}]],
    "every answer": [[{"answer": "kind", "in": ["x", "y"]}], [{"answer": "kind", "in": ["z"]}]],
    "every stage": [[{"stage": ["far", "near"]}], [{"stage": ["here"]}]],
    "cases that cover each other": [
        [{"scale": "a", "at_least": 40}, {"scale": "b", "below": 50}],
        [{"scale": "a", "below": 40}],
        [{"scale": "b", "at_least": 50}],
    ],
    "any share of don't knows": [[{"unknown_share": "total", "at_least": 0}]],
}


@pytest.mark.parametrize("rule", ALWAYS.values(), ids=ALWAYS)
def test_a_step_that_comes_to_everybody_is_an_error(rule: list):
    assert is_found(
        set_rule("steps", rule), "always", "steps.0.when", "komt altijd, zodra er antwoorden en scores zijn"
    )


NOT_ALWAYS: dict[str, list] = {
    "a gap in between": [[{"scale": "a", "below": 40}], [{"scale": "a", "at_least": 41}]],
    "two scales": [[{"scale": "a", "below": 40}], [{"scale": "b", "at_least": 40}]],
    "whoever gets the follow-up question": [[{"answer": "more", "in": ["p", "q"]}]],
    "where roles can be compared": [[{"gap": "willen", "at_least": 0}]],
    "one of the ticks": [[{"answer": "hulpvraag", "includes": tick}] for tick in ("mensen", "geld", "geen")],
    "the stages but one": [[{"stage": ["far", "near"]}]],
    "a case left over": [
        [{"scale": "a", "at_least": 40}, {"scale": "b", "below": 50}],
        [{"scale": "a", "below": 40}, {"scale": "b", "at_least": 50}],
    ],
}


@pytest.mark.parametrize("rule", NOT_ALWAYS.values(), ids=NOT_ALWAYS)
def test_a_step_that_somebody_does_not_get_is_fine(rule: list):
    assert is_free_of(set_rule("steps", rule), "always")


def test_an_optional_question_is_not_answered_by_everybody():
    change = both(on_question("kind", optional=True), set_rule("steps", [[{"answer": "kind", "in": ["x", "y", "z"]}]]))
    assert is_free_of(change, "always")


def test_every_stage_is_not_everybody_when_some_scores_give_no_stage():
    def change(made):
        made["stages"].pop()
        made["steps"][1]["when"] = [[{"scale": "c", "below": 50}]]
        set_rule("steps", [[{"stage": ["far", "near"]}]])(made)

    assert is_free_of(change, "always")


def test_a_topic_that_comes_to_everybody_may_be_meant():
    found = found_after(with_group({"scale": "a", "at_least": 0}))
    assert [(one.severity, one.code, dotted(one)) for one in found] == [("warning", "always", "topics.0.when")]


@pytest.mark.parametrize(("halves", "certain"), [(False, False), (True, True)])
def test_a_rule_of_very_many_cases_is_decided_at_once(halves: bool, certain: bool):
    """Sixty questions would be 2^60 cases."""
    keys = [f"w{n}" for n in range(60)]
    rule = [[{"raw": key, "at_least": 3}] for key in keys]
    rule += [[{"scale": "a", "below": 40}], [{"scale": "a", "at_least": 40}]] if halves else []

    def change(made):
        made["sections"][1]["questions"] += [item(key) for key in keys]
        set_rule("topics", rule)(made)

    assert [one.code for one in found_after(change)] == ["always"] * certain
