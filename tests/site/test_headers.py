"""What goes with every answer: no guessing of types, no frames elsewhere, nothing kept of what is about a person."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.test import Client
from wagtail.models import Page

from scan.models import InstrumentVersion, User
from tests import factories

EVERYWHERE = [
    "/",
    "/bestaat-niet/",
    "/zoeken/",
    "/robots.txt",
    "/scan/start/",
    "/link/bestaat-niet/",
    "/account/login/",
    "/werkplek/",
    "/beheer/",
    "/static/inclusiescan/scan.js",
    "/static/inclusiescan/icon.svg",
]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_has_what_browsers_must_know(
    client: Client, site_root: Page, version: InstrumentVersion, path: str
):
    response = client.get(path)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in response["Permissions-Policy"]
    policy = response["Content-Security-Policy"]
    for part in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'"):
        assert part in policy
    assert "Access-Control-Allow-Origin" not in response
    if response.streaming:
        response.getvalue()  # read to its end a file is closed


def test_a_text_says_in_which_letters_it_is(client: Client, site_root: Page):
    for path in ("/", "/robots.txt", "/sitemap.xml", "/rss.xml", "/bestaat-niet/"):
        assert "charset=utf-8" in client.get(path)["Content-Type"]


@pytest.mark.parametrize("path", ["/account/2fa/", "/account/deur/", "/account/sessies/", "/werkplek/", "/beheer/"])
def test_what_is_about_a_person_is_kept_nowhere(client: Client, user: User, site_root: Page, path: str):
    client.force_login(user)
    assert "no-store" in client.get(path)["Cache-Control"]


def test_leaving_clears_what_the_browser_kept(client: Client, user: User, site_root: Page, version: InstrumentVersion):
    client.force_login(user)
    assert "Clear-Site-Data" not in client.get("/account/logout/")
    for door in ("/account/logout/", "/beheer/logout/"):
        client.force_login(user)
        assert client.post(door)["Clear-Site-Data"] == '"cache", "storage"'
        assert "_auth_user_id" not in client.session
    response = factories.make_response("hr")
    employer = Client()
    place = employer.post("/scan/start/", {"role": "hr"}).url
    assert employer.post(f"{place}sluiten/")["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in Client().get(f"/scan/{response.public_id}/")


def test_a_message_is_kept_on_the_server_and_in_no_cookie(client: Client, user: User):
    client.force_login(user)
    data = {"oldpassword": factories.PASSWORD, "password1": "blauwe fiets in de regen"}
    response = client.post("/account/password/change/", data | {"password2": data["password1"]})
    assert response.status_code == 302
    assert set(response.cookies) <= {"sessionid", "csrftoken"}


ASKED = """
import json
from django.conf import settings
wanted = ("SESSION_COOKIE", "CSRF_COOKIE", "SECURE_")
print(json.dumps({name: getattr(settings, name) for name in dir(settings) if name.startswith(wanted)}))
"""


@pytest.fixture(scope="module")
def production() -> dict[str, Any]:
    """What the settings say where nobody tries the site out."""
    environment = {name: value for name, value in os.environ.items() if name != "DEBUG"}
    environment |= {"DJANGO_SETTINGS_MODULE": "inclusiescan.settings", "SECRET_KEY": "k" * 50, "PYTHONPATH": "site:."}
    asked = [sys.executable, "-c", ASKED]
    done = subprocess.run(
        asked, cwd=site_settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", ["SESSION", "CSRF"])
def test_cookies_are_for_this_host_and_https_and_no_script(production: dict[str, Any], name: str):
    assert production[f"{name}_COOKIE_NAME"].startswith("__Host-")
    assert production[f"{name}_COOKIE_SECURE"] is True
    assert production[f"{name}_COOKIE_HTTPONLY"] is True
    assert production[f"{name}_COOKIE_SAMESITE"] == "Lax"
    # With a domain or another path a browser refuses a cookie of this name.
    assert production[f"{name}_COOKIE_DOMAIN"] is None
    assert production[f"{name}_COOKIE_PATH"] == "/"


def test_browsers_use_https_for_a_year_for_every_name_below(production: dict[str, Any]):
    assert production["SECURE_HSTS_SECONDS"] == 31536000
    assert production["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert production["SECURE_SSL_REDIRECT"] is True
