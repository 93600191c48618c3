"""The sheet Gesprek is one A4, whatever was answered and written, and says how much more there is."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from pypdf import PdfReader

from scan.export.data import conversation as data
from scan.export.inputs import PlannedStep
from scan.export.report import Report
from scan.export.sheets import conversation
from tests.export.conftest import MakeReport
from tests.export.recalculating import SOFFICE, convert
from tests.factories import EXAMPLES

LONG = "Een heel lang verhaal over ons werk en onze mensen. " * 800


def page_of(report: Report) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    conversation.write(book.create_sheet("Gesprek"), report, data.frame(report))
    return book


def fullest(make_report: MakeReport) -> Report:
    """Every topic, long words in the plan and in the remark."""
    report = make_report("medewerkers shown", organisation=LONG)
    topics = tuple(topic.key for topic in report.instrument.topics)
    facts = {**report.outcome.scores.facts, "toelichting": LONG}
    outcome = replace(
        report.outcome,
        advice=replace(report.outcome.advice, topics=topics),
        scores=replace(report.outcome.scores, facts=facts),
    )
    plan = {
        step.key: PlannedStep(
            LONG, "Bezig", None, LONG, step, report.instrument, first_action=LONG, help_wanted="=1+1" + LONG
        )
        for step in report.instrument.steps[:9]
    }
    return replace(report, outcome=outcome, plan=plan)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_it_prints_on_exactly_one_page(make_report: MakeReport, tmp_path: Path):
    reports = [*(make_report(one["name"]) for one in EXAMPLES), fullest(make_report)]
    files = []
    for nr, report in enumerate(reports):
        files.append(tmp_path / f"{nr}.xlsx")
        page_of(report).save(files[-1])
    convert(files, tmp_path / "pdf", "pdf", tmp_path)
    for nr in range(len(reports)):
        (only,) = PdfReader(tmp_path / "pdf" / f"{nr}.pdf").pages
        width, height = only.mediabox.width, only.mediabox.height
        assert (round(width), round(height)) == (595, 842)


def test_what_does_not_fit_stands_in_the_workplace_and_letters_stay_readable(make_report: MakeReport):
    report = fullest(make_report)
    sheet = page_of(report)["Gesprek"]
    words = [str(row[0].value) for row in sheet.iter_rows()]
    shown = sum(topic.title in words for topic in report.instrument.topics)
    assert f"Nog {len(report.instrument.topics) - shown} onderwerpen. Meer in de werkplek." in words
    assert shown >= 1
    assert sum(row.height or 0 for row in sheet.row_dimensions.values()) <= conversation.ROOM + 60


def test_a_short_text_is_whole_and_a_long_one_ends_at_a_word():
    assert data.short(" Eén  regel ") == "Eén regel"
    assert data.short("woord " * 100, 20) == "woord woord woord …"
    assert data.short("x" * 100, 20) == "x" * 20 + " …"
