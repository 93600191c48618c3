"""Each answer is saved as it is given, and nothing gets lost."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from scan.models import Answer, Response
from scan.models.answers import Screen, save_answer
from scan.models.link import make_link
from scan.questionnaire import actions
from scan.questionnaire.actions import ScanFinishedError
from tests.questionnaire.conftest import Visitor


def test_an_answer_is_stored_and_announced(visitor: Visitor):
    on_the_page = {f"seen-{key}": "0" for key in ("att-past", "att-levert-op", "att-werk-gedaan")}
    answer = visitor.save("att-past", "4", **on_the_page)
    assert answer.status_code == 200
    assert visitor.stored() == {"att-past": 4}
    assert '<div id="melding" hx-swap-oob="innerHTML">Opgeslagen</div>' in answer.content.decode()


def test_saving_one_answer_costs_at_most_six_queries(
    visitor: Visitor, django_assert_max_num_queries: DjangoAssertNumQueries
):
    visitor.save("att-past", "4")
    with django_assert_max_num_queries(6):
        visitor.save("att-past", "5", number="2")


@pytest.mark.parametrize(
    ("question", "posted", "stored"),
    [
        ("norm-directie", "weet-niet", "weet-niet"),
        ("norm-leiding", "nvt", "nvt"),
        ("sector", "LM", "LM"),
        ("arbeidsmarktregio", "weet-niet", "weet-niet"),
        ("hulpvraag", ["team", "kandidaten"], ["kandidaten", "team"]),
        ("instroom", " 12 ", 12),
        ("instroom", "1.200", 1200),
        ("toelichting", "  Regel 1\r\nRegel\x00 2 ", "Regel 1\nRegel 2"),
        ("toelichting", "=1+1", "=1+1"),
    ],
)
def test_what_is_posted_is_stored_as_the_instrument_knows_it(visitor: Visitor, question, posted, stored):
    visitor.save("ervaring", "meer")
    assert visitor.save(question, posted).status_code == 200
    assert visitor.stored()[question] == stored


@pytest.mark.parametrize(
    ("question", "posted", "message"),
    [
        ("att-past", "6", "Kies een van de antwoorden"),
        ("att-past", "weet-niet", "Kies een van de antwoorden"),
        ("att-past", "nvt", "Kies een van de antwoorden"),
        ("sector", "ZZ", "Kies een van de antwoorden"),
        ("hulpvraag", ["team", "iets"], "Kies een van de antwoorden"),
        ("instroom", "drie", "Vul een heel getal in"),
        ("instroom", "3.5", "Vul een heel getal in"),
        ("instroom", "-1", "Vul een heel getal in"),
        ("instroom", "9" * 5000, "Vul een heel getal in"),
        ("att-past", "9" * 5000, "Kies een van de antwoorden"),
        ("aantal", "1", "Vul een getal in van 2 tot en met 100.000"),
        ("toelichting", "x" * 2001, "Dit zijn 2.001 tekens. Er is plaats voor 2.000"),
    ],
)
def test_bad_input_gets_a_clear_message_and_is_not_stored(visitor: Visitor, question, posted, message):
    answer = visitor.save(question, posted)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert question not in visitor.stored()


@pytest.mark.parametrize("page_load", ["a\x00b", "x" * 23, "<b>"])
def test_a_page_load_that_was_tampered_with_is_not_stored(visitor: Visitor, page_load: str):
    assert visitor.save("att-past", "4", page_load=page_load).status_code == 200
    assert visitor.response.answers.get().page_load == ""


def test_an_answer_can_be_taken_away_again(visitor: Visitor):
    visitor.save("toelichting", "Iets")
    answer = visitor.save("toelichting", "", number="2")
    assert "Antwoord weggehaald" in answer.content.decode()
    assert visitor.stored() == {"toelichting": None}


def test_a_save_that_arrives_late_is_dropped_and_told(visitor: Visitor):
    visitor.save("att-past", "5", number="2")
    answer = visitor.save("att-past", "1", number="1")
    assert "te laat" in answer.content.decode()
    assert visitor.stored() == {"att-past": 5}


def test_between_windows_the_one_that_arrives_last_wins_and_is_told(visitor: Visitor):
    visitor.save("att-past", "5", number="7", page_load="page-a")
    answer = visitor.save("att-past", "1", number="1", page_load="page-b", **{"seen-att-past": "0"})
    assert visitor.stored() == {"att-past": 1}
    assert "In een ander venster stond ‘Helemaal mee eens’. Je antwoord hier geldt nu." in answer.content.decode()


def test_a_window_that_was_overtaken_is_told_at_its_next_save(visitor: Visitor):
    visitor.save("att-past", "5", page_load="page-b")
    answer = visitor.save("att-levert-op", "2", **{"seen-att-past": "0", "seen-att-levert-op": "0"})
    assert "In een ander venster koos je ‘Helemaal mee eens’." in answer.content.decode()


def test_a_window_is_not_told_of_its_own_saves(visitor: Visitor):
    visitor.save("att-past", "5")
    answer = visitor.save("att-levert-op", "2", **{"seen-att-past": "1", "seen-att-levert-op": "0"})
    assert "ander venster" not in answer.content.decode()


def test_a_follow_up_on_the_same_screen_comes_with_the_answer(visitor: Visitor):
    """In the starting instrument follow-ups stand a screen later; here the page says that it showed less."""
    answer = visitor.save("vacatures", "geen", **{"seen-vacatures": "0", "seen-aantal": "0"})
    assert '<div id="plek-aantal" hx-swap-oob="innerHTML"></div>' in answer.content.decode()
    visitor.save("ervaring", "meer")
    answer = visitor.save("vacatures", "geen", number="2", **{"seen-vacatures": "1"})
    assert 'name="aantal"' in answer.content.decode()
    assert "Er is een vraag bij gekomen." in answer.content.decode()


def test_an_unknown_question_or_one_of_another_role_is_not_found(visitor: Visitor):
    assert visitor.save("bestaat-niet", "1").status_code == 404
    Response.objects.update(role="leidinggevende")
    assert visitor.save("wet-helpt", "3").status_code == 404


def test_a_finished_scan_takes_no_answers_until_it_is_opened_again(visitor: Visitor):
    visitor.client.post(visitor.path("controle/"))
    answer = visitor.save("att-past", "4")
    assert answer.status_code == 409
    assert "al afgerond" in answer.content.decode()
    assert visitor.stored() == {}
    visitor.client.post(visitor.path("afgerond/"))
    assert visitor.save("att-past", "4").status_code == 200


def test_without_a_grant_nothing_can_be_saved_or_seen(visitor: Visitor):
    stranger = Client()
    for rest in (
        "",
        "vragen/organisatie/",
        "controle/",
        "later/",
        "resultaat/",
        "delen/",
        "wissen/",
        "resultaat/excel/",
    ):
        assert stranger.get(visitor.path(rest)).status_code == 403
    assert stranger.post(visitor.path("antwoord/att-past/"), {"att-past": "4"}).status_code == 403
    assert visitor.stored() == {}


def test_a_response_that_does_not_exist_looks_the_same_as_one_of_somebody_else(visitor: Visitor):
    stranger = Client()
    theirs = stranger.get(visitor.path("controle/"))
    nobodys = stranger.get("/scan/bestaatniet22/controle/")
    assert theirs.status_code == nobodys.status_code == 403
    assert theirs.content == nobodys.content


class TestAWholeScreen:
    """Without JavaScript, or along with "Volgende", a screen is saved as a whole."""

    def post(self, visitor: Visitor, section: str, wish: str = "volgende", **data: str):
        page = visitor.page(f"vragen/{section}/")
        seen = {
            tag["name"]: tag["value"] for tag in page.select("form input[type=hidden]") if tag.get("value") is not None
        }
        return visitor.client.post(visitor.path(f"vragen/{section}/"), {**seen, "naar": wish, **data})

    def test_it_saves_all_answers_and_goes_on(self, visitor: Visitor):
        answer = self.post(visitor, "opbrengsten", **{"att-past": "4", "att-levert-op": "5"})
        assert visitor.stored() == {"att-past": 4, "att-levert-op": 5}
        assert answer.status_code == 302
        assert answer.url.endswith("/vragen/steun/1/")

    def test_back_saves_too(self, visitor: Visitor):
        answer = self.post(visitor, "opbrengsten", "vorige", **{"att-past": "4"})
        assert visitor.stored() == {"att-past": 4}
        assert answer.url.endswith("/vragen/organisatie/2/")

    def test_later_saves_too(self, visitor: Visitor):
        answer = self.post(visitor, "opbrengsten", "later", **{"att-past": "4"})
        assert visitor.stored() == {"att-past": 4}
        assert answer.url.endswith("/later/")

    def test_what_is_wrong_is_shown_again_with_what_was_typed_and_the_rest_is_kept(self, visitor: Visitor):
        visitor.save("ervaring", "een")
        page = visitor.client.post(
            visitor.path("vragen/organisatie/2/"),
            {"instroom": "drie", "vacatures": "geen", "seen-instroom": "0", "seen-vacatures": "0", "page_load": "x"},
        )
        text = page.content.decode()
        assert page.status_code == 422
        assert 'value="drie"' in text
        assert text.count("Vul een heel getal in, met cijfers. Bijvoorbeeld 3.") == 2
        assert '<a href="#instroom">' in text
        assert "<title>Fout: " in text
        assert visitor.stored()["vacatures"] == "geen"

    def test_an_answer_that_another_window_changed_is_asked_and_not_overwritten(self, visitor: Visitor):
        page_shown_before = {"seen-att-past": "0", "page_load": "page-a", "number": "0"}
        visitor.save("att-past", "5", page_load="page-b")
        answer = visitor.client.post(visitor.path("vragen/opbrengsten/"), {**page_shown_before, "att-past": "1"})
        assert answer.status_code == 422
        assert "In een ander venster staat een ander antwoord" in answer.content.decode()
        assert visitor.stored() == {"att-past": 5}
        assert self.post(visitor, "opbrengsten", **{"att-past": "1"}).status_code == 302
        assert visitor.stored() == {"att-past": 1}

    def test_without_script_a_follow_up_is_asked_before_going_on(self, visitor: Visitor):
        visitor.save("ervaring", "meer")
        answer = visitor.client.post(
            visitor.path("vragen/organisatie/2/"),
            {"seen-vacatures": "0", "vacatures": "geen", "naar": "volgende"},
            follow=True,
        )
        assert answer.redirect_chain[-1][0].endswith("/vragen/organisatie/2/")
        assert "Er is een vraag bij gekomen." in answer.content.decode()

    def test_a_question_that_was_not_on_the_page_keeps_its_answer(self, visitor: Visitor):
        save_answer(visitor.response, "att-past", 3, Screen("page-b", 1))
        visitor.client.post(visitor.path("vragen/opbrengsten/"), {"att-levert-op": "4", "seen-att-levert-op": "0"})
        assert visitor.stored() == {"att-past": 3, "att-levert-op": 4}

    def test_a_section_that_does_not_exist_is_not_found(self, visitor: Visitor):
        assert visitor.client.get(visitor.path("vragen/bestaat-niet/")).status_code == 404
        assert visitor.client.get(visitor.path("vragen/organisatie/9/")).status_code == 404


def test_a_page_is_told_the_revision_that_stands_there_now(visitor: Visitor):
    for number in ("1", "2", "3"):
        answer = visitor.save("att-past", "4", number=number)
        assert f'name="seen-att-past" value="{number}"' in answer.content.decode()
    late = visitor.save("att-past", "1", number="2")
    assert 'name="seen-att-past" value="3"' in late.content.decode()


def test_a_save_that_is_overtaken_between_reading_and_writing_is_told_so(visitor: Visitor):
    """The first answer to a question: what overtook it was not there yet when the page read what is stored."""
    overtaken = []

    def overtake(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "INSERT INTO scan_answer" in sql and not overtaken:
            overtaken.append(True)
            save_answer(visitor.response, "att-past", 5, Screen("page-a", 2))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(overtake):
        answer = visitor.save("att-past", "1", number="1")
    assert answer.status_code == 200
    assert "te laat" in answer.content.decode()
    assert 'name="seen-att-past" value="1"' in answer.content.decode()
    assert visitor.stored() == {"att-past": 5}


class TestWhatHappensMeanwhile:
    """Between reading a response and saving to it, another window can finish or delete the scan."""

    def test_an_answer_for_a_scan_that_was_finished_is_refused(self, visitor: Visitor):
        read_before = Response.objects.get()
        visitor.client.post(visitor.path("controle/"))
        with pytest.raises(ScanFinishedError):
            actions.save_answer(read_before, "att-past", 4, Screen("page-a", 1))
        assert visitor.stored() == {}

    def test_an_answer_for_a_scan_that_was_deleted_is_refused(self, visitor: Visitor):
        read_before = Response.objects.get()
        visitor.client.post(visitor.path("wissen/"))
        with pytest.raises(ScanFinishedError):
            actions.save_answer(read_before, "att-past", 4, Screen("page-a", 1))
        assert not Answer.objects.exists()

    def test_a_late_answer_is_not_taken_for_a_finished_scan(self, visitor: Visitor):
        actions.save_answer(visitor.response, "att-past", 4, Screen("page-a", 2))
        assert actions.save_answer(visitor.response, "att-past", 1, Screen("page-a", 1)) is False


class TestASaveThatIsStillUnderWay:
    """ "Volgende" comes after it, also when the answer is the one that was stored before."""

    def volgende(self, visitor: Visitor, touched: list[str], **data: Any):
        screen = {"page_load": "page-a", "number": "3", "touched": touched, "seen-att-past": "1", **data}
        return visitor.client.post(visitor.path("vragen/opbrengsten/"), screen)

    def test_changed_back_and_on(self, visitor: Visitor):
        visitor.save("att-past", "4", number="1")
        assert self.volgende(visitor, ["att-past"], **{"att-past": "4"}).status_code == 302
        assert "te laat" in visitor.save("att-past", "1", number="2").content.decode()
        assert visitor.stored() == {"att-past": 4}

    def test_chosen_and_taken_away_and_on(self, visitor: Visitor):
        self.volgende(visitor, ["att-past"], **{"seen-att-past": "0"})
        assert "te laat" in visitor.save("att-past", "1", number="2").content.decode()
        assert visitor.stored() == {"att-past": None}

    def test_what_was_not_touched_is_not_written_again(self, visitor: Visitor):
        visitor.save("att-past", "4", number="1")
        self.volgende(visitor, [], **{"att-past": "4"})
        assert visitor.response.answers.get().revision == 1


class TestPostedToAClosedScan:
    """What was filled in on a page that stood open stays in sight."""

    def post(self, visitor: Visitor, **data: str):
        return visitor.client.post(visitor.path("vragen/hulp/"), {"seen-toelichting": "0", "page_load": "x", **data})

    def test_what_is_not_stored_is_shown_with_a_way_to_open_the_scan(self, visitor: Visitor):
        visitor.client.post(visitor.path("controle/"))
        page = self.post(visitor, toelichting="Een lang verhaal")
        assert page.status_code == 409
        assert "Een lang verhaal</textarea>" in page.content.decode()
        assert f'href="{visitor.path("afgerond/")}"' in page.content.decode()
        assert visitor.stored() == {}

    def test_what_is_stored_already_leads_to_the_page_that_says_it_is_finished(self, visitor: Visitor):
        visitor.save("toelichting", "Een lang verhaal")
        visitor.client.post(visitor.path("controle/"))
        assert self.post(visitor, toelichting="Een lang verhaal").url == visitor.path("afgerond/")

    def test_a_single_answer_says_how_to_open_the_scan(self, visitor: Visitor):
        visitor.client.post(visitor.path("controle/"))
        assert f'href="{visitor.path("afgerond/")}"' in visitor.save("att-past", "4").content.decode()


class TestAnOldToken:
    """The token of the form expired, as after a night, or after somebody logged in beside it."""

    @pytest.fixture
    def strict(self, visitor: Visitor) -> Client:
        """The same browser, now with a token that does not fit."""
        client = Client(enforce_csrf_checks=True)
        client.cookies["sessionid"] = visitor.client.cookies["sessionid"].value
        client.cookies["csrftoken"] = "x" * 32
        return client

    def test_a_screen_comes_back_with_what_was_typed_and_a_new_token(self, visitor: Visitor, strict: Client):
        posted = {
            "seen-toelichting": "0",
            "seen-hulpvraag": "0",
            "toelichting": "Een lang verhaal",
            "hulpvraag": "team",
        }
        page = strict.post(visitor.path("vragen/hulp/"), posted)
        assert page.status_code == 403
        assert visitor.stored() == {}
        screen = BeautifulSoup(page.content, "lxml")
        assert screen.select_one("textarea").text.strip() == "Een lang verhaal"
        assert screen.select_one("input[value=team]").has_attr("checked")
        assert "Druk nog een keer op Volgende" in screen.text
        token = {"csrfmiddlewaretoken": screen.select_one("[name=csrfmiddlewaretoken]")["value"]}
        assert strict.post(visitor.path("vragen/hulp/"), posted | token).status_code == 302
        assert visitor.stored() == {"hulpvraag": ["team"], "toelichting": "Een lang verhaal"}

    def test_a_screen_with_nothing_new_is_simply_shown_again(self, visitor: Visitor, strict: Client):
        assert strict.post(visitor.path("vragen/hulp/"), {"seen-toelichting": "0"}).url == visitor.path(
            "vragen/hulp/1/"
        )

    def test_htmx_gets_a_new_token_that_works(self, visitor: Visitor, strict: Client):
        path, htmx = visitor.path("antwoord/att-past/"), {"HX-Request": "true"}
        refused = strict.post(path, {"att-past": "4"}, headers=htmx)
        assert (refused.status_code, refused["HX-Reswap"], refused.content) == (403, "none", b"")
        token = json.loads(refused["HX-Trigger"])["scan:token"]["token"]
        posted = {"att-past": "4", "page_load": "page-a", "number": "2", "csrfmiddlewaretoken": token}
        assert strict.post(path, posted, headers=htmx).status_code == 200
        assert visitor.stored() == {"att-past": 4}

    def test_without_a_grant_the_text_is_shown_to_copy_and_nothing_of_the_scan(self, visitor: Visitor):
        visitor.save("att-past", "4")
        page = Client(enforce_csrf_checks=True).post(
            visitor.path("vragen/hulp/"), {"toelichting": "Een <b>lang</b> verhaal"}
        )
        assert page.status_code == 403
        assert "Een &lt;b&gt;lang&lt;/b&gt; verhaal</textarea>" in page.content.decode()
        assert "Wat willen jullie verder nog kwijt?" not in page.content.decode()

    @pytest.mark.parametrize("page", ["http://testserver{}collegas/", "http://elders.example.org/", ""])
    def test_the_way_back_leads_to_the_page_of_the_form_where_that_is_ours(self, visitor: Visitor, page: str):
        page = page.format(visitor.path(""))
        posted_to = visitor.path("links/intrekken/")
        answer = Client(enforce_csrf_checks=True).post(posted_to, headers={"Referer": page})
        back = BeautifulSoup(answer.content, "lxml").select_one("main .scan-button")["href"]
        assert back == (page if "testserver" in page else posted_to)

    def test_elsewhere_nothing_that_was_typed_is_repeated(self, visitor: Visitor):
        page = Client(enforce_csrf_checks=True).post("/account/login/", {"password": "een lang geheim woord"})
        assert "een lang geheim woord" not in page.content.decode()


def test_an_answer_that_is_no_longer_relevant_is_kept_and_said(visitor: Visitor):
    visitor.save("ervaring", "nooit")
    answer = visitor.save("aantal", "12", **{"seen-aantal": "0", "seen-vacatures": "0"})
    assert answer.status_code == 200
    assert "Deze vraag past niet meer bij je andere antwoorden." in answer.content.decode()
    assert visitor.stored()["aantal"] == 12
    screen = {"seen-aantal": "1", "aantal": "13", "seen-vacatures": "0"}
    page = visitor.client.post(visitor.path("vragen/organisatie/2/"), screen, follow=True)
    assert "Eén vraag past niet meer bij je andere antwoorden." in page.content.decode()


def test_a_colleague_costs_no_more_queries(visitor: Visitor, django_assert_max_num_queries: DjangoAssertNumQueries):
    colleague = Response.objects.create(scan=visitor.response.scan, role="leidinggevende")
    client = Client()
    client.post(f"/link/{make_link(colleague)[1]}/")
    path = f"/scan/{colleague.public_id}/antwoord/att-past/"
    client.post(path, {"att-past": "4", "page_load": "x", "number": "1"}, headers={"HX-Request": "true"})
    with django_assert_max_num_queries(6):
        answer = client.post(path, {"att-past": "5", "page_load": "x", "number": "2"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200


@pytest.mark.parametrize("section", ["organisatie", "steun", "hulp"])
def test_a_screen_of_questions_costs_few_queries(visitor: Visitor, section: str, django_assert_max_num_queries):
    visitor.client.get(visitor.path(f"vragen/{section}/"))
    with django_assert_max_num_queries(5):
        visitor.client.get(visitor.path(f"vragen/{section}/"))
