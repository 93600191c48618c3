"""The site with its first content, and people with the rights of each group."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from pages.loading.groups import EDITOR, MANAGER
from pages.loading.home import make_home
from pages.models import HomePage
from scan.models import InstrumentVersion
from tests import factories


@pytest.fixture
def home(site_root: Page) -> HomePage:
    """The home page, with everything that `load_pages` makes."""
    call_command("load_pages", stdout=io.StringIO())
    return HomePage.objects.get()


@pytest.fixture
def bare_home(site_root: Page) -> HomePage:
    """Only the home page, still empty: enough for what is about one page."""
    return make_home()


@pytest.fixture
def full_home(home: HomePage, version: InstrumentVersion) -> HomePage:
    """The same, with an instrument to draw the example from."""
    return home


def client_in(group: str, email: str) -> Client:
    user = factories.make_user(email, first_name="Rita", last_name="Bakker")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor_client(home: HomePage) -> Client:
    return client_in(EDITOR, "redacteur@example.org")


@pytest.fixture
def administrator_client(home: HomePage) -> Client:
    return client_in(MANAGER, "beheerder@example.org")
