"""The earlier measurement in a workbook: always for the employer, else only for who may read that one too."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from scan.export.workbook import workbook
from scan.models import InstrumentVersion, Result, Scan, ServicePoint, Share
from scan.models.plan import Plan, PlanStep, Status
from scan.workbooks import report_for_employer, report_under
from tests import factories
from tests.export.reading import cells, table

HIGHER = {"att-past": 5, "att-levert-op": 5, "att-werk-gedaan": 5}


@pytest.fixture
def earlier(version: InstrumentVersion) -> Scan:
    scan = factories.make_finished_scan()
    step = version.instrument.steps[0]
    plan = Plan.objects.create(scan=scan)
    aside = version.instrument.steps[1]
    PlanStep.objects.create(plan=plan, version=version, step=step.key, title="Wat wij kozen", status=Status.DONE)
    PlanStep.objects.create(
        plan=plan, version=version, step=aside.key, title="Opzij gelegd", status=Status.REJECTED, reason="geen-tijd"
    )
    return scan


@pytest.fixture
def later(earlier: Scan) -> Scan:
    return factories.make_following(earlier, HIGHER)


def book_under(share: Share) -> Workbook:
    share = Share.objects.active().select_related("scan__result__version").get(pk=share.pk)
    return load_workbook(BytesIO(workbook(report_under(share))))


def test_the_employer_reads_then_and_now_with_the_plan_of_then(later: Scan):
    report = report_for_employer(Result.objects.get(scan=later))
    book = load_workbook(BytesIO(workbook(report)))
    rows = {row["Onderdeel"]: row for row in table(book["Ontwikkeling"], "Onderdeel")}
    assert (rows["Wat het oplevert"]["Toen"], rows["Wat het oplevert"]["Nu"]) == (58, 100)
    assert {"Wat wij kozen", "Opzij gelegd"} <= set(cells(book).values())


def test_a_service_point_reads_it_only_while_both_are_shared_with_it(
    earlier: Scan, later: Scan, service_point: ServicePoint
):
    share = factories.make_share(later, service_point)
    assert "Ontwikkeling" not in book_under(share).sheetnames
    other = factories.make_share(earlier, factories.make_service_point("Zeeland"))
    assert "Ontwikkeling" not in book_under(share).sheetnames
    other.delete()
    same = factories.make_share(earlier, service_point)
    book = book_under(share)
    assert "Ontwikkeling" in book.sheetnames
    values = set(cells(book).values())
    assert "Wat wij kozen" in values
    assert "Opzij gelegd" not in values
    Share.objects.filter(pk=same.pk).update(until=timezone.now() - timedelta(minutes=1))
    assert "Ontwikkeling" not in book_under(share).sheetnames


def test_the_plan_of_then_is_told_only_when_it_is_shared(earlier: Scan, later: Scan, service_point: ServicePoint):
    share = factories.make_share(later, service_point)
    factories.make_share(earlier, service_point, plan=False)
    book = book_under(share)
    assert "Ontwikkeling" in book.sheetnames
    assert "Wat wij kozen" not in cells(book).values()


def test_steps_do_not_come_or_go_because_one_share_tells_of_roles_and_the_other_does_not(
    version: InstrumentVersion, service_point: ServicePoint
):
    data = factories.far_apart(version.instrument)
    before, now = factories.make_finished_scan(data), factories.make_finished_scan(data)
    Scan.objects.filter(pk=now.pk).update(previous=before)
    factories.make_share(before, service_point, roles=True)
    share = factories.make_share(now, service_point, roles=False)
    report = report_under(Share.objects.select_related("scan__result__version").get(pk=share.pk))
    assert report.earlier is not None
    assert report.earlier.outcome.scores.role_dimensions == {}
    assert report.earlier.outcome.advice == report.earlier.now.advice


def test_what_was_put_aside_and_why_stays_with_the_employer(earlier: Scan, service_point: ServicePoint):
    own = load_workbook(BytesIO(workbook(report_for_employer(Result.objects.get(scan=earlier)))))
    assert {row["Status"] for row in table(own["Plan"], "Stap")} == {"Gedaan", "Past niet bij ons"}
    assert "Wij hebben er geen tijd of geld voor." in cells(own).values()
    theirs = book_under(factories.make_share(earlier, service_point))
    assert {row["Status"] for row in table(theirs["Plan"], "Stap")} == {"Gedaan"}
    assert "Wij hebben er geen tijd of geld voor." not in cells(theirs).values()
    hidden = book_under(factories.make_share(earlier, service_point, plan=False))
    assert "Plan" not in hidden.sheetnames
