"""A personal link is a key, and stands in no log."""

import io
import logging

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

from scan.models.link import make_link
from scan.questionnaire.inviting import invite
from tests import factories


@pytest.fixture
def lines(version, site_root):
    """What the site's own handler writes, with its own filters."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    for name in settings.LOGGING["handlers"]["console"]["filters"]:
        handler.addFilter(import_string(settings.LOGGING["filters"][name]["()"])())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def test_a_personal_link_stands_in_no_log_line(lines: io.StringIO):
    _, token = make_link(factories.make_response("hr"))
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/link/{token}/").status_code == 403
    assert client.get(f"/link/{token})/").status_code == 404
    assert client.put(f"/link/{token}/").status_code in (403, 405)
    assert "/link/…" in lines.getvalue()
    assert token not in lines.getvalue()


def test_a_link_for_a_role_stands_in_no_log_line(lines: io.StringIO):
    _, token = invite(factories.make_response("hr").scan, "medewerker", 5)
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/meedoen/{token}/").status_code == 403
    assert client.get(f"/meedoen/{token})/").status_code == 404
    assert client.put(f"/meedoen/{token}/").status_code in (403, 405)
    assert "/meedoen/…" in lines.getvalue()
    assert token not in lines.getvalue()


@pytest.mark.parametrize(
    ("door", "token", "beyond"),
    [("herinnering", "abcdefghjkmn:een-handtekening", "meer/"), ("bevestigen", "een-lang-en-toevallig-teken", "")],
)
def test_a_link_about_reminders_stands_in_no_log_line(lines: io.StringIO, door: str, token: str, beyond: str):
    client = Client()
    assert client.get(f"/{door}/{token}/{beyond}").status_code == 404
    assert client.put(f"/{door}/{token}/").status_code == 405
    assert f"/{door}/…" in lines.getvalue()
    assert token not in lines.getvalue()


def test_nobody_can_write_a_line_of_their_own(lines: io.StringIO):
    assert Client().get("/bestaat-niet%0a%1b[31mverzonnen/").status_code == 404
    assert len(lines.getvalue().splitlines()) == 1
    assert "\x1b" not in lines.getvalue()


def test_a_link_for_a_new_password_stands_in_no_log_line(lines: io.StringIO):
    key = "1-dat8j5-een-sleutel"
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/account/password/reset/key/{key}/").status_code == 403
    assert "/account/password/reset/key/…" in lines.getvalue()
    assert key not in lines.getvalue()
