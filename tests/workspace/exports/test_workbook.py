"""Every cell of the workbook of many scans is what the database holds, as far as it is shared."""

from io import BytesIO
from itertools import chain
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from scan.core.instrument import Instrument
from scan.core.outcome import Outcome
from scan.core.scoring import shown_number
from scan.export.cells import clean
from scan.export.portfolio.workbook import write_portfolio
from scan.models import InstrumentVersion, Note, PlanStep, ServicePoint, Share
from scan.models.dossier.finding import dossier_for
from scan.models.plan import ENDED, UNDER_WAY
from scan.workspace.exports.selections import Order, of_service_point, over_service_points
from tests import factories
from tests.workspace.exports.made import share_many

SHEETS = ["Scans", "Antwoorden", "Scores", "Stappen", "Per sector", "Per omvang", "Per regio"]
SHEETS += ["Ontwikkeling", "Codeboek", "Toelichting"]

pytestmark = pytest.mark.usefixtures("site_root")


def written(order: Order) -> bytes:
    file = BytesIO()
    source = order.source
    write_portfolio(file, order.selection, source.records(), source.developments(), source.notes())
    return file.getvalue()


def opened(order: Order) -> Workbook:
    return load_workbook(BytesIO(written(order)))


def rows(book: Workbook, title: str, key: str = "scan") -> dict[Any, dict[str, Any]]:
    """The rows of a sheet as dicts, by one of their columns."""
    head, *others = book[title].iter_rows(values_only=True)
    found = [dict(zip(head, row, strict=True)) for row in others]
    return {row[key]: row for row in found}


def told(text: str) -> str | None:
    """A text as a cell gives it back."""
    return clean(text) or None


def test_five_hundred_scans_with_hostile_texts_come_back_cell_by_cell(
    service_point: ServicePoint, version: InstrumentVersion
):
    shares = share_many(service_point, version, 500)
    book = opened(of_service_point(service_point))
    assert book.sheetnames == SHEETS
    scans, answers, scores = (rows(book, title) for title in ("Scans", "Antwoorden", "Scores"))
    assert [*scans] == [*answers] == [*scores] == [one.scan.public_id for one in reversed(shares)]
    outcomes = [share.outcome for share in shares]
    for share, outcome in zip(shares, outcomes, strict=True):
        name = share.scan.public_id
        check_scan(scans[name], share, outcome)
        check_answers(answers[name], share, outcome)
        check_scores(scores[name], outcome)
    check_groups(book, version.instrument, outcomes)
    check_steps(rows(book, "Stappen", "Code"), shares, outcomes)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n", "d"}


def check_scan(row: dict[str, Any], share: Share, outcome: Outcome) -> None:
    result = share.scan.result
    instrument = result.instrument
    facts = outcome.scores.facts
    labels = {key: {o.value: o.label for o in instrument.options[key]} for key in ("sector", "soort", "omvang")}
    assert row["Werkgever"] == told(share.organisation_name)
    assert row["Contactpersoon"] == f"{share.contact_name}, {share.contact_email}"
    assert (row["Deelt eigen woorden"], row["Deelt rollen"], row["Deelt plan"]) == tuple(
        "ja" if one else "nee" for one in (share.includes_open_answers, share.includes_roles, share.includes_plan)
    )
    for title, key in (("Sector", "sector"), ("Soort", "soort"), ("Aantal mensen", "omvang")):
        assert row[title] == labels[key].get(facts.get(key), "Niet ingevuld")
    assert row["Regio"] == facts.get("arbeidsmarktregio", "Niet ingevuld")
    assert row["Mensen die invulden"] == sum(outcome.scores.answered.values())
    assert (row["Rollen"] is not None) == (share.includes_roles and bool(outcome.scores.answered))
    assert row["Fase"] == instrument.titles("stages").get(outcome.advice.stage, "Nog geen fase")
    assert row["Laagste score"] == instrument.titles("dimensions").get(outcome.scores.bottleneck)
    for key, title in instrument.titles("dimensions").items():
        assert row[title] == result.dimensions[key]
    titles = instrument.titles("steps")
    assert row["Eerste stappen"] == ("; ".join(titles[s.key] for s in outcome.advice.steps[:3]) or None)
    assert row["Stappen in het advies"] == len(outcome.advice.steps)
    assert row["Gekozen stappen"] == ("; ".join(titles[key] for key in planned(share)) or None)
    assert row["Gedane stappen"] == ("; ".join(titles[key] for key in planned(share, ("gedaan",))) or None)


def planned(share: Share, statuses: tuple[str, ...] = (*UNDER_WAY, *ENDED)) -> list[str]:
    if not share.includes_plan:
        return []
    steps = PlanStep.objects.filter(plan__scan=share.scan, status__in=statuses)
    return list(steps.order_by("chosen_at", "pk").values_list("step", flat=True))


def check_answers(row: dict[str, Any], share: Share, outcome: Outcome) -> None:
    scores = outcome.scores
    given = dict(scores.sole_answers) if scores.sole_answers is not None else dict(scores.raws)
    given |= scores.facts
    for key in share.scan.result.instrument.questions:
        answer = given.get(key)
        if isinstance(answer, tuple):
            answer = "; ".join(answer) or None
        elif isinstance(answer, str):
            answer = told(answer)
        elif isinstance(answer, float):
            answer = round(answer, 2)
        assert row[key] == answer, key


def check_scores(row: dict[str, Any], outcome: Outcome) -> None:
    for key, score in chain(outcome.scores.dimensions.items(), outcome.scores.scales.items()):
        assert row[key] == (None if score is None else shown_number(score))
    assert row["weet-niet"] == outcome.scores.unknown_share
    for key in outcome.scores.dimensions:
        assert row[f"verschil-{key}"] == outcome.scores.gaps.get(key)
    for key, points in outcome.advice.styles.items():
        assert row[f"accent-{key}"] == points


def check_groups(book: Workbook, instrument: Instrument, outcomes: list[Outcome]) -> None:
    """Sizes and means, worked out anew from each result; with every mean of fewer than ten employers named."""
    for title, question in (("Per sector", "sector"), ("Per omvang", "omvang"), ("Per regio", "arbeidsmarktregio")):
        found = rows(book, title, "Groep")
        by_code = {row["Code"] or "": row for row in found.values() if row["Groep"] != "Alle werkgevers"}
        groups: dict[str, list[Outcome]] = {}
        for outcome in outcomes:
            groups.setdefault(str(outcome.scores.facts.get(question, "")), []).append(outcome)
        assert by_code.keys() == groups.keys()
        for code, some in groups.items():
            check_group(by_code[code], instrument, some)
        check_group(found["Alle werkgevers"], instrument, outcomes)


def check_group(row: dict[str, Any], instrument: Instrument, some: list[Outcome]) -> None:
    titles = [*instrument.titles("dimensions").values(), *(one.title for one in instrument.scales.values())]
    few = []
    for at, name in enumerate(titles):
        scores = [[*one.scores.dimensions.values(), *one.scores.scales.values()][at] for one in some]
        shown = [shown_number(score) for score in scores if score is not None]
        assert row[name] == (round(sum(shown) / len(shown), 1) if shown else None), name
        few += [f"{name} ({len(shown)})"] if 0 < len(shown) < 10 else []
    assert row["Werkgevers"] == len(some)
    told = f"te klein voor conclusies: {', '.join(few)}" if few else None
    assert row["Opmerking"] == ("te klein voor conclusies" if len(some) < 10 else told)


def check_steps(found: dict[str, dict[str, Any]], shares: list[Share], outcomes: list[Outcome]) -> None:
    advised = [[step.key for step in outcome.advice.steps] for outcome in outcomes]
    for key, row in found.items():
        assert row["Werkgevers"] == len(shares)
        assert row["Krijgt dit advies"] == sum(key in steps for steps in advised)
        assert row["Bij de eerste drie"] == sum(key in steps[:3] for steps in advised)
        assert row["Deelt het plan"] == sum(share.includes_plan for share in shares)
    chosen = [key for share in shares for key in planned(share)]
    assert {key: row["Koos de stap"] for key, row in found.items()} == {key: chosen.count(key) for key in found}
    done = [key for share in shares for key in planned(share, ("gedaan",))]
    assert {key: row["Deed de stap"] for key, row in found.items()} == {key: done.count(key) for key in found}


def test_every_sheet_is_a_real_table_with_filters_and_no_formula(shares: list[Share], service_point: ServicePoint):
    content = written(of_service_point(service_point))
    book = load_workbook(BytesIO(content))
    for sheet in book:
        if sheet.max_row == 1:
            continue
        (table,) = sheet.tables.values()
        assert table.ref == table.autoFilter.ref == sheet.dimensions
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert sheet.freeze_panes == "B2"
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
            assert b"<f>" not in archive.read(name)


def test_text_like_a_formula_stays_text_when_somebody_edits_the_cell(shares: list[Share], service_point: ServicePoint):
    sheet = opened(of_service_point(service_point))["Scans"]
    by_name = {row[1].value: row[1] for row in sheet.iter_rows(min_row=2)}
    assert by_name["=1+1"].quotePrefix
    assert not by_name["true"].quotePrefix


def test_only_the_newest_measurement_counts_and_the_first_stands_in_ontwikkeling(
    service_point: ServicePoint, version: InstrumentVersion
):
    first = share_many(service_point, version, 14, days_ago=200)
    again = [share.scan.organisation for share in first[:6]]
    last = share_many(service_point, version, 6, seed="later", organisations=again)
    book = opened(of_service_point(service_point))
    newest = {one.scan.public_id for one in (*last, *first[6:])}
    assert rows(book, "Scans").keys() == rows(book, "Scores").keys() == newest
    found = rows(book, "Ontwikkeling")
    assert found.keys() == {one.scan.public_id for one in last}
    for old, new in zip(first, last, strict=False):
        row = found[new.scan.public_id]
        assert row["Eerste meting"] < row["Laatste meting"]
        for key, title in version.instrument.titles("dimensions").items():
            before, now = old.scan.result.dimensions[key], new.scan.result.dimensions[key]
            assert (row[f"{title}: eerst"], row[f"{title}: laatst"]) == (before, now)
            assert row[f"{title}: verschil"] in (None, None if None in (before, now) else now - before)
    assert dict(book["Toelichting"].iter_rows(values_only=True))["Weggelaten: eerdere metingen"].startswith("6.")


def test_a_difference_is_the_one_that_the_employer_sees(service_point: ServicePoint, version: InstrumentVersion):
    """The sheet says of the same pairs that they can be compared as the page Toen en nu does."""
    from scan.core.comparison import compare

    first = share_many(service_point, version, 40, days_ago=200)
    last = share_many(service_point, version, 40, seed="later", organisations=[one.scan.organisation for one in first])
    found = rows(opened(of_service_point(service_point)), "Ontwikkeling")
    for old, new in zip(first, last, strict=True):
        instrument = version.instrument
        for one in compare(instrument, old.outcome, instrument, new.outcome).dimensions:
            assert found[new.scan.public_id][f"{one.whole.title}: verschil"] == one.whole.change


def test_the_codebook_explains_every_column_and_every_code(shares: list[Share], service_point: ServicePoint):
    book = opened(of_service_point(service_point))
    _, *lines = book["Codeboek"].iter_rows(values_only=True)
    known = {(line[0], line[1]) for line in lines}
    for title in ("Antwoorden", "Scores"):
        assert {(title, cell.value) for cell in book[title][1]} <= known
    codes = {(line[1], str(line[2])) for line in lines if line[2] is not None}
    instrument = shares[0].scan.result.instrument
    for row in rows(book, "Antwoorden").values():
        for key, question in instrument.questions.items():
            if row["mensen"] == 1 and question.type in ("rating", "choice", "multiple") and row[key] is not None:
                assert all((key, code) in codes for code in str(row[key]).split("; "))


def test_what_is_not_shared_is_nowhere_in_the_file(service_point: ServicePoint, version: InstrumentVersion):
    scan = factories.make_finished_scan(
        factories.example("three shown roles, gaps everywhere")["input"]
        | {"organisation": {"toelichting": "Geheim van de zaak"}}
    )
    factories.make_share(scan, service_point, open_answers=False, roles=False, plan=False)
    book = opened(of_service_point(service_point))
    words = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not any("Geheim van de zaak" in word for word in words)
    assert rows(book, "Scans")[scan.public_id]["Rollen"] is None
    assert all(rows(book, "Scores")[scan.public_id][f"verschil-{key}"] is None for key in ("willen", "kunnen"))


def test_notes_are_in_no_export_unless_chosen(shares: list[Share], service_point: ServicePoint):
    dossier = dossier_for(service_point, shares[0].scan.organisation, "Bakkerij")
    Note.objects.create(dossier=dossier, text="=Alleen voor ons")
    order = of_service_point(service_point)
    assert "Notities" not in opened(order).sheetnames


def test_numbers_over_service_points_count_an_employer_once_and_name_nobody(
    shares: list[Share], service_point: ServicePoint, version: InstrumentVersion
):
    other = factories.make_service_point("Twente")
    again = [share.scan.organisation for share in shares[:3]]
    for organisation in again:
        dossier_for(other, organisation, "Naam")
    share_many(other, version, 3, seed="elders", organisations=again)
    order = over_service_points()
    book = opened(order)
    assert len(order.source) == 12
    assert rows(book, "Per omvang", "Groep")["Alle werkgevers"]["Werkgevers"] == 12
    assert not {"Scans", "Antwoorden", "Scores", "Notities"} & set(book.sheetnames)
    words = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert not words & {told(share.organisation_name) for share in shares} - {"true"}


def test_reading_takes_the_same_number_of_queries_for_a_few_and_for_many(
    service_point: ServicePoint, version: InstrumentVersion, django_assert_num_queries: Any
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (5, 90):
        share_many(service_point, version, number, seed=str(number))
        with CaptureQueriesContext(connection) as captured:
            written(of_service_point(service_point))
        counts.append(len(captured))
    assert counts[0] == counts[1]
