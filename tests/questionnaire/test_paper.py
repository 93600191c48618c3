"""The whole questionnaire can be read beforehand, by everybody, and says who gets what and when."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from scan.core.instrument import Instrument
from scan.questionnaire.paper import on_paper


def paper(query: str = "") -> BeautifulSoup:
    answer = Client().get(f"/scan/vragenlijst/{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "lxml")


def keys(instrument: Instrument, role: str | None = None) -> list[str]:
    chosen = next((one for one in instrument.roles if one.key == role), None)
    return [asked.question.key for section in on_paper(instrument, chosen) for asked in section.questions]


def test_every_question_is_there_once_with_all_its_answers(version, site_root, instrument: Instrument):
    page = paper()
    shown = [" ".join(one.text.split()) for one in page.select(".scan-paper-question h3")]
    assert shown == [question.text for question in instrument.questions.values()]
    assert [int(one["value"]) for one in page.select(".scan-paper-question")] == list(range(1, len(shown) + 1))
    for question, item in zip(instrument.questions.values(), page.select(".scan-paper-question"), strict=True):
        labels = [" ".join(one.text.split()) for one in item.select("li")]
        extra = ["Weet ik niet"] * question.dont_know + ["Niet van toepassing"] * question.not_applicable
        assert sorted(labels) == sorted([option.label for option in instrument.options[question.key]] + extra)


def test_it_says_who_gets_a_question_and_after_which_answer(version, site_root, instrument: Instrument):
    items = dict(zip(instrument.questions, paper().select(".scan-paper-question"), strict=True))
    assert "Voor: Directeur of eigenaar, HR of personeelszaken." in items["wet-helpt"].text
    assert "Voor:" not in items["att-past"].text
    condition = "Deze vraag komt alleen als ‘"
    assert condition in items["aantal"].text
    assert instrument.questions["ervaring"].text in items["aantal"].text
    assert condition not in items["att-past"].text


@pytest.mark.parametrize("role", ["directie", "hr", "leidinggevende", "medewerker", "or"])
def test_of_one_role_there_is_what_somebody_in_that_role_may_get(instrument: Instrument, role: str):
    protected = next(one.protected for one in instrument.roles if one.key == role)
    expected = [
        question.key
        for section in instrument.sections
        for question in section.questions
        if (question.asked_of is None or role in question.asked_of) and not (section.once and protected)
    ]
    assert keys(instrument, role) == expected
    assert len(expected) < len(keys(instrument)) or role in ("directie", "hr")


def test_a_role_that_is_not_there_shows_all_questions(version, site_root, instrument: Instrument):
    assert len(paper("?rol=bestaat-niet").select(".scan-paper-question")) == len(instrument.questions)
    assert paper("?rol=hr").select_one(".scan-heading__part").text == "voor: HR of personeelszaken"


def test_introduction_and_start_lead_to_it(version, site_root):
    assert 'href="/scan/vragenlijst/"' in Client().get("/scan/start/").content.decode()


def test_it_costs_the_same_few_queries_whatever_its_length(
    version, site_root, django_assert_max_num_queries: DjangoAssertNumQueries
):
    paper()
    with django_assert_max_num_queries(8):
        paper("?rol=medewerker")
