"""Reports to export, and a way to read a workbook back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from scan.core.instrument import Instrument
from scan.core.measurement import measurement_from
from scan.core.outcome import outcome_of
from scan.export.report import Report
from tests.export.reading import opened
from tests.factories import EXAMPLES, example

MakeReport = Callable[..., Report]


@pytest.fixture(scope="session")
def make_report(instrument: Instrument) -> MakeReport:
    """`make_report(name or input, **fields)`: a worked example, or any measurement, as a report."""

    def make(data: str | dict[str, Any] = "medewerkers shown", **fields: Any) -> Report:
        given = example(data)["input"] if isinstance(data, str) else data
        outcome = outcome_of(instrument, measurement_from(instrument, given))
        report = Report(
            organisation="Drukkerij Zonneveld",
            contact="Joost Jansen, joost@example.org",
            finished=datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
            service_point="Werkgeversservicepunt Midden-Gelderland",
            version=3,
            respondents=sum(outcome.scores.answered.values()),
            instrument=instrument,
            outcome=outcome,
            audience="account_manager",
        )
        return replace(report, **fields)

    return make


@pytest.fixture(scope="session", params=[one["name"] for one in EXAMPLES])
def report(request: pytest.FixtureRequest, make_report: MakeReport) -> Report:
    """Each worked example once."""
    return make_report(request.param)


@pytest.fixture(scope="session")
def book(report: Report) -> Workbook:
    """The workbook of that example, opened again: to read only."""
    return opened(report)
