"""Which colours a region may choose: what is read must be readable, and the stylesheet holds nothing else."""

import re
from dataclasses import replace

import pytest
from django.conf import settings

from pages.look.colours import mixed
from pages.look.palette import COLOURS, PAIRS, Palette, measured, nearest_that_works, too_weak

STYLE = settings.BASE_DIR / "site" / "inclusiescan" / "static" / "inclusiescan" / "scan.css"


def token(name: str, css: str) -> str:
    found = re.search(rf"--scan-{name}:\s*([^;]+);", css)
    assert found, name
    return found[1]


def test_our_own_colours_can_all_be_read():
    assert too_weak(Palette()) == []


def test_our_own_colours_are_those_of_the_stylesheet():
    css = STYLE.read_text()
    for name in COLOURS:
        assert token(f"brand-color-{name.replace('_', '-')}", css) == getattr(Palette(), name)


def test_what_every_region_has_in_common_is_what_the_stylesheet_says():
    css = STYLE.read_text()
    colours = {pair.back(Palette()) for pair in PAIRS} | {pair.front(Palette()) for pair in PAIRS}
    for name in ("text", "text-subtle", "negative", "info-subtle", "warning-subtle", "negative-subtle"):
        assert token(f"color-{name}", css) in colours, name
    assert token("bar-track-color", css) in colours
    hover = token("button-primary-hover-background-color", css)
    assert hover == "color-mix(in srgb, var(--scan-brand-color-primary), #000 28%)"
    assert mixed(Palette().primary, "#000000", 0.28) in colours
    assert "color-mix(in srgb, var(--scan-brand-color-calm) 55%, #fff)" in css


@pytest.mark.parametrize(
    ("changed", "weak"),
    [
        ({"primary": "#6aa84f"}, "Een link op wit"),
        ({"on_primary": "#5f7067"}, "Een letter op een knop"),
        ({"accent": "#a33b1f"}, "Tekst op de warme achtergrond"),
        ({"primary_subtle": "#7f9a86"}, "Een bijschrift op de zachte achtergrond"),
        ({"accent_strong": "#803010"}, "Een cijfer op de sterke warme kleur"),
        ({"highlight": "#14603c"}, "Tekst op de opvallende kleur"),
        ({"calm": "#1f4e5f"}, "Een cijfer op de koele kleur"),
    ],
)
def test_what_cannot_be_read_is_found(changed: dict[str, str], weak: str):
    assert weak in {one.pair.what for one in too_weak(replace(Palette(), **changed))}


def test_every_colour_is_measured_at_least_once():
    assert {pair.field for pair in PAIRS} == set(COLOURS)


def test_another_colour_that_works_is_near():
    bright = replace(Palette(), primary="#6aa84f")
    better = nearest_that_works(bright, "primary")
    assert better is not None
    assert [one for one in too_weak(replace(bright, primary=better)) if one.pair.field == "primary"] == []
    # A step back would not do.
    assert measured(bright) != measured(replace(bright, primary=better))


def test_where_no_colour_works_none_is_offered():
    # Letters on a plane of middle grey: white does not do, and neither does black under the mouse.
    assert nearest_that_works(replace(Palette(), primary="#7a7a7a", on_primary="#777777"), "primary") != "#7a7a7a"
    # The links want a dark colour and the letters on it are dark as well: the letters are to be changed, not this.
    assert nearest_that_works(replace(Palette(), primary="#14503a", on_primary="#14231c"), "on_primary") is not None


def test_the_stylesheet_holds_the_tokens_and_stands_in_the_layer_that_paper_overrides():
    css = replace(Palette(), primary="#003366", letter="verdana").stylesheet
    assert css.startswith("@layer tokens {")
    assert "--scan-brand-color-primary: #003366;" in css
    assert "--scan-brand-typography-font-family: Verdana," in css
    assert len(re.findall(r"--scan-brand-", css)) == 8


def test_a_letter_that_is_not_on_the_list_is_left_out():
    assert "typography" not in replace(Palette(), letter="} body { display: none").stylesheet


def test_another_palette_has_another_name_and_the_same_one_the_same():
    assert Palette().digest == Palette().digest
    assert Palette().digest != replace(Palette(), calm="#cde6ef").digest
