"""Checking, finishing, changing and deleting."""

from django.utils import timezone

from scan.core.parts import DONT_KNOW
from scan.models import (
    AccessLink,
    Act,
    Answer,
    AuditEvent,
    Organisation,
    Response,
    Result,
    Scan,
    Share,
)
from scan.models.link import make_link
from scan.questionnaire.progress import open_route
from tests import factories
from tests.questionnaire.conftest import Visitor


def finish(visitor: Visitor) -> None:
    visitor.client.post(visitor.path("controle/"))


def answer_everything(visitor: Visitor) -> None:
    """The first option everywhere; an answer may open a question, so until none is open."""
    other = {"number": 1, "text": "Nee."}
    while left := [question for theme in open_route(visitor.response).themes for question in theme.open]:
        for question in left:
            option = question.options[0].value if question.options else other.get(question.type, DONT_KNOW)
            factories.give(visitor.response, {question.key: [option] if question.type == "multiple" else option})


def test_the_check_page_lists_what_is_open_with_a_way_to_it(visitor: Visitor):
    page = visitor.page("controle/")
    assert "66 vragen open" in page.text
    links = [a["href"] for a in page.select(".scan-link-list a")]
    assert visitor.path("vragen/opbrengsten/1/#vraag-att-past") in links
    assert len(links) == 66
    visitor.save("att-past", "4")
    assert "65 vragen open" in visitor.page("controle/").text


def test_who_answered_all_sees_every_theme_at_once_to_change_an_answer(visitor: Visitor):
    assert not visitor.page("controle/").select("details[open] .scan-themes")
    answer_everything(visitor)
    page = visitor.page("controle/")
    assert "Alle vragen zijn beantwoord." in page.text
    assert "Kies dan hieronder een thema." in page.text
    links = [a["href"] for a in page.select("details[open] .scan-themes a")]
    assert visitor.path("vragen/opbrengsten/1/") in links


def test_finishing_with_open_questions_warns_and_works(visitor: Visitor):
    assert "Afronden mag ook met open vragen" in visitor.page("controle/").text
    answer = visitor.client.post(visitor.path("controle/"))
    assert answer.url == visitor.path("resultaat/")
    assert Result.objects.count() == 1


def test_finishing_keeps_all_that_is_needed_to_show_the_result(visitor: Visitor):
    data = factories.example("one respondent, wishes")["input"]
    factories.give(visitor.response, data["organisation"] | data["respondents"][0]["answers"])
    finish(visitor)
    result = Result.objects.get()
    expected = factories.example("one respondent, wishes")["expected"]
    assert [step.key for step in result.outcome.advice.steps] == [step["key"] for step in expected["steps"]]
    assert result.dimensions == {"willen": 54, "kunnen": 54, "context": 47}
    assert (result.sector, result.size, result.stage) == ("R", "50-99", "motiveren")
    assert Scan.objects.get().result == result
    Answer.objects.all().delete()
    assert result.outcome == Result.objects.get().outcome


def test_finishing_twice_makes_no_second_moment_of_finishing(visitor: Visitor):
    finish(visitor)
    first = Response.objects.get().finished_at
    finish(visitor)
    assert Response.objects.get().finished_at == first
    assert Result.objects.count() == 1


def test_after_finishing_every_question_leads_to_the_page_that_says_so(visitor: Visitor):
    finish(visitor)
    assert visitor.client.get(visitor.path("vragen/opbrengsten/")).url == visitor.path("afgerond/")
    assert visitor.client.get(visitor.path("")).url == visitor.path("resultaat/")


def test_answers_can_be_changed_and_give_a_new_result_when_finished_again(visitor: Visitor):
    factories.give(visitor.response, {"att-past": 5, "att-levert-op": 5})
    finish(visitor)
    visitor.client.post(visitor.path("afgerond/"))
    visitor.save("att-past", "1", page_load="later")
    old = visitor.page("resultaat/").text
    assert "Je bent je antwoorden aan het veranderen" in old
    finish(visitor)
    assert Result.objects.count() == 1, "of two results the difference would tell somebody's answers"
    assert Scan.objects.get().result.outcome.scores.scales["attitude"] == 50.0


def test_a_changed_result_is_new_again_to_the_service_point(visitor: Visitor):
    point = factories.make_service_point()
    factories.give(visitor.response, {"att-past": 5})
    finish(visitor)
    factories.make_share(Scan.objects.get(), point)
    Share.objects.update(first_seen_at=timezone.now())
    visitor.client.post(visitor.path("afgerond/"))
    finish(visitor)
    assert Share.objects.get().first_seen_at is None


def test_the_employer_reads_who_will_see_the_changes(visitor: Visitor):
    point = factories.make_service_point()
    finish(visitor)
    assert point.name not in visitor.page("afgerond/").text
    factories.make_share(Scan.objects.get(), point)
    assert f"{point.name} ziet dan het nieuwe resultaat" in visitor.page("afgerond/").text
    visitor.client.post(visitor.path("afgerond/"))
    assert f"{point.name} ziet dan het nieuwe resultaat" in visitor.page("controle/").text


def test_deleting_asks_first_and_then_leaves_nothing_but_a_line_in_the_log(visitor: Visitor):
    point = factories.make_service_point()
    factories.give(visitor.response, {"att-past": 5, "toelichting": "Een geheim"})
    make_link(visitor.response)
    finish(visitor)
    factories.make_share(Scan.objects.get(), point)
    assert "Wissen is voorgoed" in visitor.page("wissen/").text
    public_id = visitor.response.scan.public_id
    answer = visitor.client.post(visitor.path("wissen/"), follow=True)
    assert "De scan is gewist" in answer.content.decode()
    for model in (Scan, Response, Answer, Result, AccessLink, Share, Organisation):
        assert not model.objects.exists(), model
    assert visitor.client.get(visitor.path("resultaat/")).status_code == 403
    last = AuditEvent.objects.first()
    assert (last.act, last.scan_id) == (Act.DELETED, public_id)


def test_only_the_owner_can_delete_see_the_result_or_share(visitor: Visitor):
    Response.objects.update(is_owner=False)
    for rest in ("wissen/", "resultaat/", "resultaat/excel/", "delen/"):
        assert visitor.client.get(visitor.path(rest)).status_code == 403
    assert visitor.client.post(visitor.path("wissen/")).status_code == 403
    assert Scan.objects.exists()
