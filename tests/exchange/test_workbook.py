"""Can a researcher work with the workbook, and is a bad one refused whole, with sheet, row, column and reason?"""

import contextlib
import dataclasses
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from scan.core import parts
from scan.core.document import document_of, fields_of
from scan.core.instrument import instrument_from
from scan.exchange import Finding, RefusedFile
from scan.exchange.workbook import package
from scan.exchange.workbook.opening import RawCell, opened
from scan.exchange.workbook.reading import document_from_cells, document_from_workbook
from scan.exchange.workbook.sheets import GUIDE, SHEETS
from scan.exchange.workbook.writing import workbook_of
from tests.core.little import document, stage, step, topic
from tests.instruments import texts
from tests.strategies import CALM

Change = Callable[[Workbook], Any]

WHEN = [
    [{"scale": "a", "below": 60}, {"answer": "kind", "in": ["x", "y"]}],
    [{"answer": "hulpvraag", "includes": "geld"}],
]


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """A little document with something on every sheet that matters here."""
    employer = {
        "key": "bakker",
        "title": "Bakker",
        "description": "Klein.",
        "facts": {"kind": "x", "hulpvraag": ["geld", "mensen"]},
        "respondents": [{"role": "boss", "answers": {"a1": 4}}],
    }
    return document_of(
        instrument_from(
            document(
                stages=[stage("up", [[{"dimension": "willen", "at_least": 50}]])],
                styles=[{"key": "snel", "title": "Snel", "points": [{"points": 30, "when": [[{"stage": ["up"]}]]}]}],
                steps=[step("weak", when=WHEN, title="Stap"), step("late", schemes=["fonds"])],
                topics=[topic("gap", [[{"gap": "willen", "at_least": 10}], [{"raw": "a1", "below": 2.5}]])],
                schemes=["fonds"],
                sample_employers=[employer],
            )
        )
    )


@pytest.fixture(scope="module")
def content(made: dict[str, Any]) -> bytes:
    return workbook_of(made)


def changed(content: bytes, change: Change) -> bytes:
    """The workbook after somebody worked in it."""
    book = load_workbook(BytesIO(content))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def refused(content: bytes) -> tuple[Finding, ...]:
    with pytest.raises(RefusedFile) as caught:
        document_from_workbook(content)
    assert caught.value.findings
    return caught.value.findings


def column_of(sheet: str, name: str) -> int:
    return [column.name for column in SHEETS[sheet].columns].index(name) + 1


def put(sheet: str, row: int, column: str, value: Any) -> Change:
    return lambda book: book[sheet].cell(row, column_of(sheet, column)).__setattr__("value", value)


def test_the_workbook_has_a_guide_and_every_sheet(content: bytes):
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == [GUIDE, *SHEETS]
    told = {str(cell.value) for row in book[GUIDE].iter_rows() for cell in row if cell.value}
    for name, sheet in SHEETS.items():
        assert {name, sheet.explanation, *(column.name for column in sheet.columns)} <= told
        assert [cell.value for cell in book[name][1]] == [column.name for column in sheet.columns]
        assert all(cell.comment for cell in book[name][1])
        assert book[name].freeze_panes


def test_every_field_of_the_instrument_has_a_column():
    """A field that somebody adds to the instrument must get a column, or a sheet of its own."""
    elsewhere = {
        "options",
        "show_if",
        "scales",
        "questions",
        "points",
        "when",
        "text",
        "references",
        "facts",
        "respondents",
    }
    elsewhere |= {"answers", "source"} | {f"{name}" for name in ("actions",)}
    there = {column.field.split(" ")[0] for sheet in SHEETS.values() for column in sheet.columns} | elsewhere
    for thing in vars(parts).values():
        if dataclasses.is_dataclass(thing) and thing.__module__ == parts.__name__:
            assert set(fields_of(thing)) <= there, thing


def test_keys_and_kinds_can_be_chosen_from_a_list(content: bytes):
    book = load_workbook(BytesIO(content))
    steps = {str(rule.sqref).split("2:")[0]: rule.formula1 for rule in book["stappen"].data_validations.dataValidation}
    letters = {
        column.name: book["stappen"].cell(1, at).column_letter for at, column in enumerate(SHEETS["stappen"].columns, 1)
    }
    assert "fasen!$A$2" in steps[letters["fase"]]
    assert "rollen!$A$2" in steps[letters["wie"]]
    kinds = [rule.formula1 for rule in book["vragen"].data_validations.dataValidation]
    assert '"schaalvraag,één keuze,meer keuzes,getal,open"' in kinds


def test_nothing_in_the_workbook_is_a_formula(made: dict[str, Any]):
    hostile = instrument_from(made | {"schemes": ["fonds", "=1+1", "#N/A", "+31", "@x", "-1"]})
    book = load_workbook(BytesIO(workbook_of(document_of(hostile))))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "n"}


def test_a_text_that_does_not_fit_in_a_cell_is_refused_with_its_place(made: dict[str, Any]):
    steps = [made["steps"][0] | {"kern": "x" * 32_767}, made["steps"][1]]
    with pytest.raises(RefusedFile) as caught:
        workbook_of(made | {"steps": steps})
    (finding,) = caught.value.findings
    assert (finding.sheet, finding.row, finding.column) == ("stappen", 2, "kern")
    assert "te lang" in finding.reason


def test_what_a_researcher_changes_comes_through(content: bytes, made: dict[str, Any]):
    def work(book: Workbook) -> None:
        put("stappen", 2, "titel", "  Een nieuwe titel  ")(book)
        put("voorwaarden", 5, "waarde", 70)(book)
        sheet = book["regelingen"]
        sheet.cell(5, 1).value = "nieuw"  # after two empty rows
        sheet.row_dimensions[5].hidden = True
        book["rollen"].delete_rows(5)
        book.move_sheet("rollen", offset=-5)

    again = document_from_workbook(changed(content, work))
    assert again["steps"][0]["title"] == "Een nieuwe titel"
    assert again["steps"][0]["when"][0][0] == {"scale": "a", "below": 70}
    assert again["schemes"] == ["fonds", "nieuw"]
    assert len(again["roles"]) == len(made["roles"]) - 1


def test_numbers_as_text_and_words_in_capitals_are_understood(content: bytes, made: dict[str, Any]):
    def work(book: Workbook) -> None:
        put("stappen", 2, "moeite", "1")(book)
        put("opties", 2, "score", "0,0")(book)
        put("opties", 2, "waarde", "1")(book)
        put("rollen", 2, "beschermd", "NEE")(book)

    assert document_from_workbook(changed(content, work)) == made


MISTAKES: list[tuple[str, int, str, Any, str]] = [
    ("stappen", 2, "titel", 2025, "het getal 2025"),
    ("stappen", 2, "titel", None, "leeg"),
    ("stappen", 2, "titel", "   ", "leeg"),
    ("stappen", 2, "titel", "x" * 32_767, "te lang"),
    ("stappen", 2, "titel", "😀" * 16_384, "te lang"),
    ("stappen", 2, "titel", '"a\\u0007"', "U+0007"),
    ("stappen", 2, "titel", True, "WAAR"),
    ("stappen", 2, "moeite", 4, "hoogste"),
    ("stappen", 2, "moeite", 1.5, "geheel getal"),
    ("stappen", 2, "moeite", "veel", "een getal"),
    ("stappen", 2, "moeite", "²", "een getal"),
    ("stappen", 2, "fase", "einde", "blad fasen"),
    ("stappen", 2, "schalen", "a; z", "‘z’"),
    ("stappen", 2, "hulpvraag", "weg", "‘weg’"),
    ("stappen", 3, "sleutel", "weak", "al op rij 2"),
    ("stappen", 2, "actie 2", None, "leeg"),
    ("vragen", 2, "type", "keuze", "Kies uit"),
    ("vragen", 2, "mag leeg", "misschien", "ja of nee"),
    ("vragen", 2, "sectie", "weg", "blad secties"),
    ("opties", 2, "antwoordschaal", None, "nergens bij"),
    ("opties", 2, "score", 101, "100"),
    ("opties", 2, "waarde", 1.5, "geheel getal"),
    ("voorwaarden", 2, "groep", 2, "groep 1"),
    ("voorwaarden", 5, "hoort bij", "rol", "Kies uit"),
    ("voorwaarden", 5, "sleutel", "weg", "stap weg"),
    ("voorwaarden", 5, "nummer", 1, "stap weak 1"),
    ("voorwaarden", 5, "groep", 0, "laagste"),
    ("voorwaarden", 5, "onderwerp", "weg", "Kies uit"),
    ("voorwaarden", 5, "toets", "weg", "Kies uit"),
    ("voorwaarden", 5, "waarvan", "weg", "blad schalen"),
    ("voorwaarden", 5, "waarvan", None, "leeg"),
    ("voorwaarden", 5, "toets", "is een van", "‘onder’ of ‘minstens’"),
    ("voorwaarden", 5, "waarde", "laag", "een getal"),
    ("voorwaarden", 6, "waarde", "x; q", "q"),
    ("voorwaarden", 3, "waarvan", "snel", "leeg"),
    ("verwijzingen", 2, "bron", "krant", "blad bronnen"),
    ("proefantwoorden", 2, "nummer", 7, "bakker 7"),
    ("instrument", 2, "minuten", True, "een getal"),
    ("rollen", 1, "titel", None, "ontbreekt"),
    ("rollen", 1, "titel", "sleutel", "twee keer"),
]


@pytest.fixture(scope="module")
def cells(content: bytes) -> dict[str, list[RawCell]]:
    return opened(content)[0]


@pytest.mark.parametrize(("sheet", "row", "column", "value", "reason"), MISTAKES)
def test_a_mistake_is_told_with_its_place(
    cells: dict[str, list[RawCell]], sheet: str, row: int, column: str, value: Any, reason: str
):
    place = (row, column_of(sheet, column))
    own = [cell for cell in cells[sheet] if (cell.row, cell.column) != place]
    with pytest.raises(RefusedFile) as caught:
        document_from_cells(cells | {sheet: [*own, *([RawCell(*place, value)] if value is not None else [])]})
    said = [one for one in caught.value.findings if (one.sheet, one.row) == (sheet, row) and reason in one.reason]
    assert said, caught.value.findings
    assert said[0].column in (column, str(value), "")


def test_a_key_that_changes_in_one_place_only_is_told_where_it_is_missed(cells: dict[str, list[RawCell]]):
    place = (2, column_of("stappen", "sleutel"))
    own = [cell for cell in cells["stappen"] if (cell.row, cell.column) != place]
    with pytest.raises(RefusedFile) as caught:
        document_from_cells(cells | {"stappen": [*own, RawCell(*place, "anders")]})
    said = {(one.sheet, one.row, one.column): one.reason for one in caught.value.findings}
    assert "stap weak" in said[("voorwaarden", 5, "sleutel")]


def test_what_only_a_workbook_can_have_is_told_with_its_place(content: bytes):
    """Formulas, dates, errors, merged cells, values outside the table, and sheets that we do not know or miss."""

    def work(book: Workbook) -> None:
        put("stappen", 2, "titel", "=A1")(book)
        put("stappen", 3, "titel", datetime(2026, 10, 24))(book)  # noqa: DTZ001  (as Excel has them)
        put("rollen", 2, "titel", "#N/A")(book)
        book["rollen"].merge_cells("A4:B5")
        book["secties"].cell(2, 9, "los")
        put("instrument", 3, "sleutel", "twee")(book)
        book.remove(book["regio"])
        book.create_sheet("Blad1")

    said = {(one.sheet, one.row, one.column): one.reason for one in refused(changed(content, work))}
    for place, reason in {
        ("stappen", 2, "titel"): "formule",
        ("stappen", 3, "titel"): "datum",
        ("rollen", 2, "titel"): "foutmelding",
        ("rollen", 4, ""): "A4:B5",
        ("secties", 2, ""): "geen kop",
        ("instrument", None, ""): "één rij",
        ("regio", None, ""): "ontbreekt",
        ("Blad1", None, ""): "kennen we niet",
    }.items():
        assert reason in said[place], place


def test_every_mistake_is_told_in_the_order_of_the_sheets(content: bytes):
    def work(book: Workbook) -> None:
        put("rollen", 2, "titel", 1)(book)
        put("stappen", 3, "moeite", 9)(book)
        put("stappen", 2, "moeite", 9)(book)
        put("vragen", 2, "type", "?")(book)

    found = refused(changed(content, work))
    assert [(one.sheet, one.row) for one in found] == [("vragen", 2), ("stappen", 2), ("stappen", 3), ("rollen", 2)]
    assert found[1].sentence.startswith("Blad stappen, rij 2, kolom moeite: Het hoogste getal")


def repacked(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one part of it changed by somebody with bad intentions."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


SHEET = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda xml: xml.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aa">]><worksheet', 1), "documenttype"),
        (lambda xml: xml.replace(b'r="A2"', b'r="XFD2"', 1), "te veel kolommen"),
        (lambda xml: xml.replace(b'<row r="2"', b'<row r="1048576"', 1), "te veel rijen"),
        (lambda xml: xml.replace(b'r="B2"', b'r="A2"', 1), "beschadigd"),
        (lambda xml: xml.replace(b'<row r="3"', b'<row r="2"', 1), "beschadigd"),
        (lambda xml: xml[:-40], "beschadigd"),
        (lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + b" " * package.LARGEST_UNPACKED), "te groot"),
    ],
)
def test_a_file_that_is_made_to_hurt_is_not_opened(content: bytes, change: Callable[[bytes], bytes], reason: str):
    (finding,) = refused(repacked(content, SHEET, change))
    assert reason in finding.reason


def test_a_merge_of_the_whole_sheet_costs_nothing(content: bytes):
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    found = refused(repacked(content, SHEET, lambda xml: xml.replace(b"</sheetData>", merged)))
    assert "A1:XFD1048576" in found[0].reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "beschadigd"),
        (b"sleutel;titel", "beschadigd"),
        (b"PK\x03\x04" + b"x" * 100, "beschadigd"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "wachtwoord"),
        (b"x" * (package.LARGEST_FILE + 1), "te groot"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, reason: str):
    (finding,) = refused(content)
    assert reason in finding.reason


def test_a_workbook_with_macros_is_refused(content: bytes):
    with_macros = BytesIO(content)
    with ZipFile(with_macros, "a") as book:
        book.writestr("xl/vbaProject.bin", b"x")
    (finding,) = refused(with_macros.getvalue())
    assert "macro" in finding.reason


def test_another_workbook_is_refused_with_what_is_missing():
    out = BytesIO()
    Workbook().save(out)
    found = refused(out.getvalue())
    assert {one.sheet for one in found} >= set(SHEETS)


@CALM
@given(st.data())
def test_whatever_stands_in_a_cell_is_read_or_refused(cells: dict[str, list[RawCell]], data: st.DataObject):
    sheet = data.draw(st.sampled_from([name for name, own in cells.items() if len(own) > 1]))
    at = data.draw(st.integers(0, len(cells[sheet]) - 1))
    value = data.draw(texts() | st.integers() | st.floats(allow_nan=False) | st.booleans())
    old = cells[sheet][at]
    changed_cells = [*cells[sheet][:at], RawCell(old.row, old.column, value), *cells[sheet][at + 1 :]]
    read = None
    with contextlib.suppress(RefusedFile):
        read = document_from_cells(cells | {sheet: changed_cells})
    assert read is None or document_of(instrument_from(read)) == read
