"""What makes the tests fast gives the same site as the command, also in a database that was emptied in between."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from pages.loading.groups import EDITOR
from pages.models import TextPage
from pages.search.finding import find
from tests import factories
from tests.loaded import load_site, load_site_after_flush

pytestmark = pytest.mark.usefixtures("version", "site_root")


def every_page() -> list[tuple[int, str, str]]:
    return list(Page.objects.order_by("pk").values_list("pk", "title", "url_path"))


@pytest.mark.django_db
def test_what_is_put_back_is_what_the_command_made():
    with transaction.atomic():
        load_site()
        made = every_page()
        transaction.set_rollback(True)
    assert every_page() != made
    load_site()
    assert every_page() == made


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_after_the_database_was_emptied_the_site_is_whole(time: str):
    home = load_site_after_flush()
    assert Client().get("/contact/").status_code == 200
    assert find("jobcoach", home.get_site()).found
    user = factories.make_user("redacteur@example.org")
    user.groups.add(Group.objects.get(name=EDITOR))
    client = Client()
    client.force_login(user)
    page = home.add_child(instance=TextPage(title="Nieuw", intro="Kort."))
    page.save_revision(user=user).publish()
    assert client.get(f"/beheer/pages/{page.pk}/edit/").status_code == 200
    assert Client().get("/nieuw/").status_code == 200
