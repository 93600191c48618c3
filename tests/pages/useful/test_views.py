"""A vote is counted for its page and its month, and nothing is kept of who gave it."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from pages.models import HomePage, TextPage, Usefulness
from pages.useful.counting import MOST_PER_PAGE_AND_DAY, count
from pages.useful.report import first_month, votes
from tests import factories

HERE = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def article(bare_home: HomePage) -> TextPage:
    cache.clear()
    return bare_home.add_child(instance=TextPage(title="Uitleg", intro="Kort gezegd.", slug="uitleg"))


def vote(page: TextPage, answer: str, client: Client | None = None, **headers: str):
    return (client or Client()).post("/was-dit-nuttig/", {"pagina": page.pk, "antwoord": answer}, **HERE | headers)


def counted(page: TextPage) -> list[tuple[datetime.date, int, int]]:
    return list(Usefulness.objects.filter(page=page).order_by("month").values_list("month", "yes", "no"))


def test_a_page_asks_and_its_form_is_the_same_for_everybody(article: TextPage):
    response = Client().get("/uitleg/")
    form = BeautifulSoup(response.content, "html.parser").select_one("#nuttig form")
    assert form["action"] == "/was-dit-nuttig/"
    assert [one["name"] for one in form.select("input")] == ["pagina"]
    assert not response.cookies


def test_yes_and_no_are_counted_per_month(article: TextPage):
    vote(article, "ja")
    vote(article, "ja")
    vote(article, "nee")
    assert counted(article) == [(timezone.localdate().replace(day=1), 2, 1)]
    count(article.pk, useful=True, today=datetime.date(2026, 1, 31))
    assert counted(article)[0] == (datetime.date(2026, 1, 1), 1, 0)


def test_without_a_script_one_is_thanked_and_led_back(article: TextPage):
    response = vote(article, "nee")
    assert response.status_code == 302
    soup = BeautifulSoup(Client().get(response["Location"]).content, "html.parser")
    assert soup.h1.text == "Bedankt"
    assert soup.find("a", href="/uitleg/")
    assert "Jammer" in soup.main.text


def test_with_a_script_only_the_question_is_replaced(article: TextPage):
    response = vote(article, "ja", HTTP_HX_REQUEST="true")
    assert response.status_code == 200
    assert b"<html" not in response.content
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.find(id="melding")["data-hx-swap-oob"] == "innerHTML"
    assert "HX-Request" in response["Vary"]


def test_from_another_site_nothing_is_counted(article: TextPage):
    for headers in ({"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_ORIGIN": "null"}, {"HTTP_ORIGIN": ""}):
        assert vote(article, "ja", **headers).status_code == 403
    assert counted(article) == []


def test_one_address_counts_only_a_few_times_and_is_told_nothing(article: TextPage):
    for _ in range(MOST_PER_PAGE_AND_DAY + 3):
        assert vote(article, "ja").status_code == 302
    assert counted(article)[0][1] == MOST_PER_PAGE_AND_DAY
    vote(article, "ja", REMOTE_ADDR="192.0.2.7")
    assert counted(article)[0][1] == MOST_PER_PAGE_AND_DAY + 1


@pytest.mark.parametrize("answer", ["", "misschien", "ja; drop table"])
def test_any_other_answer_counts_for_nothing(article: TextPage, answer: str):
    assert vote(article, answer).status_code == 302
    assert counted(article) == []


@pytest.mark.parametrize("number", ["", "0", "99999", "x", "-1", "1" * 30, "٣"])
def test_a_page_that_is_not_there_is_a_404(bare_home: HomePage, number: str):
    assert Client().post("/was-dit-nuttig/", {"pagina": number, "antwoord": "ja"}, **HERE).status_code == 404
    assert Client().get("/was-dit-nuttig/", {"pagina": number}).status_code == 404


def test_a_page_that_is_not_published_is_not_counted(article: TextPage):
    article.unpublish()
    assert vote(article, "ja").status_code == 404


def test_nothing_of_the_visitor_is_kept(article: TextPage):
    vote(article, "ja", REMOTE_ADDR="192.0.2.99", HTTP_USER_AGENT="Bijzonder 1.0")
    assert "192.0.2.99" not in str(list(Usefulness.objects.values()))
    assert {field.name for field in Usefulness._meta.fields} == {"id", "page", "month", "yes", "no"}


class TestReport:
    def test_months_are_counted_back_over_the_year(self):
        assert first_month(datetime.date(2026, 2, 14), 1) == datetime.date(2026, 2, 1)
        assert first_month(datetime.date(2026, 2, 14), 3) == datetime.date(2025, 12, 1)
        assert first_month(datetime.date(2026, 12, 31), 12) == datetime.date(2026, 1, 1)

    def test_pages_with_most_noes_come_first(self, article: TextPage, bare_home: HomePage):
        other = HomePage.objects.get().add_child(instance=TextPage(title="Anders", intro="Kort."))
        today = datetime.date(2026, 5, 20)
        for month, answer, which in ((5, True, article), (4, False, other), (5, False, other), (1, False, article)):
            count(which.pk, useful=answer, today=today.replace(month=month))
        found = votes(factories.make_user("niemand@example.org"), 3, today)
        assert [(one.title, one.yes, one.no, one.percentage) for one in found] == [
            ("Anders", 0, 2, 0),
            ("Uitleg", 1, 0, 100),
        ]
        assert found[0].last == datetime.date(2026, 5, 1)
        assert found[0].edit_url == ""

    def test_editors_read_it(self, editor_client: Client):
        page = TextPage.objects.get(slug="contact")
        count(page.pk, useful=False, today=timezone.localdate())
        response = editor_client.get("/beheer/overzicht/nuttig/", {"maanden": "12"})
        soup = BeautifulSoup(response.content, "html.parser")
        assert soup.select_one("td.title a")["href"] == f"/beheer/pages/{page.pk}/edit/"
        assert editor_client.get("/beheer/overzicht/nuttig/", {"maanden": "x"}).status_code == 200


def test_a_network_of_ipv6_is_one_visitor(article: TextPage):
    for number in range(1, MOST_PER_PAGE_AND_DAY + 3):
        vote(article, "ja", REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
    assert counted(article)[0][1] == MOST_PER_PAGE_AND_DAY
