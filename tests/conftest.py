"""What every test can ask for: a published instrument, Wagtail's root, and people who are logged in."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from wagtail.models import Collection, Locale, Page, Site

from scan.content import read_document, read_instrument
from scan.core.instrument import Instrument
from scan.models import InstrumentVersion, ServicePoint, User
from scan.models.instrument import publish
from tests import factories
from tests.audit_log import unguarded

_EMPTIES_THE_DATABASE = {"transactional_db", "live_server"}
# The last one is what a fixture asks for that serves several tests, such as the crawled site.
_DATABASE = {"db", "django_db_setup"} | _EMPTIES_THE_DATABASE


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only", action="store_true", help="only tests that use the database: another one changes no others"
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # pytest-django puts these last, after which pytest moves the browser's tests forward to keep one browser open
    items.sort(key=empties_the_database)
    if not config.getoption("--database-only"):
        return
    left_out = [item for item in items if not uses_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if uses_database(item)]


def empties_the_database(item: pytest.Item) -> bool:
    """Whether what the migrations wrote is gone after this test, such as Wagtail's root page."""
    mark = item.get_closest_marker("django_db")
    return bool(_EMPTIES_THE_DATABASE & set(item.fixturenames)) or bool(mark and mark.kwargs.get("transaction"))


def uses_database(item: pytest.Item) -> bool:
    """Whether a test asks for the database, by a mark or through its fixtures."""
    return item.get_closest_marker("django_db") is not None or bool(_DATABASE & set(item.fixturenames))


@pytest.fixture(scope="session", autouse=True)
def _the_log_may_be_emptied_between_tests() -> Iterator[None]:
    """The database refuses to empty the audit log, as it should; only what runs between two tests is let through."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_unguarded(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        with unguarded(self.connection):
            flush(self, sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_unguarded)
        yield


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    """The starting instrument, from its files."""
    return read_instrument()


@pytest.fixture
def version(db: None) -> InstrumentVersion:
    """The starting instrument as version 1."""
    return publish(read_document(), note="Voor de test.")


@pytest.fixture
def site_root(db: None) -> Page:
    """Wagtail's root page, collection, locale and site; a transactional test may have flushed them."""
    cache.clear()
    Site.clear_site_root_paths_cache()
    Locale.objects.get_or_create(language_code="nl")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", slug="root"))
    home = root.get_children().first() or root.add_child(instance=Page(title="Start", slug="start"))
    Site.objects.get_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return root


@pytest.fixture
def service_point(db: None) -> ServicePoint:
    return factories.make_service_point()


@pytest.fixture
def account_manager(service_point: ServicePoint) -> User:
    return factories.make_account_manager(service_point)


@pytest.fixture
def manager_client(account_manager: User) -> Client:
    """A browser of an account manager who is logged in."""
    client = Client()
    client.force_login(account_manager)
    return client
