"""A result to plan from, and what its plan holds."""

import pytest

from scan.models import PlanStep, Result
from scan.results.plan import actions
from tests.results.conftest import Owner


@pytest.fixture
def result(owner: Owner) -> Result:
    return Result.objects.get(scan=owner.scan)


@pytest.fixture
def keys(result: Result) -> list[str]:
    """The steps that the result advises, in order."""
    return [step.key for step in result.outcome.advice.steps]


@pytest.fixture
def chosen(result: Result, keys: list[str]) -> PlanStep:
    """The first step, chosen and not written about yet."""
    return actions.choose(result, keys[0])
