"""Is a file an Excel workbook that is safe to open? Looked at before openpyxl sees any of it.

Limits on what it unpacks to, no document types (and so no entities), no places far away that make a reader walk over
millions of empty cells; and, per sheet, formulas and merged cells, which nobody may hide behind what they show.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from zipfile import BadZipFile, ZipFile

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from scan.exchange.finding import Finding, RefusedFile

LARGEST_FILE = 5_000_000
LARGEST_UNPACKED = 60_000_000
MOST_PARTS = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_CELLS = 500_000

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
DAMAGED = "Dit bestand is beschadigd, of het is geen Excel-bestand (.xlsx)."


class _UnsafeError(ValueError):
    """A part of the file cannot be opened; the message is the reason, in Dutch."""


@dataclass
class SheetScan:
    """What is in the XML of a sheet that reading the cells would not tell: places like "B7"."""

    formulas: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def scanned(content: bytes) -> dict[str, SheetScan]:
    """Look through the whole file; returns the scans by the name of the part in the file. Raises RefusedFile."""
    try:
        return _scanned(content)
    except _UnsafeError as error:
        raise RefusedFile([Finding(str(error))]) from error
    except (
        BadZipFile,
        zlib.error,
        ExpatError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        # What the zip and XML readers of Python raise on what is not theirs; RuntimeError is a password.
        raise RefusedFile([Finding(DAMAGED)]) from error


def _scanned(content: bytes) -> dict[str, SheetScan]:
    if len(content) > LARGEST_FILE:
        raise _UnsafeError(f"Dit bestand is te groot: meer dan {LARGEST_FILE // 1_000_000} MB.")
    if content.startswith(_OLD_OR_LOCKED):
        raise _UnsafeError(
            "Dit bestand heeft een wachtwoord, of het is een oud Excel-bestand. Bewaar het als gewoon .xlsx."
        )
    found = {}
    with ZipFile(BytesIO(content)) as package:
        names = list(_safe_names(package))
        for name in names:
            found[name] = _scan_part(package.read(name), is_sheet=name.startswith("xl/worksheets/"))
    return {name: scan for name, scan in found.items() if name.startswith("xl/worksheets/")}


def _safe_names(package: ZipFile) -> Iterator[str]:
    """The XML parts. The sizes in the directory are what Python reads at most, so they can be trusted to be enough."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _UnsafeError("Dit bestand is uitgepakt te groot. Bewaar alleen de bladen van het instrument.")
    names = [part.filename for part in parts]
    if len(set(names)) < len(names):
        raise _UnsafeError(DAMAGED)
    if any("vbaProject" in name for name in names):
        raise _UnsafeError("In dit bestand zitten macro's. Bewaar het als gewoon .xlsx.")
    yield from (name for name in names if name.endswith((".xml", ".rels", ".vml")))


class _Scanner:
    """Reads one part, element by element."""

    def __init__(self, *, is_sheet: bool) -> None:
        self.scan = SheetScan()
        self.cells = self.row = self.column = 0
        self.cell = ""
        self.parser: XMLParserType = ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        if is_sheet:
            self.parser.StartElementHandler = self._element

    def _doctype(self, *_: object) -> None:
        raise _UnsafeError("In dit bestand zit een documenttype (DTD). Dat openen we niet.")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                self._at_row(int(attributes.get("r", self.row + 1)))
            case "c":
                self._at_cell(attributes.get("r", ""))
            case "f":
                self.scan.formulas.append(self.cell)
            case "mergeCell":
                self.scan.merged.append(attributes.get("ref", ""))

    def _at_row(self, row: int) -> None:
        if row <= self.row:
            raise _UnsafeError(DAMAGED)
        self.row, self.column = row, 0
        if row > MOST_ROWS:
            raise _UnsafeError(f"Een blad heeft te veel rijen: meer dan {MOST_ROWS}. Haal de lege rijen onderaan weg.")

    def _at_cell(self, place: str) -> None:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise _UnsafeError(f"Een blad heeft te veel cellen: meer dan {MOST_CELLS}.")
        before = self.column
        self.column = self._column(place) if place else before + 1
        if self.column <= before:
            raise _UnsafeError(DAMAGED)
        if self.column > MOST_COLUMNS:
            raise _UnsafeError(f"Een blad heeft te veel kolommen: meer dan {MOST_COLUMNS}. Haal de lege kolommen weg.")
        self.cell = f"{get_column_letter(self.column)}{self.row}"

    def _column(self, place: str) -> int:
        try:
            letters, row = coordinate_from_string(place)
            column = column_index_from_string(letters)
        except (CellCoordinatesException, ValueError) as error:
            raise _UnsafeError(DAMAGED) from error
        if row != self.row:
            raise _UnsafeError(DAMAGED)
        return column


def _scan_part(content: bytes, *, is_sheet: bool) -> SheetScan:
    scanner = _Scanner(is_sheet=is_sheet)
    scanner.parser.Parse(content, True)  # noqa: FBT003  (as in Python: this is the end)
    return scanner.scan
