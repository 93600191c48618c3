"""Handing over: one's own dossiers to a colleague, a team lead's all, and what is nobody's to oneself."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from scan.models import Assignment, Deed, Dossier, DossierEvent, ServicePoint, User
from scan.workspace.handover import Handover, NotYoursError, hand_over, left_behind
from tests import factories
from tests.workspace.employers import dossier_of, employer, give

pytestmark = pytest.mark.usefixtures("version", "site_root")


@pytest.fixture
def colleague(service_point: ServicePoint) -> User:
    return factories.make_account_manager(service_point, "mark@example.org", first_name="Mark", last_name="de Wit")


@pytest.fixture
def lead(service_point: ServicePoint) -> User:
    user = factories.make_account_manager(service_point, "lead@example.org", first_name="Lea")
    user.memberships.update(is_lead=True)
    return user


@pytest.fixture
def dossiers(service_point: ServicePoint, account_manager: User, colleague: User) -> dict[str, Dossier]:
    """One of the account manager, one of the colleague, and one of nobody."""
    made = {name: dossier_of(employer(service_point, name)) for name in ("mine", "theirs", "nobodys")}
    give(made["mine"], account_manager)
    give(made["theirs"], colleague)
    return made


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def holder(dossier: Dossier) -> User | None:
    standing = Assignment.objects.standing().filter(dossier=dossier).first()
    return standing.manager if standing else None


def address(*dossiers: Dossier) -> str:
    return "/werkplek/overdracht/?" + "&".join(f"dossier={one.public_id}" for one in dossiers)


def post(client: Client, path: str, to: User, number: int = 1, **fields: Any) -> Any:
    return client.post(path, {"to": to.pk, "shown": number, "note": "Bel eerst Karin.", **fields})


def shown(client: Client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "lxml")


def test_a_handover_ends_the_old_assignment_and_keeps_who_gave_it_and_the_note(
    manager_client: Client, account_manager: User, colleague: User, dossiers: dict[str, Dossier]
):
    done = post(manager_client, address(dossiers["mine"]), colleague)
    assert done.url == "/werkplek/"
    new, old = Assignment.objects.filter(dossier=dossiers["mine"])
    assert (new.manager, new.given_by, new.note, new.until) == (colleague, account_manager, "Bel eerst Karin.", None)
    assert new.is_unread
    assert old.manager == account_manager
    assert old.until == new.since
    event = DossierEvent.objects.get(dossier=dossiers["mine"], deed=Deed.ASSIGNED)
    assert (event.user, event.about) == (account_manager, "Mark de Wit")
    assert "1 werkgever is nu van Mark de Wit." in manager_client.get(done.url).content.decode()


def test_many_at_once_from_the_ticks_in_the_list(
    manager_client: Client, account_manager: User, colleague: User, service_point: ServicePoint
):
    for number in range(3):
        give(dossier_of(employer(service_point, f"W{number}")), account_manager)
    form = shown(manager_client, "/werkplek/").select_one("#scans form")
    ticks = [tick["value"] for tick in form.select("input[name=dossier]")]
    assert (form["method"], len(ticks)) == ("get", 3)
    path = form["action"] + "?" + "&".join(f"dossier={value}" for value in ticks)
    page = shown(manager_client, path)
    assert page.h1.text == "Draag 3 werkgevers over"
    assert [item.text for item in page.select("main ul li")][:3] == ["W0", "W1", "W2"]
    post(manager_client, path, colleague, number=3)
    assert Assignment.objects.standing().filter(manager=colleague).count() == 3


def test_all_of_a_filter_at_once(
    account_manager: User, colleague: User, lead: User, service_point: ServicePoint, dossiers: dict[str, Dossier]
):
    more = employer(service_point, "Ook", sector="G")
    give(dossier_of(more), colleague)
    path = f"/werkplek/overdracht/?alle=ja&van={colleague.pk}"
    client = browser(lead)
    assert shown(client, path).h1.text == "Draag 2 werkgevers over"
    assert post(client, f"{path}&sector=G", account_manager, number=1).status_code == 302
    assert holder(dossier_of(more)) == account_manager
    assert holder(dossiers["theirs"]) == colleague


def test_when_the_list_changed_meanwhile_it_is_shown_again_with_the_note(
    colleague: User, lead: User, dossiers: dict[str, Dossier], account_manager: User
):
    response = post(browser(lead), f"/werkplek/overdracht/?alle=ja&van={colleague.pk}", account_manager, number=2)
    assert response.status_code == 422
    text = response.content.decode()
    assert "De lijst is intussen veranderd" in text
    assert "Bel eerst Karin." in text
    assert holder(dossiers["theirs"]) == colleague


@pytest.mark.parametrize(
    ("who", "which", "to", "allowed"),
    [
        ("account_manager", "mine", "colleague", True),
        ("account_manager", "mine", "account_manager", True),
        ("account_manager", "theirs", "account_manager", False),
        ("account_manager", "theirs", "lead", False),
        ("account_manager", "nobodys", "account_manager", True),
        ("account_manager", "nobodys", "colleague", False),
        ("lead", "mine", "colleague", True),
        ("lead", "theirs", "lead", True),
        ("lead", "nobodys", "colleague", True),
        ("lead", "mine", "stranger", False),
        ("lead", "mine", "former", False),
        ("lead", "mine", "inactive", False),
        ("stranger", "mine", "stranger", False),
        ("stranger", "nobodys", "stranger", False),
        ("former", "nobodys", "former", False),
        ("super", "mine", "super", False),
    ],
)
def test_who_may_give_what_to_whom(
    request, service_point, account_manager, colleague, lead, dossiers, who, which, to, allowed
):
    people = {"account_manager": account_manager, "colleague": colleague, "lead": lead}
    twente = factories.make_service_point("Twente")
    people["stranger"] = factories.make_account_manager(twente, "twente@example.org")
    # A lead elsewhere is no lead here.
    people["stranger"].memberships.update(is_lead=True)
    people["former"] = factories.make_account_manager(service_point, "vroeger@example.org")
    people["former"].memberships.update(active=False, is_lead=True)
    people["inactive"] = factories.make_account_manager(service_point, "dicht@example.org", is_active=False)
    people["super"] = factories.make_user("baas@example.org", is_superuser=True, is_staff=True)
    before = holder(dossiers[which])
    handover = Handover(people[who], people[to])
    if allowed:
        hand_over([dossiers[which].pk], handover)
        assert holder(dossiers[which]) == people[to]
    else:
        with pytest.raises(NotYoursError):
            hand_over([dossiers[which].pk], handover)
        assert holder(dossiers[which]) == before
    # The screen says the same.
    Assignment.objects.filter(dossier=dossiers[which]).delete()
    if before:
        give(dossiers[which], before)
    response = post(browser(people[who]), address(dossiers[which]), people[to])
    assert (response.status_code == 302) is allowed
    assert (holder(dossiers[which]) == people[to]) is (allowed or before == people[to])


def test_all_or_none(account_manager: User, colleague: User, dossiers: dict[str, Dossier]):
    with pytest.raises(NotYoursError):
        hand_over([dossiers["mine"].pk, dossiers["theirs"].pk], Handover(account_manager, account_manager))
    assert holder(dossiers["mine"]) == account_manager
    assert holder(dossiers["theirs"]) == colleague


def test_what_somebody_has_already_stays_as_it_is(account_manager: User, lead: User, dossiers: dict[str, Dossier]):
    before = Assignment.objects.get(dossier=dossiers["mine"])
    chosen = [dossiers["mine"].pk, dossiers["nobodys"].pk]
    assert hand_over(chosen, Handover(lead, account_manager, "Nieuw")) == 1
    assert Assignment.objects.get(dossier=dossiers["mine"]) == before
    assert Assignment.objects.get(dossier=dossiers["nobodys"]).note == "Nieuw"


def test_only_what_may_be_given_gets_a_tick_and_stands_on_the_page(
    manager_client: Client, colleague: User, dossiers: dict[str, Dossier]
):
    ticks = {tick["value"] for tick in shown(manager_client, "/werkplek/").select("input[name=dossier]")}
    assert ticks == {dossiers["mine"].public_id, dossiers["nobodys"].public_id}
    page = shown(manager_client, address(*dossiers.values()))
    assert [item.text for item in page.select("main ul:not([class]) li")] == ["mine", "nobodys"]
    options = [option["value"] for option in page.select("#id_to option")]
    assert str(colleague.pk) not in options
    assert "nog van niemand" in page.text


def test_who_can_only_take_is_asked_no_more_than_whether(
    manager_client: Client, account_manager: User, dossiers: dict[str, Dossier]
):
    page = shown(manager_client, address(dossiers["nobodys"]))
    assert page.h1.text == "Neem 1 werkgever op je naam"
    fields = {field["name"]: field.get("value") for field in page.select("main input")}
    assert {**fields, "csrfmiddlewaretoken": ""} == {
        "csrfmiddlewaretoken": "",
        "shown": "1",
        "to": str(account_manager.pk),
    }
    assert not page.select("main select, main textarea")
    assert manager_client.post(address(dossiers["nobodys"]), fields).url == "/werkplek/"
    assert holder(dossiers["nobodys"]) == account_manager
    # Nobody needs to read what nobody wrote.
    assert not Assignment.objects.get(dossier=dossiers["nobodys"]).is_unread
    assert "1 werkgever is nu van jou." in manager_client.get("/werkplek/").content.decode()


def test_giving_somebody_what_is_theirs_says_that_nothing_changed(
    manager_client: Client, account_manager: User, dossiers: dict[str, Dossier]
):
    post(manager_client, address(dossiers["mine"]), account_manager)
    text = manager_client.get("/werkplek/").content.decode()
    assert "Er is niets veranderd. Deze werkgevers waren al van jou." in text


def test_without_a_dossier_the_page_says_what_to_do(manager_client: Client, dossiers: dict[str, Dossier]):
    for path in ("/werkplek/overdracht/", address(dossiers["theirs"]), "/werkplek/overdracht/?dossier=%00"):
        assert shown(manager_client, path).h1.text == "Kies eerst werkgevers"
        assert manager_client.post(path, {}).status_code == 422


def test_a_choice_that_is_missing_is_said_beside_the_field(manager_client: Client, dossiers: dict[str, Dossier]):
    response = manager_client.post(address(dossiers["mine"]), {"shown": 1, "note": "Niet kwijt"})
    page = BeautifulSoup(response.content, "lxml")
    assert response.status_code == 422
    assert page.select_one(".scan-error-summary a")["href"] == "#id_to"
    assert page.select_one("#id_note").text.strip() == "Niet kwijt"
    too_long = post(manager_client, address(dossiers["mine"]), User.objects.first(), note="x" * 5001)
    assert "Houd het bij 5.000 tekens. Nu zijn het er 5001." in too_long.content.decode()


def test_a_merged_dossier_goes_with_the_one_that_people_see(
    account_manager: User, colleague: User, dossiers: dict[str, Dossier]
):
    member = dossiers["nobodys"]
    member.merged_into = dossiers["mine"]
    member.save()
    with pytest.raises(NotYoursError):
        hand_over([member.pk], Handover(account_manager, account_manager))


def test_the_lead_is_told_what_somebody_left_behind(lead: User, colleague: User, dossiers: dict[str, Dossier]):
    assert left_behind(lead) == []
    colleague.memberships.update(active=False)
    assert left_behind(lead) == [(colleague, 1)]
    assert left_behind(factories.make_user("los@example.org")) == []
    hand_over([dossiers["theirs"].pk], Handover(lead, lead))
    assert left_behind(lead) == []


def test_handing_over_takes_the_same_queries_for_few_and_many(
    account_manager: User, lead: User, service_point: ServicePoint
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost(number: int) -> int:
        made = [Dossier.objects.create(service_point=service_point, name=f"{n}").pk for n in range(number)]
        with CaptureQueriesContext(connection) as captured:
            assert hand_over(made, Handover(lead, account_manager, "Alles")) == number
        return len(captured)

    assert cost(2) == cost(40) <= 14


def test_an_administrator_makes_somebody_team_lead_beside_active(version, site_root, service_point, account_manager):
    from django.contrib.auth.models import Group

    from pages.loading.groups import MANAGER

    admin = factories.make_user("beheerder@example.org")
    admin.groups.add(Group.objects.get_or_create(name=MANAGER)[0])
    admin.is_superuser = True
    admin.save()
    text = browser(admin).get(f"/beheer/snippets/scan/servicepoint/edit/{service_point.pk}/").content.decode()
    assert 'name="memberships-0-is_lead"' in text
    assert "Een teamleider verdeelt de werkgevers" in text
