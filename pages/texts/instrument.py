"""Which texts stand in the instrument? One per section of questions, step, topic and term, and one per other part."""

from collections.abc import Iterable, Iterator

from pages.texts.text import Text, plain
from scan.core.instrument import Instrument
from scan.core.lint.texts import texts_of
from scan.core.service_phase import ServicePhase

READ_BY_THEMSELVES = ("dimensions", "sections", "steps", "topics", "terms")


def instrument_texts(instrument: Instrument) -> Iterator[Text]:
    """The sentences of an instrument; names and choices are none, and are left out."""
    gathered: dict[str, list[str]] = {}
    for placed in texts_of(instrument):
        if not placed.label:
            gathered.setdefault(_name(instrument, placed.path), []).extend(plain(placed.text))
    return (Text(name, tuple(parts)) for name, parts in gathered.items() if parts)


def phase_texts(phases: Iterable[ServicePhase]) -> Iterator[Text]:
    """What account managers read about each phase of working together with an employer."""
    for phase in phases:
        yield Text(f"service_phases.yaml#{phase.number}", (phase.title, phase.principle, *phase.bring))


def _name(instrument: Instrument, path: tuple[str | int, ...]) -> str:
    part, *inside = path
    if part not in READ_BY_THEMSELVES:
        return f"instrument/{part}"
    return f"{part}/{getattr(instrument, str(part))[inside[0]].key}"
