"""How are long sheets written without holding them? Row after row to a file, and several times as fast as by cell.

openpyxl's write-only mode makes an element of each cell. Here a row of plain values is written as text, past all that.
Everything else (styles, the head, tables, the package) is openpyxl's.
"""

from collections.abc import Generator, Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter, create_temporary_file
from openpyxl.worksheet.table import Table, TableStyleInfo

from scan.export import style
from scan.export.cells import DATE_FORMAT, clean, looks_like_formula, put_text

Value = str | int | float | date | None

_SHORT = 60
_BUFFER = 1 << 18
_LONGEST_NAME = 255


class StreamedSheet(WriteOnlyWorksheet):
    """A sheet that begins with a head and grows by rows of plain values."""

    def __init__(self, parent: Workbook, title: str) -> None:
        super().__init__(parent, title)
        self._written = 0
        self._letters: list[str] = []
        self._day_style = self._style_of(number_format=DATE_FORMAT)
        self._quoted_style = self._style_of(quotePrefix=True)

    def write_head(self, names: Sequence[str], widths: Sequence[float] = ()) -> None:
        """The first row: white on the primary colour, and always in sight. Its names are those of the table."""
        self._names = column_names(names)
        self._letters = [get_column_letter(place) for place in range(1, len(names) + 1)]
        for letter, width in zip(self._letters, widths, strict=False):
            self.column_dimensions[letter].width = width
        self.freeze_panes = "B2"
        cells = []
        for name in self._names:
            cell = put_text(WriteOnlyCell(self), name, style.HEAD, style.PLAIN)
            cell.fill = style.HEAD_FILL
            cells.append(cell)
        self.append(cells)
        self._written = 1

    def write(self, values: Iterable[Value]) -> None:
        """One row of plain values, each as what it is; text stays text, whatever it begins with."""
        self._written += 1
        number = str(self._written)
        parts = [
            f'<c r="{letter}{number}"{self._content(value)}</c>'
            for letter, value in zip(self._letters, values, strict=True)
            if value is not None
        ]
        self._rows.send(f'<row r="{number}">{"".join(parts)}</row>'.encode())

    def close_as_table(self, name: str) -> None:
        """Make a real table of it, with filters. Excel refuses one without rows, so then it stays plain."""
        if self._written > 1:
            table = Table(displayName=name, ref=f"A1:{self._letters[-1]}{self._written}")
            table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
            # Written row by row, a sheet cannot be asked for its head any more.
            table._initialise_columns()
            for column, title in zip(table.tableColumns, self._names, strict=True):
                column.name = title
            # Not add_table: in this mode that warns, also when the names are there.
            self._tables.add(table)

    def close(self) -> None:
        """No more rows; what belongs under them is written."""
        super().close()
        self._file.close()
        self._writer.out = self._file.name

    def _get_writer(self) -> None:
        """Like openpyxl's own, which it replaces, with a file that stays open for our rows."""
        if self._writer is None:
            self._file = Path(create_temporary_file()).open("wb", buffering=_BUFFER)  # noqa: SIM115  (until close)
            self._writer = WorksheetWriter(self, out=self._file)
            self._writer.write_top()

    def _write_rows(self) -> Generator[None, Any, None]:
        """Like openpyxl's own, which it replaces, for rows that are ready as well: those come as bytes."""
        elements = self._writer.xf.send(True)  # noqa: FBT003  (how openpyxl asks for it)
        with elements.element("sheetData"):
            number = 1
            try:
                while True:
                    row = yield
                    if isinstance(row, bytes):
                        self._file.write(row)
                    else:
                        self._writer.write_row(elements, self._values_to_row(row, number), number)
                        # What lxml still holds comes before our rows.
                        elements.flush()
                    number += 1
            except GeneratorExit:
                pass
        self._writer.xf.send(None)

    def _content(self, value: str | int | float | date) -> str:
        """The inside of a cell, from its attributes on."""
        if isinstance(value, str):
            marked = f' s="{self._quoted_style}"' if looks_like_formula(value) else ""
            return marked + (_text(value) if len(value) > _SHORT else _short_text(value))
        if isinstance(value, date):
            return f' s="{self._day_style}" t="n"><v>{to_excel(value):g}</v>'
        return f' t="n"><v>{value!r}</v>'

    def _style_of(self, **fields: Any) -> int:
        """The number of a style in the workbook."""
        cell = WriteOnlyCell(self)
        for name, value in fields.items():
            setattr(cell, name, value)
        return int(cell.style_id)


def new_book() -> Workbook:
    """A workbook for sheets that are written row by row."""
    book = Workbook(write_only=True)
    book._named_styles["Normal"].font = style.BODY  # what has no style of its own looks like our other workbooks
    return book


def add_sheet(book: Workbook, title: str) -> StreamedSheet:
    """A new sheet, after the others."""
    sheet = StreamedSheet(book, title)
    book._add_sheet(sheet)
    sheet.sheet_properties.tabColor = style.PRIMARY
    return sheet


def discard(book: Workbook) -> None:
    """Take away what was written so far, of a workbook that will not be finished."""
    for sheet in book.worksheets:
        if sheet._writer is not None and not sheet.closed:
            sheet.close()
            sheet._writer.cleanup()


def column_names(names: Iterable[str]) -> list[str]:
    """Names as a table wants them: on one line, not too long, and each once whatever its capitals."""
    made: list[str] = []
    taken: set[str] = set()
    for name in names:
        base = " ".join(clean(name).split())[:_LONGEST_NAME] or "kolom"
        unique, number = base, 2
        while unique.casefold() in taken:
            unique, number = f"{base[: _LONGEST_NAME - 6]} {number}", number + 1
        taken.add(unique.casefold())
        made.append(unique)
    return made


def _text(value: str) -> str:
    text = clean(value)
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f' t="inlineStr"><is><t{kept}>{escape(text)}</t></is>'


@lru_cache(maxsize=8192)
def _short_text(value: str) -> str:
    """Codes and labels come back in every row."""
    return _text(value)
