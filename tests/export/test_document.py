"""Who opens the workbook sees a finished document: heads, print set-up, charts and lists to choose from."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from scan.export.data.steps import STATUSES
from scan.export.heights import height_of
from scan.export.report import Report, frames
from scan.export.workbook import workbook
from tests.export.conftest import MakeReport
from tests.export.reading import all_words, cells, opened


def test_the_same_report_gives_the_same_bytes(make_report: MakeReport):
    assert workbook(make_report()) == workbook(make_report())


def test_every_column_of_every_frame_has_the_type_that_was_meant(report: Report):
    for frame in frames(report).values():
        assert {str(dtype) for dtype in frame.dtypes} <= {"string", "Int64", "Float64", "datetime64[s]"}


def test_every_sheet_has_a_title_and_the_date(report: Report, book: Workbook):
    for sheet in book:
        assert sheet["A1"].value == sheet.title
        assert sheet["A2"].value == "Drukkerij Zonneveld · Inclusiescan van 21 november 2026"


def test_the_time_is_told_on_a_dutch_clock(make_report: MakeReport):
    values = cells(opened(make_report())).values()
    assert any("21 november 2026 om 14.05 uur, Nederlandse tijd" in str(value) for value in values)


def test_heads_stay_in_sight(make_report: MakeReport):
    frozen = {sheet.title: sheet.freeze_panes for sheet in opened(make_report())}
    assert frozen == {
        "Samenvatting": "A3",
        "Scores": "B5",
        "Rollen": "B6",
        "Antwoorden": "C6",
        "Stappen": "D6",
        "Gesprek": "A3",
        "Rekenblad": "A10",
        "Codeboek": "B6",
        "Toelichting": "A5",
    }


def test_every_sheet_prints_on_a4_with_page_numbers(report: Report, book: Workbook):
    for sheet in book:
        setup = sheet.page_setup
        assert int(setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert setup.fitToWidth == (2 if sheet.title == "Stappen" else 1)
        assert setup.fitToHeight == (1 if sheet.title == "Gesprek" else 0)
        assert sheet.oddFooter.right.text == "Pagina &P van &N"
        assert "Drukkerij Zonneveld" in sheet.oddHeader.left.text


def test_orientation_and_repeated_heads_fit_each_sheet(make_report: MakeReport):
    book = opened(make_report())
    assert {sheet.title: sheet.page_setup.orientation for sheet in book} == {
        "Samenvatting": "portrait",
        "Scores": "landscape",
        "Rollen": "landscape",
        "Antwoorden": "landscape",
        "Stappen": "landscape",
        "Gesprek": "portrait",
        "Rekenblad": "landscape",
        "Codeboek": "landscape",
        "Toelichting": "portrait",
    }
    assert book["Antwoorden"].print_title_rows == "$5:$5"
    assert book["Stappen"].print_title_rows == "$5:$5"
    assert book["Stappen"].print_title_cols == "$A:$C"


def test_the_long_tables_can_be_filtered(make_report: MakeReport):
    report = make_report()
    book = opened(report)
    steps, answers = len(report.outcome.advice.steps), len(frames(report)["Antwoorden"])
    assert book["Stappen"].auto_filter.ref == f"A5:P{5 + steps}"
    assert book["Antwoorden"].auto_filter.ref == f"A5:{get_column_letter(9)}{5 + answers}"


def test_steps_have_lists_to_choose_from_and_a_check_on_the_date(make_report: MakeReport):
    report = make_report()
    book = opened(report)
    rules = {rule.promptTitle: rule for rule in book["Stappen"].data_validations.dataValidation}
    last = 5 + len(report.outcome.advice.steps)
    heads = {cell.value: cell.column_letter for cell in book["Stappen"][5]}
    for name, kind in (("Eigenaar", "list"), ("Status", "list"), ("Datum", "date")):
        rule = rules[name]
        assert rule.type == kind
        assert str(rule.sqref) == f"{heads[name]}6:{heads[name]}{last}"
        assert rule.showInputMessage
        assert rule.showErrorMessage
        assert rule.prompt
        assert rule.error
        assert not rule.showDropDown  # in this format True hides the arrow
    assert book["Stappen"][f"{heads['Datum']}6"].number_format == "dd-mm-yyyy"
    assert choices(book, rules["Status"].formula1) == list(STATUSES)
    assert choices(book, rules["Eigenaar"].formula1) == list(report.instrument.titles("roles").values())


def choices(book, name: str) -> list[str]:
    (title, place), *_ = book.defined_names[name].destinations
    return [row[0].value for row in book[title][place]]


def test_without_steps_the_sheet_says_so(make_report: MakeReport):
    sheet = opened(make_report("nothing answered"))["Stappen"]
    assert sheet["A5"].value == "Nr"
    assert sheet["C6"].value == "Er komen nog geen stappen uit de scan."


@pytest.mark.parametrize(("title", "bars"), [("Samenvatting", 3), ("Scores", 18)])
def test_scores_are_drawn_as_bars_from_0_to_100(title: str, bars: int, make_report: MakeReport):
    sheet = opened(make_report())[title]
    (chart,) = sheet._charts
    assert chart.type == "bar"
    assert chart.legend is None
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (0, 100)
    assert not chart.x_axis.delete
    assert not chart.y_axis.delete
    place = chart.series[0].val.numRef.f.split("!")[1].replace("$", "")
    assert len(sheet[place]) == bars
    assert all(cell.value is None or isinstance(cell.value, int) for row in sheet[place] for cell in row)
    names = chart.series[0].cat.numRef or chart.series[0].cat.strRef
    assert sheet[names.f.split("!")[1].replace("$", "").split(":")[0]].value == "Willen"


def test_the_share_of_dont_knows_is_said_to_be_of_scored_questions_only(make_report: MakeReport):
    report = make_report()
    share = report.outcome.scores.unknown_share
    words = all_words(workbook(report))
    assert f"Van elke 100 antwoorden op vragen met een score zijn er {share} ‘Weet ik niet’." in words


def test_each_chart_says_the_same_in_words(make_report: MakeReport):
    words = all_words(workbook(make_report()))
    assert "Staafgrafiek van scores, van 0 tot 100: Willen 43, Kunnen 37, Context 36." in words
    words = all_words(workbook(make_report("nothing answered")))
    assert "Willen geen score, Kunnen geen score, Context geen score." in words


def test_no_text_is_higher_than_its_row(report: Report, book: Workbook):
    for sheet in book:
        merged = {area.start_cell.coordinate: area.max_col for area in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type != "f":
                    needed = height_of(cell, merged.get(cell.coordinate, cell.column))
                    assert sheet.row_dimensions[cell.row].height >= needed, cell


def test_the_file_says_what_it_is_and_not_when_it_was_downloaded(make_report: MakeReport):
    content = workbook(make_report())
    properties = opened(make_report()).properties
    assert properties.title == "Inclusiescan Drukkerij Zonneveld"
    assert properties.creator == "Inclusiescan"
    assert properties.modified == properties.created
    with ZipFile(BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_small_print_names_version_rules_and_what_the_scan_is_not(make_report: MakeReport):
    words = "\n".join(str(v) for place, v in cells(opened(make_report())).items() if place.startswith("Toelichting!"))
    for part in (
        "Versie 3",
        "niet gevalideerd",
        "geen keurmerk",
        "minstens 3 mensen",
        "Alleen voor Werkgeversservicepunt Midden-Gelderland",
        "Nog te ontdekken: 0 tot en met 39",
        "Sterk: 80 tot en met 100",
        "z.j.",
    ):
        assert part in words
