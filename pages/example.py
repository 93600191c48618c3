"""What does a result look like? An invented one for the home page, in the words of the newest instrument."""

from dataclasses import dataclass

from pages.newest import newest_instrument
from scan.core.instrument import Instrument
from scan.core.scoring import level_of

SCORES = {"willen": 70, "kunnen": 52, "context": 48}
STEP = "begeleider-kiezen"
SCALE = "begeleiding"
SCALE_SCORE = 24


@dataclass(frozen=True)
class ExampleScore:
    """One bar of the example, with the words that go with it."""

    title: str
    level: str
    number: int


@dataclass(frozen=True)
class Example:
    """Three scores, and one step with its reason."""

    scores: tuple[ExampleScore, ...]
    step: str
    reason: str


def example_result() -> Example | None:
    """The example, or nothing when there is no instrument yet or an editor took away what it shows."""
    instrument = newest_instrument()
    if instrument is None:
        return None
    step = instrument.titles("steps").get(STEP)
    scale = instrument.scales.get(SCALE)
    if step is None or scale is None:
        return None
    return Example(_scores(instrument), step, f"omdat ‘{scale.title}’ op {SCALE_SCORE} staat.")


def _scores(instrument: Instrument) -> tuple[ExampleScore, ...]:
    return tuple(
        ExampleScore(dimension.title, level_of(instrument, SCORES[dimension.key]).title, SCORES[dimension.key])
        for dimension in instrument.dimensions
        if dimension.key in SCORES
    )
