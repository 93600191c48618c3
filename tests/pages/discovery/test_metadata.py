"""What stands in the head of a page, and what programs read at fixed addresses."""

import json
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image
from wagtail.models import Site

from pages.discovery.files import NOT_FOR_ROBOTS
from pages.models import HomePage, SchemePage, StoryPage, TextPage
from pages.slugs import RESERVED

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def soup_of(url: str, **headers: str) -> BeautifulSoup:
    response = Client().get(url, **headers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def told(url: str) -> dict[str, dict]:
    """What a page says of itself, by its type."""
    scripts = soup_of(url).select('script[type="application/ld+json"]')
    found = [json.loads(script.string) for script in scripts]
    assert all(data["@context"] == "https://schema.org" for data in found)
    return {data["@type"]: data for data in found}


def test_a_page_has_one_address_a_title_and_a_description(home: HomePage):
    page = TextPage.objects.get(slug="contact")
    soup = soup_of("/contact/")
    assert soup.find("link", rel="canonical")["href"] == "http://localhost/contact/"
    assert soup.find("meta", property="og:title")["content"] == "Contact"
    assert soup.find("meta", property="og:description")["content"] == page.search_description
    assert soup.find("meta", attrs={"name": "description"})["content"] == page.search_description
    assert soup.find("meta", property="og:url")["content"] == "http://localhost/contact/"


def test_who_shares_a_page_shares_a_picture_of_the_size_that_is_told(home: HomePage):
    shared = {meta["property"]: meta["content"] for meta in soup_of("/contact/").select("meta[property^=og]")}
    with Image.open(finders.find(shared["og:image"].removeprefix("http://testserver/static/"))) as picture:
        assert (str(picture.width), str(picture.height)) == (shared["og:image:width"], shared["og:image:height"])
    assert shared["og:image:alt"]


def test_the_address_of_a_page_holds_no_question(home: HomePage):
    assert (
        soup_of("/regelingen-en-hulp/?onderwerp=loon")
        .find("link", rel="canonical")["href"]
        .endswith("/regelingen-en-hulp/")
    )


def test_each_site_has_its_own_address(home: HomePage, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Site.objects.create(hostname="midden.example", root_page=home)
    soup = soup_of("/contact/", HTTP_HOST="midden.example")
    assert soup.find("link", rel="canonical")["href"] == "http://midden.example/contact/"


def test_screens_of_the_scan_say_nothing_of_themselves(home: HomePage, version):
    soup = soup_of("/scan/start/")
    assert soup.find("link", rel="canonical") is None
    assert soup.select('script[type="application/ld+json"]') == []


def test_the_home_page_says_where_to_search(home: HomePage):
    site = told("/")["WebSite"]
    assert site["potentialAction"]["target"]["urlTemplate"] == "http://testserver/zoeken/?q={search_term_string}"


@pytest.mark.usefixtures("version")
def test_a_page_says_where_it_stands(home: HomePage):
    story = StoryPage.objects.live().first()
    data = told(story.get_url())
    places = data["BreadcrumbList"]["itemListElement"]
    assert [place["position"] for place in places] == [1, 2, 3]
    assert places[-1]["item"] == story.full_url
    assert data["Article"]["headline"] == story.title
    assert data["Article"]["datePublished"].startswith("20")


def test_questions_and_terms_are_told_as_such(home: HomePage, version):
    questions = told("/veelgestelde-vragen/")["FAQPage"]["mainEntity"]
    assert len(questions) > 10
    assert all(one["name"].endswith("?") and "<" not in one["acceptedAnswer"]["text"] for one in questions)
    terms = told("/begrippen/")["DefinedTermSet"]["hasDefinedTerm"]
    assert {"jobcoach"} <= {one["name"].lower() for one in terms}


def test_no_text_ends_the_script(home: HomePage):
    page = TextPage.objects.get(slug="contact")
    page.title = "Over </script><b>ons & jullie"
    page.save_revision().publish()
    response = Client().get("/contact/")
    assert b"</script><b>ons" not in response.content
    assert told("/contact/")["Article"]["headline"] == page.title


class TestSitemap:
    def test_it_holds_every_page_that_everybody_may_read(self, home: HomePage, version):
        draft = home.add_child(instance=TextPage(title="Later", intro="Kort.", live=False))
        root = ET.fromstring(Client().get("/sitemap.xml").content)
        addresses = [one.text for one in root.iter(f"{SITEMAP}loc")]
        assert "http://localhost/contact/" in addresses
        assert SchemePage.objects.live().first().full_url in addresses
        assert len(addresses) == len(set(addresses)) > 100 - 20
        assert not any(draft.slug in address for address in addresses)

    def test_it_costs_few_queries(self, home: HomePage, django_assert_max_num_queries):
        Client().get("/sitemap.xml")
        with django_assert_max_num_queries(25):
            Client().get("/sitemap.xml")


class TestRobots:
    def test_robots_are_told_where_the_list_is(self, home: HomePage):
        response = Client().get("/robots.txt")
        assert response["Content-Type"].startswith("text/plain")
        assert "Sitemap: http://testserver/sitemap.xml" in response.content.decode()

    def test_everything_behind_a_door_is_closed_to_them(self):
        closed = {path.strip("/") for path in NOT_FOR_ROBOTS}
        open_to_all = {"static", "media", "documenten", "uiterlijk"}
        assert closed == RESERVED - open_to_all


class TestFeed:
    def test_the_newest_pages_come_first(self, home: HomePage):
        new = home.add_child(
            instance=TextPage(title="Heel nieuw & goed", intro="Kort.", search_description="Lees dit.")
        )
        new.save_revision().publish()
        response = Client().get("/rss.xml")
        assert response["Content-Type"].startswith("application/rss+xml")
        items = ET.fromstring(response.content).findall("channel/item")
        assert items[0].findtext("title") == "Heel nieuw & goed"
        assert items[0].findtext("link") == "http://localhost/heel-nieuw-goed/"
        assert items[0].findtext("description") == "Lees dit."
        assert 1 < len(items) <= 25

    def test_every_page_tells_where_it_is(self, home: HomePage):
        assert soup_of("/contact/").find("link", type="application/rss+xml")["href"] == "http://testserver/rss.xml"


def test_the_icon_is_our_own_drawing(home: HomePage):
    response = Client().get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"].endswith("inclusiescan/icon.svg")


class TestNotFound:
    def test_the_words_of_the_address_can_be_searched(self, home: HomePage):
        response = Client().get("/regelingen/job-coach/")
        assert response.status_code == 404
        soup = BeautifulSoup(response.content, "html.parser")
        assert soup.select_one("form[role=search] input[name=q]")["value"] == "job coach"

    @pytest.mark.parametrize("path", ["/scan/abcdefghij/", "/link/abcdef/", "/Wk3xY_9/", "/meedoen/abcdef/", "/a.php"])
    def test_what_may_be_a_key_is_not_repeated(self, home: HomePage, path: str):
        response = Client().get(path, follow=True)
        soup = BeautifulSoup(response.content, "html.parser")
        fields = soup.select("form[role=search] input[name=q]")
        assert all(field["value"] == "" for field in fields)

    def test_a_page_that_got_another_address_is_still_found(self, home: HomePage, django_capture_on_commit_callbacks):
        page = TextPage.objects.get(slug="werk-passend-maken")
        page.slug = "passend-werk"
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        response = Client().get("/werk-passend-maken/")
        assert response.status_code == 301
        assert response["Location"].endswith("/passend-werk/")


def test_the_page_for_our_own_mistakes_needs_nothing(client: Client, rf):
    from inclusiescan.errors import server_error

    response = server_error(rf.get("/"))
    assert response.status_code == 500
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.h1.text == "Er ging iets mis bij ons"
    assert soup.find("a", href="/")
