"""A real Chromium against the running site: the browser, axe, and pictures of what it saw."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page

from scan.models import InstrumentVersion, User
from tests.browser.editors import Editor, editor_in
from tests.loaded import load_site_after_flush

# Playwright's sync API runs an event loop in the test's thread, where Django would refuse to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = "/usr/bin/chromium"
CALM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium. Without it these tests fail; they are not skipped."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CALM}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture
def running_site(site_root: Any, version: InstrumentVersion, live_server: Any) -> str:
    """The address of the site with its pages and instrument loaded."""
    load_site_after_flush()
    return live_server.url


@pytest.fixture
def open_page(browser: Browser, running_site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of this size in a browser of its own, where this user, if any, is logged in."""
    contexts = []

    def opened(size: tuple[int, int], user: User | None = None, *, script: bool = True) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(
            viewport=viewport, java_script_enabled=script, locale="nl-NL", timezone_id="Europe/Amsterdam"
        )
        contexts.append(context)
        if user:
            client = Client()
            client.force_login(user)
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": running_site}])
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Fails with a readable list when axe finds a violation on the page as it is now."""

    def check(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        lines = [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']]}" for v in found]
        assert not lines, f"{page.url}\n" + "\n".join(lines)

    return check


@pytest.fixture
def fine(assert_accessible: Callable[[Page], None]) -> Callable[[Page], None]:
    """Axe finds nothing, and nothing is wider than a screen of 320 px."""

    def check(page: Page) -> None:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert_accessible(page)
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
        page.set_viewport_size({"width": 1280, "height": 800})

    return check


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Keeps a picture at 1280 and 360 px in the folder PICTURES, when that is set, for people to look at."""
    folder = os.environ.get("PICTURES")

    def take(page: Page, name: str) -> None:
        if not folder:
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        before = page.viewport_size
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        if before:
            page.set_viewport_size(before)

    return take


@pytest.fixture
def editor(running_site: str, browser: Browser) -> Iterator[Editor]:
    """Somebody of the group Redacteur, in a browser of their own."""
    yield from _at_work("Redacteur", browser, running_site)


@pytest.fixture
def chief_editor(running_site: str, browser: Browser) -> Iterator[Editor]:
    """Somebody of the group Eindredacteur, in a browser of their own."""
    yield from _at_work("Eindredacteur", browser, running_site)


@pytest.fixture
def administrator(running_site: str, browser: Browser) -> Iterator[Editor]:
    """Somebody of the group Beheerder, in a browser of their own."""
    yield from _at_work("Beheerder", browser, running_site)


def _at_work(group: str, browser: Browser, site: str) -> Iterator[Editor]:
    somebody = editor_in(group, browser, site)
    yield somebody
    somebody.page.context.close()
