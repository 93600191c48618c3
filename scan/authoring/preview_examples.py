"""Who would get this step or topic, and why? A sample employer, or else a made-up one."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from scan.core.instrument import Instrument
from scan.core.lint import problems
from scan.core.lint.asking import Asking
from scan.core.lint.made_up import Maker, aim_at
from scan.core.lint.reach import Reach, possible_worlds
from scan.core.measurement import Measurement
from scan.core.outcome import outcome_of
from scan.core.parts import Step, Topic
from scan.core.presentation import because
from scan.core.samples import measurement_of_sample

SEED = 20_260
MADE_UP = 30
"""So many scans are made up to come to a step that no sample employer gets: enough for most, and soon done."""


@dataclass(frozen=True)
class Example:
    """An employer who gets a step: the place of the step from 1, and why it is there. `who` is "" when made up."""

    who: str
    place: int
    because: str


def example_of_step(instrument: Instrument, step: Step) -> Example | None:
    """The employer with whom the step comes highest. None when nobody gets it, or while there are errors to mend."""
    if problems(instrument):
        return None
    found = [one for who, measurement in _samples(instrument) if (one := _example(instrument, step, who, measurement))]
    if found:
        return min(found, key=lambda one: one.place)
    made_up = (_example(instrument, step, "", measurement) for measurement in _made_up(instrument, step))
    return next((one for one in made_up if one), None)


def samples_with_topic(instrument: Instrument, topic: Topic) -> tuple[str, ...]:
    """The titles of the sample employers who get a topic; none while there are errors to mend."""
    if problems(instrument):
        return ()
    return tuple(
        who
        for who, measurement in _samples(instrument)
        if topic.key in outcome_of(instrument, measurement).advice.topics
    )


def _samples(instrument: Instrument) -> Iterator[tuple[str, Measurement]]:
    for sample in instrument.sample_employers:
        yield sample.title, measurement_of_sample(instrument, sample)


def _made_up(instrument: Instrument, step: Step) -> Iterator[Measurement]:
    """Scans that aim at the rule of the step; the same ones every time."""
    reach = Reach(instrument, Asking(instrument))
    aims = [aim_at(reach, world) for group in step.when for world in possible_worlds(reach, group)]
    maker = Maker(instrument, reach, Random(SEED))  # noqa: S311  (nothing secret: scans are made up)
    for number in range(MADE_UP if aims else 0):
        yield maker.scan(aims[number % len(aims)])


def _example(instrument: Instrument, step: Step, who: str, measurement: Measurement) -> Example | None:
    outcome = outcome_of(instrument, measurement)
    places = {advised.key: place for place, advised in enumerate(outcome.advice.steps, start=1)}
    if step.key not in places:
        return None
    return Example(who, places[step.key], because(outcome.step_reasons[step.key]))
