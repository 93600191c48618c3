"""The headings of the list: each a link that orders by its column, and orders the other way round at once more."""

from collections.abc import Mapping
from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.workspace import asked as ask
from scan.workspace.sorting import FOLLOW_UP, NAME, STAGE


@dataclass(frozen=True)
class Heading:
    """A heading: its text, where it leads, and how the column stands now ("ascending", "descending" or "")."""

    text: str
    query: str
    sorted: str


def headings_of(instrument: Instrument | None, asked: Mapping[str, str]) -> dict[str, Heading | list[Heading]]:
    """The headings of the list, those of the dimensions together under `scores`."""
    dimensions = instrument.titles("dimensions") if instrument else {}
    return {
        "name": _heading("Werkgever", NAME, asked),
        "scores": [_heading(title, key, asked) for key, title in dimensions.items()],
        "stage": _heading("Fase", STAGE, asked),
        "follow_up": _heading("Opvolgen", FOLLOW_UP, asked),
    }


def _heading(text: str, sort: str, asked: Mapping[str, str]) -> Heading:
    now = asked.get(ask.SORT, "")
    way = {sort: "ascending", f"-{sort}": "descending"}.get(now, "")
    return Heading(text, ask.query_of(asked, sorteer=f"-{sort}" if now == sort else sort), way)
