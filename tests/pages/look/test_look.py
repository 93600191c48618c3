"""The look of a site is set in Wagtail, refused where it cannot be read, and different for each region."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from pages.look.palette import Palette
from pages.models import HomePage, Look, MenusAndContact
from tests.pages.conftest import client_in

BLUE = {"primary": "#003366", "primary_subtle": "#e6eef6"}


@pytest.fixture
def site(home: HomePage) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def region(site: Site, settings) -> Iterator[Site]:
    """A second region, with the same pages."""
    settings.ALLOWED_HOSTS = ["*"]
    yield Site.objects.create(hostname="rijnmond.example.org", site_name="Rijnmond", root_page=site.root_page)
    Site.clear_site_root_paths_cache()


def soup_of(url: str, host: str = "localhost") -> BeautifulSoup:
    return BeautifulSoup(Client().get(url, headers={"host": host}).content, "html.parser")


def style_of(soup: BeautifulSoup) -> str | None:
    links = [link["href"] for link in soup.select("link[rel=stylesheet]") if link["href"].startswith("/uiterlijk/")]
    return links[0] if links else None


def form_of(**changed: str) -> dict[str, str]:
    look = Look()
    fields = ("primary", "on_primary", "primary_subtle", "accent", "accent_strong", "highlight", "calm", "letter")
    return {name: getattr(look, name) for name in fields} | changed


def test_a_site_without_a_look_has_the_colours_of_the_stylesheet(home: HomePage):
    assert style_of(soup_of("/")) is None


def test_every_page_links_to_the_colours_of_its_site(site: Site, version):
    look = Look.objects.create(site=site, **BLUE)
    for url in ("/", "/contact/", "/scan/start/", "/account/login/", "/weg/"):
        assert style_of(soup_of(url)) == f"/uiterlijk/{look.palette.digest}.css", url


def test_the_stylesheet_may_be_kept_for_ever_because_its_address_changes_with_it(site: Site):
    look = Look.objects.create(site=site, **BLUE)
    response = Client().get(reverse("look", args=[look.palette.digest]))
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    assert "--scan-brand-color-primary: #003366;" in response.content.decode()


def test_a_page_from_before_a_change_gets_the_new_colours_and_does_not_keep_them(site: Site):
    look = Look.objects.create(site=site, **BLUE)
    response = Client().get(reverse("look", args=[Palette().digest]))
    assert response.content.decode() == look.palette.stylesheet
    assert "immutable" not in response["Cache-Control"]


def test_two_regions_share_pages_and_menus_and_differ_in_look_and_contact(site: Site, region: Site):
    MenusAndContact.objects.filter(site=site).update(region_name="Midden", contact_name="WSP Midden")
    MenusAndContact.objects.create(site=region, region_name="Rijnmond", contact_name="WSP Rijnmond")
    Look.objects.create(site=region, **BLUE)
    ours, theirs = soup_of("/contact/"), soup_of("/contact/", "rijnmond.example.org")
    assert ours.h1.text == theirs.h1.text
    assert [a["href"] for a in ours.select(".scan-nav a")] == [a["href"] for a in theirs.select(".scan-nav a")]
    assert (style_of(ours) is None, style_of(theirs) is None) == (True, False)
    assert ("WSP Midden" in ours.text, "WSP Rijnmond" in ours.text) == (True, False)
    assert ("WSP Midden" in theirs.text, "WSP Rijnmond" in theirs.text) == (False, True)


def test_a_region_that_filled_in_nothing_shows_nobody_elses_contact_details(site: Site, region: Site):
    MenusAndContact.objects.filter(site=site).update(region_name="Midden", contact_name="WSP Midden")
    soup = soup_of("/contact/", "rijnmond.example.org")
    assert "Midden" not in soup.text
    assert soup.select(".scan-nav a")


def test_links_in_a_region_stay_in_that_region(site: Site, region: Site):
    for soup in (soup_of("/"), soup_of("/", "rijnmond.example.org")):
        assert [a["href"] for a in soup.find_all("a") if a["href"].startswith("http")] == []


def test_no_page_of_a_region_names_the_address_of_another_site(full_home: HomePage, region: Site):
    one_of_each = {page.content_type_id: page for page in Page.objects.live().filter(depth__gt=2).order_by("-path")}
    addresses = ["/" + page.url_path.removeprefix(full_home.url_path) for page in one_of_each.values()]
    assert len(addresses) > 10
    for address in (*addresses, "/zoeken/?q=jobcoach", "/sitemap.xml", "/rss.xml", "/robots.txt"):
        response = Client().get(address, headers={"host": region.hostname})
        assert response.status_code == 200, address
        assert "//localhost" not in response.content.decode(), address


def test_a_look_takes_no_more_queries_than_none(site: Site):
    def count() -> int:
        Client().get("/contact/")
        with CaptureQueriesContext(connection) as queries:
            Client().get("/contact/")
        return len(queries)

    without = count()
    Look.objects.create(site=site, **BLUE)
    assert count() == without


def test_colours_that_cannot_be_read_are_refused_with_one_that_can(site: Site):
    look = Look(site=site, primary="#6aa84f")
    with pytest.raises(ValidationError) as refused:
        look.full_clean()
    messages = refused.value.message_dict["primary"]
    assert any("Een link op wit is niet goed te zien: het contrast is 2," in message for message in messages)
    better = messages[-1].removeprefix("Een kleur die wel kan, is ").removesuffix(".")
    Look(site=site, primary=better).full_clean()


def test_what_is_no_colour_is_said_at_its_field(site: Site):
    with pytest.raises(ValidationError) as refused:
        Look(site=site, primary="groen").full_clean()
    assert list(refused.value.message_dict) == ["primary"]


def test_an_administrator_sets_the_look_and_sees_why_it_is_refused(administrator_client: Client, site: Site):
    url = reverse("wagtailsettings:edit", args=["pages", "look", site.pk])
    refused = administrator_client.post(url, form_of(primary="#6aa84f"))
    assert "Een kleur die wel kan" in refused.content.decode()
    assert not Look.objects.filter(primary="#6aa84f").exists()
    assert administrator_client.post(url, form_of(**BLUE)).status_code == 302
    assert Look.objects.get(site=site).primary == "#003366"


@pytest.mark.parametrize("group", ["Redacteur", "Eindredacteur"])
def test_who_writes_does_not_change_the_look(site: Site, group: str):
    url = reverse("wagtailsettings:edit", args=["pages", "look", site.pk])
    assert client_in(group, "schrijver@example.org").get(url).status_code == 302


def test_the_preview_shows_what_was_typed_with_every_contrast(administrator_client: Client, site: Site):
    url = reverse("wagtailsettings:preview_on_edit", args=["pages", "look", site.pk])
    assert administrator_client.post(url, form_of(**BLUE)).json()["is_valid"]
    soup = BeautifulSoup(administrator_client.get(url).content, "html.parser")
    assert "Een link op wit" in soup.text
    assert soup.select("[style], style, script") == []
    style = next(link["href"] for link in soup.select("link[rel=stylesheet]") if "voorbeeld.css" in link["href"])
    assert "--scan-brand-color-primary: #003366;" in administrator_client.get(style).content.decode()
    # Nothing was saved.
    assert style_of(soup_of("/")) in (None, f"/uiterlijk/{Palette().digest}.css")


def test_the_preview_shows_what_cannot_be_read_before_it_is_refused(administrator_client: Client, site: Site):
    url = reverse("wagtailsettings:preview_on_edit", args=["pages", "look", site.pk])
    assert administrator_client.post(url, form_of(primary="#6aa84f")).json()["is_valid"]
    soup = BeautifulSoup(administrator_client.get(url).content, "html.parser")
    weak = {row.th.text for row in soup.select("tbody tr") if row.strong}
    assert "Een link op wit" in weak
    assert "Tekst op de warme achtergrond" not in weak


def test_the_stylesheet_that_is_tried_takes_colours_only_and_is_for_the_admin(administrator_client: Client):
    url = reverse("look_tried")
    css = administrator_client.get(url, {"primary": "red;} body {display:none", "calm": "#abcdef"}).content.decode()
    assert "display" not in css
    assert "--scan-brand-color-calm: #abcdef;" in css
    assert Client().get(url).status_code == 302


def test_the_result_on_paper_has_the_colours_of_the_region(site: Site, rf):
    from scan.results.pdf import _styles

    look = Look.objects.create(site=site, **BLUE)
    html = str(soup_of("/"))
    assert f"/uiterlijk/{look.palette.digest}.css" in html
    styles = _styles(Client().get("/").content.decode(), rf.get("/"))
    assert len(styles) == 2
    assert look.palette.stylesheet in styles.values()
