"""Rollen, Ontwikkeling, Plan and Codeboek say what the site says, whatever people wrote; help is told of."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from openpyxl import Workbook

from scan.content import read_document
from scan.core.comparison import compare
from scan.core.differences import differences
from scan.core.instrument import Instrument, instrument_from
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE
from scan.core.rule_sentence import condition_clause, rule_sentence
from scan.core.scoring import shown_number
from scan.core.sharing import SharedParts, shared_outcome
from scan.core.wording import answer_label
from scan.export.cells import clean
from scan.export.inputs import Earlier, PlannedStep
from scan.export.report import Report, frames
from tests.export.conftest import MakeReport
from tests.export.hostile import COME_BACK
from tests.export.reading import cells, opened, table
from tests.factories import example

HARD = [*COME_BACK, "a\x00b", "x" * 40_000, "👍" * 20_000, "Rekenblad", "Rollen!A1", "_x0041_"]


def test_roles_stand_side_by_side_per_dimension_scale_and_item(report: Report, book: Workbook):
    told = differences(report.instrument, report.outcome)
    assert ("Rollen" in book.sheetnames) == bool(told.table)
    if not told.table:
        return
    rows = {row["Onderdeel"]: row for row in table(book["Rollen"], "Onderdeel")}
    for compared, numbers in told.table:
        for role, number in zip(told.roles, numbers, strict=True):
            assert rows[compared.title][role] == ("–" if number is None else number)
        assert rows[compared.title]["Verschil in punten"] == compared.gap
    titles = report.instrument.titles("roles")
    items = [item for own in told.dimensions for s in own.scales for item in report.instrument.items_of_scale[s.key]]
    for item in items:
        means = report.outcome.scores.role_items[item.key]
        assert (item.text in rows) == (len(means) > 1)
        for role, mean in means.items():
            if item.text in rows:
                assert rows[item.text][titles[role]] == shown_number(mean)
    words = set(map(str, cells(book).values()))
    assert all(topic.ask in words for topic in told.topics)


@pytest.mark.parametrize("audience", ["employer", "account_manager"])
def test_roles_that_are_not_shared_have_no_sheet(audience: str, make_report: MakeReport):
    report = make_report("medewerkers shown", audience=audience)
    parts = SharedParts(open_answers=True, roles=False, plan=True)
    kept = replace(report, outcome=shared_outcome(report.instrument, report.outcome, parts))
    book = opened(kept)
    assert "Rollen" not in book.sheetnames
    numbers = table(book["Rekenblad"], "Onderdeel of vraag")
    assert not {"Directeur of eigenaar", "Medewerker"} & set(numbers[0])


def earlier_of(report: Report, before: Report, title: str = "Een stap") -> Earlier:
    plan = ((title, "Gedaan", date(2026, 3, 4), False),)
    return Earlier(datetime(2025, 11, 1, 12, tzinfo=UTC), before.instrument, before.outcome, report.outcome, plan)


def test_then_and_now_are_those_of_the_site(make_report: MakeReport):
    report, before = make_report("one respondent, wishes"), make_report("medewerkers shown")
    book = opened(replace(report, earlier=earlier_of(report, before)))
    rows = {row["Onderdeel"]: row for row in table(book["Ontwikkeling"], "Onderdeel")}
    found = compare(before.instrument, before.outcome, report.instrument, report.outcome)
    pairs = [pair for one in found.dimensions for pair in (one.whole, *one.scales)]
    assert list(rows) == [pair.title for pair in pairs]
    for pair in pairs:
        row = rows[pair.title]
        for name, number in (("Toen", pair.old), ("Nu", pair.new), ("Verschil", pair.change)):
            assert row[name] == ("–" if number is None else number)
        assert row["Wat het zegt"] == pair.words
    words = [str(cell.value) for row in book["Ontwikkeling"].iter_rows() for cell in row]
    assert all(title in words for title in (*found.new_steps, *found.gone_steps))
    assert any(word.startswith("‘Toen’ is 1 november 2025, ‘nu’ is 21 november 2026.") for word in words)
    assert "Gedaan. Niet meer in het advies." in words


def test_a_first_measurement_has_nothing_to_compare_with(book: Workbook):
    assert "Ontwikkeling" not in book.sheetnames
    assert "Plan" not in book.sheetnames


def planned(report: Report, text: str, aside: str = "") -> dict[str, PlannedStep]:
    step = report.instrument.steps[0]
    days = {"chosen": date(2026, 11, 1), "since": date(2026, 11, 2)}
    words = {"if_then": text, "first_action": text, "help_wanted": text, "why_aside": aside}
    one = PlannedStep(text, "Bezig", date(2027, 1, 5), text, replace(step, title=text), report.instrument)
    return {step.key: replace(one, **days, **words)}


def test_the_plan_has_status_and_dates_and_why_a_step_was_put_aside_only_where_one_was(make_report: MakeReport):
    report = make_report()
    (row,) = table(opened(replace(report, plan=planned(report, "Wij")))["Plan"], "Stap")
    assert (row["Stap"], row["Status"], row["Wie"], row["Eerste actie"]) == ("Wij", "Bezig", "Wij", "Wij")
    assert (row["Sinds"].date(), row["Klaar op"].date()) == (date(2026, 11, 2), date(2027, 1, 5))
    assert "Waarom opzij" not in row
    (row,) = table(opened(replace(report, plan=planned(report, "Wij", "Geen tijd")))["Plan"], "Stap")
    assert row["Waarom opzij"] == "Geen tijd"


@pytest.mark.parametrize("text", HARD, ids=lambda text: repr(text[:12]))
def test_hostile_texts_stay_what_they_are_on_every_sheet(text: str, make_report: MakeReport):
    report = make_report("one respondent, wishes", organisation=text)
    before = make_report("medewerkers shown")
    report = replace(report, plan=planned(report, text, text), earlier=earlier_of(report, before, text))
    book = opened(report)
    assert book.sheetnames == list(frames(report))
    kept = clean(text)
    (row,) = table(book["Plan"], "Stap")
    for name in ("Stap", "Wie", "Als … dan …", "Eerste actie", "Hulp gevraagd", "Waarom opzij"):
        assert row[name] == kept
    assert kept in [row[0].value for row in book["Ontwikkeling"].iter_rows()]
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            assert cell.data_type in ({"s", "n", "f"} if sheet.title == "Rekenblad" else {"s", "n", "d"}), cell


def test_hostile_labels_and_titles_stay_text_in_codebook_and_rekenblad(make_report: MakeReport):
    report = make_report("one respondent, wishes")
    instrument = with_hostile_words()
    book = opened(replace(report, instrument=instrument))
    labels = {clean(option.label) for options in instrument.answer_scales.values() for option in options}
    assert labels <= set(cells(book).values())
    for title in ("Codeboek", "Rekenblad"):
        for row in book[title].iter_rows():
            for cell in row:
                if cell.value in labels:
                    assert cell.data_type == "s"


def with_hostile_words() -> Instrument:
    """The starting instrument, with answers and titles of scales that look like something else."""
    document = read_document()
    for nr, options in enumerate(document["answer_scales"].values()):
        for at, option in enumerate(options):
            option["label"] = f"{COME_BACK[(nr + at) % len(COME_BACK)]}{at}"
    for nr, dimension in enumerate(document["dimensions"]):
        dimension["title"] = f"=1+{nr}"
        for scale in dimension["scales"]:
            scale["title"] = f"#N/A {scale['key']}"
    return instrument_from(document)


def test_the_codebook_has_every_question_with_its_answers_and_every_other_code(make_report: MakeReport):
    report = make_report()
    instrument = report.instrument
    rows = table(opened(report)["Codeboek"], "Sleutel")
    asked = {row["Sleutel"]: row for row in rows if row["Tekst"]}
    assert list(asked) == list(instrument.questions)
    for key, question in instrument.questions.items():
        assert asked[key]["Tekst"] == question.text
        clauses = [condition_clause(instrument, one) for one in question.show_if]
        assert asked[key]["Wanneer"] == (f"Als {' en '.join(clauses)}." if clauses else "Altijd")
        answers = [row for row in rows if row["Sleutel"] == key and not row["Tekst"]]
        expected = [(str(o.value), o.label, o.score) for o in instrument.options[key]]
        offered = ((DONT_KNOW, question.dont_know), (NOT_APPLICABLE, question.not_applicable))
        expected += [(value, answer_label(instrument, key, value), None) for value, has in offered if has]
        assert [(row["Waarde"], row["Betekenis"], row["Score"]) for row in answers] == expected
    words = set(cells(opened(report)).values())
    assert {rule_sentence(instrument, stage.when) for stage in instrument.stages} <= words
    for part in ("roles", "dimensions", "levels", "stages"):
        assert {one.key for one in getattr(instrument, part)} <= words


def test_the_rekenblad_marks_what_can_be_changed_and_offers_what_can_be_answered(make_report: MakeReport):
    alone, together = (opened(make_report(name))["Rekenblad"] for name in ("one respondent, wishes", "or shown"))
    assert {rule.type for rule in alone.data_validations.dataValidation} == {"list"}
    (numbers,) = together.data_validations.dataValidation
    assert (numbers.type, numbers.formula1, numbers.formula2) == ("decimal", "0", "100")
    assert "formules" in alone["A4"].value
    for sheet in (alone, together):
        cells_to_change = [cell for rule in sheet.data_validations.dataValidation for cell in rule.cells.ranges]
        count = sum(area.size["rows"] for area in cells_to_change)
        assert count == sum(item.scale is not None for item in make_report().instrument.items.values())


def test_what_was_answered_with_help_is_told_and_counted(make_report: MakeReport):
    helped = ("sector", "att-past", "toelichting", "weg-uit-het-instrument")
    report = make_report("one respondent, wishes", helped=helped)
    given = example("one respondent, wishes")["input"]["organisation"]
    assert "toelichting" not in given
    book = opened(report)
    rows = table(book["Antwoorden"], "Thema")
    marked = [row["Vraag"] for row in rows if row["Met hulp ingevuld"] == "Ja"]
    assert marked == [report.instrument.questions[key].text for key in ("sector", "att-past")]
    told = [row[1].value for row in book["Toelichting"].iter_rows() if row[0].value == "Samen ingevuld"]
    assert told[0].startswith("2 antwoorden zijn ingevuld samen met een accountmanager.")
    without = opened(make_report("one respondent, wishes"))
    assert "Met hulp ingevuld" not in cells(without).values()
    assert "Samen ingevuld" not in cells(without).values()
