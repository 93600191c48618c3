"""Filling in together: whose the scan is, what the account manager can open, for how long, and what is kept of it."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from scan.access import OPEN_IN_A_SITTING
from scan.models import (
    AccessLink,
    Act,
    AuditEvent,
    Deed,
    Dossier,
    Membership,
    Response,
    Scan,
    ServicePoint,
    Sitting,
    User,
)
from scan.models.dossier.finding import dossier_for
from scan.models.link import make_link
from scan.questionnaire import actions
from scan.questionnaire.progress import open_route
from tests import factories

STARTED = {"role": "directie", "place": "tafel", "agreed": "on"}


@pytest.fixture
def dossier(version, site_root, service_point: ServicePoint) -> Dossier:
    return Dossier.objects.create(service_point=service_point, name="Drukkerij Zonneveld")


@pytest.fixture
def together(manager_client: Client, dossier: Dossier) -> Response:
    """The scan that was just begun together, in the browser of the account manager."""
    answer = manager_client.post(f"/werkplek/dossiers/{dossier.public_id}/samen/", STARTED)
    assert answer.status_code == 302
    return Response.objects.get()


def path(response: Response, rest: str = "") -> str:
    return f"/scan/{response.public_id}/{rest}"


def save(client: Client, response: Response, question: str, value: Any, number: int = 1) -> int:
    data = {question: value, "page_load": f"load{number}", "number": str(number)}
    return client.post(path(response, f"antwoord/{question}/"), data, headers={"HX-Request": "true"}).status_code


def end(client: Client, response: Response, **data: str) -> str:
    """End it, and return the link that was shown, or ""."""
    answer = client.post(path(response, "samen/klaar/"), data)
    field = BeautifulSoup(answer.content, "lxml").select_one("#link")
    return field["value"] if field else ""


def owner_client(link: str) -> Client:
    client = Client()
    assert client.post(link.removeprefix("http://testserver")).status_code == 302
    return client


# --- Beginning


def test_it_begins_only_when_the_employer_agrees(manager_client: Client, dossier: Dossier):
    where = f"/werkplek/dossiers/{dossier.public_id}/samen/"
    answer = manager_client.post(where, STARTED | {"agreed": ""})
    assert answer.status_code == 422
    assert "Vraag het de werkgever eerst" in answer.content.decode()
    assert not Scan.objects.exists()


def test_the_scan_is_the_employers_and_the_dossier_is_about_its_organisation(together: Response, dossier: Dossier):
    assert together.is_owner
    assert list(dossier.about.values_list("organisation", flat=True)) == [together.scan.organisation_id]
    assert together.scan.organisation.name == ""
    assert dossier.events.filter(deed=Deed.SAT_TOGETHER).count() == 1
    event = AuditEvent.objects.get(act=Act.TOGETHER)
    assert (event.scan_id, event.service_point_id) == (together.scan.public_id, dossier.service_point_id)


def test_nobody_of_another_service_point_begins_in_it(dossier: Dossier):
    other = Client()
    other.force_login(factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org"))
    where = f"/werkplek/dossiers/{dossier.public_id}/samen/"
    assert other.get(where).status_code == 404
    assert other.post(where, STARTED).status_code == 404
    assert not Sitting.objects.exists()


def test_a_shared_scan_can_be_measured_again(manager_client: Client, dossier: Dossier, service_point: ServicePoint):
    scan = factories.make_finished_scan()
    factories.make_share(scan, service_point)
    own = dossier_for(service_point, scan.organisation, "Drukkerij Zonneveld")
    where = f"/werkplek/dossiers/{own.public_id}/samen/"
    assert manager_client.post(where, STARTED).status_code == 422
    assert manager_client.post(where, STARTED | {"again": "opnieuw"}).status_code == 302
    assert Scan.objects.get(previous=scan).organisation_id == scan.organisation_id


def test_what_differs_from_the_earlier_scan_is_for_the_employer_alone(
    manager_client: Client, dossier: Dossier, service_point: ServicePoint
):
    scan = factories.make_finished_scan()
    factories.make_share(scan, service_point)
    own = dossier_for(service_point, scan.organisation, "Drukkerij Zonneveld")
    manager_client.post(f"/werkplek/dossiers/{own.public_id}/samen/", STARTED | {"again": "opnieuw"})
    response = Response.objects.get(scan__previous=scan)
    actions.finish(response)
    assert "Toen en nu" not in manager_client.get(path(response, "resultaat/")).content.decode()
    # The link was on the screen of the account manager too: alone it does not tell what was not shared.
    link = end(manager_client, response)
    alone = owner_client(link).get(path(response, "resultaat/")).content.decode()
    assert "Open dan eerst de link van die scan" in alone
    assert "‘Toen’ is" not in alone
    employer = owner_client(f"/link/{make_link(scan.responses.get(is_owner=True))[1]}/")
    assert employer.post(link.removeprefix("http://testserver")).status_code == 302
    assert "‘Toen’ is" in employer.get(path(response, "resultaat/")).content.decode()
    assert AuditEvent.objects.filter(scan_id=scan.public_id, act=Act.TOGETHER).exists()


@pytest.mark.parametrize("how", ["not shared any more", "measured again by the employer"])
def test_what_is_the_employers_alone_is_never_measured_again_from_a_dossier(
    manager_client: Client, dossier: Dossier, service_point: ServicePoint, how: str
):
    from scan.privacy.taking_back import withdraw
    from scan.questionnaire.again import start_again

    scan = factories.make_finished_scan()
    share = factories.make_share(scan, service_point)
    own = dossier_for(service_point, scan.organisation, "Drukkerij Zonneveld")
    own.notes.create(text="Wij kennen hen.")
    if how == "not shared any more":
        withdraw(share)
    else:
        start_again(scan, "directie")
    where = f"/werkplek/dossiers/{own.public_id}/samen/"
    before = set(Scan.objects.values_list("pk", flat=True))
    assert "Meten jullie opnieuw" not in manager_client.get(where).content.decode()
    assert manager_client.post(where, STARTED | {"again": "opnieuw"}).status_code == 302
    assert Scan.objects.exclude(pk__in=before).get().previous is None


# --- While it lasts


def test_every_screen_says_with_whom_it_is_filled_in(manager_client: Client, together: Response):
    page = manager_client.get(path(together), follow=True).content.decode()
    assert "Je vult dit samen in met <strong>Drukkerij Zonneveld</strong>" in page
    assert "Later verder" not in page
    actions.finish(together)
    for rest in ("resultaat/", "afgerond/", "plan/"):
        text = manager_client.get(path(together, rest)).content.decode()
        assert "Je vult dit samen in met" in text, rest
        assert "Deel het resultaat" not in text


CLOSED = [
    "later/",
    "wissen/",
    "collegas/",
    "collegas/sluiten/",
    "collegas/rol/hr/",
    "opnieuw/",
    "delen/",
    "delen/keuzes/",
    "delen/voorbeeld/",
    "delen/akkoord/",
    "resultaat/excel/",
    "resultaat/pdf/",
    "plan/pdf/",
    "plan/agenda/",
    "plan/herinnering/",
    "antwoorden/",
]
CLOSED_TO_POST = ["delen/akkoord/", "wissen/", "later/", "links/intrekken/", "plan/herinnering/", "delen/stoppen/"]


def test_what_the_employer_does_alone_is_closed(manager_client: Client, together: Response):
    actions.finish(together)
    for rest in CLOSED:
        answer = manager_client.get(path(together, rest))
        assert (answer.status_code, "Dit doet de werkgever zelf" in answer.content.decode()) == (403, True), rest
    for rest in CLOSED_TO_POST:
        assert manager_client.post(path(together, rest), {"agreed": "on"}).status_code == 403, rest
    assert Scan.objects.filter(pk=together.scan_id).exists()
    assert not AccessLink.objects.exists()


def test_only_what_is_named_is_open():
    """A view that is made later is closed in a sitting, unless somebody decides otherwise."""
    opened = {"scan:resume", "scan:questions", "scan:answer", "scan:check", "scan:finished", "results:result"}
    plan = {f"plan:{name}" for name in ("plan", "step", "choose", "aside", "back", "status")}
    assert opened | plan == OPEN_IN_A_SITTING
    assert resolve(reverse("results:share", args=["abc"])).view_name not in OPEN_IN_A_SITTING


def test_saving_an_answer_together_takes_no_more_queries(
    manager_client: Client, together: Response, django_assert_max_num_queries
):
    save(manager_client, together, "att-past", "3")
    with django_assert_max_num_queries(8):  # two more than alone: who is logged in, and with a second factor
        assert save(manager_client, together, "att-past", "4", number=2) == 200


# --- What is kept


def test_answers_given_together_are_marked_until_the_employer_gives_them_anew(
    manager_client: Client, together: Response
):
    for key in ("att-past", "att-winst"):
        if key in together.instrument.questions:
            assert save(manager_client, together, key, "3") == 200
    assert together.answers.filter(helped=True).count() == together.answers.count() > 0
    employer = owner_client(end(manager_client, together))
    assert save(employer, together, "att-past", "4") == 200
    assert together.answers.get(question="att-past").helped is False


def test_the_result_and_the_shared_page_say_how_many(
    manager_client: Client, together: Response, account_manager: User, service_point: ServicePoint
):
    asked = [q.key for screen in open_route(together).screens for q in screen.questions if q.type == "rating"]
    given = 3
    for key in asked[:given]:
        assert save(manager_client, together, key, "3") == 200
    employer = owner_client(end(manager_client, together))
    actions.save_answer(Response.objects.get(pk=together.pk), "sector", "C", actions.Screen("alone", 1))
    employer.post(path(together, "controle/"))
    result = Scan.objects.get(pk=together.scan_id).result
    assert (len(result.helped), result.own_answers) == (given, given + 1)
    said = f"{given} van de {given + 1} antwoorden"
    page = employer.get(path(together, "resultaat/")).content.decode()
    assert said in page
    assert f"Samen ingevuld met {account_manager.get_full_name() or 'een accountmanager'}" in page
    factories.make_share(Scan.objects.get(pk=together.scan_id), service_point)
    shared = manager_client.get(f"/werkplek/scans/{together.scan.public_id}/").content.decode()
    assert said in shared
    assert "Samen ingevuld met" in employer.get(path(together, "delen/")).content.decode()


def test_an_answer_that_was_taken_away_or_does_not_apply_is_not_counted(manager_client: Client, together: Response):
    save(manager_client, together, "att-past", "3")
    manager_client.post(
        path(together, "antwoord/att-past/"), {"page_load": "b", "number": "1"}, headers={"HX-Request": "true"}
    )
    result = actions.finish(together)
    assert (result.helped, result.own_answers) == ([], 0)


# --- The end


def test_after_the_link_was_given_the_account_manager_sees_nothing(manager_client: Client, together: Response):
    link = end(manager_client, together)
    assert "/link/" in link
    for rest in ("", "controle/", "resultaat/", "vragen/opbrengsten/"):
        answer = manager_client.get(path(together, rest))
        assert (answer.status_code, "Het samen invullen is voorbij" in answer.content.decode()) == (403, True)
    assert save(manager_client, together, "att-past", "3") == 403
    assert manager_client.get(path(together, "samen/klaar/")).status_code == 403
    assert owner_client(link).get(path(together, "delen/"), follow=True).status_code == 200


def test_the_link_of_the_employer_opens_nothing_in_the_browser_of_who_sat_beside(
    manager_client: Client, together: Response
):
    link = end(manager_client, together).removeprefix("http://testserver")
    manager_client.post(link)
    assert manager_client.get(path(together, "resultaat/")).status_code == 403
    assert manager_client.get(path(together, "delen/")).status_code == 403


def test_it_is_over_after_four_hours_and_the_link_can_still_be_given(manager_client: Client, together: Response):
    Sitting.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    answer = manager_client.get(path(together), follow=True)
    assert answer.status_code == 403
    assert "De werkgever heeft nog geen link" in answer.content.decode()
    assert save(manager_client, together, "att-past", "3") == 403
    assert "/link/" in end(manager_client, together)


def test_the_dossier_tells_who_sat_that_the_employer_has_no_link_yet(
    manager_client: Client, together: Response, service_point: ServicePoint, dossier: Dossier
):
    where = f"/werkplek/dossiers/{dossier.public_id}/"
    assert "Jullie vullen samen in, tot " in manager_client.get(where).content.decode()
    Sitting.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert "De werkgever heeft nog geen link" in manager_client.get(where).content.decode()
    mate = Client()
    mate.force_login(factories.make_account_manager(service_point, "collega@example.org"))
    assert "nog geen link" not in mate.get(where).content.decode()
    end(manager_client, together)
    assert "nog geen link" not in manager_client.get(where).content.decode()


def test_after_a_week_the_link_cannot_be_given_any_more(manager_client: Client, together: Response):
    long_ago = timezone.now() - timedelta(days=8)
    Sitting.objects.update(started_at=long_ago, expires_at=long_ago)
    assert end(manager_client, together) == ""
    assert not AccessLink.objects.exists()


def test_who_works_there_no_more_is_out_at_once(manager_client: Client, together: Response):
    assert manager_client.get(path(together, "controle/")).status_code == 200
    Membership.objects.update(active=False)
    assert manager_client.get(path(together, "controle/")).status_code == 403
    assert end(manager_client, together) == ""


def test_logging_out_closes_it_and_the_dossier_opens_it_again_for_the_same_person_only(
    manager_client: Client, together: Response, account_manager: User, service_point: ServicePoint, dossier: Dossier
):
    manager_client.logout()
    assert manager_client.get(path(together, "controle/")).status_code == 403
    where = f"/werkplek/dossiers/{dossier.public_id}/samen/"
    again = {"verder": Sitting.objects.get().public_id}
    manager_client.force_login(account_manager)
    assert manager_client.post(where, again).status_code == 302
    assert manager_client.get(path(together, "controle/")).status_code == 200
    mate = Client()
    mate.force_login(factories.make_account_manager(service_point, "collega@example.org"))
    mate.post(where, again)
    assert mate.get(path(together, "controle/")).status_code == 403


def test_the_link_can_be_mailed_and_the_address_is_not_kept(manager_client: Client, together: Response):
    assert manager_client.post(path(together, "samen/klaar/"), {"mail": "1", "email": "geen adres"}).status_code == 422
    assert Sitting.objects.get().ended_at is None
    assert end(manager_client, together, mail="1", email="joost@example.org") == ""
    assert Sitting.objects.get().ended_at is not None
    assert [m.to for m in mail.outbox] == [["joost@example.org"]]
    together.refresh_from_db()
    assert len(together.address_mark) == 64
    assert "joost" not in str(list(Sitting.objects.values()) + list(Response.objects.values()))
