"""What an employer reads."""

import re

import pytest

from scan.core.instrument import Instrument
from tests import factories
from tests.results.conftest import Owner, owner_of


def test_the_three_scores_stand_as_number_level_bar_and_in_a_table(owner: Owner):
    page = owner.page("resultaat/")
    cards = {card.h3.text: card for card in page.select(".scan-score")}
    assert list(cards) == ["Willen", "Kunnen", "Context"]
    assert cards["Willen"].select_one(".scan-score__number").text == "54"
    assert "In ontwikkeling" in cards["Willen"].text
    assert cards["Willen"].select_one(".scan-bar__fill")["width"] == "54%"
    rows = {
        row.th.text: [cell.text for cell in row.select("td")] for row in page.select("table:has(caption) tbody tr")[:18]
    }
    assert rows["Context"] == ["47", "In ontwikkeling"]
    assert rows["Sector en branche"] == ["13", "Nog te ontdekken"]
    assert len(rows) == 18


def test_there_is_no_total(owner: Owner):
    text = owner.page("resultaat/").text
    assert not re.search(r"totaal(score|cijfer)?:? \d", text, re.IGNORECASE)


def test_doing_and_stage_are_told_in_words(owner: Owner):
    page = owner.page("resultaat/")
    assert "Eerder wel. Jullie kijken daar vooral goed op terug." in page.select_one(".scan-doing").text
    assert page.select_one("#fase").text == "Jullie fase: Motiveren"
    assert page.select_one(".scan-stages [aria-current]").text.strip().startswith("Hier zijn jullie")


def test_steps_stand_in_three_blocks_in_the_order_of_the_rules(owner: Owner):
    page = owner.page("resultaat/")
    expected = [step["key"] for step in factories.example("one respondent, wishes")["expected"]["steps"]]
    assert [step["id"].removeprefix("stap-") for step in page.select(".scan-step")] == expected
    blocks = {section.h2.text: len(section.select(".scan-step")) for section in page.select("section:has(.scan-step)")}
    assert blocks == {"Begin hier": 3, "Daarna": 6, "Later": len(expected) - 9}


def test_each_step_has_what_why_who_effort_actions_source_and_schemes(owner: Owner, instrument: Instrument):
    steps = {step.key: step for step in instrument.steps}
    roles = instrument.titles("roles")
    sources = {source.key: source for source in instrument.sources}
    for shown in owner.page("resultaat/").select(".scan-step"):
        step = steps[shown["id"].removeprefix("stap-")]
        text = " ".join(shown.get_text(" ").split())
        assert step.title in text
        assert re.search(r"Omdat (jullie|de|‘)", text), step.key
        assert all(part in text for part in (*step.text.what, *step.text.why, *step.text.actions)), step.key
        assert roles[step.actor] in text
        assert re.search(r"Moeite (Klein|Middel|Groot)", text), step.key
        for key in step.sources:
            year = sources[key].year or "z.j."
            assert sources[key].title in text, step.key
            assert f"{sources[key].publisher}, {year}" in text, step.key
        assert ("Regeling" in [term.text for term in shown.select("dt")]) == bool(step.schemes), step.key
        assert step.kern not in text


def test_the_reason_quotes_the_answer_of_the_only_respondent(owner: Owner):
    first = owner.page("resultaat/").select_one("#stap-vast-contact")
    assert "Omdat jullie ‘Er is een begin’ antwoordden op" in first.text


def test_with_more_people_a_reason_tells_the_mean_and_no_answer(version, site_root):
    several = owner_of(factories.make_finished_scan("three shown roles, gaps everywhere"))
    text = several.page("resultaat/").select_one("#stap-rondleiding").text
    assert re.search(r"Omdat jullie samen op \d+ van 100 staan bij", text)


def test_styles_topics_and_notes_for_editors_are_never_shown_to_the_employer(owner: Owner, instrument: Instrument):
    text = owner.page("resultaat/").text
    for style in instrument.styles:
        assert style.title not in text.replace("Vacatures vervullen kost", "")
    for topic in instrument.topics:
        assert topic.title not in text
        assert topic.text.questions[0] not in text
    for thing in (*instrument.steps, *instrument.topics):
        assert thing.kern not in text


def test_what_is_too_thin_says_which_questions_and_who_could_answer(version, site_root):
    thin = owner_of(factories.make_finished_scan("half rule, n.v.t., exclusive option, hidden follow-up"))
    page = thin.page("resultaat/")
    assert "Te weinig antwoorden" in page.select(".scan-score")[1].text
    block = next(
        item for item in page.select(".scan-link-list li") if item.summary and item.summary.text == "Voornemen"
    )
    assert "Gaan jullie het werk anders organiseren" in block.text
    assert "Directeur of eigenaar, HR of personeelszaken, Leidinggevende" in block.text
    assert "Bij 13 procent van de vragen kozen jullie ‘Weet ik niet’" in page.text


def test_a_scan_without_answers_has_a_result_that_says_so(version, site_root):
    response = factories.make_response("hr")
    from scan.questionnaire.actions import finish

    finish(response)
    page = owner_of(response.scan).page("resultaat/")
    assert "Er zijn nog te weinig antwoorden voor een score." in page.text
    assert "Nog geen stappen" in page.text


def test_each_score_can_be_checked_by_hand(owner: Owner):
    page = owner.page("resultaat/")
    block = next(d for d in page.select("details") if d.summary.text == "Wat het oplevert staat op 58")
    assert "Het gemiddelde: (100 + 25 + 50) : 3 = 58,3" in block.text


def test_an_unfinished_scan_leads_to_the_check_page(version, site_root):
    response = factories.make_response("hr")
    owner = owner_of(response.scan)
    for rest in ("resultaat/", "resultaat/excel/", "delen/"):
        assert owner.client.get(owner.path(rest)).url == owner.path("controle/")


def test_a_result_is_shown_with_the_texts_of_its_own_version(owner: Owner, version):
    from scan.models.instrument import publish

    document = {**version.document, "stages": [{**s, "title": s["title"].upper()} for s in version.document["stages"]]}
    publish(document, note="Hoofdletters.")
    assert owner.page("resultaat/").select_one("#fase").text == "Jullie fase: Motiveren"


def test_the_result_costs_few_queries(owner: Owner, django_assert_max_num_queries):
    owner.page("resultaat/")
    with django_assert_max_num_queries(12):
        owner.client.get(owner.path("resultaat/"))


WITH_AN_OWNER = [
    one["name"]
    for one in factories.EXAMPLES
    if any(person["role"] in ("directie", "hr", "leidinggevende") for person in one["input"]["respondents"])
]


@pytest.mark.parametrize("name", WITH_AN_OWNER)
def test_every_worked_example_can_be_read(version, site_root, name):
    owner = owner_of(factories.make_finished_scan(name))
    page = owner.page("resultaat/")
    expected = factories.example(name)["expected"]
    assert [s["id"].removeprefix("stap-") for s in page.select(".scan-step")] == [s["key"] for s in expected["steps"]]
