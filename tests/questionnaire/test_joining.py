"""A colleague: reading what taking part means, starting, filling in, and the end of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from scan.core.relevance import asked_questions
from scan.models import (
    Act,
    Answer,
    AuditEvent,
    InstrumentVersion,
    Invitation,
    Response,
    Result,
    RoleLink,
    Scan,
)
from scan.models.link import make_link
from scan.questionnaire import inviting, joining
from scan.questionnaire.actions import finish
from tests import factories
from tests.questionnaire.conftest import Visitor


@pytest.fixture
def owner(version: InstrumentVersion, site_root: Any) -> Response:
    return factories.make_response("hr", {"att-past": 4, "att-levert-op": 2})


def role_link(owner: Response, role: str = "medewerker", places: int = 5) -> str:
    return f"/meedoen/{inviting.invite(owner.scan, role, places)[1]}/"


def page_of(answer: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "lxml")


def words(answer: HttpResponse) -> str:
    return " ".join(page_of(answer).get_text(" ").split())


def heading(answer: HttpResponse) -> str:
    return page_of(answer).select_one("h1").get_text()


def join(link: str) -> Visitor:
    """Somebody who opened the link in a browser of their own and started."""
    client = Client()
    client.post(link)
    return Visitor(client, Response.objects.latest("pk"))


class TestLooking:
    @pytest.mark.parametrize("method", ["get", "head"])
    def test_changes_nothing_as_mail_scanners_do(self, owner: Response, method: str):
        link = role_link(owner)
        before = (Response.objects.count(), AuditEvent.objects.count())
        client = Client()
        assert getattr(client, method)(link).status_code == 200
        assert (Response.objects.count(), AuditEvent.objects.count()) == before
        assert "sessionid" not in client.cookies

    def test_tells_purpose_role_time_and_that_it_is_voluntary(self, owner: Response):
        text = words(Client().get(role_link(owner)))
        for told in ("Waarvoor is dit?", "als medewerker", "ongeveer 7 minuten", "Meedoen is vrijwillig", "de ronde"):
            assert told in text

    def test_tells_a_protected_role_that_only_means_of_three_are_seen(self, owner: Response):
        text = words(Client().get(role_link(owner)))
        assert "ziet alleen gemiddelden" in text
        assert "minstens 3 mensen" in text
        assert "antwoorden herkennen" not in text

    def test_tells_a_role_that_is_not_protected_that_answers_can_be_recognised(self, owner: Response):
        text = words(Client().get(role_link(owner, "leidinggevende")))
        assert "kan jouw antwoorden herkennen" in text
        assert "gemiddelden" not in text

    def test_is_never_kept_by_the_browser(self, owner: Response):
        assert "no-store" in Client().get(role_link(owner))["Cache-Control"]


class TestWithHowMany:
    """Where so few take part that the owner may work it out, that is said before the first question."""

    def told(self, link: str) -> str:
        alert = page_of(Client().get(link)).select_one("[aria-labelledby=met-hoeveel]")
        return " ".join(alert.get_text(" ").split())

    def test_a_protected_role_with_too_few(self, owner: Response):
        link = role_link(owner, places=10)
        assert "Je bent nu de eerste met jouw rol" in self.told(link)
        join(link)
        assert "jullie nu met 2" in self.told(link)
        assert "tellen jullie antwoorden niet mee" in self.told(link)

    def test_a_protected_role_with_few(self, owner: Response):
        link = role_link(owner, places=10)
        for _ in range(2):
            join(link)
        assert "jullie nu met 3" in self.told(link)
        assert "soms uitrekenen of raden wat jij koos" in self.told(link)
        assert "niet mee" not in self.told(link)

    def test_a_protected_role_with_many(self, owner: Response):
        link = role_link(owner, places=10)
        for _ in range(5):
            join(link)
        assert "jullie nu met 6" in self.told(link)
        assert "uitrekenen" not in self.told(link)

    def test_a_protected_role_that_cannot_become_many(self, owner: Response):
        assert "soms uitrekenen" in self.told(role_link(owner, places=4))

    def test_the_only_one_of_a_role_that_is_not_protected(self, owner: Response):
        link = role_link(owner, "leidinggevende")
        assert "Je bent nu de enige met jouw rol" in self.told(link)
        assert "weet de eigenaar precies wat jij koos" in self.told(link)

    def test_the_owner_is_one_of_the_role_too(self, owner: Response):
        assert "jullie nu met 2" in self.told(role_link(owner, "hr"))

    def test_it_is_said_again_before_finishing(self, owner: Response):
        mate = join(role_link(owner))
        assert "Je bent nu de eerste met jouw rol" in mate.page("controle/").get_text()


class TestStarting:
    def test_gives_a_response_of_ones_own_and_shows_its_link_once(self, owner: Response):
        link = role_link(owner)
        client = Client()
        answer = client.post(link)
        response = Response.objects.latest("pk")
        assert (response.scan_id, response.role, response.is_owner) == (owner.scan_id, "medewerker", False)
        own = page_of(answer).select_one("#link")["value"]
        other = Client()
        assert other.post(own).url == f"/scan/{response.public_id}/"
        assert other.get(f"/scan/{response.public_id}/").url.endswith("/vragen/opbrengsten/1/")
        assert client.get(f"/scan/{response.public_id}/").status_code == 302

    def test_is_written_down_without_who_or_in_which_role(self, owner: Response):
        join(role_link(owner))
        event = AuditEvent.objects.get(act=Act.JOINED)
        assert (event.scan_id, event.user_id) == (owner.scan.public_id, None)

    def test_again_in_the_same_browser_goes_on_with_the_own_response(self, owner: Response):
        link = role_link(owner)
        mate = join(link)
        assert "al iemand begonnen" in heading(mate.client.get(link))
        assert mate.client.post(link).url == mate.path("")
        assert Response.objects.count() == 2

    @pytest.mark.parametrize("cookie", ["came in between", "did not come yet"])
    def test_a_double_click_starts_one_response_and_shows_its_link(self, owner: Response, cookie: str):
        link = role_link(owner)
        client = Client()
        form = page_of(client.get(link)).select_one("input[name=form]")["value"]
        client.post(link, {"form": form})
        second = client if cookie == "came in between" else Client()
        answer = second.post(link, {"form": form})
        response = Response.objects.get(is_owner=False)
        assert heading(answer) == "Bewaar je eigen link"
        assert Client().post(page_of(answer).select_one("#link")["value"]).url == f"/scan/{response.public_id}/"
        assert second.get(f"/scan/{response.public_id}/").status_code == 302

    def test_a_double_click_of_somebody_else_on_the_same_device_starts_one(self, owner: Response):
        link = role_link(owner)
        first = join(link)
        form = page_of(first.client.get(link)).select_one("input[name=form]")["value"]
        for _ in range(2):
            first.client.post(link, {"opnieuw": "1", "form": form})
        assert Response.objects.filter(is_owner=False).count() == 2
        assert first.client.get(first.path("")).status_code == 403

    def test_the_form_of_somebody_who_began_before_opens_nothing_later(self, owner: Response, monkeypatch: Any):
        monkeypatch.setattr(joining, "SAME_CLICK", 0)
        link = role_link(owner)
        first, second = Client(), Client()
        form = page_of(first.get(link)).select_one("input[name=form]")["value"]
        for client in (first, second):
            client.post(link, {"form": form})
        assert Response.objects.filter(is_owner=False).count() == 2

    def test_somebody_else_on_the_same_device_starts_anew_and_cannot_open_the_first(self, owner: Response):
        link = role_link(owner)
        first = join(link)
        first.client.post(link, {"opnieuw": "1"})
        second = Response.objects.latest("pk")
        assert Response.objects.count() == 3
        assert first.client.get(f"/scan/{second.public_id}/").status_code == 302
        assert first.client.get(first.path("")).status_code == 403

    def test_elsewhere_starts_another_until_there_are_enough(self, owner: Response):
        link = role_link(owner, places=3)
        mates = [join(link) for _ in range(3)]
        assert len({mate.response.pk for mate in mates}) == 3
        late = Client()
        for answer in (late.get(link), late.post(link)):
            assert answer.status_code == 410
            assert heading(answer) == "Er doen al genoeg mensen mee"
        assert Response.objects.count() == 4
        assert mates[0].client.post(link).url == mates[0].path("")

    def test_a_place_comes_free_when_somebody_takes_the_answers_back(self, owner: Response):
        link = role_link(owner, "directie", places=1)
        mate = join(link)
        assert Client().get(link).status_code == 410
        mate.client.post(mate.path("terugnemen/"))
        assert Client().get(link).status_code == 200

    def test_is_not_for_the_owner(self, owner: Response):
        link = role_link(owner)
        client = Client()
        client.post(f"/link/{make_link(owner)[1]}/")
        assert heading(client.get(link)) == "Deze link is voor je collega’s"
        assert client.post(link).status_code == 403
        assert Response.objects.count() == 1

    @pytest.mark.parametrize("change", [{"revoked_at": timezone.now()}, {"expires_at": timezone.now()}])
    def test_a_link_that_is_stopped_or_past_its_date_starts_nobody(self, owner: Response, change: dict[str, Any]):
        link = role_link(owner)
        RoleLink.objects.update(**change)
        for answer in (Client().get(link), Client().post(link), Client().get("/meedoen/niet-van-ons/")):
            assert answer.status_code == 404
            assert heading(answer) == "Deze link werkt niet"
        assert Response.objects.count() == 1

    def test_a_link_works_for_sixty_days(self, owner: Response, monkeypatch: pytest.MonkeyPatch):
        link = role_link(owner)
        end = RoleLink.objects.get().expires_at
        monkeypatch.setattr(timezone, "now", lambda: end - timedelta(microseconds=1))
        assert Client().get(link).status_code == 200
        monkeypatch.setattr(timezone, "now", lambda: end)
        assert Client().get(link).status_code == 404

    @pytest.mark.parametrize("closed", ["role", "round"])
    def test_nobody_starts_in_a_role_or_round_that_is_closed(self, owner: Response, closed: str):
        link = role_link(owner)
        mate = join(link)
        if closed == "role":
            inviting.close_role(Invitation.objects.get())
        else:
            inviting.close_round(owner.scan)
        late = Client()
        assert [late.get(link).status_code, late.post(link).status_code] == [410, 410]
        assert heading(late.get(link)) == "Je kunt niet meer beginnen"
        assert mate.client.get(link).status_code == 200
        assert Response.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_many_who_start_at_once_no_more_get_in_than_there_are_places(version: InstrumentVersion):
    owner = factories.make_response("hr")
    inviting.invite(owner.scan, "medewerker", 5)
    invitation = Invitation.objects.get()

    def one(_: int) -> bool:
        try:
            joining.join(invitation)
        except joining.NoPlaceError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as pool:
        got_in = list(pool.map(one, range(24)))
    assert sum(got_in) == 5
    assert Response.objects.filter(is_owner=False).count() == 5


@pytest.mark.django_db(transaction=True)
def test_of_one_form_that_is_sent_many_times_at_once_comes_one_response(version: InstrumentVersion):
    owner = factories.make_response("hr")
    inviting.invite(owner.scan, "medewerker", 5)
    invitation = Invitation.objects.get()

    def one(_: int) -> int:
        try:
            return joining.join(invitation, form="the same").pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        begun = set(pool.map(one, range(8)))
    assert begun == {Response.objects.get(is_owner=False).pk}


@pytest.mark.django_db(transaction=True)
def test_of_everybody_who_finishes_while_the_round_closes_nobody_is_lost_and_nothing_locks(version: InstrumentVersion):
    owner = factories.make_response("hr", {"att-past": 4})
    finish(owner)
    mates = [Response.objects.create(scan=owner.scan, role=role) for role in ("leidinggevende", "medewerker") * 4]
    for mate in mates:
        factories.give(mate, {"att-past": 2})

    def one(index: int) -> None:
        try:
            if index == 4:
                inviting.close_round(Scan.objects.get(pk=owner.scan_id))
            else:
                finish(Response.objects.get(pk=mates[index].pk))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(8)))
    answered = {"hr": 1, "leidinggevende": 4, "medewerker": 4}
    assert Scan.objects.get().result.outcome.scores.answered == answered


class TestFillingIn:
    def test_shows_only_questions_for_the_role_and_never_those_about_the_organisation(self, owner: Response):
        mate = join(role_link(owner))
        instrument = owner.instrument
        own = {question.key for question in asked_questions(instrument, "medewerker", once=False)}
        seen = {
            field["name"].removeprefix("seen-")
            for section in instrument.sections
            for part in (1, 2, 3)
            for field in mate.page(f"vragen/{section.key}/{part}/").select("[name^=seen-]")
        }
        assert seen
        assert seen <= own
        assert seen & instrument.facts.keys() == set()
        assert mate.client.get(mate.path("vragen/organisatie/")).status_code == 404
        assert mate.save("sector", "A").status_code == 404
        assert mate.save("wet-gebruik", "3").status_code == 404

    def test_never_shows_what_another_answered(self, owner: Response):
        first, second = (join(role_link(owner, places=5)) for _ in range(2))
        first.save("att-past", "5")
        page = second.page("vragen/opbrengsten/")
        assert not page.select("input[checked]")
        assert second.client.get(first.path("vragen/opbrengsten/")).status_code == 403
        assert first.client.get(f"/scan/{owner.public_id}/").status_code == 403
        assert "Geen antwoord" in second.page("antwoorden/").get_text()

    def test_saving_an_answer_takes_no_more_queries_than_for_the_owner(
        self, owner: Response, django_assert_max_num_queries: Any
    ):
        mate = join(role_link(owner))
        with django_assert_max_num_queries(6):
            assert mate.save("att-past", "5").status_code == 200


class TestTheEnd:
    def test_is_a_word_of_thanks_and_never_the_result(self, owner: Response):
        finish(owner)
        mate = join(role_link(owner))
        mate.save("att-past", "5")
        assert "bekijk het resultaat" not in mate.page("controle/").get_text()
        answer = mate.client.post(mate.path("controle/"), follow=True)
        assert answer.redirect_chain == [(mate.path("afgerond/"), 302)]
        assert heading(answer) == "Bedankt voor het meedoen"
        assert mate.client.get(mate.path("")).url == mate.path("afgerond/")
        assert mate.client.get(mate.path("controle/")).url == mate.path("afgerond/")
        assert mate.path("resultaat/") not in answer.content.decode()
        assert mate.client.get(mate.path("resultaat/")).status_code == 403

    def test_tells_a_protected_role_when_the_answers_will_count(self, owner: Response):
        mate = join(role_link(owner))
        finish(mate.response)
        text = words(mate.client.get(mate.path("afgerond/")))
        assert "tellen pas mee als de eigenaar van de scan de ronde sluit" in text
        assert "tellen jullie antwoorden niet mee" in text

    def test_shows_the_own_answers_in_words(self, owner: Response):
        mate = join(role_link(owner))
        mate.save("att-past", "5")
        finish(mate.response)
        page = mate.page("antwoorden/")
        rows = {row.dt.get_text(): row.dd.get_text() for row in page.select("dl div")}
        assert rows[owner.instrument.questions["att-past"].text] == "Helemaal mee eens"
        assert set(rows.values()) == {"Helemaal mee eens", "Geen antwoord"}

    def test_lets_the_own_answers_be_changed_while_the_round_is_open(self, owner: Response):
        mate = join(role_link(owner))
        finish(mate.response)
        assert mate.client.post(mate.path("afgerond/")).url == mate.path("controle/")
        assert mate.save("att-past", "1").status_code == 200

    def test_and_not_any_more_when_it_is_closed(self, owner: Response):
        mate = join(role_link(owner))
        mate.save("att-past", "5")
        finish(mate.response)
        inviting.close_round(owner.scan)
        page = mate.page("afgerond/")
        assert "Je kunt niets meer veranderen" in page.get_text()
        assert not page.select("form[action$='/afgerond/']")
        assert mate.client.post(mate.path("afgerond/"), follow=True).redirect_chain[-1][0] == mate.path("afgerond/")
        assert mate.save("att-past", "1").status_code == 409
        assert mate.stored() == {"att-past": 5}

    def test_somebody_who_was_busy_is_told_that_the_round_was_closed(self, owner: Response):
        mate = join(role_link(owner))
        mate.save("att-past", "5")
        inviting.close_round(owner.scan)
        answer = mate.client.get(mate.path(""), follow=True)
        assert heading(answer) == "De ronde is gesloten"
        assert "staat vast" in words(answer)


class TestTakingBack:
    def test_asks_first_and_then_deletes_only_the_own_answers(self, owner: Response):
        link = role_link(owner)
        mate, other = join(link), join(link)
        for one in (mate, other):
            one.save("att-past", "5")
        assert "Wissen is voorgoed" in mate.page("terugnemen/").get_text()
        answer = mate.client.post(mate.path("terugnemen/"), follow=True)
        assert heading(answer) == "Je antwoorden zijn gewist"
        assert set(Response.objects.all()) == {owner, other.response}
        assert not Answer.objects.filter(response_id=mate.response.pk).exists()
        assert mate.client.get(mate.path("")).status_code == 403
        assert AuditEvent.objects.first().act == Act.RETRACTED

    def test_takes_the_answers_out_of_the_result_where_they_counted(self, owner: Response):
        finish(owner)
        mate = join(role_link(owner, "leidinggevende"))
        mate.save("att-past", "1")
        finish(mate.response)
        assert Result.objects.get().outcome.scores.answered == {"hr": 1, "leidinggevende": 1}
        mate.client.post(mate.path("terugnemen/"))
        assert Result.objects.get().outcome.scores.answered == {"hr": 1}

    def test_leaves_the_result_alone_where_they_did_not(self, owner: Response):
        before = finish(owner)
        mate = join(role_link(owner))
        mate.save("att-past", "1")
        finish(mate.response)
        mate.client.post(mate.path("terugnemen/"))
        assert Result.objects.get() == before

    def test_is_over_when_the_round_is_closed(self, owner: Response):
        mate = join(role_link(owner))
        mate.save("att-past", "1")
        inviting.close_round(owner.scan)
        for answer in (mate.client.get(mate.path("terugnemen/")), mate.client.post(mate.path("terugnemen/"))):
            assert answer.url == mate.path("afgerond/")
        with pytest.raises(inviting.RoundClosedError):
            joining.retract(mate.response)
        assert mate.stored() == {"att-past": 1}

    def test_is_for_colleagues_the_owner_deletes_the_scan(self, owner: Response):
        client = Client()
        client.post(f"/link/{make_link(owner)[1]}/")
        assert client.post(f"/scan/{owner.public_id}/terugnemen/").url == f"/scan/{owner.public_id}/wissen/"
        joining.retract(owner)
        assert Response.objects.get() == owner
