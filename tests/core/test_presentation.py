"""A result is told in the same words everywhere."""

import json
from dataclasses import replace

import pytest

from scan.core.differences import differences
from scan.core.instrument import Instrument
from scan.core.measurement import measurement_from
from scan.core.outcome import from_plain, outcome_of, to_plain
from scan.core.presentation import because, headline, scheme_title, show
from tests.factories import EXAMPLES, example


def test_reasons_become_sentences_that_end_well():
    told = because(["omdat ‘Willen’ op 54 staat", "omdat jullie ‘Nee’ antwoordden op ‘Kan het?’"])
    assert told == "Omdat ‘Willen’ op 54 staat. En omdat jullie ‘Nee’ antwoordden op ‘Kan het?’"


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("no-riskpolis", "No-riskpolis"),
        ("pso", "PSO"),
        ("interne-jobcoach", "Interne jobcoach"),
        ("werken-met-behoud-van-uitkering", "Werken met behoud van uitkering"),
    ],
)
def test_a_scheme_is_named_in_words(key, title):
    assert scheme_title(key) == title


@pytest.mark.parametrize("name", [one["name"] for one in EXAMPLES])
def test_every_step_stands_in_one_block_and_one_phase_in_order(instrument: Instrument, name):
    outcome = outcome_of(instrument, measurement_from(instrument, example(name)["input"]))
    shown = show(instrument, outcome)
    in_blocks = [step.step.key for _, steps in shown.blocks for step in steps]
    in_phases = [step.step.key for _, steps in shown.by_phase for step in steps]
    assert in_blocks == [step.key for step in outcome.advice.steps]
    assert sorted(in_phases) == sorted(in_blocks)
    assert all(number <= 3 for number in [len(steps) for block, steps in shown.blocks if block == "Begin hier"])


def test_the_headline_names_the_strongest_side_and_the_bottleneck(instrument: Instrument):
    scores = outcome_of(instrument, measurement_from(instrument, EXAMPLES[0]["input"])).scores
    assert (
        headline(instrument, scores) == "‘Kunnen’ is jullie sterkste kant. Bij ‘Context’ valt nu het meeste te winnen."
    )


def test_sides_that_share_the_highest_number_are_named_together(instrument: Instrument):
    scores = outcome_of(instrument, measurement_from(instrument, EXAMPLES[0]["input"])).scores
    equal = replace(scores, dimensions={"willen": 54.2, "kunnen": 53.9, "context": 40.0}, bottleneck="context")
    told = "‘Willen’ en ‘Kunnen’ zijn jullie sterkste kanten. Bij ‘Context’ valt nu het meeste te winnen."
    assert headline(instrument, equal) == told


@pytest.mark.parametrize("name", [one["name"] for one in EXAMPLES])
def test_what_is_shown_does_not_depend_on_the_order_in_which_a_store_keeps_keys(instrument: Instrument, name: str):
    outcome = outcome_of(instrument, measurement_from(instrument, example(name)["input"]))
    stored = from_plain(json.loads(json.dumps(to_plain(outcome), sort_keys=True)))
    for told in (show, differences):
        assert told(instrument, stored) == told(instrument, outcome)


def test_equal_scores_have_no_strongest_and_no_weakest_side(instrument: Instrument):
    scores = outcome_of(instrument, measurement_from(instrument, EXAMPLES[0]["input"])).scores
    equal = replace(scores, dimensions={"willen": 50.0, "kunnen": 50.2, "context": 49.9}, bottleneck="willen")
    assert headline(instrument, equal) == "De scores liggen gelijk."


def test_without_scores_the_headline_says_so(instrument: Instrument):
    scores = outcome_of(instrument, measurement_from(instrument, example("nothing answered")["input"])).scores
    assert headline(instrument, scores) == "Er zijn nog te weinig antwoorden voor een score."
