"""Sharing a result, and stopping."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from scan.models import Act, AuditEvent, Membership, ServicePoint, Share
from tests import factories
from tests.results.conftest import Owner

FORM = {
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


def test_sharing_keeps_what_with_whom_which_text_and_until_when(owner: Owner, point: ServicePoint):
    answer = owner.client.post(owner.path("delen/"), {**FORM, "service_point": point.pk}, follow=True)
    assert "Werkgeversservicepunt Noordoost-Brabant ziet jullie resultaat" in answer.content.decode()
    share = Share.objects.get()
    assert (share.scan, share.service_point) == (owner.scan, point)
    assert share.consent_text.startswith("Ik deel dit resultaat met Werkgeversservicepunt Noordoost-Brabant tot en met")
    assert (share.until - share.shared_at).days == 365
    assert share.scan.organisation.name == "Drukkerij Zonneveld"
    assert AuditEvent.objects.filter(act=Act.SHARED, service_point_id=point.pk).exists()


def test_the_consent_that_is_read_is_the_consent_that_is_kept(owner: Owner, point: ServicePoint):
    read = owner.page("delen/").select_one(".scan-check span").text
    owner.client.post(owner.path("delen/"), {**FORM, "service_point": point.pk})
    assert Share.objects.get().consent_text == read


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
    posted = {key: value for key, value in FORM.items() if key != missing} | {"service_point": point.pk}
    answer = owner.client.post(owner.path("delen/"), posted)
    assert answer.status_code == 422
    assert answer.content.decode().count(message) == 2
    for key, value in posted.items():
        if key in ("organisation_name", "contact_name", "contact_email"):
            assert f'value="{value}"' in answer.content.decode()
    assert not Share.objects.exists()


def test_in_a_region_without_a_service_point_the_page_says_so_and_offers_the_workbook(owner: Owner):
    factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org")
    page = owner.page("delen/")
    assert "In Noordoost-Brabant werkt nog geen werkgeversservicepunt met deze scan." in page.text
    assert page.select_one('a[href$="/resultaat/excel/"]')
    assert not page.select("form")


def test_a_service_point_without_an_active_account_manager_cannot_be_shared_with(owner: Owner, point: ServicePoint):
    Membership.objects.update(active=False)
    assert "werkt nog geen werkgeversservicepunt" in owner.page("delen/").text
    answer = owner.client.post(owner.path("delen/"), {**FORM, "service_point": point.pk})
    assert answer.status_code == 422
    assert not Share.objects.exists()


def test_a_service_point_of_another_region_is_refused(owner: Owner, point: ServicePoint):
    other = factories.make_service_point("Twente")
    factories.make_account_manager(other, "twente@example.org")
    answer = owner.client.post(owner.path("delen/"), {**FORM, "service_point": other.pk})
    assert answer.status_code == 422
    assert not Share.objects.exists()


def test_with_an_unknown_region_the_employer_chooses(version, site_root, point: ServicePoint):
    from tests.results.conftest import owner_of

    factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org")
    scan = factories.make_finished_scan("half rule, n.v.t., exclusive option, hidden follow-up")
    owner = owner_of(scan)
    options = [o.text for o in owner.page("delen/").select("select[name=service_point] option")]
    assert options == ["Kies uit de lijst", "Werkgeversservicepunt Noordoost-Brabant", "Werkgeversservicepunt Twente"]
    assert owner.client.post(owner.path("delen/"), {**FORM, "service_point": ""}).status_code == 422
    assert not Share.objects.exists()


def test_stopping_takes_effect_at_once(owner: Owner, point: ServicePoint):
    owner.client.post(owner.path("delen/"), {**FORM, "service_point": point.pk})
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
    owner.client.post(owner.path("delen/"), {**FORM, "service_point": point.pk})
    owner.client.post(owner.path("delen/stoppen/"))
    share = Share.objects.get()
    assert (share.contact_name, share.contact_email) == ("", "")
    assert share.consent_text


def test_sharing_again_replaces_the_share_that_stood(owner: Owner, point: ServicePoint):
    for _ in range(2):
        owner.client.post(owner.path("delen/"), {**FORM, "service_point": point.pk})
    assert Share.objects.filter(withdrawn_at=None).count() == 1


def test_the_employers_workbook_has_no_conversation(owner: Owner):
    answer = owner.client.get(owner.path("resultaat/excel/"))
    assert answer["Content-Disposition"].startswith('attachment; filename="inclusiescan-')
    assert AuditEvent.objects.filter(act=Act.EXPORTED, user_id=None).count() == 1
    sheets = load_workbook(BytesIO(answer.content)).sheetnames
    assert sheets == ["Samenvatting", "Scores", "Antwoorden", "Stappen", "Toelichting"]


def test_the_name_of_the_file_holds_only_letters_digits_and_dashes(owner: Owner, point: ServicePoint):
    name = 'Bakkerij "De\r\nKorenaar"; & Zn/../x'
    owner.client.post(owner.path("delen/"), {**FORM, "organisation_name": name, "service_point": point.pk})
    header = owner.client.get(owner.path("resultaat/excel/"))["Content-Disposition"]
    assert header.count('"') == 2
    assert "/" not in header
    assert "\n" not in header


def test_a_name_with_other_letters_keeps_its_file_name(owner: Owner, point: ServicePoint):
    owner.client.post(owner.path("delen/"), {**FORM, "organisation_name": "Aydın Łódź", "service_point": point.pk})
    header = owner.client.get(owner.path("resultaat/excel/"))["Content-Disposition"]
    assert header.startswith("attachment; filename*=utf-8''inclusiescan-ayd%C4%B1n-")
    assert header.endswith(".xlsx")
