"""Who may do what in Wagtail: editors write pages, administrators also look after people, and nobody sees answers."""

import re

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.admin.viewsets import viewsets
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from pages.models import HomePage
from scan.models import Membership, ServicePoint, User
from scan.models.working import KINDS
from tests import factories

SECRET = ["Scan", "Response", "Answer", "Result", "Share", "AuditEvent", "AccessLink", "Organisation"]
PEOPLE = {"add_user", "change_user", "delete_user", "view_user"}
PEOPLE |= {"add_servicepoint", "change_servicepoint", "view_servicepoint"}
NEW_USER = {"email": "nieuw@example.org", "first_name": "Nina", "last_name": "Nieuw"}


@pytest.fixture
def shared_scan(version, service_point: ServicePoint):
    scan = factories.make_finished_scan()
    factories.make_account_manager(service_point)
    return factories.make_share(scan, service_point)


@pytest.mark.parametrize("name", SECRET)
def test_nothing_of_an_employer_is_registered_in_wagtail(name: str):
    model = apps.get_model("scan", name)
    shown = {*get_snippet_models(), *settings_registry}
    shown |= {viewset.model for viewset in viewsets.viewsets if getattr(viewset, "model", None)}
    assert model not in shown
    assert not ReferenceIndex.model_is_indexable(model)
    for address in ("wagtailsnippets_scan_{}:list", "{}:index", "wagtailsnippets_scan_{}:edit"):
        with pytest.raises(NoReverseMatch):
            reverse(address.format(model._meta.model_name))


def test_no_address_of_the_admin_is_about_what_an_employer_gave():
    admin = [
        p for p in get_resolver().url_patterns if getattr(p, "app_name", None) is None and str(p.pattern) == "beheer/"
    ]
    own = [str(p.pattern) for part in admin for p in part.url_patterns if "scan" in str(p.pattern)]
    secret = {name.lower() for name in SECRET}
    assert [pattern for pattern in own if secret & set(re.split(r"\W+", pattern)) - {"scan"}] == []
    assert own


@pytest.mark.parametrize(
    ("group", "more"),
    [
        ("Redacteur", set()),
        ("Eindredacteur", set()),
        ("Coördinator", {"publish_instrument"}),
        ("Beheerder", {"publish_instrument"} | PEOPLE),
    ],
)
def test_a_group_has_rights_on_the_working_copy_and_on_nothing_that_employers_gave(
    home: HomePage, group: str, more: set[str]
):
    rights = Group.objects.get(name=group).permissions.filter(content_type__app_label="scan")
    rows = rights.filter(content_type__model__in=[kind._meta.model_name for kind in KINDS])
    assert {right.codename for right in rights.exclude(pk__in=rows)} == more
    assert {right.codename.partition("_")[0] for right in rows} == {"add", "change", "delete", "view"}


@pytest.mark.parametrize("who", ["editor_client", "administrator_client"])
def test_no_group_opens_a_scan_in_the_workplace_or_the_admin(request, shared_scan, who: str):
    client = request.getfixturevalue(who)
    name = shared_scan.organisation_name
    listing = client.get(reverse("workspace:portfolio"))
    assert listing.status_code in (302, 403, 404) or name not in listing.content.decode()
    assert client.get(f"/scan/{shared_scan.scan.public_id}/").status_code in (302, 403, 404)
    for address in ("/beheer/", "/beheer/reports/site-history/", "/beheer/search/?q=Zonneveld"):
        assert name not in client.get(address, follow=True).content.decode()


def test_the_page_of_a_service_point_names_nobody_who_shared(administrator_client: Client, shared_scan):
    pk = shared_scan.service_point_id
    for view in ("edit", "usage", "history"):
        response = administrator_client.get(reverse(f"wagtailsnippets_scan_servicepoint:{view}", args=[pk]))
        assert response.status_code == 200
        assert shared_scan.organisation_name not in response.content.decode()


def test_an_editor_reaches_pages_and_images_but_no_people(editor_client: Client, service_point, home: HomePage):
    for address in ("/beheer/", "/beheer/pages/", "/beheer/images/", "/beheer/documents/"):
        assert editor_client.get(address, follow=True).status_code == 200
    closed = [
        # Seen at once on every page, without a review.
        reverse("wagtailsettings:edit", args=["pages", "menusandcontact", home.get_site().pk]),
        "/beheer/users/",
        "/beheer/groups/",
        reverse("wagtailsnippets_scan_servicepoint:list"),
        reverse("wagtailsnippets_scan_servicepoint:edit", args=[service_point.pk]),
    ]
    for address in closed:
        assert editor_client.get(address).status_code == 302, address
    assert 'href="/beheer/users/' not in editor_client.get("/beheer/").content.decode()


def test_a_chief_editor_reaches_the_menus_and_no_other_setting(chief_client: Client, home: HomePage):
    site = home.get_site()
    menus, look = (
        reverse("wagtailsettings:edit", args=["pages", name, site.pk]) for name in ("menusandcontact", "look")
    )
    assert chief_client.get(menus).status_code == 200
    for address in (look, "/beheer/sites/", "/beheer/users/"):
        assert chief_client.get(address).status_code == 302, address


def test_an_administrator_reaches_people_settings_and_service_points_but_hands_on_no_rights(
    administrator_client: Client, home: HomePage
):
    site = home.get_site()
    for address in (
        "/beheer/users/",
        reverse("wagtailsettings:edit", args=["pages", "menusandcontact", site.pk]),
        reverse("wagtailsettings:edit", args=["pages", "look", site.pk]),
        "/beheer/sites/",
        reverse("wagtailsnippets_scan_servicepoint:list"),
    ):
        assert administrator_client.get(address).status_code == 200
    assert administrator_client.get("/beheer/groups/").status_code == 302


def test_an_administrator_adds_a_colleague_who_is_known_by_mail_address(administrator_client: Client):
    form = administrator_client.get(reverse("wagtailusers_users:add")).content.decode()
    assert 'name="email"' in form
    assert 'name="username"' not in form
    group = Group.objects.get(name="Redacteur")
    response = administrator_client.post(reverse("wagtailusers_users:add"), NEW_USER | {"groups": [group.pk]})
    assert response.status_code == 302
    user = User.objects.get(email="nieuw@example.org")
    assert list(user.groups.all()) == [group]


def test_an_administrator_gives_a_service_point_its_account_managers(administrator_client: Client):
    user = factories.make_user("manager@example.org")
    data = {"name": "WSP Rivierenland", "region": "Rivierenland", "phone": "", "email": ""}
    data |= {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0"}
    data |= {"memberships-MIN_NUM_FORMS": "0", "memberships-MAX_NUM_FORMS": "1000"}
    data |= {"memberships-0-user": str(user.pk), "memberships-0-active": "on"}
    response = administrator_client.post(reverse("wagtailsnippets_scan_servicepoint:add"), data)
    assert response.status_code == 302
    assert Membership.objects.get().user == user
    assert list(ServicePoint.objects.reachable()) == [ServicePoint.objects.get(name="WSP Rivierenland")]


def test_the_region_of_a_service_point_is_one_that_an_employer_can_choose(
    administrator_client: Client, instrument, version
):
    html = administrator_client.get(reverse("wagtailsnippets_scan_servicepoint:add")).content
    options = BeautifulSoup(html, "html.parser").select("select[name=region] option")
    assert [option["value"] for option in options] == ["", *instrument.arbeidsmarktregios]


def test_the_rights_that_are_given_exist_under_one_name(home: HomePage):
    # A codename twice in one app would make the groups ambiguous.
    for permission in Permission.objects.filter(group__isnull=False).distinct():
        same = Permission.objects.filter(
            content_type__app_label=permission.content_type.app_label, codename=permission.codename
        )
        assert same.count() == 1


def test_a_service_point_with_employers_stays(shared_scan, home: HomePage):
    boss = Client()
    boss.force_login(factories.make_user("baas@example.org", is_superuser=True))
    point, empty = shared_scan.service_point, factories.make_service_point(region="Twente")
    for one in (point, empty):
        boss.post(reverse("wagtailsnippets_scan_servicepoint:delete", args=[one.pk]))
    boss.post(f"/beheer/bulk/scan/servicepoint/delete/?id={point.pk}&next=/beheer/")
    assert list(ServicePoint.objects.all()) == [point]
