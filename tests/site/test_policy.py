"""Every public page has the strict content security policy; only Wagtail's own screens have a looser one."""

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Page

from scan.models import User
from tests import factories

PUBLIC = [
    "/",
    "/bestaat-niet/",
    "/scan/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-set-password/",
    "/account/inactive/",
]
PERSONAL = ["/account/2fa/", "/account/logout/", "/account/password/change/", "/werkplek/"]


def policy(client: Client, path: str) -> dict[str, str]:
    header = client.get(path)["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


def assert_strict(found: dict[str, str]) -> None:
    assert "unsafe" not in str(found)
    assert found["default-src"] == "'none'"
    assert found["script-src"] == found["style-src"] == found["form-action"] == "'self'"
    assert found["base-uri"] == "'none'"
    assert found["frame-ancestors"] == "'self'"


@pytest.mark.parametrize("path", PUBLIC)
def test_public_page_is_strict(client: Client, site_root: Page, path: str):
    assert_strict(policy(client, path))


@pytest.mark.parametrize("path", PERSONAL)
def test_page_of_a_person_is_strict(client: Client, user: User, path: str):
    client.force_login(user)
    assert_strict(policy(client, path))


def test_enrolment_is_strict(newcomer_client: Client):
    assert_strict(policy(newcomer_client, "/account/2fa/totp/activate/"))


def test_wagtails_screens_have_their_own(client: Client, user: User, site_root: Page):
    client.force_login(user)
    found = policy(client, "/beheer/")
    assert found["script-src"] == "'self' 'unsafe-inline'"
    assert found["default-src"] == "'self'"
    # The next page is strict again: one request's policy does not leak into another's.
    assert_strict(policy(client, "/account/2fa/"))


def test_address_that_only_looks_like_wagtails_is_strict(client: Client, site_root: Page):
    assert_strict(policy(client, "/beheerder/"))


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/", "/bestaat-niet/"])
def test_page_has_nothing_that_the_policy_would_block(client: Client, site_root: Page, path: str):
    text = client.get(path).text
    assert " style=" not in text
    assert "<style" not in text
    assert " onclick=" not in text
    assert "<script>" not in text


def test_pages_of_enrolment_have_nothing_that_the_policy_would_block(newcomer_client: Client):
    page = newcomer_client.get("/account/2fa/totp/activate/")
    newcomer_client.post("/account/2fa/totp/activate/", {"code": factories.current_code(page.context["form"].secret)})
    for text in (page.text, newcomer_client.get("/account/2fa/recovery-codes/").text):
        assert " style=" not in text
        assert "<script>" not in text


# Runs or keeps what came from elsewhere, or reaches into what other code trusts.
DANGEROUS = ("eval(", "new Function", "document.write", "outerHTML", "insertAdjacentHTML", "__proto__", "postMessage")
KEEPS = ("localStorage", "sessionStorage", "indexedDB", "document.cookie")


@pytest.mark.parametrize("name", ["scan", "beheer", "feit", "leesbaarheid"])
def test_our_scripts_keep_nothing_in_the_browser_and_run_no_text(name: str):
    text = (settings.BASE_DIR / f"site/inclusiescan/static/inclusiescan/{name}.js").read_text()
    assert [one for one in (*DANGEROUS, *KEEPS) if one in text] == []
    # What comes back of the readability of a text is a template of ours.
    assert ("innerHTML" in text) is (name == "leesbaarheid")
