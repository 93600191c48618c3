"""What goes into the workbook of many scans: a record per scan, one after the other, and what is told of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from scan.core.instrument import Instrument
from scan.core.sharing import SharedParts
from scan.export.portfolio.held import Held


@dataclass(frozen=True, slots=True)
class Record:
    """The newest measurement of one employer, as far as it is shared.

    `chosen` are the keys of the steps in the plan, `done` those of them that were done; both empty where the plan is
    not shared (`parts.plan`).
    """

    scan_id: str
    version: int
    employer: str
    contact: str
    service_point: str
    finished: date
    shared_on: date
    until: date
    parts: SharedParts
    held: Held
    chosen: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Development:
    """The first and the last measurement of one employer that measured more than once."""

    first: Record
    last: Record


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note of the service point about an employer."""

    employer: str
    day: date
    kind: str
    author: str
    text: str


@dataclass(frozen=True)
class Selection:
    """Of what the workbook is.

    `service_point` is its name, or "" for numbers over service points, in which no single employer may be seen.
    `versions` are those that occur, by number. `filters` is the filter in words, empty for none. `older` is how many
    earlier measurements were left out; `moment` is when it was made, on a Dutch clock.
    """

    service_point: str
    versions: Mapping[int, Instrument]
    moment: datetime
    filters: tuple[str, ...] = ()
    older: int = 0
    with_notes: bool = False

    @property
    def is_of_service_point(self) -> bool:
        """Whether the reader may see the single employers."""
        return bool(self.service_point)
