"""What may everybody read of the stappenplan? Its phases and steps, in the words of the newest instrument."""

from collections.abc import Mapping
from dataclasses import dataclass

from pages.newest import newest_instrument
from scan.core.instrument import Instrument
from scan.core.parts import Phase, Reference, Source, Step
from scan.core.presentation import EFFORT
from scan.core.terms import text_of_step
from scan.models import InstrumentVersion


@dataclass(frozen=True)
class LinkedStep:
    """A step in a list, with the address of its page, or none when that is not published."""

    step: Step
    url: str | None
    effort: str


@dataclass(frozen=True)
class LinkedPhase:
    """A phase with its steps, in the order of the instrument. `number` counts from 1; `url` as with a step."""

    number: int
    phase: Phase
    url: str | None
    steps: tuple[LinkedStep, ...]


@dataclass(frozen=True)
class PublicStep:
    """A step as everybody may read it. `retired`: the newest version does not have it any more."""

    step: Step
    phase: Phase
    actor: str
    effort: str
    sources: tuple[tuple[Source, str], ...]
    retired: bool

    @property
    def all_text(self) -> str:
        """All that is read about it."""
        return text_of_step(self.step)


def linked_phases(phase_urls: Mapping[str, str], step_urls: Mapping[str, str]) -> tuple[LinkedPhase, ...]:
    """All phases with their steps, or nothing when there is no instrument yet. Addresses are by key."""
    instrument = newest_instrument()
    if instrument is None:
        return ()
    return tuple(
        LinkedPhase(number, phase, phase_urls.get(phase.key), _linked_steps(instrument, phase, step_urls))
        for number, phase in enumerate(instrument.phases, start=1)
    )


def find_step(key: str) -> PublicStep | None:
    """The step in the newest version that has it: results of before keep leading to a page. None if there never was."""
    newest = newest_instrument()
    found = newest and _step_in(newest, key, retired=False)
    if found or newest is None:
        return found
    for version in InstrumentVersion.objects.defer("document")[1:]:
        if found := _step_in(version.instrument, key, retired=True):
            return found
    return None


def _linked_steps(instrument: Instrument, phase: Phase, urls: Mapping[str, str]) -> tuple[LinkedStep, ...]:
    return tuple(
        LinkedStep(step, urls.get(step.key), EFFORT[step.effort])
        for step in instrument.steps
        if step.phase == phase.key
    )


def _step_in(instrument: Instrument, key: str, *, retired: bool) -> PublicStep | None:
    step = next((step for step in instrument.steps if step.key == key), None)
    if step is None:
        return None
    phase = next(phase for phase in instrument.phases if phase.key == step.phase)
    actor = instrument.titles("roles").get(step.actor, step.actor)
    return PublicStep(step, phase, actor, EFFORT[step.effort], _sources(instrument, step), retired)


def _sources(instrument: Instrument, step: Step) -> tuple[tuple[Source, str], ...]:
    """The places that the text names, or else the publications that the step leans on."""
    known = {source.key: source for source in instrument.sources}
    references = step.text.references or tuple(Reference(key) for key in step.sources)
    return tuple((known[one.source], one.place) for one in references if one.source in known)
