"""Reading a stored result cheaply gives what the dataclasses give: the same scores, answers and advice, no more."""

from itertools import product
from typing import Any

import pytest

from scan.core.instrument import Instrument
from scan.core.measurement import measurement_from
from scan.core.outcome import Outcome, from_plain, outcome_of, to_plain
from scan.core.scoring import shown_number
from scan.core.sharing import SharedParts, shared_outcome
from scan.export.portfolio.held import Held, Reader
from tests.export.portfolio.made import EVERYTHING, plain_results
from tests.factories import EXAMPLES, example, far_apart

PARTS = [SharedParts(*some) for some in product((True, False), repeat=3)]


def expected(outcome: Outcome, *, roles: bool) -> dict[str, Any]:
    scores = outcome.scores
    answers = {key: round(mean, 2) for key, mean in scores.raws.items()}
    if scores.sole_answers is not None:
        answers = dict(scores.sole_answers)
    shown = lambda all_scores: {key: None if one is None else shown_number(one) for key, one in all_scores.items()}  # noqa: E731
    return {
        "answers": answers | dict(scores.facts),
        "scales": shown(scores.scales),
        "dimensions": shown(scores.dimensions),
        "gaps": dict(scores.gaps),
        "unknown_share": scores.unknown_share,
        "bottleneck": scores.bottleneck,
        "stage": outcome.advice.stage,
        "people": sum(scores.answered.values()),
        "roles": dict(scores.answered) if roles else {},
        "steps": tuple(step.key for step in outcome.advice.steps),
        "styles": dict(outcome.advice.styles),
    }


def as_dict(held: Held) -> dict[str, Any]:
    found = {name: getattr(held, name) for name in Held.__slots__}
    found["answers"] = {key: tuple(one) if isinstance(one, list) else one for key, one in held.answers.items()}
    return found


def check(instrument: Instrument, plain: dict[str, Any], parts: SharedParts) -> None:
    outcome = shared_outcome(instrument, from_plain(plain), parts)
    assert as_dict(Reader(instrument).read(plain, parts)) == expected(outcome, roles=parts.roles)


@pytest.mark.parametrize("parts", PARTS, ids=str)
def test_every_worked_example_reads_the_same_under_every_share(instrument: Instrument, parts: SharedParts):
    for one in EXAMPLES:
        given = measurement_from(instrument, example(one["name"])["input"])
        check(instrument, to_plain(outcome_of(instrument, given)), parts)


@pytest.mark.parametrize("parts", PARTS, ids=str)
def test_made_up_scans_read_the_same_under_every_share(instrument: Instrument, parts: SharedParts):
    for plain in plain_results(instrument, 60):
        check(instrument, plain, parts)


def test_a_step_that_rests_on_roles_alone_is_gone_where_roles_are_not_shared(instrument: Instrument):
    plain = to_plain(outcome_of(instrument, measurement_from(instrument, far_apart(instrument))))
    without = SharedParts(open_answers=True, roles=False, plan=True)
    assert "middenkader-meenemen" in Reader(instrument).read(plain, EVERYTHING).steps
    assert "middenkader-meenemen" not in Reader(instrument).read(plain, without).steps
    check(instrument, plain, without)


def test_own_words_are_gone_where_they_are_not_shared(instrument: Instrument):
    (plain,) = plain_results(instrument, 1)
    without = SharedParts(open_answers=False, roles=True, plan=True)
    assert "toelichting" in Reader(instrument).read(plain, EVERYTHING).answers
    assert "toelichting" not in Reader(instrument).read(plain, without).answers
