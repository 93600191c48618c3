"""Which document does a workbook hold? The whole file is read, or refused with everything that is wrong in it."""

from collections.abc import Iterable, Mapping
from typing import Any

from scan.exchange.accept import Check, accepted, nothing_more
from scan.exchange.finding import Finding, RefusedFile
from scan.exchange.workbook.assemble import Assembly, Path
from scan.exchange.workbook.opening import RawCell, opened
from scan.exchange.workbook.read_row import ReadRow
from scan.exchange.workbook.references import unknown_keys
from scan.exchange.workbook.sheets import SHEETS
from scan.exchange.workbook.table import rows_in

_SHEET_OF_PART = {
    "instrument": "instrument",
    "answer_scales": "antwoordschalen",
    "roles": "rollen",
    "dimensions": "dimensies",
    "sections": "secties",
    "arbeidsmarktregios": "regio",
    "sources": "bronnen",
    "levels": "niveaus",
    "stages": "stadia",
    "styles": "stijlen",
    "phases": "fasen",
    "schemes": "regelingen",
    "steps": "stappen",
    "topics": "gespreksonderwerpen",
    "terms": "begrippen",
    "sample_employers": "proefwerkgevers",
}


def document_from_workbook(content: bytes, check: Check = nothing_more) -> dict[str, Any]:
    """The canonical document in the bytes of an .xlsx file.

    Nothing in the file is evaluated: no formula, no link, no macro. Raises RefusedFile with all that was found.
    """
    sheets, findings = opened(content)
    return document_from_cells(sheets, findings, check)


def document_from_cells(
    sheets: Mapping[str, Iterable[RawCell]], findings: Iterable[Finding] = (), check: Check = nothing_more
) -> dict[str, Any]:
    """The canonical document in the cells of the sheets that are there; `findings` are what is wrong already.

    Raises RefusedFile.
    """
    findings = list(findings)
    rows: dict[str, list[ReadRow]] = {name: [] for name in SHEETS}
    for name, cells in sheets.items():
        rows[name], wrong = rows_in(SHEETS[name], cells)
        findings += wrong
    assembly = Assembly(rows)
    findings += unknown_keys(rows) + assembly.findings
    if findings:
        raise RefusedFile(_in_order(findings))
    try:
        return accepted(assembly.document, lambda path, reason: _at(assembly, path, reason), check)
    except RefusedFile as error:
        raise RefusedFile(_in_order(error.findings)) from error


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By sheet and row, one per cell: what else is said of the same cell follows from the first."""
    first: dict[tuple[Any, ...], Finding] = {}
    for finding in findings:
        cell = (finding.sheet, finding.row, finding.column) if finding.row is not None else (finding,)
        first.setdefault(cell, finding)
    by_sheet = {name: place for place, name in enumerate(SHEETS)}
    return sorted(first.values(), key=lambda one: (by_sheet.get(one.sheet, -1), one.row or 0))


def _at(assembly: Assembly, path: Path, reason: str) -> Finding:
    """The finding at the row and the column that a place in the document came from."""
    for length in range(len(path), 0, -1):
        row = assembly.places.get(path[:length])
        if row:
            return row.finding(reason, _field(row, path[length:]))
    return Finding(reason, _SHEET_OF_PART.get(str(path[0]), "") if path else "")


def _field(row: ReadRow, rest: Path) -> str:
    """The field of the row that the rest of a path leads to: text.actions.0 is "actions 1"."""
    names = rest[1:] if rest[:1] == ("text",) else rest
    if len(names) > 1 and isinstance(names[1], int) and f"{names[0]} {names[1] + 1}" in row.sheet.by_field:
        return f"{names[0]} {names[1] + 1}"
    return str(names[0]) if names else ""
