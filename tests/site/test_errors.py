"""Error pages look like the site, help somebody on, and give nothing away."""

import json

import pytest
from django.test import Client, RequestFactory
from wagtail.models import Page

from inclusiescan import errors
from scan.models import User


def test_form_without_token_gets_a_page_that_says_how_to_go_on(user: User, site_root: Page):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/account/login/", {"login": user.email})
    assert response.status_code == 403
    assert "Dit is nog niet opgeslagen" in response.text
    assert 'href="/account/login/"' in response.text
    assert "HX-Reswap" not in response
    assert "HX-Trigger" not in response


def test_save_without_token_leaves_the_page_as_it_is(site_root: Page):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/account/login/", {"login": "x"}, headers={"HX-Request": "true"})
    assert response.status_code == 403
    assert response["HX-Reswap"] == "none"
    token = json.loads(response["HX-Trigger"])["scan:token"]["token"]
    assert response.cookies["csrftoken"].value
    assert len(token) == 64


def test_link_of_the_error_page_stays_on_our_site(site_root: Page):
    response = Client(enforce_csrf_checks=True).post("/account/login/?next=/werkplek/")
    assert 'href="/account/login/?next=/werkplek/"' in response.text
    response = Client(enforce_csrf_checks=True).post("http://testserver//kwaad.example/")
    assert 'href="//kwaad' not in response.text


@pytest.mark.parametrize("user_is", ["nobody", "somebody"])
def test_what_is_not_allowed_gets_a_page_of_ours(client: Client, user: User, site_root: Page, user_is: str):
    if user_is == "somebody":
        client.force_login(user)
    # A vote about a page of which the browser does not say where it comes from.
    page = site_root.add_child(instance=Page(title="Uitleg", slug="uitleg"))
    response = client.post("/was-dit-nuttig/", {"pagina": page.pk, "antwoord": "ja"})
    assert response.status_code == 403
    assert "<h1>Dit mag niet</h1>" in response.text
    assert 'lang="nl"' in response.text


@pytest.mark.parametrize("debug", [True, False])
def test_missing_page_does_not_repeat_what_was_asked(client: Client, site_root: Page, settings, debug: bool):
    settings.DEBUG = debug
    response = client.get("/geheim-8f3a/")
    assert response.status_code == 404
    if not debug:
        assert "Deze pagina is er niet" in response.text
        assert "geheim-8f3a" not in response.text


def test_missing_page_renders_for_who_is_logged_in(client: Client, user: User, site_root: Page):
    client.force_login(user)
    assert client.get("/geheim-8f3a/").status_code == 404


def test_server_error_tells_nothing_about_itself(client: Client, site_root: Page, monkeypatch, settings):
    settings.DEBUG = False
    client.raise_request_exception = False

    def break_down(*args: object) -> None:
        raise RuntimeError("wachtwoord-van-de-database")

    monkeypatch.setattr("allauth.account.views.LoginView.get_context_data", break_down)
    response = client.get("/account/login/")
    assert response.status_code == 500
    assert "Er ging iets mis bij ons" in response.text
    assert "wachtwoord-van-de-database" not in response.text


def test_server_error_needs_no_database():
    # No fixture of the database here: pytest-django refuses every query.
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert b'lang="nl"' in response.content
