"""Sharing a result: choosing what, agreeing, and stopping."""

from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from scan.models import Act, AuditEvent, Membership, ServicePoint, Share
from tests import factories
from tests.results.conftest import Owner, owner_of

CONSENT = {
    "organisation_name": "Drukkerij Zonneveld",
    "contact_name": "Joost Jansen",
    "contact_email": "joost@example.org",
    "agreed": "on",
}


@pytest.fixture
def point(db) -> ServicePoint:
    """The service point of the region that the owner named, with an account manager."""
    point = factories.make_service_point("Noordoost-Brabant")
    factories.make_account_manager(point, "noordoost@example.org")
    return point


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def chosen(point: ServicePoint, **more: str) -> dict[str, str]:
    return {"service_point": str(point.pk), "until": in_days(30), **more}


def share(owner: Owner, point: ServicePoint, consent: dict[str, str] = CONSENT, **more: str) -> HttpResponse:
    """Choose, be sent on to the consent, and give it."""
    asked = owner.client.get(owner.path("delen/keuzes/"), chosen(point, **more))
    return owner.client.post(asked.url, consent)


def test_sharing_keeps_what_with_whom_which_text_and_until_when(owner: Owner, point: ServicePoint):
    assert share(owner, point, open_answers="on").url == owner.path("delen/")
    assert "Werkgeversservicepunt Noordoost-Brabant ziet jullie resultaat" in owner.page("delen/").text
    share_made = Share.objects.get()
    assert (share_made.scan, share_made.service_point) == (owner.scan, point)
    assert share_made.consent_text.startswith(
        "Ik deel dit resultaat met Werkgeversservicepunt Noordoost-Brabant tot en met"
    )
    assert timezone.localtime(share_made.until).date().isoformat() == in_days(30)
    assert timezone.localtime(share_made.until).hour == 23
    parts = share_made.parts
    assert (parts.open_answers, parts.roles, parts.plan) == (True, False, False)
    assert share_made.scan.organisation.name == "Drukkerij Zonneveld"
    assert AuditEvent.objects.filter(act=Act.SHARED, service_point_id=point.pk).exists()


@pytest.mark.parametrize("parts", [{}, {"open_answers": "on"}, {"roles": "on", "plan": "on"}])
def test_the_consent_that_is_read_is_the_consent_that_is_kept_and_says_what_was_chosen(owner: Owner, point, parts):
    asked = owner.client.get(owner.path("delen/keuzes/"), chosen(point, **parts))
    read = BeautifulSoup(owner.client.get(asked.url).content, "lxml").select_one(".scan-check span").text
    owner.client.post(asked.url, CONSENT)
    assert Share.objects.get().consent_text == read
    assert ("Zij zien ook wat wij in eigen woorden schreven." in read) == ("open_answers" in parts)
    assert ("Zij zien niet wat wij in eigen woorden schreven." in read) == ("open_answers" not in parts)
    assert ("Zij zien ook welke rollen meededen" in read) == ("roles" in parts)
    assert ("Zij zien ook ons plan" in read) == ("plan" in parts)
    assert ("Zij zien ons plan niet." in read) == ("plan" not in parts)


def test_nothing_more_than_the_scores_is_ticked_beforehand_and_half_a_year_is_proposed(owner: Owner, point):
    page = owner.page("delen/keuzes/")
    assert not page.select("input[type=checkbox][checked]")
    until = page.select_one("input[name=until]")
    assert (until["value"], until["min"], until["max"]) == (in_days(182), in_days(0), in_days(365))


@pytest.mark.parametrize(
    ("until", "message"),
    [
        (in_days(-1), "Deze dag is al voorbij."),
        (in_days(366), "Dit is te lang."),
        ("", "Kies een dag."),
        ("31-02-2027", "Dit is geen dag."),
    ],
)
def test_a_day_that_cannot_be_is_asked_again_with_the_other_choices_kept(owner: Owner, point, until, message):
    wrong = chosen(point, roles="on") | {"until": until}
    answer = owner.client.get(owner.path("delen/keuzes/"), wrong)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "lxml")
    assert message in page.select_one(".scan-error-summary").text
    assert message in page.select_one("#id_until_error").text
    assert page.select_one("input[name=roles]").has_attr("checked")
    # Nobody gets round it by the address of the consent.
    refused = owner.client.post(owner.path("delen/akkoord/"), CONSENT, query_params=wrong)
    assert refused.url.startswith(owner.path("delen/keuzes/"))
    assert not Share.objects.exists()


def test_a_day_can_be_written_the_dutch_way(owner: Owner, point: ServicePoint):
    day = timezone.localdate() + timedelta(days=60)
    share(owner, point, until=f"{day:%d-%m-%Y}")
    assert timezone.localtime(Share.objects.get().until).date() == day


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("organisation_name", "Vul de naam van je organisatie in."),
        ("contact_name", "Vul je naam in."),
        ("contact_email", "Vul je e-mailadres in."),
        ("agreed", "Zet een vinkje als je het resultaat wilt delen."),
    ],
)
def test_nothing_is_shared_without_every_field_and_what_was_typed_is_kept(owner: Owner, point, missing, message):
    posted = {key: value for key, value in CONSENT.items() if key != missing}
    answer = share(owner, point, posted)
    assert answer.status_code == 422
    assert answer.content.decode().count(message) == 2
    for key, value in posted.items():
        if key != "agreed":
            assert f'value="{value}"' in answer.content.decode()
    assert not Share.objects.exists()


def test_in_a_region_without_a_service_point_the_page_says_so_and_offers_the_workbook(owner: Owner):
    factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org")
    page = owner.page("delen/keuzes/")
    assert "In Noordoost-Brabant werkt nog geen werkgeversservicepunt met deze scan." in page.text
    assert page.select_one('a[href$="/resultaat/excel/"]')
    assert not page.select("form")


def test_a_service_point_without_an_active_account_manager_cannot_be_shared_with(owner: Owner, point: ServicePoint):
    Membership.objects.update(active=False)
    assert "werkt nog geen werkgeversservicepunt" in owner.page("delen/keuzes/").text
    answer = owner.client.post(owner.path("delen/akkoord/"), CONSENT, query_params=chosen(point))
    assert answer.url.startswith(owner.path("delen/keuzes/"))
    assert not Share.objects.exists()


def test_a_service_point_of_another_region_is_refused(owner: Owner, point: ServicePoint):
    other = factories.make_service_point("Twente")
    factories.make_account_manager(other, "twente@example.org")
    assert owner.client.get(owner.path("delen/keuzes/"), chosen(other)).status_code == 422
    owner.client.post(owner.path("delen/akkoord/"), CONSENT, query_params=chosen(other))
    assert not Share.objects.exists()


def test_with_an_unknown_region_the_employer_chooses(version, site_root, point: ServicePoint):
    factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org")
    scan = factories.make_finished_scan("half rule, n.v.t., exclusive option, hidden follow-up")
    owner = owner_of(scan)
    options = [o.text for o in owner.page("delen/keuzes/").select("select[name=service_point] option")]
    assert options == ["Kies uit de lijst", "Werkgeversservicepunt Noordoost-Brabant", "Werkgeversservicepunt Twente"]
    nobody = chosen(point) | {"service_point": ""}
    assert owner.client.get(owner.path("delen/keuzes/"), nobody).status_code == 422
    assert not Share.objects.exists()


def test_stopping_takes_effect_at_once(owner: Owner, point: ServicePoint):
    share(owner, point)
    manager = Client()
    manager.force_login(point.memberships.get().user)
    scan_page = f"/werkplek/scans/{owner.scan.public_id}/"
    assert manager.get(scan_page).status_code == 200
    owner.client.post(owner.path("delen/stoppen/"))
    assert manager.get(scan_page).status_code == 404
    assert manager.get(scan_page + "excel/").status_code == 404
    assert "Drukkerij Zonneveld" not in manager.get("/werkplek/").content.decode()
    assert AuditEvent.objects.filter(act=Act.WITHDRAWN).count() == 1


def test_after_stopping_nobody_knows_whom_to_contact(owner: Owner, point: ServicePoint):
    share(owner, point)
    owner.client.post(owner.path("delen/stoppen/"))
    stopped = Share.objects.get()
    assert (stopped.contact_name, stopped.contact_email) == ("", "")
    assert stopped.consent_text


def test_sharing_again_replaces_the_share_that_stood(owner: Owner, point: ServicePoint):
    share(owner, point, roles="on")
    share(owner, point, plan="on")
    now, before = Share.objects.all()
    assert (before.includes_roles, before.includes_plan, before.withdrawn_at) == (True, False, now.shared_at)
    assert (now.includes_roles, now.includes_plan, now.withdrawn_at) == (False, True, None)
    assert (before.contact_name, now.contact_name) == ("", "Joost Jansen")


def test_changing_what_is_shared_begins_with_the_choices_of_now(owner: Owner, point: ServicePoint):
    share(owner, point, roles="on")
    ticked = [box["name"] for box in owner.page("delen/keuzes/").select("input[type=checkbox][checked]")]
    assert ticked == ["roles"]


def test_a_share_past_its_day_shows_nothing_and_says_so_to_the_employer(owner: Owner, point: ServicePoint):
    share(owner, point)
    past = timezone.now() - timedelta(days=2)
    Share.objects.update(until=past, shared_at=past - timedelta(days=30))
    manager = Client()
    manager.force_login(point.memberships.get().user)
    assert manager.get(f"/werkplek/scans/{owner.scan.public_id}/").status_code == 404
    page = owner.page("delen/")
    assert page.h1.text == "Je deelt dit resultaat niet meer"
    assert "Die dag is voorbij." in page.select_one(".scan-alert").text
    assert page.select_one('a.scan-button[href$="/delen/keuzes/"]')
    assert "De datum was voorbij" in page.select_one("ol[aria-label]").text
    share(owner, point)
    assert owner.page("delen/").h1.text == "Je deelt dit resultaat"


def test_nobody_else_can_share_look_through_or_agree(owner: Owner, point: ServicePoint):
    stranger = owner_of(factories.make_finished_scan("ondersteunen")).client
    for path in ("delen/keuzes/", "delen/voorbeeld/", "delen/akkoord/"):
        assert stranger.get(owner.path(path), chosen(point)).status_code == 403
    assert stranger.post(owner.path("delen/akkoord/"), CONSENT, query_params=chosen(point)).status_code == 403
    assert not Share.objects.exists()


def test_who_never_shared_goes_straight_to_the_choices(owner: Owner, point: ServicePoint):
    assert owner.client.get(owner.path("delen/")).url == owner.path("delen/keuzes/")


def test_the_employers_workbook_has_no_conversation(owner: Owner):
    answer = owner.client.get(owner.path("resultaat/excel/"))
    assert answer["Content-Disposition"].startswith('attachment; filename="inclusiescan-')
    assert AuditEvent.objects.filter(act=Act.EXPORTED, user_id=None).count() == 1
    sheets = load_workbook(BytesIO(answer.content)).sheetnames
    assert sheets == ["Samenvatting", "Scores", "Antwoorden", "Stappen", "Rekenblad", "Codeboek", "Toelichting"]


def test_the_name_of_the_file_holds_only_letters_digits_and_dashes(owner: Owner, point: ServicePoint):
    name = 'Bakkerij "De\r\nKorenaar"; & Zn/../x'
    share(owner, point, CONSENT | {"organisation_name": name})
    header = owner.client.get(owner.path("resultaat/excel/"))["Content-Disposition"]
    assert header.count('"') == 2
    assert "/" not in header
    assert "\n" not in header


def test_a_name_with_other_letters_keeps_its_file_name(owner: Owner, point: ServicePoint):
    share(owner, point, CONSENT | {"organisation_name": "Aydın Łódź"})
    header = owner.client.get(owner.path("resultaat/excel/"))["Content-Disposition"]
    assert header.startswith("attachment; filename*=utf-8''inclusiescan-ayd%C4%B1n-")
    assert header.endswith(".xlsx")
