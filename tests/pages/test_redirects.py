"""An address that was once given out keeps leading to its page."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from pages.models import HomePage, TextPage

pytestmark = pytest.mark.usefixtures("version")


def led_to(url: str, **headers: str) -> tuple[int, str]:
    """The status, and the address that a visitor of this one is sent to."""
    response = Client().get(url, headers=headers)
    return response.status_code, response.get("Location", "")


@pytest.fixture
def rename(home: HomePage, django_capture_on_commit_callbacks) -> Callable[[str, str], None]:
    """Gives the page with this slug another one. Wagtail sends the old address on when that is in the database."""

    def renamed(slug: str, other: str) -> None:
        page = Page.objects.get(slug=slug).specific
        page.slug = other
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return renamed


def test_a_page_that_gets_another_address_is_still_found_at_the_old_one(rename):
    rename("contact", "bel-ons")
    assert led_to("/contact/") == (301, "/bel-ons/")
    assert led_to("/contact/?bron=brief") == (301, "/bel-ons/")
    assert Client().get("/bel-ons/").status_code == 200


def test_what_is_below_a_page_goes_along(rename):
    rename("regelingen-en-hulp", "regelingen")
    assert led_to("/regelingen-en-hulp/") == (301, "/regelingen/")
    assert led_to("/regelingen-en-hulp/proefplaatsing/") == (301, "/regelingen/proefplaatsing/")


def test_a_page_that_is_moved_is_still_found_where_it_was(home: HomePage):
    TextPage.objects.get(slug="contact").move(TextPage.objects.get(slug="privacy"), pos="last-child")
    assert led_to("/contact/") == (301, "/privacy/contact/")


def test_an_address_that_comes_back_into_use_leads_nowhere_else(rename):
    rename("contact", "bel-ons")
    rename("bel-ons", "contact")
    assert led_to("/contact/") == (200, "")
    assert led_to("/bel-ons/") == (301, "/contact/")


def test_in_a_region_one_stays_in_that_region(home: HomePage, rename, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Site.objects.create(hostname="rijnmond.example.org", root_page=home)
    rename("contact", "bel-ons")
    assert led_to("/contact/", host="rijnmond.example.org") == (301, "/bel-ons/")
    assert led_to("/contact/") == (301, "/bel-ons/")


def test_nobody_is_sent_to_a_page_that_is_not_published(home: HomePage, rename):
    rename("contact", "bel-ons")
    TextPage.objects.get(slug="bel-ons").unpublish()
    assert led_to("/contact/") == (404, "")


def test_an_address_can_lead_to_another_site_and_for_a_while_only(home: HomePage):
    Redirect.add_redirect("/oud/", "https://www.uwv.nl/", is_permanent=False)
    assert led_to("/oud/") == (302, "https://www.uwv.nl/")


@pytest.mark.parametrize("address", ["/weg/%00/", "/w%C3%A9g/", "/weg/?q=%00"])
def test_a_strange_address_is_only_not_found(home: HomePage, address: str):
    assert led_to(address) == (404, "")


@pytest.mark.parametrize("address", ["/oud/", "/oud", "/oud/?bron=brief"])
def test_an_administrator_sends_an_address_on(administrator_client: Client, address: str):
    page = TextPage.objects.get(slug="contact")
    form = {"old_path": "/oud/", "site": "", "is_permanent": "on", "redirect_page": page.pk, "redirect_link": ""}
    assert administrator_client.post("/beheer/redirects/add/", form).status_code == 302
    assert Redirect.objects.get().redirect_page_id == page.pk
    assert led_to(address) == (301, "/contact/")


def test_who_writes_sends_nothing_on(editor_client: Client):
    assert editor_client.get("/beheer/redirects/add/").status_code == 302
