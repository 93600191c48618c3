"""The workbooks of 500 employers, read back: each cell is what the database holds, as far as it is shared."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from django.db import connection
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scan.core.differences import differences
from scan.core.presentation import because
from scan.core.scoring import level_of, shown_number
from scan.core.wording import answer_label
from scan.export.cells import clean
from scan.export.data import answers as answers_data
from scan.export.data import plan as plan_data
from scan.export.data import roles as roles_data
from scan.export.data import scores as scores_data
from scan.export.data import steps as steps_data
from scan.export.report import Report
from scan.export.sheets import answers, plan, roles, scores, steps
from scan.models import InstrumentVersion, PlanStep, ServicePoint, Share
from scan.models.plan import ENDED, UNDER_WAY
from scan.workbooks import report_under
from tests.export.reading import Values, rows_of, values
from tests.workspace.exports.made import share_many

Writer = Callable[[Worksheet, Report, pd.DataFrame], Any]
TABLES: dict[str, tuple[Callable[[Report], pd.DataFrame], Writer]] = {
    "Scores": (scores_data.frame, scores.write),
    "Antwoorden": (answers_data.frame, answers.write),
    "Stappen": (steps_data.frame, steps.write),
    "Rollen": (roles_data.frame, roles.write),
    "Plan": (plan_data.frame, plan.write),
}
"""What differs from scan to scan; the other sheets tell the same in short, or are the same for all."""

PER_FILE = 25

pytestmark = pytest.mark.usefixtures("site_root")


def test_five_hundred_workbooks_with_hostile_texts_come_back_cell_by_cell(
    service_point: ServicePoint, version: InstrumentVersion
):
    # A cell does not know which database its value came from; reading from another one is told by fewer.
    shares = share_many(service_point, version, 500 if connection.vendor == "sqlite" else 50)
    told = {"Rollen": 0, "Plan": 0}
    for start in range(0, len(shares), PER_FILE):
        some = shares[start : start + PER_FILE]
        reports = [report_under(share) for share in some]
        found = values(written(reports))
        for number, (share, report) in enumerate(zip(some, reports, strict=True)):
            sheets = {title: found.get(f"{number} {title}", {}) for title in TABLES}
            check_scores(sheets["Scores"], report)
            check_answers(sheets["Antwoorden"], report)
            check_steps(sheets["Stappen"], report, share)
            told["Rollen"] += check_roles(sheets["Rollen"], report)
            told["Plan"] += check_plan(sheets["Plan"], share)
    assert min(told.values()) * 20 > len(shares)


def written(reports: list[Report]) -> bytes:
    """The tables of several workbooks in one file, each as the export writes it."""
    book, content = Workbook(), BytesIO()
    for number, report in enumerate(reports):
        there = {"Rollen": roles_data.has_roles(report), "Plan": bool(report.plan)}
        for title, (frame, write) in TABLES.items():
            if there.get(title, True):
                write(book.create_sheet(f"{number} {title}"), report, frame(report))
    book.save(content)
    return content.getvalue()


def check_scores(cells: Values, report: Report) -> None:
    found, instrument = report.outcome.scores, report.instrument
    expected = []
    titles = instrument.titles("roles")
    for dimension in instrument.dimensions:
        parts = [
            (
                dimension.title,
                found.dimensions[dimension.key],
                {r: s.get(dimension.key) for r, s in found.role_dimensions.items()},
            )
        ]
        parts += [
            (scale.title, found.scales[scale.key], {r: s.get(scale.key) for r, s in found.role_scales.items()})
            for scale in dimension.scales
        ]
        for place, (title, score, per_role) in enumerate(parts):
            row = {
                "Onderdeel": title,
                "Niveau": "Te weinig antwoorden" if score is None else level_of(instrument, score).title,
            }
            row |= {} if score is None else {"Score": shown_number(score)}
            for role in found.role_dimensions:
                own = per_role.get(role)
                row[titles[role]] = "niet te vergelijken" if own is None else shown_number(own)
            gap = found.gaps.get(dimension.key)
            expected.append(row | ({"Verschil in punten": gap} if gap is not None and not place else {}))
    rows = rows_of(cells, "Onderdeel")
    assert [{key: row[key] for key in row if key != "Wat het zegt"} for row in rows] == expected


def check_answers(cells: Values, report: Report) -> None:
    found, instrument = report.outcome.scores, report.instrument
    rows = {row["Vraag"]: row for row in rows_of(cells, "Thema")}
    asked = {key: q for key, q in instrument.facts.items() if key in found.facts} | dict(instrument.items)
    assert list(rows) == [question.text for question in asked.values()]
    titles = instrument.titles("roles")
    for key, question in asked.items():
        row = rows[question.text]
        numbers = {name: row[name] for name in ("Alle rollen samen", *titles.values()) if name in row}
        if key in instrument.facts:
            assert (row["Telt mee voor"], numbers) == ("Feit", {})
            assert row.get("Antwoord", "") == said(report, key, found.facts[key])
            continue
        scored = question.scale is not None
        together = found.items.get(key) if scored else found.raws.get(key)
        per_role = found.role_items[key] if scored else found.role_raws[key]
        assert numbers == {
            "Alle rollen samen": shown(together, scored=scored),
            **{titles[role]: shown(per_role.get(role), scored=scored) for role in found.shown_roles},
        }
        sole = (found.sole_answers or {}).get(key)
        assert row.get("Antwoord") == (None if sole is None else answer_label(instrument, key, sole))


def said(report: Report, key: str, answer: Any) -> str:
    question = report.instrument.questions[key]
    if isinstance(answer, tuple):
        return "\n".join(answer_label(report.instrument, key, one) for one in answer) or "Niets gekozen"
    return clean(str(answer)) if question.type in ("text", "number") else answer_label(report.instrument, key, answer)


def shown(number: float | None, *, scored: bool) -> float | str:
    return "–" if number is None else shown_number(number) if scored else round(number, 2)


def check_steps(cells: Values, report: Report, share: Share) -> None:
    titles, advised = report.instrument.titles("steps"), report.outcome.advice.steps
    rows = rows_of(cells, "Nr")
    keys = [one.key for one in advised]
    own = planned(share)
    assert [row["Stap"] for row in rows] == [titles[key] for key in [*keys, *(key for key in own if key not in keys)]]
    for number, (row, key) in enumerate(zip(rows, keys, strict=False), start=1):
        assert row["Nr"] == number
        assert row["Waarom bij jullie"] == because(report.outcome.step_reasons[key])
        assert row.get("Status") == STATUSES.get(own.get(key, ""))


STATUSES = {"te-doen": "Te doen", "bezig": "Bezig", "gedaan": "Gedaan", "gestopt": "Gestopt"}


def planned(share: Share) -> dict[str, str]:
    """The status by step of the plan in the database, as far as a service point may see it."""
    if not share.includes_plan:
        return {}
    found = PlanStep.objects.filter(plan__scan=share.scan, status__in=(*UNDER_WAY, *ENDED))
    return dict(found.order_by("chosen_at", "pk").values_list("step", "status"))


def check_roles(cells: Values, report: Report) -> bool:
    """Whether there was something to check, which there may be only where roles are shared."""
    told = differences(report.instrument, report.outcome)
    assert bool(cells) == bool(told.table)
    if not cells:
        return False
    assert not report.left_out or "de verschillen tussen rollen" not in report.left_out
    rows = {row["Onderdeel"]: row for row in rows_of(cells, "Onderdeel")}
    for compared, numbers in told.table:
        row = rows[compared.title]
        for role, number in zip(told.roles, numbers, strict=True):
            assert row[role] == ("–" if number is None else number)
        assert row["Verschil in punten"] == compared.gap
    return True


def check_plan(cells: Values, share: Share) -> bool:
    own, titles = planned(share), share.scan.result.instrument.titles("steps")
    rows = rows_of(cells, "Stap") if cells else []
    assert [(row["Stap"], row["Status"]) for row in rows] == [(titles[key], STATUSES[s]) for key, s in own.items()]
    return bool(own)
