"""The owner and the colleagues: inviting, seeing how far they are, reminding, and closing."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from scan.models import Act, AuditEvent, Invitation, Response, RoleLink, Scan
from scan.models.invitation import LIFETIME, find_role_link
from scan.questionnaire import inviting, joining
from scan.questionnaire.actions import finish, reopen
from tests import factories
from tests.questionnaire.conftest import Visitor


def role_page(visitor: Visitor, role: str = "medewerker") -> BeautifulSoup:
    return visitor.page(f"collegas/rol/{role}/")


def post(visitor: Visitor, wish: str, role: str = "medewerker", **data: Any) -> HttpResponse:
    return visitor.client.post(visitor.path(f"collegas/rol/{role}/"), {"doe": wish, **data})


def invite(visitor: Visitor, role: str = "medewerker", places: int = 5) -> BeautifulSoup:
    return BeautifulSoup(post(visitor, "uitnodigen", role, places=places).content, "lxml")


def colleague(visitor: Visitor, role: str = "medewerker", *, done: bool = False, **answers: int) -> Response:
    """Somebody who started by the invitation of this role, which is made when there is none."""
    if not Invitation.objects.filter(role=role).exists():
        inviting.invite(visitor.response.scan, role, 10)
    response = joining.join(Invitation.objects.get(role=role))
    factories.give(response, {key.replace("_", "-"): value for key, value in answers.items()})
    if done:
        finish(response)
    return response


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text(" ").split())


def test_every_role_that_gets_questions_can_be_invited(visitor: Visitor):
    titles = [heading.get_text() for heading in visitor.page("collegas/").select("li h3")]
    assert titles == [role.title for role in visitor.response.instrument.roles]
    assert visitor.client.get(visitor.path("collegas/rol/keizer/")).status_code == 404


def test_the_owner_reads_in_which_role_they_answer_themselves(visitor: Visitor):
    assert "Zelf vul je de scan in als directeur of eigenaar." in words(visitor.page("collegas/"))


class TestInviting:
    def test_gives_a_link_for_the_role_that_is_shown_this_once(self, visitor: Visitor):
        url = invite(visitor, places=4).select_one("#rol-link")["value"]
        token = url.rstrip("/").rpartition("/")[2]
        assert url == f"http://testserver/meedoen/{token}/"
        found = find_role_link(token)
        assert found
        assert (found.invitation.role, found.invitation.places) == ("medewerker", 4)
        assert token not in role_page(visitor).decode()

    def test_keeps_only_a_hash_of_the_token_and_says_until_when_it_works(self, visitor: Visitor):
        page = invite(visitor)
        token = page.select_one("#rol-link")["value"].rstrip("/").rpartition("/")[2]
        row = RoleLink.objects.values().get()
        assert not [value for value in row.values() if token in str(value)]
        assert row["expires_at"] - row["created_at"] - LIFETIME < timedelta(seconds=5)
        assert f"{timezone.localtime(row['expires_at']):%Y}" in words(page)

    def test_gives_a_mail_that_is_ready_to_send_to_nobody_in_particular(self, visitor: Visitor):
        page = invite(visitor)
        body = page.select_one("#mailtekst").get_text()
        link = urlsplit(page.find("a", string="Open in mijn mailprogramma")["href"])
        mail = parse_qs(link.query)
        assert (link.scheme, link.path) == ("mailto", "")
        assert mail["subject"] == ["Doe je mee met de Inclusiescan?"]
        assert mail["body"][0].replace("\r\n", "\n").strip() == body.strip()
        assert page.select_one("#rol-link")["value"] in body
        for told in ("vrijwillig", "als medewerker", "ongeveer", "Wie ziet wat?", "minstens 3 mensen"):
            assert told in body

    def test_the_mail_to_a_role_that_is_not_protected_says_that_answers_can_be_recognised(self, visitor: Visitor):
        body = invite(visitor, "hr").select_one("#mailtekst").get_text()
        assert "herkennen" in body
        assert "als HR of personeelszaken" in body
        assert "gemiddelden" not in body

    def test_is_written_down_without_the_role(self, visitor: Visitor):
        invite(visitor)
        event = AuditEvent.objects.first()
        assert (event.act, event.scan_id) == (Act.INVITED, visitor.response.scan.public_id)

    @pytest.mark.parametrize(("role", "places"), [("medewerker", "2"), ("hr", "0"), ("hr", "501"), ("hr", "veel")])
    def test_refuses_a_number_that_makes_no_sense_and_keeps_what_was_typed(
        self, visitor: Visitor, role: str, places: str
    ):
        answer = post(visitor, "uitnodigen", role, places=places)
        page = BeautifulSoup(answer.content, "lxml")
        assert answer.status_code == 422
        assert page.select_one("#fouten a")["href"] == "#id_places"
        assert page.select_one("#id_places")["value"] == places
        assert not Invitation.objects.exists()

    def test_another_link_leaves_the_first_one_and_the_number_as_they_are(self, visitor: Visitor):
        invite(visitor, places=4)
        assert "een nieuwe uitnodiging" in words(role_page(visitor))
        post(visitor, "uitnodigen", places=9)
        assert Invitation.objects.get().places == 4
        assert RoleLink.objects.valid().count() == 2

    def test_a_reminder_asks_everybody_because_nobody_knows_who_took_part(self, visitor: Visitor):
        invite(visitor)
        page = BeautifulSoup(post(visitor, "herinneren").content, "lxml")
        body = page.select_one("#mailtekst").get_text()
        assert "Ben je al klaar?" in body
        assert page.select_one("#rol-link")["value"] in body


class TestChanging:
    def test_the_number_of_places_later(self, visitor: Visitor):
        invite(visitor, places=4)
        assert post(visitor, "plekken", places="6").status_code == 302
        assert Invitation.objects.get().places == 6

    def test_never_fewer_places_than_people_who_started(self, visitor: Visitor):
        for _ in range(4):
            colleague(visitor)
        assert post(visitor, "plekken", places="3").status_code == 422
        assert Invitation.objects.get().places == 10
        with pytest.raises(inviting.TooFewPlacesError):
            inviting.set_places(Invitation.objects.get(), 3)

    def test_a_link_that_is_stopped_starts_nobody_and_the_others_do(self, visitor: Visitor):
        tokens = [invite(visitor).select_one("#rol-link")["value"].rstrip("/").rpartition("/")[2] for _ in range(2)]
        first = RoleLink.objects.earliest("pk")
        assert post(visitor, "stoppen", link=first.pk).status_code == 302
        assert [find_role_link(token) is not None for token in tokens] == [False, True]
        assert len(role_page(visitor).select("button[value=stoppen]")) == 1

    def test_a_link_of_another_scan_cannot_be_stopped(self, visitor: Visitor):
        other = factories.make_response("hr")
        link, token = inviting.invite(other.scan, "medewerker", 5)
        invite(visitor)
        post(visitor, "stoppen", link=link.pk)
        assert find_role_link(token)

    def test_a_role_can_be_closed_and_opened_again(self, visitor: Visitor):
        invite(visitor)
        post(visitor, "sluiten")
        assert "niemand kan nog beginnen" in words(visitor.page("collegas/"))
        with pytest.raises(joining.NoPlaceError):
            joining.join(Invitation.objects.get())
        post(visitor, "openen")
        assert joining.join(Invitation.objects.get())


class TestWhatTheOwnerSees:
    def test_of_a_role_that_is_not_protected_everybody_by_number(self, visitor: Visitor):
        colleague(visitor, "leidinggevende")
        colleague(visitor, "leidinggevende", done=True, att_past=1)
        page = visitor.page("collegas/")
        assert [li.get_text() for li in page.select(".scan-round__people li")] == [
            "Leidinggevende 1: bezig",
            "Leidinggevende 2: afgerond",
        ]

    def test_of_a_protected_role_only_how_many(self, visitor: Visitor):
        colleague(visitor)
        colleague(visitor, done=True, att_past=1)
        page = visitor.page("collegas/")
        assert "2 van 10 begonnen, 1 klaar." in words(page)
        assert not page.select(".scan-round__people")
        shown = page.decode() + role_page(visitor).decode()
        times = {f"{timezone.localtime(one.started_at):%H:%M}" for one in Response.objects.all()}
        assert not [time for time in times if re.search(rf"\b{time}\b", shown)]

    def test_no_id_of_a_colleague(self, visitor: Visitor):
        ids = [colleague(visitor, role).public_id for role in ("medewerker", "leidinggevende")]
        text = visitor.page("collegas/").decode() + role_page(visitor).decode()
        assert not [one for one in ids if one in text]

    def test_it_takes_the_same_number_of_queries_whatever_the_number_of_colleagues(
        self, visitor: Visitor, django_assert_num_queries: Any
    ):
        colleague(visitor)
        finish(visitor.response)
        with django_assert_num_queries(7):
            visitor.client.get(visitor.path("collegas/"))
        for role in ("medewerker", "leidinggevende", "hr"):
            for _ in range(5):
                colleague(visitor, role, done=True, att_past=1)
        with django_assert_num_queries(7):
            visitor.client.get(visitor.path("collegas/"))

    def test_that_the_facts_come_first(self, visitor: Visitor):
        assert "Beantwoord eerst de vragen over jullie organisatie" in words(visitor.page("collegas/"))
        data = factories.example("one respondent, wishes")["input"]
        factories.give(visitor.response, data["organisation"])
        assert "Beantwoord eerst" not in words(visitor.page("collegas/"))


class TestClosingTheRound:
    def close(self, visitor: Visitor) -> HttpResponse:
        seen = visitor.page("collegas/sluiten/").select_one("[name=gezien]")["value"]
        return visitor.client.post(visitor.path("collegas/sluiten/"), {"gezien": seen})

    def test_says_beforehand_whose_answers_will_count(self, visitor: Visitor):
        for _ in range(2):
            colleague(visitor, done=True, att_past=1)
        colleague(visitor, "or")
        colleague(visitor, "leidinggevende", att_past=1)
        rows = [(row.dt.get_text(), row.dd.get_text()) for row in visitor.page("collegas/sluiten/").select("dl div")]
        or_title = visitor.response.instrument.roles[4].title
        assert rows == [
            ("Leidinggevende: 1 begonnen, 1 met antwoorden", "Telt mee"),
            ("Medewerker: 2 begonnen, 2 met antwoorden", "Telt niet mee: minder dan drie"),
            (f"{or_title}: 1 begonnen, 0 met antwoorden", "Telt niet mee: minder dan drie"),
        ]

    def test_is_final_and_makes_a_new_result(self, visitor: Visitor):
        factories.give(visitor.response, {"att-past": 5})
        finish(visitor.response)
        for value in (1, 2, 3):
            colleague(visitor, done=True, att_past=value)
        assert self.close(visitor).url == visitor.path("collegas/")
        assert Scan.objects.get().result.outcome.scores.answered == {"directie": 1, "medewerker": 3}
        page = visitor.page("collegas/")
        assert "De ronde is gesloten" in words(page)
        assert not page.select("a[href*='/collegas/rol/']")
        assert visitor.client.get(visitor.path("collegas/rol/medewerker/")).status_code == 302
        assert post(visitor, "uitnodigen").url == visitor.path("collegas/")
        assert RoleLink.objects.count() == 1
        with pytest.raises(joining.NoPlaceError):
            joining.join(Invitation.objects.get())
        with pytest.raises(inviting.RoundClosedError):
            inviting.invite(visitor.response.scan, "hr", 3)

    def test_is_asked_again_when_it_would_do_something_else_by_now(self, visitor: Visitor):
        people = [colleague(visitor, done=True, att_past=value) for value in (1, 2, 3)]
        seen = visitor.page("collegas/sluiten/").select_one("[name=gezien]")["value"]
        joining.retract(people[0])
        answer = visitor.client.post(visitor.path("collegas/sluiten/"), {"gezien": seen})
        assert answer.status_code == 409
        assert "De aantallen zijn net veranderd" in answer.content.decode()
        assert Scan.objects.get().round_closed_at is None
        assert self.close(visitor).status_code == 302

    def test_is_written_down(self, visitor: Visitor):
        colleague(visitor)
        self.close(visitor)
        assert AuditEvent.objects.filter(act=Act.ROUND_CLOSED).count() == 1

    def test_leaves_the_owner_free_to_change_own_answers(self, visitor: Visitor):
        factories.give(visitor.response, {"att-past": 5})
        finish(visitor.response)
        colleague(visitor, "hr", done=True, att_past=1)
        self.close(visitor)
        reopen(visitor.response)
        assert visitor.save("att-past", "1").status_code == 200
        finish(visitor.response)
        assert Scan.objects.get().result.outcome.scores.items == {"att-past": 0.0}


def test_deleting_the_scan_deletes_invitations_and_what_colleagues_answered(visitor: Visitor):
    colleague(visitor, att_past=1)
    visitor.client.post(visitor.path("wissen/"))
    for model in (Scan, Response, Invitation, RoleLink):
        assert not model.objects.exists(), model


def test_only_the_owner_sees_and_does_this(visitor: Visitor):
    invite(visitor)
    Response.objects.update(is_owner=False)
    for rest in ("collegas/", "collegas/rol/medewerker/", "collegas/sluiten/"):
        assert visitor.client.get(visitor.path(rest)).status_code == 403
        assert Client().get(visitor.path(rest)).status_code == 403
    assert post(visitor, "uitnodigen").status_code == 403
    assert RoleLink.objects.count() == 1


def test_in_the_short_version_nobody_takes_part_but_the_owner(visitor: Visitor):
    Response.objects.update(short=True)
    for rest in ("collegas/", "collegas/rol/medewerker/", "collegas/sluiten/"):
        assert visitor.client.get(visitor.path(rest)).url == visitor.path("kort/")
