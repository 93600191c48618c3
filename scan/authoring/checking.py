"""What does lint find in the working copy, and where can it be mended?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scan.authoring.addresses import edit_url
from scan.authoring.once import once, rows_of
from scan.core.instrument import InstrumentError
from scan.core.lint import Finding, findings
from scan.models.working import KINDS
from scan.models.working.copy import WorkingCopy
from scan.models.working.measure import DimensionRow, ScaleRow
from scan.models.working.questions import QuestionRow, SectionRow
from scan.models.working.row import Row

# What stands inside something else, the field that says in what, and how that is called.
_INSIDE = ((QuestionRow, "section", SectionRow, "sectie"), (ScaleRow, "dimension", DimensionRow, "dimensie"))
NOWHERE = "De {name} ‘{key}’ is er niet of staat in het archief. Kies een andere {name}."


@dataclass(frozen=True)
class Placed:
    """A finding, the row and the field that it is about, and the address where an editor mends it."""

    finding: Finding
    row: Row | None
    field: str

    @property
    def url(self) -> str:
        """The edit screen of the row, at the field; empty where the finding belongs to no row."""
        return edit_url(self.row, self.field) if self.row else ""

    @property
    def is_error(self) -> bool:
        return self.finding.severity == "error"


@dataclass(frozen=True)
class Check:
    """The working copy with all that lint finds in it."""

    copy: WorkingCopy

    @cached_property
    def is_readable(self) -> bool:
        """Whether the rows make an instrument at all, with or without errors."""
        try:
            return bool(self.copy.instrument)
        except InstrumentError:
            return False

    @cached_property
    def placed(self) -> list[Placed]:
        """Everything found, errors first."""
        try:
            found = findings(self.copy.instrument)
        except InstrumentError as error:
            found = [Finding(path, "error", "shape", message) for path, message in error.problems]
        return sorted([*_nowhere(self.copy), *place(self.copy, found)], key=lambda one: not one.is_error)

    @property
    def errors(self) -> list[Placed]:
        return [one for one in self.placed if one.is_error]

    @property
    def warnings(self) -> list[Placed]:
        return [one for one in self.placed if not one.is_error]

    def about(self, row: Row) -> list[Placed]:
        """What was found in one row."""
        return [one for one in self.placed if one.row is not None and one.row == row]


@once
def check_working_copy() -> Check:
    """Lint the working copy as it is now."""
    return Check(WorkingCopy({kind: tuple(row for row in rows_of(kind) if not row.archived) for kind in KINDS}))


def _nowhere(copy: WorkingCopy) -> Iterator[Placed]:
    """Rows in use whose section or dimension is not: the document has no place for them, so lint cannot see them."""
    for kind, field, outer, name in _INSIDE:
        known = {row.key for row in copy.rows[outer]}
        for row in copy.rows[kind]:
            key = getattr(row, field)
            if key not in known:
                yield Placed(Finding((), "error", "nowhere", NOWHERE.format(name=name, key=key)), row, field)


def place(copy: WorkingCopy, found: Iterable[Finding]) -> list[Placed]:
    """Say of each finding to which row and field it belongs."""
    return [Placed(one, *(copy.row_at(one.path) or (None, ""))) for one in found]
