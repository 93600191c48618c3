"""The phase of the six that seems to fit, from what a service point knows of an employer."""

import itertools

import pytest

from scan.core.instrument import Instrument
from scan.core.service_phase import AT_WORK, FINDING, PHASES, WILLING, Known, likely_phase

PLAN = {"met": True, "plan_parts": frozenset({"voorbereiden"}), "under_way": 2}


@pytest.mark.parametrize(
    ("known", "number"),
    [
        (Known(), 1),
        (Known(in_touch=True), 1),
        (Known(stage="motiveren", in_touch=True), 1),
        (Known(stage="sensibiliseren"), 1),
        (Known(stage="ondersteunen"), 2),
        (Known(stage="verankeren", in_touch=True), 2),
        (Known(stage="motiveren", in_touch=True, met=True), 2),
        (Known(**PLAN), 3),
        (Known(**PLAN, at_work=True, newcomers=2), 3),
        (Known(**PLAN | {"plan_parts": frozenset({"voorbereiden", "vinden"})}), 4),
        (Known(**PLAN | {"plan_parts": frozenset({"verplaatsen"})}), 4),
        (Known(**PLAN, done=1, at_work=True, newcomers=1), 5),
        (Known(**PLAN, done=1, at_work=True, newcomers=0), 3),
        (Known(met=True, plan_parts=frozenset({"vinden"}), done=2, at_work=True, newcomers=1), 6),
        (Known(met=True, at_work=True, measured_again=True), 6),
        (Known(met=True, at_work=False, measured_again=True), 2),
    ],
)
def test_the_phase_follows_from_what_is_known(known: Known, number: int):
    assert likely_phase(known).number == number


def test_a_plan_of_an_employer_whom_nobody_met_is_no_plan_made_together():
    """The phases are about working together: what an employer did alone comes before them."""
    alone = Known(stage="verankeren", plan_parts=frozenset({"vinden"}), under_way=1, done=2, at_work=True, newcomers=3)
    assert likely_phase(alone).number == 2


def test_whatever_is_known_there_is_a_phase_with_a_reason():
    truth = (False, True)
    for stage, met, touch, work, again, done in itertools.product((None, *WILLING), truth, truth, truth, truth, (0, 1)):
        known = Known(stage=stage, met=met, in_touch=touch, at_work=work, measured_again=again, done=done)
        found = likely_phase(known)
        assert 1 <= found.number <= PHASES
        assert found.why.endswith(".")


def test_the_keys_that_it_looks_for_stand_in_the_starting_instrument(instrument: Instrument):
    assert set(WILLING) <= set(instrument.titles("stages"))
    assert set(FINDING) <= set(instrument.titles("phases"))
    assert set(AT_WORK) <= {option.value for option in instrument.options["ervaring"]}
