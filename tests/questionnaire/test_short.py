"""The short version: twelve questions, an indication, and on to the full scan with the same answers."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from scan.models import Answer, Response, Result
from scan.models.link import make_link
from scan.questionnaire import actions
from scan.questionnaire.progress import open_route
from tests import factories

pytestmark = pytest.mark.usefixtures("version", "site_root")
CHOSEN = {"willen": 4, "kunnen": 3, "context": 2}


@pytest.fixture
def client() -> Client:
    """A browser in which somebody of HR began the short version."""
    client = Client()
    client.post("/scan/start/", {"role": "hr", "kort": "1"})
    return client


def response_of() -> Response:
    return Response.objects.get()


def path(rest: str = "") -> str:
    return f"/scan/{response_of().public_id}/{rest}"


def page(client: Client, rest: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path(rest)).content, "lxml")


def answer_all(response: Response) -> dict[str, int]:
    """Answer every short question, and return the answers."""
    instrument = response.instrument
    route = open_route(response)
    given = {
        question.key: CHOSEN[instrument.dimension_of_scale[question.scale]]
        for screen in route.screens
        for question in screen.questions
    }
    factories.give(response, given)
    return given


def test_the_start_offers_it_with_its_length_beside_the_whole():
    start = BeautifulSoup(Client().get("/scan/start/").content, "lxml")
    assert "De korte versie heeft 12 vragen en duurt ongeveer 3 minuten." in start.text
    assert start.select_one("button[name=kort]")
    assert [button.text for button in start.select("button.scan-button:not(.scan-button--secondary)")] == ["Begin"]


def test_without_a_role_nothing_is_started():
    assert Client().post("/scan/start/", {"kort": "1"}).status_code == 422
    assert not Response.objects.exists()


def test_the_ordinary_start_is_the_whole_scan():
    Client().post("/scan/start/", {"role": "hr"})
    assert not response_of().short


def test_only_the_short_items_are_asked_and_no_facts(client: Client):
    route = open_route(response_of())
    asked = [question for screen in route.screens for question in screen.questions]
    assert len(asked) == 12
    assert all(question.short for question in asked)
    assert not {screen.section.key for screen in route.screens if screen.section.once}
    assert [screen.theme for screen in route.screens] == list(range(1, len(route.screens) + 1))
    first = page(client, f"vragen/{route.screens[0].section.key}/1/")
    assert "Korte versie. Thema 1 van" in " ".join(first.select_one(".scan-progress").text.split())


def test_a_question_that_is_not_short_is_not_saved_in_it(client: Client):
    answer = client.post(path("antwoord/att-past/"), {"att-past": "3", "page_load": "een", "number": "1"})
    assert answer.status_code == 404


def test_after_the_last_question_comes_the_indication(client: Client):
    response = response_of()
    answer_all(response)
    last = open_route(response).screens[-1]
    posted = {"naar": "volgende"} | {f"seen-{question.key}": "1" for question in last.questions}
    posted |= {question.key: str(CHOSEN["context"]) for question in last.questions}
    answer = client.post(path(f"vragen/{last.section.key}/{last.part}/"), posted, follow=True)
    assert answer.redirect_chain[-1][0] == path("kort/")
    shown = BeautifulSoup(answer.content, "lxml")
    assert shown.h1.text == "Een eerste indicatie"
    assert "Dit is een indicatie op 12 vragen." in shown.text
    cards = {card.h2.text: card for card in shown.select(".scan-score")}
    assert {name: card.select_one(".scan-score__number").text for name, card in cards.items()} == {
        "Willen": "75",
        "Kunnen": "50",
        "Context": "25",
    }
    for card in cards.values():
        assert "van 100" in card.text
        assert "Indicatie: " in card.select_one(".scan-level").text
    assert cards["Willen"].select_one(".scan-bar__fill")["width"] == "75%"


def test_the_indication_has_no_scales_stage_steps_sharing_or_workbook(client: Client):
    answer_all(response_of())
    shown = page(client, "kort/")
    assert not shown.select(".scan-scales, .scan-stages, .scan-step")
    assert not [link for link in shown.select("a[href]") if "/delen/" in link["href"] or "excel" in link["href"]]
    for rest in ("resultaat/", "resultaat/excel/", "delen/", "delen/keuzes/", "delen/voorbeeld/", "delen/akkoord/"):
        answer = client.get(path(rest), follow=True)
        assert answer.redirect_chain[-1][0] == path("kort/")


def test_with_too_few_answers_it_says_so_and_names_what_is_open(client: Client):
    factories.give(response_of(), {"att-levert-op": 5, "norm-directie": 4, "ctrl-lukt": 3, "mis-doel": "weet-niet"})
    shown = page(client, "kort/")
    cards = {card.h2.text: card.text for card in shown.select(".scan-score")}
    assert "Op 3 van de 4 vragen." in cards["Willen"]
    assert "Te weinig antwoorden" in cards["Kunnen"]
    assert "0 van de 5 vragen hebben een score." in cards["Kunnen"]
    assert "Er staan nog 8 vragen open" in shown.select_one(".scan-alert").text
    assert len(shown.select(".scan-alert a")) == 8


def test_a_short_scan_is_never_finished(client: Client):
    answer_all(response_of())
    assert client.post(path("controle/")).url == path("kort/")
    assert not Result.objects.exists()
    assert response_of().finished_at is None


def test_going_on_keeps_the_answers_and_asks_none_of_them_again(client: Client):
    response = response_of()
    given = answer_all(response)
    assert client.post(path("kort/verder/")).url == path()
    assert client.get(path()).url == path("vragen/organisatie/1/")
    response = response_of()
    assert not response.short
    stored = {row.question: row.value for row in Answer.objects.filter(response=response)}
    assert stored == given
    route = open_route(response)
    still_open = {question.key for theme in route.themes for question in theme.open}
    assert not still_open & set(given)
    assert len(route.themes) == 14
    shown = page(client, "vragen/opbrengsten/1/")
    assert shown.select_one("#vraag-att-levert-op input[checked]")["value"] == str(given["att-levert-op"])
    assert not shown.select("#vraag-att-past input[checked]")


def test_after_going_on_the_whole_scan_ends_in_a_result(client: Client):
    answer_all(response_of())
    client.post(path("kort/verder/"))
    assert client.post(path("controle/")).url == path("resultaat/")
    assert Result.objects.get().outcome.scores.items["att-levert-op"] == 75.0
    assert client.get(path("kort/"), follow=True).redirect_chain[-1][0] == path("resultaat/")


def test_a_screen_that_stood_open_while_going_on_in_another_window_is_saved(client: Client):
    """The screens of the short version have the addresses of the whole."""
    screens = open_route(response_of()).screens
    client.post(path("kort/verder/"))
    for screen in screens:
        key = screen.questions[0].key
        posted = {key: "4", f"seen-{key}": "0", "page_load": "oud", "number": "0", "naar": "volgende"}
        assert client.post(path(f"vragen/{screen.section.key}/{screen.part}/"), posted).status_code == 302
    saved = set(Answer.objects.values_list("question", flat=True))
    assert saved == {screen.questions[0].key for screen in screens}


def test_a_personal_link_comes_back_to_the_short_version(client: Client):
    _, token = make_link(response_of())
    elsewhere = Client()
    elsewhere.post(f"/link/{token}/")
    first = open_route(response_of()).screens[0]
    assert elsewhere.get(path()).url == path(f"vragen/{first.section.key}/{first.part}/")
    answer_all(response_of())
    assert elsewhere.get(path(), follow=True).redirect_chain[-1][0] == path("kort/")


def test_a_leidinggevende_gets_one_question_less():
    response = actions.start_scan("leidinggevende", short=True)
    assert sum(theme.asked for theme in open_route(response).themes) == 11


def test_going_on_twice_changes_nothing_more(client: Client):
    for _ in range(2):
        assert client.post(path("kort/verder/")).status_code == 302
    assert not response_of().short


def test_the_indication_and_saving_in_it_cost_few_queries(client: Client, django_assert_max_num_queries):
    response = response_of()
    with django_assert_max_num_queries(6):
        client.get(path("kort/"))
    posted = {"att-levert-op": "3", "seen-att-levert-op": "0", "page_load": "een", "number": "1"}
    with django_assert_max_num_queries(6):
        client.post(f"/scan/{response.public_id}/antwoord/att-levert-op/", posted)
