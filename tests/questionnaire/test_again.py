"""Doing the scan again: facts as proposals, answers about the work not shown, and one new scan per scan."""

import threading
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from scan.content import read_document
from scan.models import AuditEvent, Response, Scan
from scan.models.instrument import publish
from scan.models.link import make_link
from scan.questionnaire import actions
from scan.questionnaire.again import proposals, start_again
from scan.questionnaire.progress import stored_answers
from tests import factories
from tests.questionnaire.conftest import Visitor

FACTS = {"sector": "C", "omvang": "50-99", "ervaring": "meer", "aantal": 4, "vacatures": "gewoon"}
RATINGS = {"att-past": 4, "att-levert-op": 2, "att-werk-gedaan": 3}


@pytest.fixture
def earlier(visitor: Visitor) -> Visitor:
    """A director whose scan is finished."""
    factories.give(visitor.response, FACTS | RATINGS | {"hulpvraag": ("functies",), "toelichting": "Wij verhuizen."})
    actions.finish(visitor.response)
    return visitor


@pytest.fixture
def again(earlier: Visitor) -> Visitor:
    """The same director, in the same browser, who started anew."""
    earlier.client.post(earlier.path("opnieuw/"), {"role": "directie"})
    return Visitor(earlier.client, Response.objects.get(scan__previous=earlier.response.scan))


def posted(again: Visitor, section: str, part: int = 1, **answers: Any) -> dict[str, Any]:
    """What a browser posts from a screen with these answers, and what it says stood there."""
    form = again.page(f"vragen/{section}/{part}/").select_one("form")
    hidden = {one["name"]: one["value"] for one in form.select("input[type=hidden]")}
    return hidden | answers


# --- Starting


def test_a_new_scan_of_the_same_organisation_on_the_newest_version(earlier: Visitor, version):
    newer = publish({**read_document(), "arbeidsmarktregios": ["Ergens"]}, note="Nieuwer.")
    answer = earlier.client.post(earlier.path("opnieuw/"), {"role": "hr"})
    new = Scan.objects.get(previous=earlier.response.scan)
    assert new.organisation == earlier.response.scan.organisation
    assert (earlier.response.scan.version, new.version) == (version, newer)
    owner = new.responses.get()
    assert (owner.is_owner, owner.role) == (True, "hr")
    assert answer.url == f"/scan/{owner.public_id}/opnieuw/begonnen/"
    assert AuditEvent.objects.filter(scan_id=new.public_id, act="gestart").count() == 1


def test_the_same_browser_may_open_both_and_is_offered_a_link_to_the_new_one(again: Visitor, earlier: Visitor):
    page = again.page("opnieuw/begonnen/")
    assert page.h1.text == "Je nieuwe scan is begonnen"
    assert [a["href"] for a in page.select("main .scan-button")] == [again.path(""), again.path("later/")]
    assert earlier.client.get(earlier.path("resultaat/")).status_code == 200
    assert again.client.get(again.path("vragen/opbrengsten/")).status_code == 200


def test_the_role_of_then_is_proposed_and_another_can_be_chosen(earlier: Visitor):
    page = earlier.page("opnieuw/")
    assert page.select_one("input[name=role][checked]")["value"] == "directie"
    assert {one["value"] for one in page.select("input[name=role]")} == {"directie", "hr", "leidinggevende"}


@pytest.mark.parametrize("role", [None, "medewerker", "koning"])
def test_without_a_role_that_can_own_a_scan_nothing_starts(earlier: Visitor, role: str | None):
    answer = earlier.client.post(earlier.path("opnieuw/"), {"role": role} if role else {})
    assert answer.status_code == 422
    assert "scan-error-summary" in answer.content.decode()
    assert Scan.objects.count() == 1


def test_a_scan_without_a_result_is_finished_first(visitor: Visitor):
    assert visitor.client.get(visitor.path("opnieuw/")).url == visitor.path("controle/")
    assert visitor.client.post(visitor.path("opnieuw/"), {"role": "hr"}).url == visitor.path("controle/")
    assert Scan.objects.count() == 1


def test_while_a_new_one_is_open_one_goes_on_with_that(again: Visitor, earlier: Visitor):
    assert earlier.page("opnieuw/").h1.text == "Er is al een nieuwe scan"
    answer = earlier.client.post(earlier.path("opnieuw/"), {"role": "hr"})
    assert answer.url == again.path("")
    assert Scan.objects.count() == 2
    assert again.response.role == "directie"


def came_in(response: Response) -> Client:
    """Another browser, that came in through a personal link."""
    client = Client()
    client.post(f"/link/{make_link(response)[1]}/")
    return client


def test_the_old_link_leads_to_the_new_scan_only_until_that_is_finished(again: Visitor, earlier: Visitor):
    client = came_in(earlier.response)
    assert client.get(again.path("")).status_code == 403
    client.post(earlier.path("opnieuw/"))
    assert client.get(again.path("vragen/opbrengsten/")).status_code == 200
    actions.finish(again.response)
    later = came_in(earlier.response)
    answer = later.post(earlier.path("opnieuw/"))
    assert (answer.status_code, later.get(again.path("resultaat/")).status_code) == (200, 403)
    assert "Open de nieuwe scan met de persoonlijke link" in answer.content.decode()


def test_a_link_to_the_new_scan_does_not_open_the_old_one(again: Visitor, earlier: Visitor):
    client = came_in(again.response)
    assert client.get(earlier.path("resultaat/")).status_code == 403


def test_one_can_measure_again_and_again(again: Visitor):
    actions.finish(again.response)
    assert again.page("opnieuw/").h1.text == "Doe de scan opnieuw"
    again.client.post(again.path("opnieuw/"), {"role": "directie"})
    assert Scan.objects.get(previous=again.response.scan)


def test_deleting_either_scan_leaves_the_other(again: Visitor, earlier: Visitor):
    actions.delete_scan(earlier.response.scan)
    left = Scan.objects.get()
    assert (left.pk, left.previous) == (again.response.scan_id, None)
    assert left.organisation
    assert again.client.get(again.path("vragen/organisatie/")).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_browsers_at_the_same_moment_start_one_scan(version):
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite only one transaction writes at a time")
    scan = factories.make_finished_scan()
    made: list[int] = []
    ready = threading.Barrier(4)

    def start() -> None:
        ready.wait()
        made.append(start_again(scan, "hr").scan_id)
        connections.close_all()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(made) == 4
    assert set(made) == {Scan.objects.get(previous=scan).pk}


# --- Facts are proposals


def test_a_fact_is_shown_as_a_proposal_and_counts_as_not_answered(again: Visitor):
    page = again.page("vragen/organisatie/")
    sector = page.select_one("#vraag-sector")
    assert sector.select_one(".scan-proposal").text == "Vorige keer: ‘Industrie’. Klopt dit nog?"
    assert sector.select("input[checked]") == []
    assert "Opgeslagen" not in sector.text
    assert f"{sector.select_one('.scan-proposal')['id']}" in sector["aria-describedby"].split()
    assert again.stored() == {}
    assert "In welke sector werken jullie?" in again.page("controle/").text


def test_going_on_without_confirming_leaves_a_fact_open(again: Visitor):
    again.client.post(again.path("vragen/organisatie/1/"), posted(again, "organisatie", naar="volgende"))
    assert again.stored() == {}


def test_one_button_confirms_what_was_left_as_it_was(again: Visitor):
    data = posted(again, "organisatie", naar="klopt", omvang="100-249")
    answer = again.client.post(again.path("vragen/organisatie/1/"), data)
    assert again.stored() == {"sector": "C", "omvang": "100-249", "ervaring": "meer"}
    assert answer.url == again.path("vragen/organisatie/2/")
    assert again.page("vragen/organisatie/1/").select(".scan-proposal") == []


def test_a_follow_up_is_confirmed_only_after_it_was_shown(again: Visitor):
    again.client.post(again.path("vragen/organisatie/1/"), posted(again, "organisatie", naar="klopt"))
    assert "aantal" not in again.stored()
    again.client.post(again.path("vragen/organisatie/2/"), posted(again, "organisatie", 2, naar="klopt"))
    assert again.stored()["aantal"] == 4


def test_a_fact_that_was_changed_or_taken_away_is_not_proposed_again(again: Visitor):
    again.save("sector", "F")
    again.save("omvang", "10-24")
    again.client.post(
        again.path("antwoord/omvang/"), {"page_load": "page-a", "number": "2"}, headers={"HX-Request": "true"}
    )
    page = again.page("vragen/organisatie/")
    proposed = [one["id"].removesuffix("-vorige") for one in page.select(".scan-proposal")]
    assert proposed == ["ervaring"]
    again.client.post(again.path("vragen/organisatie/1/"), posted(again, "organisatie", naar="klopt", sector="F"))
    assert (again.stored()["sector"], again.stored()["omvang"]) == ("F", None)


def test_only_what_was_read_on_the_page_is_confirmed(again: Visitor, earlier: Visitor):
    """The earlier scan was changed after the page was opened."""
    data = posted(again, "organisatie", naar="klopt")
    actions.reopen(earlier.response)
    earlier.response.refresh_from_db()
    earlier.save("sector", "F", number="5")
    actions.finish(Response.objects.get(pk=earlier.response.pk))
    again.client.post(again.path("vragen/organisatie/1/"), data)
    assert again.stored() == {"omvang": "50-99", "ervaring": "meer"}


def test_enter_does_not_confirm(again: Visitor):
    """The first button of a form is what Enter presses."""
    buttons = again.page("vragen/organisatie/").select("main form button")
    assert [one["value"] for one in buttons][:2] == ["volgende", "klopt"]
    filled = [
        one["value"] for one in buttons if "scan-button" in one["class"] and "--secondary" not in str(one["class"])
    ]
    assert filled == ["klopt"]


def test_without_proposals_there_is_nothing_to_confirm(earlier: Visitor, again: Visitor):
    for page in (again.page("vragen/opbrengsten/"), Visitor(earlier.client, factories.make_response()).page("")):
        assert page.select("button[value=klopt]") == []


def test_a_wish_is_proposed_and_a_remark_is_not(again: Visitor):
    text = again.page("vragen/hulp/").text
    assert "Vorige keer: ‘Geschikt werk of functies maken’" in text
    assert "Wij verhuizen" not in text


def test_a_question_that_changed_meanwhile_is_asked_as_new(earlier: Visitor):
    document = deepcopy(read_document())
    document["sections"][0]["questions"][0]["text"] = "In welke sector werken jullie het meest?"
    publish(document, note="Andere vraag.")
    new = start_again(earlier.response.scan, "hr")
    assert set(proposals(new, stored_answers(new))) == {"omvang", "ervaring", "aantal", "vacatures", "hulpvraag"}


def test_a_colleague_gets_no_proposals(again: Visitor):
    mate = Response.objects.create(scan=again.response.scan, role="hr")
    assert proposals(mate, {}) == {}


# --- Answers about the work


def test_answers_about_the_work_are_nowhere_in_the_new_scan(again: Visitor):
    for rest in ("vragen/opbrengsten/", "controle/", "opnieuw/begonnen/"):
        page = again.page(rest)
        assert page.select("input[type=radio][checked]") == []
        assert page.select(".scan-proposal") == []
        assert again.client.get(again.path("resultaat/")).status_code == 302
    assert "att-past" not in proposals(again.response, {})


# --- Limits


def test_a_screen_with_proposals_costs_few_queries(again: Visitor, django_assert_max_num_queries):
    again.page("vragen/organisatie/")
    with django_assert_max_num_queries(8):
        again.client.get(again.path("vragen/organisatie/"))


def test_saving_an_answer_in_a_following_scan_costs_no_more_than_in_a_first(
    again: Visitor, django_assert_max_num_queries
):
    again.save("sector", "F")
    with django_assert_max_num_queries(6):
        again.save("sector", "C", number="2")
