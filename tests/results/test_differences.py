"""Roles side by side, topics to talk about, and what is to be found out: on the employer's result."""

from typing import Any

from tests import factories
from tests.results.conftest import Owner, owner_of


def test_with_one_respondent_there_are_no_roles_and_only_the_list_to_find_out(owner: Owner):
    page = owner.page("resultaat/")
    assert page.select("#verschillen") == []
    assert "per rol" not in page.text


def test_roles_stand_side_by_side_as_bars_numbers_and_in_a_table(version, site_root):
    page = owner_of(factories.make_finished_scan("three shown roles, gaps everywhere")).page("resultaat/")
    expected = factories.example("three shown roles, gaps everywhere")["expected"]
    table = next(t for t in page.select("table") if t.caption and "per rol" in t.caption.text)
    heads = [cell.text for cell in table.select("thead th")]
    assert heads[0] == "Onderdeel"
    assert heads[-1] == "Verschil"
    rows = {row.th.text: [cell.text for cell in row.select("td")] for row in table.select("tbody tr")}
    assert {key: rows[key.title()][-1] for key in expected["gaps"]} == {
        key: str(gap) for key, gap in expected["gaps"].items()
    }
    bars = page.select_one("ul.scan-roles[aria-label='Willen per rol']")
    assert [one.text for one in bars.select("strong")] == [cell for cell in rows["Willen"][:-1] if cell != "–"]
    assert [one["width"] for one in bars.select(".scan-bar__fill")] == [f"{one.text}%" for one in bars.select("strong")]


def test_the_largest_differences_are_topics_with_a_question_to_ask_each_other(version, site_root):
    page = owner_of(factories.make_finished_scan("three shown roles, gaps everywhere")).page("resultaat/")
    topics = page.select(".scan-talks__item")
    assert 1 <= len(topics) <= 3
    for topic in topics:
        text = " ".join(topic.text.split())
        assert "punten" in text
        assert "Vraag elkaar" in text
        assert text.count("?") >= 2


def test_the_account_managers_topics_are_not_among_them(version, site_root, instrument):
    text = owner_of(factories.make_finished_scan("three shown roles, gaps everywhere")).page("resultaat/").text
    assert not [topic.title for topic in instrument.topics if topic.title in text]


def test_people_of_a_role_that_is_not_shown_are_told_why(version, site_root):
    name = next(
        one["name"]
        for one in factories.EXAMPLES
        if 1 <= sum(r["role"] == "medewerker" for r in one["input"]["respondents"]) <= 2
        and sum(r["role"] in ("directie", "hr") for r in one["input"]["respondents"]) >= 1
    )
    page = owner_of(factories.make_finished_scan(name)).page("resultaat/")
    block = page.select_one("#verschillen").parent.text
    assert "Medewerker" in block
    assert "Vanaf drie mensen tellen deze antwoorden mee." in block


def test_weet_ik_niet_is_a_list_with_who_could_know(version, site_root):
    name = "half rule, n.v.t., exclusive option, hidden follow-up"
    owner = owner_of(factories.make_finished_scan(name))
    section = owner.page("resultaat/").select_one("#uitzoeken").parent
    unsure = [
        key
        for one in factories.example(name)["input"]["respondents"]
        for key, value in one["answers"].items()
        if value == "weet-niet"
    ]
    assert unsure
    for key in unsure:
        assert owner.scan.instrument.questions[key].text in section.text
    assert "Wie dit kan weten" in section.text


def test_with_several_roles_each_item_says_how_its_score_came_about(version, site_root):
    page = owner_of(factories.make_finished_scan("three shown roles, gaps everywhere")).page("resultaat/")
    notes = [note.text for note in page.select("#uitleg ~ div .scan-table__note")]
    assert notes
    assert all(" : " in note and " = " in note for note in notes)


def test_with_one_respondent_an_item_is_just_its_score(owner: Owner):
    assert owner.page("resultaat/").select(".scan-table__note") == []


def test_the_dimension_and_the_place_of_a_step_can_be_checked_by_hand(owner: Owner):
    page = owner.page("resultaat/")
    summaries = [one.text for one in page.select("details > summary")]
    assert "Willen staat op 54" in summaries
    block = next(one for one in page.select("details") if one.summary.text.startswith("Waarom staan de stappen"))
    priorities = {step.key: step.priority for step in owner.scan.result.outcome.advice.steps}
    rows = [[cell.text for cell in row.select("th, td")] for row in block.select("tbody tr")]
    assert len(rows) == len(priorities)
    points = [float(row[2].replace(",", ".")) for row in rows]
    assert points == sorted(points, reverse=True)
    assert points[0] == round(max(priorities.values()), 1)


def test_words_are_explained_under_a_question_and_a_step(owner: Owner, version: Any):
    step = owner.page("resultaat/").select_one("#stap-vast-contact")
    terms = {one.summary.text: one.text for one in step.select(".scan-details--term")}
    assert "Uitleg: werkgeversservicepunt" in terms
    assert "Bouwstenen voor maatwerk" in terms["Uitleg: werkgeversservicepunt"]


def test_a_term_is_text_and_no_markup(version, site_root):
    from copy import deepcopy

    from scan.content import read_document
    from scan.models.instrument import publish

    document = deepcopy(read_document())
    next(term for term in document["terms"] if term["key"] == "arbeidsbeperking")["explanation"] = "<b>Vet</b> & zo."
    publish(document, note="Vreemde tekst.")
    owner = owner_of(factories.make_response("hr").scan)
    page = owner.client.get(owner.path("vragen/opbrengsten/")).content.decode()
    assert "&lt;b&gt;Vet&lt;/b&gt; &amp; zo." in page
    assert page.count("Uitleg: arbeidsbeperking") == 1


def test_differences_cost_no_queries(version, site_root, django_assert_max_num_queries):
    owner = owner_of(factories.make_finished_scan("three shown roles, gaps everywhere"))
    owner.page("resultaat/")
    with django_assert_max_num_queries(12):
        owner.client.get(owner.path("resultaat/"))
