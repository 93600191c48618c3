"""Contrast as WCAG 2.2 counts it, and colours mixed as a browser mixes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.look.colours import contrast, is_colour, mixed

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        # Known from the understanding documents of WCAG: grey that just does, and just does not.
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#14503A", "#ffffff", 9.38),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float):
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@given(COLOURS, COLOURS)
def test_contrast_goes_both_ways_and_lies_between_1_and_21(one: str, other: str):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.000001


@given(COLOURS, COLOURS)
def test_a_mix_begins_at_one_colour_and_ends_at_the_other(one: str, other: str):
    assert mixed(one, other, 0) == one
    assert mixed(one, other, 1) == other
    assert mixed(one, one, 0.3) == one


def test_a_mix_is_that_of_a_browser():
    # color-mix(in srgb, #14503a, #000 28%)
    assert mixed("#14503a", "#000000", 0.28) == "#0e3a2a"


@pytest.mark.parametrize("text", ["", "14503a", "#14503", "#14503g", "#14503a ", "red", "#14503a;}"])
def test_only_six_hexadecimal_digits_are_a_colour(text: str):
    assert not is_colour(text)
    with pytest.raises(ValueError, match="is not a colour"):
        contrast(text, "#ffffff")
