"""An administrator of people makes nobody more, knows no password, leaves no door open, and forgets all of somebody."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from pages.models import HomePage
from scan.models import User
from scan.privacy.ledger import Kind, erased
from tests import factories
from tests.fuzz.addresses import every_address
from tests.pages.test_rights import NEW_USER


def test_a_new_colleague_chooses_the_password_through_a_mail(administrator_client: Client):
    added = {"password1": "een-lang-wachtwoord-2", "password2": "een-lang-wachtwoord-2"}
    response = administrator_client.post(reverse("wagtailusers_users:add"), NEW_USER | added, follow=True)
    assert "Wachtwoord vergeten?" in response.text
    user = User.objects.get(email="nieuw@example.org")
    assert not user.has_usable_password()
    colleague = Client()
    colleague.post("/account/password/reset/", {"email": user.email})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    form = colleague.get(link, follow=True).redirect_chain[-1][0]
    colleague.post(form, added)
    assert User.objects.get(pk=user.pk).check_password(added["password1"])


def test_an_administrator_sets_nobodys_password(administrator_client: Client):
    colleague = factories.make_user("collega@example.org")
    for address in (
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[colleague.pk]),
    ):
        assert 'type="password"' not in administrator_client.get(address).text
    new = {"password1": "een-lang-wachtwoord-2", "password2": "een-lang-wachtwoord-2", "is_active": "on"}
    administrator_client.post(reverse("wagtailusers_users:edit", args=[colleague.pk]), NEW_USER | new)
    assert User.objects.get(email="nieuw@example.org").check_password(factories.PASSWORD)


def test_an_administrator_makes_no_superuser_and_changes_none(administrator_client: Client):
    administrator_client.post(reverse("wagtailusers_users:add"), NEW_USER | {"is_superuser": "on"})
    assert not User.objects.filter(email="nieuw@example.org").exists()
    boss = factories.make_user("baas@example.org", is_superuser=True)
    response = administrator_client.post(
        reverse("wagtailusers_users:edit", args=[boss.pk]), NEW_USER | {"is_active": "on"}
    )
    assert response.status_code == 302
    assert User.objects.get(pk=boss.pk).email == "baas@example.org"


def test_a_superuser_makes_a_superuser(home: HomePage):
    client = Client()
    client.force_login(factories.make_user("baas@example.org", is_superuser=True))
    client.post(reverse("wagtailusers_users:add"), NEW_USER | {"is_superuser": "on"})
    assert User.objects.get(email="nieuw@example.org").is_superuser


def test_no_address_about_people_makes_an_administrator_more(administrator_client: Client):
    colleague = factories.make_user("collega@example.org")
    boss = factories.make_user("baas@example.org", is_superuser=True)
    about_people = [one for one in every_address() if one.text.startswith("beheer/users/")]
    assert len(about_people) >= 5
    for address in about_people:
        for user in (colleague, boss):
            path = address.filled(dict.fromkeys(address.places, str(user.pk)))
            administrator_client.post(path, NEW_USER | {"is_superuser": "on", "is_active": "on"})
    assert list(User.objects.filter(is_superuser=True)) == [boss]


@pytest.mark.parametrize("action", ["set_active_state", "assign_role", "delete"])
def test_many_people_at_once_are_for_an_administrator_and_superusers_for_superusers(
    administrator_client: Client, editor_client: Client, action: str
):
    group = Group.objects.get(name="Redacteur")
    colleague = factories.make_user("collega@example.org")
    boss = factories.make_user("baas@example.org", is_superuser=True)

    def posted(client: Client, user: User) -> list[tuple[bool, str | None]]:
        address = f"/beheer/bulk/scan/user/{action}/?id={user.pk}&next=/beheer/users/"
        client.post(address, {"mark_as_active": "False", "role": group.pk})
        return list(User.objects.filter(pk=user.pk).values_list("is_active", "groups__name"))

    assert posted(editor_client, colleague) == [(True, None)]
    assert posted(administrator_client, boss) == [(True, None)]
    assert posted(administrator_client, colleague) != [(True, None)]


def test_ones_own_account_changes_after_showing_once_more_who_one_is(administrator_client: Client):
    own = User.objects.get(pk=administrator_client.session["_auth_user_id"])
    address = reverse("wagtailusers_users:edit", args=[own.pk])
    for response in (administrator_client.get(address), administrator_client.post(address, NEW_USER)):
        assert response.url.startswith("/account/reauthenticate/")
    assert User.objects.get(pk=own.pk).email == own.email


def test_wagtails_own_account_page_changes_a_name_and_no_password_address_or_picture(editor_client: Client):
    page = BeautifulSoup(editor_client.get("/beheer/account/").content, "html.parser")
    assert page.select_one(f'main a[href="{reverse("mfa_index")}"]')
    form = {field["name"] for field in page.select("main form [name]")}
    assert "name_email-first_name" in form
    assert form & {"name_email-email", "password-old_password", "avatar-avatar"} == set()
    picture = SimpleUploadedFile("ik.bmp", b"BM")
    sent = {"name_email-first_name": "Ria", "name_email-last_name": "Rood", "name_email-email": "dief@example.org"}
    looks = {"theme-theme": "system", "theme-density": "default", "theme-contrast": "system"}
    editor_client.post("/beheer/account/", sent | looks | {"avatar-avatar": picture})
    user = User.objects.get(first_name="Ria")
    assert user.email == "redacteur@example.org"
    assert not user.wagtail_userprofile.avatar


def test_ones_own_account_in_wagtail_is_for_who_has_a_place_there(account_manager: User, home: HomePage):
    client = Client()
    client.force_login(account_manager)
    assert client.get("/beheer/account/").url.startswith("/account/login/")


@pytest.mark.parametrize("address", ["/beheer/users/delete/{}/", "/beheer/bulk/scan/user/delete/?id={}&next=/beheer/"])
def test_deleting_an_account_forgets_who_it_was(
    administrator_client: Client, address: str, settings, tmp_path: Path, django_capture_on_commit_callbacks
):
    settings.ERASED_FILE = tmp_path / "erased.jsonl"
    user = factories.make_user("fatimakenmerk@example.org", first_name="Fatimakenmerk")
    edit = reverse("wagtailusers_users:edit", args=[user.pk])
    assert administrator_client.get(address.format(user.pk)).status_code == 200
    named = {"email": user.email, "first_name": "Fatimakenmerk", "last_name": "F", "is_active": "on"}
    assert administrator_client.post(edit, named).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        response = administrator_client.post(address.format(user.pk), follow=True)
    assert "Dit account is weg" in response.text
    left = User.objects.get(pk=user.pk)
    assert (left.first_name, left.is_active) == ("", False)
    assert "fatimakenmerk" not in left.email
    assert [entry.label for entry in ModelLogEntry.objects.for_instance(left)] == [""]
    assert (Kind.ACCOUNT, str(user.pk)) in [(line.kind, line.id) for line in erased()]
