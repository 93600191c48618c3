"""A list of employers in Excel: which text stands in which column of which row? And an empty list to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from scan.exchange.finding import RefusedFile
from scan.exchange.workbook.opening import RawCell, first_sheet
from scan.export import style
from scan.export.cells import put_text

MOST_ROWS = 500
LARGEST_UNPACKED = 20_000_000

HEADINGS = {
    "organisation": "Organisatie",
    "contact_name": "Contactpersoon",
    "email": "E-mailadres",
    "given_by": "Van wie komt het adres?",
    "reason": "Waarom nodig je uit?",
}
_OPTIONAL = {"contact_name"}
_ALSO = {
    "organisation": ("naam organisatie", "naam van de organisatie", "werkgever", "bedrijf", "bedrijfsnaam"),
    "contact_name": ("contact", "naam contactpersoon", "naam"),
    "email": ("e-mail", "mail", "mailadres"),
    "given_by": ("adres van", "herkomst van het adres"),
    "reason": ("reden", "waarom"),
}
_EXPLAINED = (
    "Vul op het eerste blad één werkgever per rij in. Laat de eerste rij staan.",
    "Contactpersoon mag leeg blijven. De andere kolommen zijn nodig.",
    "Van wie het adres komt en waarom je uitnodigt, staat straks in de mail.",
    f"Ten hoogste {MOST_ROWS} rijen. Er gaat nog niets weg als je de lijst inleest: eerst zie je wat er klopt.",
)


class UnreadableError(Exception):
    """The file cannot be read as a list; the message says why, in Dutch."""


@dataclass(frozen=True)
class ListRow:
    """One row of the list: its number as people see it, its texts by name of the field, and cells that hold no text."""

    number: int
    texts: Mapping[str, str]
    unread: Mapping[str, str] = field(default_factory=dict)


def read_list(content: bytes) -> tuple[list[ListRow], list[str]]:
    """The rows that hold something, and the headings that we do not know. Raises UnreadableError."""
    _check_size(content)
    try:
        cells = first_sheet(content)
    except RefusedFile as refused:
        raise UnreadableError(refused.findings[0].sentence) from refused
    by_row: dict[int, list[RawCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    if not by_row:
        raise UnreadableError("Dit blad is leeg.")
    head, *others = sorted(by_row)
    columns, unknown = _columns(by_row[head])
    rows = [_row(number, by_row[number], columns) for number in others]
    rows = [row for row in rows if any(row.texts.values()) or row.unread]
    if not rows:
        raise UnreadableError("Onder de kopjes staat nog geen werkgever.")
    if len(rows) > MOST_ROWS:
        raise UnreadableError(
            f"Deze lijst heeft {len(rows)} rijen. Dat mogen er {MOST_ROWS} zijn. Maak er meer lijsten van."
        )
    return rows, unknown


def empty_list() -> bytes:
    """A workbook with the headings, and a sheet that explains them."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Werkgevers"
    for column, title in enumerate(HEADINGS.values(), start=1):
        cell = put_text(sheet.cell(1, column), title, style.HEAD)
        cell.fill = style.HEAD_FILL
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = 34
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "A2"
    explained = book.create_sheet("Uitleg")
    explained.column_dimensions["A"].width = 100
    for row, sentence in enumerate(_EXPLAINED, start=1):
        put_text(explained.cell(row, 1), sentence)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _check_size(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except (BadZipFile, ValueError):
        return  # who opens it says better what is wrong
    if unpacked > LARGEST_UNPACKED:
        raise UnreadableError("Dit bestand is uitgepakt te groot. Zet alleen de lijst in een nieuw bestand.")


def _columns(heading: list[RawCell]) -> tuple[dict[int, str], list[str]]:
    """Per number of a column the field that it holds, and what stands above the others."""
    names = {_plain(title): name for name, title in HEADINGS.items()}
    names |= {_plain(title): name for name, titles in _ALSO.items() for title in titles}
    columns: dict[int, str] = {}
    unknown = []
    for cell in heading:
        title = str(cell.value or "")
        name = names.get(_plain(title))
        if name is None:
            unknown.append(title)
        elif name in columns.values():
            raise UnreadableError(f"Het kopje ‘{HEADINGS[name]}’ staat er twee keer.")
        else:
            columns[cell.column] = name
    missing = [title for name, title in HEADINGS.items() if name not in columns.values() and name not in _OPTIONAL]
    if missing:
        raise UnreadableError(f"Deze kopjes missen op de eerste rij: {', '.join(missing)}.")
    return columns, unknown


def _row(number: int, cells: list[RawCell], columns: Mapping[int, str]) -> ListRow:
    texts, unread = {}, {}
    for cell in cells:
        name = columns.get(cell.column)
        if name and cell.value is None:
            unread[name] = cell.reason
        elif name:
            texts[name] = _text(cell.value)
    return ListRow(number, texts, unread)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _plain(title: str) -> str:
    """A heading as it is compared: letters only, small."""
    return "".join(letter for letter in title.casefold() if letter.isalpha())
