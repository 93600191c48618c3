"""Bars and level icons come out exactly as they were designed, whatever the language of the numbers."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation


def drawing(tag: str, **context: object) -> Tag:
    html = Template("{% load scan_bars %}" + tag).render(Context(context))
    svg = BeautifulSoup(html, "html.parser").svg
    assert svg is not None
    return svg


def test_a_bar_is_the_markup_of_the_mockups():
    html = Template("{% load scan_bars %}{% bar 70 %}").render(Context()).strip()
    assert html == (
        '<svg class="scan-bar" height="24" width="100%" aria-hidden="true" focusable="false">'
        '<rect class="scan-bar__track" width="100%" height="24"/><rect class="scan-bar__fill" width="70%" height="24"/>'
        '<line class="scan-bar__gap" x1="40%" x2="40%" y1="0" y2="24"/>'
        '<line class="scan-bar__gap" x1="60%" x2="60%" y1="0" y2="24"/>'
        '<line class="scan-bar__gap" x1="80%" x2="80%" y1="0" y2="24"/>'
        '<line class="scan-bar__end" x1="70%" x2="70%" y1="0" y2="24"/></svg>'
    )


def test_a_bar_without_levels_has_no_gaps():
    assert drawing("{% bar 31 height=12 gaps=False %}").select(".scan-bar__gap") == []


def test_the_height_counts_for_every_part():
    parts = drawing("{% bar 31 height=12 %}").find_all(True)
    assert {part.get("height") or part.get("y2") for part in parts} == {"12"}


@pytest.mark.parametrize(
    ("number", "width"), [(0, "0%"), (100, "100%"), (52.25, "52.25%"), (66.66666, "66.67%"), (-3, "0%"), (120, "100%")]
)
def test_the_fill_is_the_number_in_per_cent_with_a_point_and_never_outside_the_track(number: float, width: str):
    with translation.override("nl"):
        svg = drawing("{% bar number %}", number=number)
    assert [svg.select_one(".scan-bar__fill")["width"], svg.select_one(".scan-bar__end")["x1"]] == [width, width]


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_level_icon_has_as_many_steps_on_as_the_level(steps: int):
    with translation.override("nl"):
        svg = drawing("{% level_icon steps %}", steps=steps)
    assert [rect["class"][0] for rect in svg.find_all("rect")] == (
        ["scan-level__on"] * steps + ["scan-level__off"] * (4 - steps)
    )
    assert [rect["y"] for rect in svg.find_all("rect")] == ["15", "10.5", "6", "1.5"]


@pytest.mark.parametrize("steps", [0, 5])
def test_a_level_that_does_not_exist_is_not_drawn(steps: int):
    with pytest.raises(TemplateSyntaxError):
        drawing("{% level_icon steps %}", steps=steps)


@pytest.mark.parametrize("tag", ["{% bar 70 %}", "{% level_icon 2 %}"])
def test_drawings_are_silent_for_screen_readers_because_the_text_beside_them_speaks(tag: str):
    assert drawing(tag)["aria-hidden"] == "true"
