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


def test_a_link_that_stops_reminders_stands_in_no_log_line(lines: io.StringIO):
    token = "abcdefghjkmn:een-handtekening"
    client = Client()
    assert client.get(f"/herinnering/{token}/meer/").status_code == 404
    assert client.put(f"/herinnering/{token}/").status_code == 405
    assert "/herinnering/…" in lines.getvalue()
    assert token not in lines.getvalue()


def test_a_link_that_confirms_reminders_stands_in_no_log_line(lines: io.StringIO):
    token = "een-lang-en-toevallig-teken"
    client = Client()
    assert client.get(f"/bevestigen/{token}/").status_code == 404
    assert client.put(f"/bevestigen/{token}/").status_code == 405
    assert "/bevestigen/…" in lines.getvalue()
    assert token not in lines.getvalue()
