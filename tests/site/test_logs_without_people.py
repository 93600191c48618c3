"""No mail address and nothing that somebody typed stands in a log line or an error mail."""

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core import mail
from django.db import IntegrityError
from django.test import RequestFactory
from django.utils.log import AdminEmailHandler
from django.utils.module_loading import import_string

from inclusiescan.logs import way_to
from scan.models import User
from tests import factories

WORDS = "zonneveld-in-eigen-woorden"
ADDRESS = "joost.jansen+scan@zonneveld.example.org"
ROOT: Path = site_settings.BASE_DIR


@pytest.fixture(params=["text", "json"])
def lines(request, settings) -> Iterator[io.StringIO]:
    """What the site's own handler writes, in both formats, on a site that is not a trial."""
    settings.DEBUG = False
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    for name in settings.LOGGING["handlers"]["console"]["filters"]:
        handler.addFilter(import_string(settings.LOGGING["filters"][name]["()"])())
    form = settings.LOGGING["formatters"][request.param]
    handler.setFormatter(import_string(form["()"])() if "()" in form else logging.Formatter(form["format"]))
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def test_a_mail_address_stands_in_no_line(lines: io.StringIO):
    logging.getLogger("django.request").warning("Bounced: <%s>, and %s", ADDRESS, "A@b.nl")
    assert "Bounced: <…@…>, and …@…" in lines.getvalue()
    assert "zonneveld" not in lines.getvalue()


def test_of_an_error_its_kind_and_place_are_told_and_its_words_are_not(lines: io.StringIO):
    try:
        try:
            raise ValueError(WORDS)
        except ValueError as error:
            raise KeyError(f"{WORDS} {ADDRESS}") from error
    except KeyError:
        logging.getLogger("django.request").exception("It failed")
    written = lines.getvalue()
    assert WORDS not in written
    assert "zonneveld" not in written
    for told in ("It failed", "ValueError", "KeyError", Path(__file__).name):
        assert told in written


@pytest.mark.django_db
def test_a_database_that_quotes_the_row_is_not_repeated(lines: io.StringIO):
    factories.make_user(ADDRESS)
    try:
        User.objects.create(email=ADDRESS)
    except IntegrityError:
        logging.getLogger("scan").exception("Not saved")
    assert "IntegrityError" in lines.getvalue()
    assert "zonneveld" not in lines.getvalue()


@pytest.mark.django_db
def test_a_page_that_fails_tells_no_form_and_no_address_of_a_key(lines: io.StringIO, client, site_root, monkeypatch):
    def broken(*args, **kwargs):
        raise ValueError(WORDS)

    monkeypatch.setattr("scan.questionnaire.views.entering.find_link", broken)
    client.raise_request_exception = False
    assert client.post(f"/link/{WORDS}/", {"toelichting": WORDS}).status_code == 500
    assert "ValueError" in lines.getvalue()
    assert WORDS not in lines.getvalue()


def test_a_link_to_choose_a_new_password_stands_in_no_line(lines: io.StringIO):
    logging.getLogger("django.request").warning("Not Found: /account/password/reset/key/2-c5x9-zonneveld/")
    assert "/account/password/reset/key/…" in lines.getvalue()
    assert "zonneveld" not in lines.getvalue()


def test_errors_are_mailed_to_nobody_by_themselves():
    handlers = [logging.getLogger(name).handlers for name in ("", "django", "django.request")]
    assert not [one for some in handlers for one in some if isinstance(one, AdminEmailHandler)]


def test_who_mails_errors_all_the_same_mails_no_form_cookie_or_variable(settings):
    settings.DEBUG = False
    settings.ADMINS = [("Beheer", "beheer@example.org")]
    request = RequestFactory().post("/scan/start/", {"toelichting": WORDS}, headers={"cookie": f"sessionid={WORDS}"})
    variable = WORDS
    try:
        raise ValueError(variable)
    except ValueError as error:
        trouble = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Internal Server Error", (), trouble)
    record.request = request
    AdminEmailHandler(include_html=True).emit(record)
    (sent,) = mail.outbox
    text = f"{sent.subject}\n{sent.body}\n{sent.alternatives}"
    assert "ValueError" in text
    assert Path(__file__).name in text
    assert WORDS not in text
    assert settings.SECRET_KEY not in text


def test_a_command_that_stops_tells_no_words(tmp_path: Path):
    """As systemd starts it, with an error that nobody foresaw."""
    code = f"""
import runpy, sys
from django.core import management
def broken(argv):
    import django; django.setup()
    raise ValueError({WORDS!r})
management.execute_from_command_line = broken
sys.argv = ["manage.py", "x"]
runpy.run_path("manage.py", run_name="__main__")
"""
    environment = os.environ | {
        "DEBUG": "0",
        "SECRET_KEY": "x" * 30 + "0123456789" * 3,
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "LOG_FORMAT": "json",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ran.returncode == 1
    assert WORDS not in ran.stdout + ran.stderr
    line = json.loads(ran.stderr.splitlines()[-1])
    assert line["errors"][0]["kind"] == "builtins.ValueError"


def test_the_way_to_an_error_that_goes_round_ends():
    first, second = ValueError(WORDS), KeyError(WORDS)
    first.__cause__, second.__cause__ = second, first
    assert way_to(first).splitlines() == ["builtins.KeyError", "builtins.ValueError"]
