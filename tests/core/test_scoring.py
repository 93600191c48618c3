"""Does each rule under "Who counts" and "Scores" in scoring.md hold, by tables that can be worked out by hand?"""

import itertools
from typing import Any

import pytest

from scan.core.scoring import level_of, shown_number
from tests.core.little import FIVE, WORRY, item, little, scored, worry

FULL = {"a1": 1, "a2": 2, "a3": 3, "a4": 4, "b1": 5, "b2": 4, "c1": 3, "c2": 2, "d1": 1, "d2": 5}


# --- Who counts, who is shown


@pytest.mark.parametrize("role", ["boss", "chief"])
def test_a_role_that_answers_in_a_function_is_shown_with_one_response(role: str):
    scores = scored(little(), (role, {"a1": 5}), ("worker", {"a1": 1}))
    assert scores.shown_roles == (role,)
    assert scores.items == {"a1": 100}


@pytest.mark.parametrize(("workers", "shown", "mean"), [(2, ("boss",), 100), (3, ("boss", "worker"), 50)])
def test_a_protected_role_counts_from_three_responses(workers: int, shown: tuple[str, ...], mean: float):
    scores = scored(little(), ("boss", {"a1": 5}), *[("worker", {"a1": 1})] * workers)
    assert scores.shown_roles == shown
    assert scores.items == {"a1": mean}


def test_two_protected_roles_are_not_added_up_to_three():
    scores = scored(little(), ("boss", {"a1": 5}), ("worker", {"a1": 1}), ("worker", {"a1": 1}), ("council", {"a1": 1}))
    assert scores.shown_roles == ("boss",)
    assert scores.items == {"a1": 100}


def test_the_only_response_counts_whatever_its_role():
    scores = scored(little(), ("worker", {"a1": 2, "a2": 4}))
    assert scores.items == {"a1": 25, "a2": 75}
    assert scores.scales["a"] == 50
    assert scores.sole_answers == {"a1": 2, "a2": 4}


def test_an_empty_response_does_not_keep_another_from_being_the_only_one():
    scores = scored(little(), ("worker", {"a1": 2}), ("worker", {}), ("boss", {}))
    assert scores.items == {"a1": 25}
    assert scores.answered == {"worker": 1}


def test_two_protected_responses_are_no_only_response():
    scores = scored(little(), ("worker", {"a1": 2}), ("council", {"a1": 2}))
    assert (scores.items, scores.shown_roles, scores.sole_answers) == ({}, (), None)
    assert set(scores.scales.values()) == {None}
    assert scores.unknown_share is None
    assert scores.bottleneck is None


def test_a_response_with_only_answers_that_do_not_apply_is_empty_and_does_not_count():
    instrument = little(items=(item("boss-only", asked_of=["boss"]), item("hidden", show_if=[show("kind", "x")])))
    ignored = ("worker", {"boss-only": 3, "hidden": 4})
    scores = scored(instrument, ("worker", {"a1": 5}), ("worker", {"a1": 5}), ignored, kind="y")
    assert scores.answered == {"worker": 2}
    assert scores.items == {}


def test_one_persons_answers_are_told_only_of_the_only_respondent():
    assert scored(little(), ("boss", {"a1": 2}), ("worker", {"a1": 3})).sole_answers is None
    assert scored(little(), ("boss", {"a1": 2})).sole_answers == {"a1": 2}


def test_how_many_answered_is_told_of_hidden_roles_too_in_the_order_of_the_instrument():
    scores = scored(little(), ("council", {"a1": 1}), ("worker", {"a1": 1}), ("boss", {"a1": 1}), ("worker", {"a2": 1}))
    assert list(scores.answered.items()) == [("boss", 1), ("worker", 2), ("council", 1)]


# --- 1 and 2: item scores


@pytest.mark.parametrize("answer", ["weet-niet", "nvt", None])
def test_an_answer_without_a_score_counts_for_no_item(answer: str | None):
    given = {} if answer is None else {"a1": answer}
    scores = scored(little(), ("boss", {"a2": 5} | given), ("boss", {"a1": 3}))
    assert scores.items == {"a1": 50, "a2": 100}


def test_each_role_weighs_the_same_in_an_item_however_many_responses_it_has():
    scores = scored(little(), ("boss", {"a1": 5}), ("chief", {"a1": 1}), ("chief", {"a1": 1}), ("chief", {"a1": 3}))
    assert scores.role_items["a1"] == {"boss": 100, "chief": pytest.approx(50 / 3)}
    assert scores.items["a1"] == pytest.approx((100 + 50 / 3) / 2)


def test_a_role_without_a_score_for_an_item_does_not_weigh_in_it():
    scores = scored(little(), ("boss", {"a1": 5}), ("chief", {"a1": "weet-niet"}))
    assert scores.items["a1"] == 100


@pytest.mark.parametrize("third", ["weet-niet", "nvt", None])
def test_an_item_that_two_of_three_protected_people_scored_has_no_mean_of_theirs(third: str | None):
    given = {} if third is None else {"a1": third}
    workers = [("worker", {"a1": 1, "a2": 5}), ("worker", {"a1": 1, "a2": 5}), ("worker", {"a2": 5} | given)]
    scores = scored(little(), ("boss", {"a1": 5, "a2": 1}), *workers)
    answered = {key: means for key, means in scores.role_items.items() if means}
    assert answered == {"a1": {"boss": 100}, "a2": {"boss": 0, "worker": 100}}
    assert scores.items == {"a1": 100, "a2": 50}


def test_a_mean_is_the_same_to_the_last_bit_whatever_the_order_of_respondents():
    """0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1 for a computer, and editors may give such scores."""
    odd = [{"value": n, "label": f"{n}", "score": n / 10} for n in (1, 2, 3)]
    instrument = little(answer_scales={"five": odd, "worry": WORRY})
    people = [("boss", {"a1": value}) for value in (1, 2, 3)]
    means = {scored(instrument, *order).items["a1"] for order in itertools.permutations(people)}
    assert len(means) == 1
    assert means.pop() == pytest.approx(0.2)


# --- 3 and 4: scales and dimensions


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ({"a1": 5}, None),
        ({"a1": 5, "a2": 1}, 50),
        ({"a1": 5, "a2": 1, "a3": 5}, pytest.approx(200 / 3)),
        ({"a1": 5, "a2": "weet-niet", "a3": "weet-niet", "a4": "weet-niet"}, None),
        ({"a1": 5, "a2": "nvt", "a3": "nvt", "a4": "nvt"}, None),
    ],
)
def test_a_scale_needs_two_scored_items(answers: dict[str, Any], score: Any):
    assert scored(little(), ("boss", answers)).scales["a"] == score


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ({"a1": 5, "a2": 5}, None),
        ({"a1": 5, "a2": 5, "a3": "weet-niet"}, None),
        ({"a1": 5, "a2": 5, "a3": "nvt"}, 100),
        ({"a1": 5, "a2": 5, "a3": 1}, pytest.approx(200 / 3)),
    ],
)
def test_a_scale_needs_half_of_the_items_that_apply(answers: dict[str, Any], score: Any):
    instrument = little({"willen": {"a": ["a1", "a2", "a3", "a4", "a5"]}})
    assert scored(instrument, ("boss", answers)).scales["a"] == score


def test_an_item_applies_when_it_applies_to_one_of_the_counted_responses():
    instrument = little({"willen": {"a": ["a1", "a2", "a3", "a4", "a5"]}})
    nothing = {"a1": 5, "a2": 5, "a3": "nvt"}
    assert scored(instrument, ("boss", nothing), ("chief", nothing)).scales["a"] == 100
    assert scored(instrument, ("boss", nothing), ("chief", {"a1": 5})).scales["a"] is None


def test_what_a_hidden_role_answers_does_not_make_an_item_apply():
    instrument = little({"willen": {"a": ["a1", "a2", "a3", "a4", "a5"]}})
    nothing = {"a1": 5, "a2": 5, "a3": "nvt"}
    assert scored(instrument, ("boss", nothing), ("worker", {"a3": 1})).scales["a"] == 100


def test_items_of_other_roles_and_hidden_items_do_not_apply():
    own = [*("a1", "a2"), item("a3", asked_of=["chief"]), item("a4", show_if=[show("kind", "x")]), "a5"]
    instrument = little({"willen": {"a": own}})
    assert scored(instrument, ("boss", {"a1": 5, "a2": 5}), kind="y").scales["a"] == 100
    assert scored(instrument, ("boss", {"a1": 5, "a2": 5}), kind="x").scales["a"] == 100
    assert scored(instrument, ("boss", {"a1": 5, "a2": 5}), ("chief", {"a1": 5}), kind="x").scales["a"] is None


SEVEN = {"willen": {f"s{n}": [f"s{n}a", f"s{n}b"] for n in range(7)}}


@pytest.mark.parametrize(("have", "score"), [(4, None), (5, 100)])
def test_a_dimension_needs_two_thirds_of_its_scales(have: int, score: float | None):
    answers = {f"s{n}{letter}": 5 for n in range(have) for letter in "ab"}
    assert scored(little(SEVEN), ("boss", answers)).dimensions["willen"] == score


def test_exactly_two_thirds_of_the_scales_is_enough_and_scales_weigh_the_same():
    scores = scored(little(), ("boss", {"a1": 5, "a2": 5, "a3": 5, "a4": 5, "b1": 1, "b2": 1}))
    assert scores.dimensions == {"willen": 50, "kunnen": None}


# --- 6: roles compared


def test_roles_are_compared_only_over_what_each_of_them_was_asked():
    own = {"a": ["a1", "a2", item("a3", asked_of=["boss"])], "b": ["b1", "b2"]}
    boss = {"a1": 5, "a2": 5, "a3": 1, "b1": 5, "b2": 5}
    chief = {"a1": 3, "a2": 3, "b1": 3, "b2": 3}
    scores = scored(little({"willen": own}), ("boss", boss), ("chief", chief))
    assert scores.role_dimensions == {"boss": {"willen": 100}, "chief": {"willen": 50}}
    assert scores.gaps == {"willen": 50}


@pytest.mark.parametrize(("asked", "takes_part"), [(1, False), (2, True)])
def test_a_role_takes_part_when_it_was_asked_two_items_of_two_thirds_of_the_scales(asked: int, takes_part: bool):
    own = {f"s{n}": [item(f"s{n}a"), item(f"s{n}b", asked_of=None if n < asked else ["boss"])] for n in range(3)}
    full = {f"s{n}{letter}": 4 for n in range(3) for letter in "ab"}
    scores = scored(little({"willen": own}), ("boss", full), ("chief", full))
    assert (scores.role_dimensions != {}) is takes_part
    assert (scores.gaps == {"willen": 0}) is takes_part


def test_a_role_that_does_not_take_part_does_not_narrow_what_the_others_are_compared_over():
    own = {"a": [item("a1", asked_of=["boss", "chief"]), item("a2", asked_of=["boss", "chief"]), "a3"]}
    full = {"a1": 5, "a2": 5, "a3": 2}
    scores = scored(little({"willen": own}), ("boss", full), ("chief", full), *[("worker", {"a3": 1})] * 3)
    assert scores.role_dimensions == {"boss": {"willen": 75}, "chief": {"willen": 75}}


def test_with_one_shown_role_nothing_is_compared():
    scores = scored(little(), ("boss", FULL), ("boss", FULL), ("worker", FULL), ("worker", FULL))
    assert (scores.role_dimensions, scores.role_scales, scores.gaps) == ({}, {}, {})


def test_a_role_that_takes_part_but_answered_too_little_has_no_score_and_makes_no_gap():
    scores = scored(little(), ("boss", FULL), ("chief", {"a1": 1}))
    assert scores.role_dimensions["chief"] == {"willen": None, "kunnen": None}
    assert scores.gaps == {}


def test_the_gap_is_highest_minus_lowest_of_all_roles_in_shown_numbers():
    own = {"willen": {"a": ["a1", "a2"]}}
    people = [("boss", {"a1": 5, "a2": 5}), ("chief", {"a1": 3, "a2": 3}), *[("worker", {"a1": 1, "a2": 2})] * 3]
    scores = scored(little(own), *people)
    assert scores.role_dimensions["worker"] == {"willen": 12.5}
    assert scores.gaps == {"willen": 100 - 13}


def test_a_role_score_uses_the_items_that_apply_to_that_role_for_the_half_rule():
    own = {"willen": {"a": ["a1", "a2", "a3", "a4", "a5"]}}
    boss = {"a1": 5, "a2": 5, "a3": "nvt", "a4": "weet-niet", "a5": "weet-niet"}
    chief = {"a1": 3, "a2": 3, "a3": 3, "a4": 3, "a5": 3}
    scores = scored(little(own), ("boss", boss), ("chief", chief))
    assert scores.role_scales == {"boss": {"a": 100}, "chief": {"a": 50}}


def test_a_protected_role_is_compared_only_over_items_that_three_of_it_scored():
    own = {"willen": {"a": ["a1", "a2", "a3"]}}
    workers = [("worker", {"a1": 5, "a2": 5, "a3": 1})] * 2 + [("worker", {"a1": 5, "a2": 5})]
    scores = scored(little(own), ("boss", {"a1": 1, "a2": 1, "a3": 1}), *workers)
    assert scores.role_scales == {"boss": {"a": 0}, "worker": {"a": 100}}


# --- 7: unknown share


@pytest.mark.parametrize(
    ("answers", "share"),
    [
        ({"a1": "weet-niet"}, 100),
        ({"a1": 1, "a2": "weet-niet"}, 50),
        ({"a1": 1, "a2": "weet-niet", "a3": "nvt"}, 50),
        ({"a1": 1, "a2": 2, "a3": "weet-niet"}, 33),
        ({"a1": "nvt"}, None),
        ({"worry": 2}, None),
        ({"worry": "weet-niet", "a1": 3}, 0),
        ({"a1": 1, "a2": 1, "a3": 1, "a4": 1, "b1": 1, "b2": 1, "c1": 1, "c2": "weet-niet"}, 13),
    ],
)
def test_the_unknown_share_is_over_scored_items_without_nvt(answers: dict[str, Any], share: int | None):
    assert scored(little(items=(worry(),)), ("boss", answers)).unknown_share == share


def test_the_unknown_share_counts_people_and_not_roles_and_only_counted_ones():
    scores = scored(
        little(),
        ("boss", {"a1": "weet-niet"}),
        ("chief", {"a1": 1}),
        ("chief", {"a1": 1}),
        ("worker", {"a1": "weet-niet"}),
    )
    assert scores.unknown_share == 33


def test_an_option_that_is_never_scored_is_a_value_all_the_same():
    scales = {"five": [*FIVE, {"value": 9, "label": "Anders", "score": None}], "worry": WORRY}
    scores = scored(little(answer_scales=scales), ("boss", {"a1": 9, "a2": "weet-niet"}))
    assert scores.unknown_share == 50
    assert scores.items == {}


# --- Shown numbers, levels, bottleneck


@pytest.mark.parametrize(
    ("score", "number"),
    [(0, 0), (0.5, 1), (1.5, 2), (2.5, 3), (59.5, 60), (59.4999999, 60), (59.499999, 59), (59.49, 59), (99.5, 100)],
)
def test_a_shown_number_rounds_halves_up(score: float, number: int):
    assert shown_number(score) == number


@pytest.mark.parametrize(("score", "key"), [(0, "low"), (59.4, "low"), (59.5, "high"), (60, "high"), (100, "high")])
def test_the_level_follows_the_shown_number(score: float, key: str):
    assert level_of(little(), score).key == key


def test_the_level_is_the_highest_that_fits_whatever_the_order_in_the_file():
    levels = [{"key": "high", "title": "Hoog", "from": 60}, {"key": "low", "title": "Laag", "from": 0}]
    assert level_of(little(levels=levels), 80).key == "high"


TWO = {"willen": {"a": ["a1", "a2"]}, "kunnen": {"b": ["b1", "b2"]}}


@pytest.mark.parametrize(
    ("willen", "kunnen", "bottleneck"),
    [((3, 3), (3, 3), "willen"), ((3, 3), (2, 3), "kunnen"), ((1, 1), (2, 2), "willen"), ((3, 3), None, "willen")],
)
def test_the_bottleneck_is_the_lowest_dimension_and_on_a_tie_the_first(willen: Any, kunnen: Any, bottleneck: str):
    given = dict(zip(("a1", "a2"), willen, strict=True)) | dict(zip(("b1", "b2"), kunnen or (), strict=False))
    assert scored(little(TWO), ("boss", given)).bottleneck == bottleneck


def test_dimensions_with_the_same_shown_number_tie_for_the_bottleneck():
    thirds = {"willen": {"a": ["a1", "a2", "a3"]}, "kunnen": {"b": ["b1", "b2"]}}
    # 200/3 shows as 67 and so do 66.5 to 67.4: here the second is lower as a float, and equal as a number.
    scales = {"five": [*FIVE, {"value": 6, "label": "Bijna", "score": 66.6}], "worry": WORRY}
    scores = scored(little(thirds, answer_scales=scales), ("boss", {"a1": 3, "a2": 4, "a3": 4, "b1": 6, "b2": 6}))
    assert scores.dimensions["kunnen"] < scores.dimensions["willen"]
    assert scores.bottleneck == "willen"


# --- raw


def test_raw_is_the_mean_of_chosen_values_per_role_and_then_over_roles():
    scores = scored(little(items=(worry(),)), ("boss", {"worry": 4}), ("chief", {"worry": 1}), ("chief", {"worry": 2}))
    assert scores.raws["worry"] == (4 + 1.5) / 2
    assert scores.role_raws["worry"] == {"boss": 4, "chief": 1.5}
    assert "worry" not in scores.items


def test_raw_leaves_a_protected_role_out_of_an_item_that_two_of_three_chose_a_value_for():
    workers = [("worker", {"worry": 4}), ("worker", {"worry": 4}), ("worker", {"worry": "weet-niet"})]
    scores = scored(little(items=(worry(),)), ("boss", {"worry": 1}), *workers)
    assert scores.raws["worry"] == 1
    assert scores.role_raws["worry"] == {"boss": 1}


def show(key: str, *values: str) -> dict[str, Any]:
    return {"answer": key, "in": list(values)}
