"""Text from people stays text, whatever it begins with, in cells, headers and properties."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from scan.export.cells import LONGEST, clean, put_text
from scan.export.workbook import workbook
from tests.export.conftest import MakeReport
from tests.export.hostile import COME_BACK
from tests.export.reading import cells, opened, table
from tests.factories import example

# Excel 2016, LibreOffice and Google Sheets all know these, and none of them changes by itself.
FUNCTIONS = {"AND", "AVERAGE", "COUNT", "EXACT", "IF", "INDEX", "INT", "ISNUMBER", "LOOKUP", "MATCH", "MAX", "MIN"}
FUNCTIONS |= {"OR", "ROUND", "SUM"}
OUR_WORDS = {"", "nu wel", "nu niet", "Te weinig antwoorden", "Nog geen score"}


def with_remark(text: str) -> dict:
    given = example("medewerkers shown")["input"]
    return given | {"organisation": given["organisation"] | {"toelichting": text}}


@pytest.mark.parametrize("text", COME_BACK)
def test_hostile_text_comes_back_as_the_same_text(text: str, make_report: MakeReport):
    book = opened(make_report(with_remark(text), organisation=text, contact=text, service_point=text))
    facts = {row["Vraag"]: row["Antwoord"] for row in table(book["Antwoorden"], "Thema")}
    assert facts["Wat willen jullie verder nog kwijt?"] == text
    assert [row[1].value for row in book["Samenvatting"]].count(text.strip()) >= 3
    sheets = [sheet for sheet in book if sheet.title != "Rekenblad"]
    types = {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert types == {"s", "n"}


def test_only_the_rekenblad_holds_formulas_and_nothing_from_people_is_in_them(make_report: MakeReport):
    report = make_report(with_remark("=1+1"), organisation="=HYPERLINK(1)", contact="=A1", service_point="=A1")
    content = workbook(report)
    titles = load_workbook(BytesIO(content)).sheetnames
    with ZipFile(BytesIO(content)) as archive:
        for number, title in enumerate(titles, start=1):
            tree = etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            formulas = [element.text for element in tree.iterfind(".//{*}c/{*}f")]
            assert bool(formulas) == (title == "Rekenblad")
            for formula in formulas:
                assert set(re.findall(r"[A-Z]+(?=\()", formula)) <= FUNCTIONS
                assert set(re.findall(r'"([^"]*)"', formula)) <= OUR_WORDS
                assert "!" not in formula


def test_text_that_looks_like_a_formula_stays_text_when_somebody_edits_the_cell():
    sheet = Workbook().active
    assert put_text(sheet["A1"], "=1+1").quotePrefix
    assert not put_text(sheet["A2"], "gewoon").quotePrefix


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x07c\x0bd\x1fe", "abcde"),
        ("a\ud800b\ufffec\uffff", "abc"),
        ("regel 1\r\nregel 2\rregel 3", "regel 1\nregel 2\nregel 3"),
        ("_x0041_", "_x005F_x0041_"),
        ("snake_x_case", "snake_x_case"),
    ],
)
def test_what_a_workbook_cannot_hold_is_taken_out(text: str, kept: str):
    assert clean(text) == kept


def test_a_report_with_control_characters_can_be_opened(make_report: MakeReport):
    report = make_report(organisation="Na\x07am")
    scores = replace(report.outcome.scores, facts={"toelichting": "een\x00\x1btwee"})
    book = opened(replace(report, outcome=replace(report.outcome, scores=scores)))
    assert "eentwee" in cells(book).values()
    assert book.properties.title == "Inclusiescan Naam"


@pytest.mark.parametrize("text", ["a" * 40_000, "👍" * 20_000])
def test_too_long_text_is_cut_with_a_note(text: str):
    cut = clean(text)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert len(cut.encode("utf-16-le")) // 2 > LONGEST - 10
    assert cut.endswith("(tekst afgekort)")


def test_the_longest_remark_is_not_cut_off_by_its_row(make_report: MakeReport):
    """Excel makes no row higher than 409 points: a long text gets more columns."""
    book = opened(make_report(with_remark("Veel woorden over ons werk. " * 71)))
    sheet = book["Antwoorden"]
    cell = next(row[3] for row in sheet.iter_rows() if str(row[3].value).startswith("Veel woorden"))
    assert sheet.row_dimensions[cell.row].height < 409
    assert any(cell.coordinate in area for area in sheet.merged_cells.ranges)


def test_a_name_cannot_give_commands_to_the_page_header(make_report: MakeReport):
    content = workbook(make_report(organisation="12 A&B &P &D\nregel"))
    with ZipFile(BytesIO(content)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert "Inclusiescan · 12 A&&B &&P &&D regel" in sheet.findtext(".//{*}oddHeader")


def test_a_long_name_leaves_the_page_header_within_its_limit(make_report: MakeReport):
    content = workbook(make_report(organisation="&" * 200))
    book = load_workbook(BytesIO(content))
    assert len(str(book["Scores"].oddHeader)) <= 255


def test_without_a_name_the_workbook_speaks_of_jullie_organisatie(make_report: MakeReport):
    book = opened(make_report(organisation="", contact="", service_point=""))
    told = {row[0].value: row[1].value for row in book["Samenvatting"].iter_rows()}
    assert told["Organisatie"] == "Jullie organisatie"
    assert "Contact" not in cells(book).values()
