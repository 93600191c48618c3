"""The site with its first content, and people with the rights of each group."""

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page

from pages.loading.groups import CHIEF_EDITOR, EDITOR, MANAGER
from pages.loading.home import make_home
from pages.models import HomePage
from scan.models import InstrumentVersion
from tests import factories
from tests.loaded import load_site


@pytest.fixture
def home(site_root: Page) -> HomePage:
    """The home page, with everything that `load_pages` makes."""
    return load_site()


@pytest.fixture
def bare_home(site_root: Page) -> HomePage:
    """Only the home page, still empty: enough for what is about one page."""
    return make_home()


@pytest.fixture
def full_home(version: InstrumentVersion, site_root: Page) -> HomePage:
    """The same, with an instrument: an example on the home page, and a page for every step."""
    return load_site()


@pytest.fixture
def page_cache(settings: LazySettings, tmp_path) -> None:
    """A cache of pages of its own for each test: in files, as on a site that nobody set up otherwise."""
    files = {"BACKEND": "inclusiescan.may_be_away.FileBasedCache", "LOCATION": str(tmp_path / "pages")}
    settings.CACHES = {**settings.CACHES, "pages": files, "renditions": files | {"KEY_PREFIX": "rendition"}}


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
def chief_client(home: HomePage) -> Client:
    return client_in(CHIEF_EDITOR, "eindredacteur@example.org")


@pytest.fixture
def administrator_client(home: HomePage) -> Client:
    return client_in(MANAGER, "beheerder@example.org")
