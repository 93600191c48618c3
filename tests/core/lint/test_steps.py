"""Are double steps, scales without a step and schemes without a good page found?"""

from collections.abc import Mapping
from datetime import date

import pytest

from tests.core.lint.whole import WEAK, both, dotted, found_after, is_found, is_free_of, on_step
from tests.core.little import step

TODAY = date(2026, 11, 21)


def add_step(**fields):
    return lambda made: made["steps"].append(step("third", **fields))


def test_a_step_works_on_at_least_one_scale():
    assert is_found(on_step(targets=[]), "no-target", "steps.0.targets")


def test_two_steps_with_the_same_title_are_an_error_whatever_the_case():
    change = add_step(title=" stap  STEP", when=[[{"scale": "c", "below": 50}]])
    assert is_found(change, "double-step", "steps.2.title", "Er is al een stap met deze titel: ‘Stap step’ (step)")


def test_two_steps_with_the_same_rule_and_scales_are_an_error_whatever_the_order():
    rule = [[{"scale": "a", "below": 60}, {"answer": "kind", "in": ["x", "y"]}], [{"scale": "b", "below": 10}]]
    turned = [[{"scale": "b", "below": 10}], [{"answer": "kind", "in": ["y", "x"]}, {"scale": "a", "below": 60}]]
    change = both(on_step(when=rule, targets=["a", "b"]), add_step(when=turned, targets=["b", "a"]))
    assert is_found(change, "double-step", "steps.2.when", "‘Stap step’ (step) komt bij dezelfde antwoorden")


def test_steps_with_the_same_rule_may_work_on_other_scales():
    assert is_free_of(add_step(when=WEAK, targets=["a"]), "double-step")


def test_steps_with_the_same_scales_may_have_another_rule():
    assert is_free_of(add_step(when=[[{"scale": "a", "below": 59}]], targets=["a", "b"]), "double-step")


def test_a_scale_that_no_step_helps_is_an_error():
    assert is_found(
        on_step(targets=["a"]), "no-step", "dimensions.0.scales.1", "Schaal ‘Schaal b’ (b): Geen enkele stap"
    )


def test_every_scale_with_a_step_is_fine():
    assert is_free_of(lambda made: None, "no-step")


def test_nothing_is_said_of_pages_where_there_are_none():
    assert found_after(lambda made: None, today=TODAY) == []


@pytest.mark.parametrize(
    ("pages", "code", "words"),
    [
        ({}, "no-page", "Regeling ‘fund’: Deze regeling heeft nog geen pagina"),
        ({"other": TODAY}, "no-page", ""),
        ({"fund": None}, "unchecked-page", "nog nooit gecontroleerd"),
        ({"fund": date(2025, 11, 20)}, "unchecked-page", "het laatst gecontroleerd op 20-11-2025"),
    ],
)
def test_a_scheme_needs_a_page_that_was_checked_within_a_year(pages: Mapping[str, date | None], code: str, words: str):
    assert is_found(lambda made: None, code, "schemes.0", words, scheme_pages=pages, today=TODAY)


@pytest.mark.parametrize("checked", [date(2025, 11, 21), TODAY])
def test_a_page_that_was_checked_a_year_ago_or_later_is_fine(checked: date):
    assert found_after(lambda made: None, scheme_pages={"fund": checked}, today=TODAY) == []


def test_on_leap_day_a_year_ago_is_the_28th_of_february():
    pages = {"fund": date(2027, 2, 28)}
    assert found_after(lambda made: None, scheme_pages=pages, today=date(2028, 2, 29)) == []
    late = found_after(lambda made: None, scheme_pages={"fund": date(2027, 2, 27)}, today=date(2028, 2, 29))
    assert [dotted(one) for one in late] == ["schemes.0"]


def test_without_a_day_only_a_missing_page_is_told():
    assert found_after(lambda made: None, scheme_pages={"fund": date(2001, 1, 1)}) == []
