"""What is left of an outcome when not all of it is shared: as if what was left out had never been there."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import product
from typing import Any

import pytest

from scan.core.condition import Condition
from scan.core.instrument import Instrument
from scan.core.measurement import measurement_from
from scan.core.outcome import Outcome, outcome_of
from scan.core.scoring import Scores
from scan.core.sharing import ROLE_NOT_TOLD, SharedParts, left_out, shared_outcome
from tests.factories import EXAMPLES, example, far_apart

EVERYTHING = SharedParts(open_answers=True, roles=True, plan=True)
WITHOUT_ROLES = SharedParts(open_answers=True, roles=False, plan=True)
WITHOUT_OPEN = SharedParts(open_answers=False, roles=True, plan=True)
SECRET = "Onze zorg is het rooster van de nacht"
NAMES = [one["name"] for one in EXAMPLES]


def outcome(instrument: Instrument, name: str) -> Outcome:
    data = example(name)["input"]
    data = data | {"organisation": data["organisation"] | {"toelichting": SECRET}}
    return outcome_of(instrument, measurement_from(instrument, data))


def leaves(value: Any) -> Iterator[Any]:
    """Every single value anywhere in a thing, with the keys of its dicts."""
    if is_dataclass(value):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


@pytest.mark.parametrize("name", NAMES)
def test_with_everything_shared_nothing_changes(instrument: Instrument, name: str):
    whole = outcome(instrument, name)
    assert shared_outcome(instrument, whole, EVERYTHING) is whole


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("parts", [SharedParts(*ticks) for ticks in product((True, False), repeat=3)])
def test_scores_facts_and_stage_stay_whatever_is_left_out(instrument: Instrument, name: str, parts: SharedParts):
    whole = outcome(instrument, name)
    seen = shared_outcome(instrument, whole, parts)
    for field in ("items", "raws", "scales", "dimensions", "unknown_share", "bottleneck"):
        assert getattr(seen.scores, field) == getattr(whole.scores, field)
    assert seen.advice.stage == whole.advice.stage
    assert sum(seen.scores.answered.values()) == sum(whole.scores.answered.values())


@pytest.mark.parametrize("name", NAMES)
def test_without_open_answers_the_words_are_nowhere(instrument: Instrument, name: str):
    whole = outcome(instrument, name)
    assert SECRET in leaves(whole)
    seen = shared_outcome(instrument, whole, WITHOUT_OPEN)
    assert SECRET not in leaves(seen)
    assert set(whole.scores.facts) - set(seen.scores.facts) == {"toelichting"}


@pytest.mark.parametrize("name", NAMES)
def test_without_roles_no_role_is_named_anywhere_and_no_reason_rests_on_a_difference(instrument: Instrument, name: str):
    seen = shared_outcome(instrument, outcome(instrument, name), WITHOUT_ROLES)
    assert not set(instrument.titles("roles")) & {leaf for leaf in leaves(seen) if isinstance(leaf, str)}
    assert not [leaf for leaf in leaves(seen.step_reasons) if "de rollen" in str(leaf)]
    reasons = [reason for step in seen.advice.steps for reason in step.reasons]
    reasons += [reason for parts in seen.advice.style_parts.values() for part in parts for reason in part.reasons]
    assert "gap" not in {reason.subject for reason in reasons}


def test_a_step_or_topic_that_is_there_only_because_roles_differ_goes_too(instrument: Instrument):
    whole = outcome_of(instrument, measurement_from(instrument, far_apart(instrument)))
    seen = shared_outcome(instrument, whole, WITHOUT_ROLES)
    rests_on_gap = {step.key for step in whole.advice.steps if any(map(is_gap, step.reasons))}
    assert rests_on_gap == {"middenkader-meenemen"}
    steps = [step.key for step in whole.advice.steps if step.key != "middenkader-meenemen"]
    assert [step.key for step in seen.advice.steps] == steps
    assert "verschil-in-lagen" in whole.advice.topics
    topics = [topic for topic in whole.advice.topics if topic != "verschil-in-lagen"]
    assert list(seen.advice.topics) == topics


def is_gap(condition: Condition) -> bool:
    return condition.subject == "gap"


def test_the_other_steps_keep_their_order_and_reasons(instrument: Instrument):
    whole = outcome(instrument, "three shown roles, gaps everywhere")
    seen = shared_outcome(instrument, whole, WITHOUT_ROLES)
    kept = {step.key for step in seen.advice.steps}
    assert [step.key for step in whole.advice.steps if step.key in kept] == [step.key for step in seen.advice.steps]
    for step in whole.advice.steps:
        if step.key in kept and not any(map(is_gap, step.reasons)):
            assert seen.step_reasons[step.key] == whole.step_reasons[step.key]


def test_how_many_answered_is_told_without_their_roles(instrument: Instrument):
    seen = shared_outcome(instrument, outcome(instrument, "medewerkers shown"), WITHOUT_ROLES)
    assert list(seen.scores.answered) == [ROLE_NOT_TOLD]


def test_every_field_of_the_scores_was_thought_of():
    """A new field must be left out or kept on purpose: add it here when `shared_outcome` does the right thing."""
    kept = {"items", "raws", "scales", "dimensions", "unknown_share", "bottleneck"}
    of_roles = {"role_items", "role_raws", "role_scales", "role_dimensions", "scale_roles", "gaps", "shown_roles"}
    changed = {"answered", "unknown_items", "facts", "sole_answers"}
    assert {field.name for field in fields(Scores)} == kept | of_roles | changed
    assert {field.name for field in fields(Outcome)} == {"scores", "advice", "step_reasons", "style_reasons"}


def test_what_is_left_out_is_said_in_words_and_of_one_person_no_roles():
    nothing = SharedParts(open_answers=False, roles=False, plan=False)
    assert left_out(nothing, people=3) == [
        "wat zij in eigen woorden schreven",
        "de verschillen tussen rollen",
        "een plan",
    ]
    assert left_out(nothing, people=1) == ["wat zij in eigen woorden schreven", "een plan"]
    assert left_out(EVERYTHING, people=3) == []
