"""How are the parts of a result said in Dutch on every sheet: levels, lists and sources?"""

from collections.abc import Iterable

from scan.core.instrument import Instrument
from scan.core.parts import Reference
from scan.core.scoring import level_of, shown_number

TOO_FEW = "Te weinig antwoorden"


def whole(score: float | None) -> int | None:
    """The number as people see it everywhere."""
    return None if score is None else shown_number(score)


def level(instrument: Instrument, score: float | None) -> str:
    """The level in words."""
    return TOO_FEW if score is None else level_of(instrument, score).title


def listed(parts: Iterable[str]) -> str:
    """Each part on a line of its own."""
    return "\n".join(parts)


def numbered(parts: Iterable[str]) -> str:
    """Each part on a line of its own, counted from 1."""
    return "\n".join(f"{nr}. {part}" for nr, part in enumerate(parts, start=1))


def sources(instrument: Instrument, references: Iterable[Reference], keys: Iterable[str] = ()) -> str:
    """Each source once: title, publisher, year or "z.j.", and the places that are referred to."""
    places: dict[str, list[str]] = {}
    for reference in references:
        places.setdefault(reference.source, []).extend([reference.place] if reference.place else [])
    for key in keys:
        places.setdefault(key, [])
    known = {source.key: source for source in instrument.sources}
    lines = []
    for key, own in places.items():
        source = known[key]
        lines.append(", ".join([source.title, source.publisher, str(source.year or "z.j."), *own]))
    return listed(lines)
