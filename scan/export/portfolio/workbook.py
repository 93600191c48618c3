"""What is the workbook of many scans? Its sheets, written in one pass over the records with little in memory."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from scan.export.portfolio import codebook, explanation, steps
from scan.export.portfolio.columns import Columns
from scan.export.portfolio.development import Comparing, DevelopmentRows, DevelopmentTally
from scan.export.portfolio.groups import GroupTally
from scan.export.portfolio.records import Development, NoteRecord, Record, Selection
from scan.export.portfolio.rows import AnswerRows, ScanRows, ScoreRows
from scan.export.streaming import StreamedSheet, Value, add_sheet, discard, new_book

GROUPS = {"Per sector": "sector", "Per omvang": "size", "Per regio": "region"}
NOTES_HEAD = ["Werkgever", "Datum", "Soort", "Wie", "Notitie"]
_WIDE = 28
_TEXT = (34, 100)


def write_portfolio(
    file: BinaryIO,
    selection: Selection,
    records: Iterable[Record],
    developments: Iterable[Development] = (),
    notes: Iterable[NoteRecord] = (),
) -> int:
    """Write the workbook to an open file, and return how many employers it is about.

    `records` are the newest measurements, one per employer; `developments` and `notes` are read after them. All three
    are read once, one by one, so that a hundred thousand need no more memory than a few. Numbers over service points
    (a selection without one) get only what is about groups, under the rule of `suppression`; notes never.
    """
    book = new_book()
    try:
        written = _Portfolio(book, selection).fill(records, developments, notes)
        book.properties.title = f"Inclusiescan {selection.service_point or 'cijfers'}"
        book.properties.creator = book.properties.lastModifiedBy = "Inclusiescan"
        book.properties.language = "nl-NL"
        book.properties.created = book.properties.modified = selection.moment.replace(tzinfo=None)
        # Not book.save: that writes the time of now.
        ExcelWriter(book, ZipFile(file, "w", ZIP_DEFLATED, allowZip64=True)).save()
    except BaseException:
        discard(book)
        raise
    return written


class _Portfolio:
    """The sheets of one workbook, and the counts that go into them."""

    def __init__(self, book: Workbook, selection: Selection) -> None:
        self._book, self._selection = book, selection
        self._protected = not selection.is_of_service_point
        self._columns = Columns(selection.versions)
        self._steps, self._groups = steps.StepTally(self._columns), GroupTally(self._columns)
        self._comparing = Comparing(selection.versions)

    def fill(self, records: Iterable[Record], developments: Iterable[Development], notes: Iterable[NoteRecord]) -> int:
        """All sheets, in order."""
        for record in self._with_rows(records):
            self._steps.add(record)
            self._groups.add(record)
        self._table("Stappen", steps.HEAD, self._steps.rows(protected=self._protected), (22, 40, 26))
        for title, by in GROUPS.items():
            table = self._groups.table(by, protected=self._protected)
            self._table(title, table.head, table.rows(), (16, 46, 12, 26))
        self._development(developments)
        grouped = {title: self._groups.keys[by] for title, by in GROUPS.items()}
        known = codebook.rows(self._selection.versions, grouped, protected=self._protected)
        self._table("Codeboek", codebook.HEAD, known, (14, 24, 14, 70, 9, 40, 12))
        self._table("Toelichting", explanation.HEAD, explanation.lines(self._selection, self._steps), _TEXT)
        if self._selection.with_notes and not self._protected:
            rows = ([one.employer, one.day, one.kind, one.author, one.text] for one in notes)
            self._table("Notities", NOTES_HEAD, rows, (34, 13, 13, 24, 100))
        return self._steps.employers

    def _with_rows(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records, each written on the sheets with a row per scan; nowhere, where nobody may see single ones."""
        if self._protected:
            yield from records
            return
        kinds = {"Scans": ScanRows, "Antwoorden": AnswerRows, "Scores": ScoreRows}
        open_sheets: list[tuple[StreamedSheet, ScanRows | AnswerRows | ScoreRows]] = []
        for title, kind in kinds.items():
            rows, sheet = kind(self._columns), add_sheet(self._book, title)
            widths = (16, 34, *[_WIDE] * 30) if title == "Scans" else (16,)
            sheet.write_head(rows.head, widths)
            open_sheets.append((sheet, rows))
        for record in records:
            for sheet, rows in open_sheets:
                sheet.write(rows.row(record))
            yield record
        for sheet, _ in open_sheets:
            sheet.close_as_table(_name(sheet.title))

    def _development(self, developments: Iterable[Development]) -> None:
        if self._protected:
            tally = DevelopmentTally(self._columns, self._comparing)
            for pair in developments:
                tally.add(pair)
            scored = self._groups.scored()
            self._table("Ontwikkeling", tally.head, tally.rows([self._steps.employers, *scored]), (16, 34))
            return
        rows = DevelopmentRows(self._columns, self._comparing)
        self._table("Ontwikkeling", rows.head, (rows.row(pair) for pair in developments), (16, 34, *[16] * 16))

    def _table(
        self, title: str, head: Sequence[str], rows: Iterable[Iterable[Value]], widths: Sequence[float] = ()
    ) -> None:
        sheet = add_sheet(self._book, title)
        sheet.write_head(head, widths)
        for row in rows:
            sheet.write(row)
        sheet.close_as_table(_name(title))


def _name(title: str) -> str:
    """The name of a table: without spaces, and nothing that could be the address of a cell."""
    return f"Tabel_{title.replace(' ', '_')}"
