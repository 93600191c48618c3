"""A request that another site makes does nothing, and nobody is sent to another site."""

from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from wagtail.models import Page

from scan.models import User
from tests import factories

ELSEWHERE = [
    "https://kwaad.example/",
    "//kwaad.example/",
    "/\\kwaad.example",
    "https:kwaad.example",
    "javascript:alert(1)",
]
# Where a form needs no token: two buttons of mail programs, which send a token of their own, and a vote (its origin is
# looked at). See the views.
WITHOUT_TOKEN = {"herinnering/<str:token>/", "geen-uitnodigingen/<str:token>/", "was-dit-nuttig/"}
# What Wagtail's own screens read by script, and only read.
READ_ONLY = "beheer/api/main/"


def exempt(patterns: list[Any], before: str = "") -> set[str]:
    """The addresses whose view takes a form without a token."""
    found = set()
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            found |= exempt(pattern.url_patterns, path)
        elif getattr(pattern.callback, "csrf_exempt", False):
            found.add(path)
    return found


def test_every_form_needs_a_token_except_these():
    found = exempt(get_resolver().url_patterns)
    assert {path for path in found if not path.startswith(READ_ONLY)} == WITHOUT_TOKEN


@pytest.mark.parametrize("path", ["pages/", "pages/1/", "images/", "documents/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_needs_none_below_wagtail_only_reads(user: User, site_root: Page, path: str, method: str):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert getattr(client, method)(f"/{READ_ONLY}{path}").status_code in (403, 405)


@pytest.mark.parametrize("path", ["/scan/start/", "/account/login/", "/account/logout/", "/werkplek/dossiers/nieuw/"])
def test_a_form_of_another_site_does_nothing(user: User, site_root: Page, version: object, path: str):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    forged = {"origin": "https://kwaad.example", "referer": "https://kwaad.example/"}
    assert client.post(path, {"role": "hr", "name": "x"}, headers=forged).status_code == 403
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("goal", ELSEWHERE)
def test_logging_out_leads_nowhere_else(client: Client, user: User, goal: str):
    client.force_login(user)
    assert client.post("/account/logout/", {"next": goal}).url == "/"


@pytest.mark.parametrize("goal", ELSEWHERE)
def test_showing_who_one_is_leads_nowhere_else(client: Client, user: User, goal: str):
    client.force_login(user)
    response = client.post("/account/reauthenticate/", {"password": factories.PASSWORD, "next": goal})
    assert "kwaad" not in response.headers.get("Location", "")
    assert "javascript" not in response.headers.get("Location", "")


@pytest.mark.parametrize("path", ["//kwaad.example/", "/\\kwaad.example/", "/%2Fkwaad.example/"])
def test_an_address_that_looks_like_another_site_leads_nowhere_else(client: Client, site_root: Page, path: str):
    response = client.get(path.rstrip("/"))
    assert not response.headers.get("Location", "").startswith(("//", "/\\", "http"))
