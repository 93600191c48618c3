"""The sheet Rekenblad gives what the site gives: calculated by LibreOffice, as it is and with changed answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook

from scan.core.instrument import Instrument
from scan.core.measurement import Measurement, Respondent
from scan.core.outcome import outcome_of
from scan.core.parts import NOT_APPLICABLE, Answer
from scan.core.scoring import Scores, level_of, score_measurement, shown_number
from scan.core.wording import answer_label
from scan.export.data.calculation import frame
from scan.export.report import Report
from scan.export.sheets import calculation
from scan.export.sheets.calculation.layout import Layout, layout_of
from scan.export.workbook import workbook
from tests.core.little import document, instrument_from, item
from tests.export.conftest import MakeReport
from tests.export.generated import made_up
from tests.export.reading import Values, values
from tests.export.recalculating import SOFFICE, recalculated, uncalculated
from tests.factories import EXAMPLES

SCANS = 200
SMALL = 60
PER_BOOK = 20
TOO_FEW = "Te weinig antwoorden"
CLOSE = partial(pytest.approx, rel=0, abs=1e-9)


@dataclass(frozen=True)
class Case:
    """A Rekenblad, what is written in its yellow cells, and the scores that it must then give."""

    name: str
    report: Report
    written: Mapping[str, Any]
    expected: Scores

    @property
    def layout(self) -> Layout:
        return layout_of(self.report)


@pytest.fixture(scope="module")
def waiting() -> Instrument:
    """A small instrument in which items wait for answers to items, and a scale of five can be too thin."""
    follow_ups = [
        item("a2", show_if=[{"answer": "a1", "in": [4, 5]}]),
        item("a3", show_if=[{"answer": "a2", "in": [1, 2, "weet-niet"]}, {"answer": "kind", "in": ["x", "y"]}]),
        item("a4", show_if=[{"answer": "worry", "in": [1, 2]}]),
        item("a5", asked_of=["boss"]),
    ]
    scales = {"a": ["a1", *follow_ups], "b": ["b1", "b2", "b3", "b4", "b5"], "c": ["c1", "c2"]}
    worry = item("worry") | {"answers": "worry", "scale": None}
    made = document({"willen": scales, "kunnen": {"d": ["d1", "d2", "d3"]}})
    # The concern comes first: what waits for it comes later.
    made["sections"][1]["questions"].insert(0, worry)
    return instrument_from(made)


@pytest.fixture(scope="module")
def cases(instrument: Instrument, waiting: Instrument, make_report: MakeReport) -> list[Case]:
    made = []
    little_crowds = (("boss",), ("chief",), ("worker",), ("boss", "chief"), ("boss", *["worker"] * 3))
    for seed in range(SCANS + SMALL):
        real = seed < SCANS
        own = instrument if real else waiting
        measurement = made_up(own, seed, None if real else little_crowds[seed % 5])
        report = replace(make_report(), instrument=own, outcome=outcome_of(own, measurement))
        if real:
            made.append(Case(f"s{seed}", report, {}, report.outcome.scores))
        if not real or seed % 8 < 2:
            made.append(changed(f"s{seed}c", report, measurement, Random(seed)))
    return made


def changed(name: str, report: Report, measurement: Measurement, random: Random) -> Case:
    """The same Rekenblad with some items better or worse, and the measurement with those answers scored anew."""
    alone = report.outcome.scores.sole_answers is not None
    other, written = (other_choices if alone else other_means)(report, measurement, random)
    return Case(name, report, written, score_measurement(report.instrument, other))


def other_choices(report: Report, measurement: Measurement, random: Random) -> tuple[Measurement, dict[str, Any]]:
    """The only respondent chooses otherwise, leaves open, or says "n.v.t."; also at what was not asked."""
    instrument, scores = report.instrument, report.outcome.scores
    keys = random.sample(list(layout_of(report).items), min(6, len(layout_of(report).items)))
    values: dict[str, Answer | None] = {}
    for key in keys:
        question = instrument.items[key]
        offered = [option.value for option in instrument.options[key]]
        values[key] = random.choice([*offered, *([NOT_APPLICABLE] * 3 if question.not_applicable else []), None])
    # What was answered before, but was hidden: in the workbook it is not there.
    counting = next(one for one in measurement.respondents if one.role == next(iter(scores.answered)))
    answers = {**(scores.sole_answers or {}), **values}
    person = Respondent(counting.role, {key: value for key, value in answers.items() if value is not None})
    labels = {key: None if value is None else answer_label(instrument, key, value) for key, value in values.items()}
    return replace(measurement, respondents=(person,)), labels


def other_means(report: Report, measurement: Measurement, random: Random) -> tuple[Measurement, dict[str, Any]]:
    """Everybody who chose something at an item now chooses the same: the score of the scan is that of the answer."""
    instrument, scores = report.instrument, report.outcome.scores
    waited_for = {condition.key for one in instrument.items.values() for condition in one.show_if}
    known = [key for key in layout_of(report).items if key in scores.items and key not in waited_for]
    written = {
        key: random.choice(list(instrument.scores[key].items())) for key in random.sample(known, len(known) // 4)
    }
    people = tuple(
        Respondent(
            one.role,
            {k: written[k][0] if k in written and v in instrument.scores[k] else v for k, v in one.answers.items()},
        )
        for one in measurement.respondents
    )
    return replace(measurement, respondents=people), {key: score for key, (_, score) in written.items()}


def real_reports(make_report: MakeReport) -> Iterator[Report]:
    for one in EXAMPLES[::3]:
        yield make_report(one["name"])


def book_of(cases: list[Case]) -> bytes:
    """Many Rekenbladen in one file, each as the export writes it, with other values in the yellow cells."""
    book, content = Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    for case in cases:
        sheet = book.create_sheet(case.name)
        calculation.write(sheet, case.report, frame(case.report))
        for key, value in case.written.items():
            sheet[case.layout.cell(case.layout.input, case.layout.items[key])].value = value
    book.save(content)
    return content.getvalue()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_every_rekenblad_calculates_what_the_site_says(cases: list[Case], make_report: MakeReport, tmp_path: Path):
    """One test, so that LibreOffice starts once for all of them, also where tests are spread over processes.

    Real files of the examples go along: there every other cell keeps its value too.
    """
    real = {f"real{nr}": workbook(report) for nr, report in enumerate(real_reports(make_report))}
    files = {f"book{start}": book_of(cases[start : start + PER_BOOK]) for start in range(0, len(cases), PER_BOOK)}
    files |= {name: uncalculated(content) for name, content in real.items()}
    calculated = {name: values(content) for name, content in recalculated(files, tmp_path).items()}
    sheets = {title: cells for name in files if name not in real for title, cells in calculated[name].items()}
    for case in cases:
        assert told(sheets[case.name], case.layout) == as_the_site_says(case), case.name
    for name, content in real.items():
        stored, found = values(content)["Rekenblad"], calculated[name]["Rekenblad"]
        assert stored.keys() == found.keys()
        assert stored == {place: CLOSE(one) if is_number(one) else one for place, one in found.items()}


def test_the_cases_are_of_every_kind(cases: list[Case]):
    """Or else the test above says little."""
    alone = [case for case in cases if case.layout.alone]
    together = [case for case in cases if not case.layout.alone]
    assert len(alone) > 100
    assert len(together) > 80
    for some in (alone, together):
        before = [case.report.outcome.scores.scales for case in some]
        after = [case.expected.scales for case in some]
        pairs = [(old[key], new[key]) for old, new in zip(before, after, strict=True) for key in old]
        assert sum(old is None for old, _ in pairs) > 50
        assert sum(old is not None and new is not None and old != new for old, new in pairs) > 50
        assert any(old is not None and new is None for old, new in pairs) or some is together


def is_number(value: object) -> bool:
    return isinstance(value, int | float)


def told(sheet: Values, layout: Layout) -> dict[str, Any]:
    """What the sheet says: exact score, shown number, level and change by key, and the bottleneck."""
    rows = {**layout.dimensions, **{f"schaal {key}": row for key, row in layout.scales.items()}}
    said: dict[str, Any] = {
        key: tuple(
            sheet.get(layout.cell(name, row), 0 if name == "change" else None)
            for name in ("score", "number", "level", "change")
        )
        for key, row in rows.items()
    }
    said["knelpunt"] = sheet.get(layout.cell("level", layout.bottleneck))
    return said


def as_the_site_says(case: Case) -> dict[str, Any]:
    instrument, now, before = case.report.instrument, case.expected, case.report.outcome.scores
    pairs = {key: (score, before.dimensions[key]) for key, score in now.dimensions.items()}
    pairs |= {f"schaal {key}": (score, before.scales[key]) for key, score in now.scales.items()}
    said: dict[str, Any] = {key: _line(instrument, *pair) for key, pair in pairs.items()}
    titles = instrument.titles("dimensions")
    said["knelpunt"] = titles[now.bottleneck] if now.bottleneck else "Nog geen score"
    return said


def _line(instrument: Instrument, now: float | None, before: float | None) -> tuple[Any, ...]:
    if now is None:
        return (None, None, TOO_FEW, 0 if before is None else "nu niet")
    change = "nu wel" if before is None else shown_number(now) - shown_number(before)
    return (CLOSE(now), shown_number(now), level_of(instrument, now).title, change)
