"""After logging in everybody comes where they belong, and nobody goes round in circles."""

from django.contrib.auth.models import Group, Permission
from django.test import Client

from scan.models import Membership, ServicePoint, User
from tests import factories


def test_editor_goes_to_wagtail(client: Client, db: None):
    editor = factories.make_user()
    group = Group.objects.create(name="Redactie")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    editor.groups.add(group)
    client.force_login(editor)
    assert client.get("/account/deur/").url == "/beheer/"


def test_account_manager_goes_to_the_workplace(manager_client: Client):
    assert manager_client.get("/account/deur/").url == "/werkplek/"


def test_superuser_who_is_account_manager_goes_to_the_workplace(
    client: Client, user: User, service_point: ServicePoint
):
    Membership.objects.create(service_point=service_point, user=user)
    client.force_login(user)
    assert client.get("/account/deur/").url == "/werkplek/"


def test_who_has_no_place_is_told_so(client: Client, account_manager: User):
    Membership.objects.update(active=False)
    client.force_login(account_manager)
    response = client.get("/account/deur/")
    assert response.status_code == 403
    assert "Je kunt nog nergens bij" in response.text


def test_account_manager_who_tries_wagtail_ends_at_the_door(manager_client: Client):
    steps = ["/beheer/"]
    while len(steps) < 6 and steps[-1] != "/account/deur/":
        steps.append(manager_client.get(steps[-1]).url)
    assert steps == ["/beheer/", "/account/login/?next=/beheer/", "/account/deur/"]
