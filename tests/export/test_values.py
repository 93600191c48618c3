"""Every number and text in the workbook is the one of the outcome, for all worked examples."""

from openpyxl import Workbook

from scan.core.outcome import thin_scales
from scan.core.presentation import scheme_title
from scan.core.scoring import level_of, shown_number
from scan.core.wording import answer_label
from scan.export.data.steps import COLUMNS
from scan.export.report import Report, frames
from tests.export.reading import cells, table

NOT_WHOLE = {"Gesprek": "as many topics as fit on the page"}
OTHERWISE = {"Rekenblad": ["Sleutel", "Getal"]}
"""Columns that are not written as they are: test_recalculated looks at the numbers."""


def test_every_cell_of_every_frame_stands_in_its_sheet(report: Report, book: Workbook):
    for title, frame in frames(report).items():
        if title in NOT_WHOLE:
            continue
        present = {str(value) for place, value in cells(book).items() if place.startswith(f"{title}!")}
        shown = frame.drop(columns=[name for name in ("Soort", "Deel", *OTHERWISE.get(title, [])) if name in frame])
        for name in shown:
            for value in shown[name].dropna():
                text = str(value).removesuffix(".0")
                assert any(text in one for one in present), (title, name, value)


def test_scores_are_the_shown_numbers_with_their_levels(report: Report, book: Workbook):
    scores, instrument = report.outcome.scores, report.instrument
    expected = {d.title: scores.dimensions[d.key] for d in instrument.dimensions}
    expected |= {scale.title: scores.scales[key] for key, scale in instrument.scales.items()}

    rows = table(book["Scores"], "Onderdeel")

    assert {row["Onderdeel"]: row["Score"] for row in rows} == {
        title: None if score is None else shown_number(score) for title, score in expected.items()
    }
    assert {row["Onderdeel"]: row["Niveau"] for row in rows} == {
        title: "Te weinig antwoorden" if score is None else level_of(instrument, score).title
        for title, score in expected.items()
    }


def test_roles_stand_side_by_side_with_the_gap(report: Report, book: Workbook):
    scores, instrument = report.outcome.scores, report.instrument
    rows = {row["Onderdeel"]: row for row in table(book["Scores"], "Onderdeel")}
    keys = {d.title: d.key for d in instrument.dimensions}
    for role, title in instrument.titles("roles").items():
        for name, key in keys.items():
            if role not in scores.role_dimensions:
                assert title not in rows[name]
                continue
            score = scores.role_dimensions[role].get(key)
            assert rows[name][title] == ("niet te vergelijken" if score is None else shown_number(score))
        for key, scale in instrument.scales.items():
            score = scores.role_scales.get(role, {}).get(key)
            if score is not None:
                assert rows[scale.title][title] == shown_number(score)
    for name, key in keys.items():
        assert rows[name].get("Verschil in punten") == scores.gaps.get(key)


def test_a_scale_that_is_too_thin_says_who_can_add_to_it(report: Report, book: Workbook):
    says = {row["Onderdeel"]: row["Wat het zegt"] for row in table(book["Scores"], "Onderdeel")}
    titles = report.instrument.titles("roles")
    for thin in thin_scales(report.instrument, report.outcome.scores):
        assert all(titles[role] in says[report.instrument.scales[thin.scale].title] for role in thin.roles)


def test_there_is_no_total(report: Report, book: Workbook):
    words = " ".join(str(value) for value in cells(book).values()).lower()
    assert "totaal" not in words.replace("geen totaalcijfer", "")


def test_the_answers_hold_the_facts_and_then_every_item_once(report: Report, book: Workbook):
    instrument, scores = report.instrument, report.outcome.scores
    rows = table(book["Antwoorden"], "Thema")
    facts = [question.text for key, question in instrument.facts.items() if key in scores.facts]
    assert [row["Vraag"] for row in rows] == facts + [item.text for item in instrument.items.values()]
    for row in rows[: len(facts)]:
        assert row["Telt mee voor"] == "Feit"
        assert row["Antwoord"]
        assert row["Alle rollen samen"] is None


def test_each_item_has_the_number_of_the_scan_and_of_each_shown_role(report: Report, book: Workbook):
    instrument, scores = report.instrument, report.outcome.scores
    rows = {row["Vraag"]: row for row in table(book["Antwoorden"], "Thema")}
    titles = instrument.titles("roles")
    assert set(titles.values()) & set(next(iter(rows.values()))) == {titles[role] for role in scores.shown_roles}
    for key, item in instrument.items.items():
        together = scores.items.get(key) if item.scale else scores.raws.get(key)
        per_role = scores.role_items[key] if item.scale else scores.role_raws[key]
        expected = {"Alle rollen samen": together} | {titles[role]: per_role.get(role) for role in scores.shown_roles}
        for column, number in expected.items():
            shown = rows[item.text][column]
            if number is None:
                assert shown == "–"
            else:
                assert shown == (shown_number(number) if item.scale else round(number, 2))


def test_an_answer_in_words_stands_there_only_of_the_only_respondent(report: Report, book: Workbook):
    instrument, sole = report.instrument, report.outcome.scores.sole_answers
    rows = {row["Vraag"]: row for row in table(book["Antwoorden"], "Thema")}
    for key, item in instrument.items.items():
        expected = answer_label(instrument, key, sole[key]) if sole and key in sole else None
        assert rows[item.text]["Antwoord"] == expected


def test_the_steps_stand_in_order_with_their_reasons_and_room_to_plan(report: Report, book: Workbook):
    steps = {step.key: step for step in report.instrument.steps}
    rows = table(book["Stappen"], "Nr")
    advised = report.outcome.advice.steps
    assert [row["Stap"] for row in rows] == [steps[one.key].title for one in advised]
    assert [row["Nr"] for row in rows] == list(range(1, len(advised) + 1))
    blocks = ["Begin hier"] * 3 + ["Daarna"] * 6 + ["Later"] * 50
    assert [row["Blok"] for row in rows] == blocks[: len(rows)]
    for row, one in zip(rows, advised, strict=True):
        step = steps[one.key]
        assert set(row) == set(COLUMNS)
        assert all(row[name] is None for name in ("Eigenaar", "Status", "Datum", "Notitie"))
        assert all(reason[1:] in row["Waarom bij jullie"] for reason in report.outcome.step_reasons[one.key])
        assert row["Waarom bij jullie"].startswith("Omdat ")
        assert all(action in row["Zo begin je"] for action in step.text.actions)
        assert row["Wie"] == report.instrument.titles("roles")[step.actor]
        assert row["Moeite"] == ["Klein", "Middel", "Groot"][step.effort - 1]
        assert (row["Regelingen"] or "").split("\n") == ([scheme_title(key) for key in step.schemes] or [""])
        assert step.kern == "" or step.kern not in str(row)


def test_a_source_without_a_year_says_so(report: Report, book: Workbook):
    rows = table(book["Stappen"], "Nr")
    sources = {source.key: source for source in report.instrument.sources}
    for row, one in zip(rows, report.outcome.advice.steps, strict=True):
        step = next(step for step in report.instrument.steps if step.key == one.key)
        for key in step.sources:
            assert f"{sources[key].title}, {sources[key].publisher}, {sources[key].year or 'z.j.'}" in row["Bronnen"]


def test_the_conversation_has_the_styles_by_points_and_the_first_topics_with_questions(report: Report, book: Workbook):
    instrument, outcome = report.instrument, report.outcome
    sheet = book["Gesprek"]
    points = sorted(outcome.advice.styles.items(), key=lambda pair: -pair[1])
    expected = [(instrument.titles("styles")[key], number) for key, number in points if number]
    rows = table(sheet, "Accent") if expected else []
    told = {row["Accent"]: row["Punten"] for row in rows}
    assert [pair for pair in told.items() if pair[0] in dict(expected)] == expected
    every = [topic for topic in instrument.topics if topic.key in outcome.advice.topics]
    words = [row[0].value for row in sheet.iter_rows()]
    shown = [topic for topic in every if topic.title in words]
    assert shown == every[: len(shown)]
    assert bool(shown) == bool(every)
    for topic in shown:
        assert sheet.cell(words.index(topic.title) + 1, 2).value.split("\n") == list(topic.text.questions)
    more = len(every) - len(shown)
    assert any(str(one).startswith(f"Nog {more} onderwerp") for one in words) == bool(more)


def test_the_summary_tells_who_took_part_the_stage_and_the_first_three_steps(report: Report, book: Workbook):
    outcome, instrument = report.outcome, report.instrument
    words = [str(v) for place, v in cells(book).items() if place.startswith("Samenvatting!")]
    together = "\n".join(words)
    for role, count in outcome.scores.answered.items():
        assert f"{instrument.titles('roles')[role]} ({count})" in together
    stage = next((one for one in instrument.stages if one.key == outcome.advice.stage), None)
    assert (stage.meaning if stage else "Er zijn te weinig antwoorden om een fase te kiezen.") in words
    titles = instrument.titles("steps")
    for nr, step in enumerate(outcome.advice.steps[:3], start=1):
        assert f"{nr}. {titles[step.key]}" in words
