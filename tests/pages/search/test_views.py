"""The page with which visitors search."""

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from pages.models import HomePage


def soup_of(question: str, **more: str) -> BeautifulSoup:
    response = Client().get("/zoeken/", {"q": question} | more)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def kinds(soup: BeautifulSoup) -> set[str]:
    return {one.text for one in soup.select(".scan-found .scan-meta")}


def test_without_a_question_there_is_only_the_field(home: HomePage):
    soup = soup_of("")
    assert soup.h1.text == "Zoeken"
    assert soup.select_one("input[name=q]")["value"] == ""
    assert soup.select(".scan-found li") == []


@pytest.mark.usefixtures("version")
def test_everything_is_searched_and_each_answer_says_what_it_is(home: HomePage):
    soup = soup_of("jobcoach")
    assert {"Regeling", "Praktijkverhaal"} <= kinds(soup) | {
        one.contents[0].strip() for one in soup.select(".scan-choice")
    }
    first = soup.select_one(".scan-found h3 a")
    assert first.text == "Jobcoach"
    assert soup.select_one(".scan-panel strong").text.lower() == "jobcoach"
    assert soup_of("jobcoach", soort="Begrip").find("a", string="jobcoach") is None
    assert soup.select(".scan-found mark")


def test_every_answer_can_be_opened(home: HomePage):
    for link in soup_of("werk begeleiding").select(".scan-found h3 a")[:10]:
        path, _, anchor = link["href"].partition("#")
        answer = Client().get(path)
        assert answer.status_code == 200
        assert not anchor or BeautifulSoup(answer.content, "html.parser").find(id=anchor)


def test_answers_of_one_kind(home: HomePage):
    soup = soup_of("jobcoach", soort="Regeling")
    assert kinds(soup) == {"Regeling"}
    assert soup.select_one(".scan-choice[aria-current]").text.startswith("Regeling")


def test_a_kind_without_answers_leads_back_to_all(home: HomePage):
    soup = soup_of("jobcoach", soort="Onzin")
    assert soup.find("a", string="Bekijk alle antwoorden")


def test_many_answers_come_in_parts(home: HomePage):
    soup = soup_of("werk")
    assert len(soup.select(".scan-found > li")) == 10
    following = soup.find("a", string="Volgende")["href"]
    assert "q=werk" in following
    assert "pagina=2" in following
    second = BeautifulSoup(Client().get(f"/zoeken/{following}").content, "html.parser")
    assert second.select_one(".scan-found")["start"] == "11"


@pytest.mark.usefixtures("version")
def test_a_term_is_an_answer_with_its_place_in_the_list(home: HomePage):
    soup = soup_of("accountmanager werk regelingen", soort="Begrip")
    link = soup.find("a", string="accountmanager")
    assert link["href"] == "/begrippen/#accountmanager"
    assert BeautifulSoup(Client().get("/begrippen/").content, "html.parser").find(id="accountmanager")


def test_an_explanation_is_not_called_nothing(bare_home: HomePage, version):
    soup = soup_of("jobcoach")
    assert soup.select_one(".scan-panel strong").text == "jobcoach"
    assert "Niets gevonden" not in soup.main.text


def test_who_finds_nothing_is_helped_on(home: HomePage):
    soup = soup_of("loonkostensubsidi")
    assert "Niets gevonden" in soup.h2.text
    meant = soup.find("a", string="loonkostensubsidie")
    assert meant["href"] == f"/zoeken/?q={quote('loonkostensubsidie')}"


def test_what_is_typed_is_only_text(home: HomePage):
    response = Client().get("/zoeken/", {"q": "<script>alert(1)</script>"})
    assert b"<script>alert" not in response.content


def test_search_is_for_people_and_not_for_robots(home: HomePage):
    assert soup_of("werk").find("meta", attrs={"name": "robots"})["content"] == "noindex"


@pytest.mark.usefixtures("version")
def test_a_search_stays_within_the_queries_of_a_page(home: HomePage, django_assert_max_num_queries):
    Client().get("/zoeken/", {"q": "jobcoach"})
    # Four of them count that this visitor searched.
    with django_assert_max_num_queries(19):
        Client().get("/zoeken/", {"q": "jobcoach"})


def test_every_page_leads_to_search(home: HomePage):
    for url in ("/", "/contact/", "/zoeken/"):
        soup = BeautifulSoup(Client().get(url).content, "html.parser")
        assert soup.select_one('.scan-nav a[href="/zoeken/"]')
