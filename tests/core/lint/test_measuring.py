"""Are scales, roles, levels and points found that cannot be scored?"""

from typing import Any

import pytest

from tests.core.lint.whole import Change, Document, found_after, is_found, is_free_of, on_question


def levels(*starts: int) -> Change:
    made = [{"key": f"l{n}", "title": f"Niveau {n}", "from": start} for n, start in enumerate(starts)]
    return lambda document: document.update(levels=made)


def without_scale(key: str) -> Change:
    return on_question(key, scale=None)


def points(number: int) -> Change:
    return lambda made: made["styles"][0]["points"][0].update(points=number)


def asked_of(roles: list[str], *keys: str) -> Change:
    def change(made: Document) -> Any:
        for key in keys:
            on_question(key, asked_of=roles)(made)

    return change


def test_a_scale_with_one_question_is_an_error():
    assert is_found(without_scale("b1"), "thin-scale", "dimensions.0.scales.1", "maar één vraag")


def test_a_scale_without_questions_is_an_error():
    def change(made: Document) -> None:
        for key in ("b1", "b2"):
            without_scale(key)(made)

    assert is_found(change, "thin-scale", "dimensions.0.scales.1", "nog geen vragen")


def test_a_scale_with_two_questions_is_enough():
    assert is_free_of(without_scale("a1"), "thin-scale")


def test_a_dimension_without_scales_is_an_error():
    new = {"key": "new", "title": "Nieuw", "question": "Wat?", "scales": []}
    assert is_found(lambda d: d["dimensions"].append(new), "thin-scale", "dimensions.2", "geen schalen")


def test_a_role_that_gets_too_few_questions_in_every_dimension_is_an_error():
    change = asked_of(["boss", "chief", "worker"], "b1", "c2", "d1")
    assert is_found(change, "unscored-role", "roles.3", "Rol ‘Raad’ (council): Deze rol krijgt te weinig vragen")


def test_a_role_that_gets_two_questions_in_two_thirds_of_the_scales_of_one_dimension_is_enough():
    assert is_free_of(asked_of(["boss", "chief", "worker"], "c2", "d1"), "unscored-role")


def test_a_question_that_never_comes_up_counts_for_no_role():
    def change(made: Document) -> None:
        for key in ("b1", "c1", "d1"):
            on_question(key, show_if=[{"answer": "kind", "in": ["x"]}, {"answer": "kind", "in": ["y"]}])(made)

    assert [one.path for one in found_after(change) if one.code == "unscored-role"] == [("roles", n) for n in range(4)]


def test_an_instrument_in_which_nobody_can_begin_a_scan_is_an_error():
    def change(made: Document) -> None:
        for role in made["roles"]:
            role["protected"] = True

    assert is_found(change, "no-owner", "roles", "Niemand kan een scan beginnen")


@pytest.mark.parametrize(
    ("starts", "place", "words"),
    [
        ((), "levels", "nog geen niveaus"),
        ((40, 60), "levels.0.from", "Het eerste niveau begint bij 0"),
        ((0, 60, 60), "levels.2.from", "niet hoger dan het vorige, dat bij 60 begint"),
        ((0, 60, 40), "levels.2.from", "niet hoger dan het vorige"),
        ((0, 101), "levels.1.from", "hoogstens 100"),
    ],
)
def test_levels_that_leave_numbers_out_or_overlap_are_an_error(starts: tuple[int, ...], place: str, words: str):
    assert is_found(levels(*starts), "levels", place, words)


@pytest.mark.parametrize("starts", [(0,), (0, 1, 100)])
def test_levels_that_begin_at_0_and_go_up_are_fine(starts: tuple[int, ...]):
    assert is_free_of(levels(*starts), "levels")


@pytest.mark.parametrize("number", [0, -5, 101])
def test_a_style_gets_from_1_to_100_points(number: int):
    assert is_found(points(number), "points", "styles.0.points.0.points")
    assert is_free_of(points(100), "points")
