"""What Wagtail cannot read is a bad request that stands in the log; what code of ours led to, stays a server error."""

import logging

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.test import Client
from wagtail.admin.views.home import HomeView
from wagtail.models import Page
from wagtail.utils.utils import deep_update

from inclusiescan.errors import unreadable
from inclusiescan.wagtail_errors import UnreadableForWagtailMiddleware
from pages.editing import views
from scan.models import User

# It has nothing to fill in, and looks at what was filled in all the same.
CHOOSING = "/beheer/snippets/choose/pages/synonyms/create/"


@pytest.fixture
def editor(user: User, site_root: Page) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def test_a_form_that_wagtail_does_not_have_is_a_bad_request(editor: Client, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.ERROR)
    response = editor.post(CHOOSING)
    assert response.status_code == 400
    assert "Dit konden wij niet lezen" in response.text
    assert "Wagtail could not read a request" in caplog.text


def test_the_page_tells_the_number_of_the_request_and_nothing_of_the_error(editor: Client):
    response = editor.post(CHOOSING)
    assert response["X-Request-ID"][:8] in response.text
    assert "NoneType" not in response.text


def answered(rf, path: str, error: Exception, sent: str = "?p=x") -> int | None:
    middleware = UnreadableForWagtailMiddleware(unreadable)
    request = rf.get(path + sent)
    request.resolver_match = None
    response = middleware.process_exception(request, error)
    return response and response.status_code


def raised_in_wagtail(error: Exception) -> Exception:
    """The error with a traceback through code of Wagtail's, as a middleware gets it."""

    class Failing(dict):
        def items(self) -> None:
            raise error

    try:
        deep_update({}, Failing())
    except Exception as caught:  # noqa: BLE001
        return caught
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    ("path", "error", "status"),
    [
        ("/beheer/pages/", ValueError("x"), 400),
        ("/beheer/pages/", KeyError("x"), 400),
        ("/beheer/pages/", OperationalError("the database is away"), None),
        ("/beheer/pages/", ImproperlyConfigured("x"), None),
        ("/beheer/pages/", MemoryError(), None),
        ("/contact/", ValueError("x"), None),
    ],
)
def test_only_what_comes_of_reading_and_only_below_wagtail(rf, path: str, error: Exception, status: int | None):
    assert answered(rf, path, raised_in_wagtail(error)) == status


def test_without_anything_to_read_the_fault_is_the_servers(rf):
    assert answered(rf, "/beheer/pages/", raised_in_wagtail(ValueError("x")), sent="") is None


def fail(*args: object, **kwargs: object) -> None:
    raise ValueError("x")


def fail_in_wagtail(*args: object, **kwargs: object) -> None:
    deep_update({}, None)


@pytest.mark.parametrize("failing", [fail, fail_in_wagtail])
def test_an_error_that_our_code_led_to_is_ours(editor: Client, monkeypatch: pytest.MonkeyPatch, failing):
    monkeypatch.setattr(views, "render", failing)
    assert editor.get("/beheer/schrijfwijzer/?p=x").status_code == 500


def test_an_error_in_wagtail_by_what_was_sent_is_not(editor: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(HomeView, "get_context_data", fail_in_wagtail)
    assert editor.get("/beheer/?p=x").status_code == 400
    assert editor.get("/beheer/").status_code == 500
