"""A page is made once for everybody of whom nothing is known, and anew as soon as anything on it changes."""

import io
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from pages.models import Fact, FactsPage, HomePage, Look, MenusAndContact, TextPage
from pages.page_cache import store
from scan.models.instrument import publish

pytestmark = pytest.mark.usefixtures("page_cache")


@pytest.fixture
def contact(home: HomePage) -> TextPage:
    return TextPage.objects.get(slug="contact")


def queries_of(url: str, client: Client | None = None, **extra) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert (client or Client()).get(url, **extra).status_code == 200
    return len(queries)


def is_kept(url: str) -> bool:
    """Whether a second visitor gets the page without a query."""
    Client().get(url)
    return queries_of(url) == 0


def shows(words: str, url: str = "/contact/") -> bool:
    return words in Client().get(url).content.decode()


@pytest.mark.parametrize(
    "url", ["/", "/de-scan/", "/contact/", "/stappenplan/", "/zoeken/", "/sitemap.xml", "/rss.xml", "/robots.txt"]
)
def test_a_second_visitor_costs_no_query(full_home: HomePage, url: str):
    assert is_kept(url)


def test_the_second_visitor_gets_the_same_under_the_same_policy(full_home: HomePage):
    first, second = Client().get("/"), Client().get("/")
    assert first.content == second.content
    for header in ("Content-Security-Policy", "Content-Type", "X-Frame-Options", "Referrer-Policy"):
        assert first[header] == second[header], header


def test_the_stylesheet_of_a_region_is_kept_as_well(home: HomePage):
    look = Look.objects.create(site=Site.objects.get(is_default_site=True), primary="#003366")
    assert is_kept(f"/uiterlijk/{look.palette.digest}.css")
    assert not is_kept("/uiterlijk/000000000000.css")


def test_who_is_logged_in_gets_a_page_of_their_own(editor_client: Client, contact: TextPage):
    assert is_kept("/contact/")
    assert queries_of("/contact/", editor_client) > 0
    assert "wagtail-userbar" in editor_client.get("/contact/").content.decode()
    assert not shows("wagtail-userbar")


def test_who_has_a_scan_gets_a_page_of_their_own(home: HomePage, version):
    assert is_kept("/contact/")
    employer = Client()
    employer.get("/scan/start/")
    session = employer.session
    session["grants"] = {}
    session.save()
    assert queries_of("/contact/", employer) > 0


@pytest.mark.parametrize("url", ["/contact/?a=1", "/contact/?"])
def test_an_address_with_a_question_in_it_is_never_kept(home: HomePage, url: str):
    Client().get(url)
    assert (queries_of(url) > 0) == url.endswith("1")


def test_a_part_of_a_page_is_never_kept(home: HomePage):
    assert is_kept("/contact/")
    assert queries_of("/contact/", headers={"HX-Request": "true"}) > 0


def test_nginx_may_keep_for_a_moment_what_is_the_same_for_everybody(full_home: HomePage, editor_client: Client):
    made, kept = Client().get("/contact/"), Client().get("/contact/")
    assert made["X-Accel-Expires"] == kept["X-Accel-Expires"] == "10"
    for answer in (
        editor_client.get("/contact/"),
        Client().get("/contact/?a=1"),
        Client().get("/contact/", headers={"HX-Request": "true"}),
        Client().get("/scan/start/"),
        Client().get("/bestaat-niet/"),
    ):
        assert "X-Accel-Expires" not in answer


def test_two_sites_keep_their_own_pages(home: HomePage, settings):
    settings.ALLOWED_HOSTS = ["*"]
    region = Site.objects.create(hostname="rijnmond.example.org", root_page=home)
    MenusAndContact.objects.create(site=region, region_name="Rijnmond")
    theirs = {"headers": {"host": "rijnmond.example.org"}}
    assert "Rijnmond" in Client().get("/", **theirs).content.decode()
    assert not shows("Rijnmond", "/")
    assert queries_of("/", **theirs) == 0


def test_what_is_published_is_seen_at_once(contact: TextPage):
    assert is_kept("/contact/")
    contact.intro = "Bel ons vandaag."
    contact.save_revision().publish()
    assert shows("Bel ons vandaag.")


def test_a_draft_is_not_seen_and_makes_no_page_anew(contact: TextPage):
    assert is_kept("/contact/")
    contact.intro = "Een concept."
    contact.save_revision()
    assert queries_of("/contact/") == 0
    assert not shows("Een concept.")


def test_a_page_that_is_taken_away_is_gone_at_once(contact: TextPage):
    assert is_kept("/contact/")
    contact.unpublish()
    assert Client().get("/contact/").status_code == 404


def test_a_page_that_is_moved_is_gone_from_where_it_was(home: HomePage, contact: TextPage):
    assert is_kept("/contact/")
    contact.move(TextPage.objects.get(slug="privacy"), pos="last-child")
    assert Client().get("/contact/").status_code in (301, 404)
    assert Client().get("/privacy/contact/").status_code == 200


def test_a_settings_change_is_seen_at_once_on_every_page(home: HomePage):
    assert is_kept("/contact/")
    setting = MenusAndContact.objects.get()
    setting.region_name = "Midden-Gelderland"
    setting.save()
    assert shows("Midden-Gelderland")
    Look.objects.create(site=setting.site, primary="#003366")
    assert shows("/uiterlijk/")


def test_a_figure_that_changes_is_seen_at_once(home: HomePage):
    url = FactsPage.objects.get().url
    assert is_kept(url)
    fact = Fact.objects.first()
    fact.text = "In 2031 was het heel anders, zegt de SER (2032)."
    fact.save_revision().publish()
    assert shows("In 2031 was het heel anders", url)


def test_a_new_version_of_the_instrument_is_seen_at_once(full_home: HomePage, version):
    assert is_kept("/")
    without = version.document | {"steps": [s for s in version.document["steps"] if s["key"] != "begeleider-kiezen"]}
    publish(without, note="Zonder die stap.")
    assert not shows("<figure", "/")


def test_what_was_planned_is_seen_as_soon_as_it_is_published(contact: TextPage):
    assert is_kept("/contact/")
    contact.intro = "Vanaf nu zijn we er ook op zaterdag."
    contact.go_live_at = timezone.now() + timedelta(seconds=1)
    contact.save_revision().publish()
    assert not shows("zaterdag")
    time.sleep(1.1)
    call_command("publish_scheduled", stdout=io.StringIO())
    assert shows("zaterdag")


def test_a_page_that_becomes_private_is_gone_at_once_and_is_never_kept(contact: TextPage):
    assert is_kept("/contact/")
    PageViewRestriction.objects.create(
        page=contact, restriction_type=PageViewRestriction.PASSWORD, password="geheim-woord"
    )
    assert not shows("Bel")
    assert queries_of("/contact/") > 0


def test_a_page_made_before_a_change_is_not_kept_after_it(contact: TextPage, monkeypatch):
    """Between asking what is there and keeping the page, somebody publishes."""
    made = TextPage.get_context

    def slowly(self, request, *args, **kwargs):
        context = made(self, request, *args, **kwargs)
        store.forget_all()
        return context

    monkeypatch.setattr(TextPage, "get_context", slowly)
    Client().get("/contact/")
    monkeypatch.undo()
    assert queries_of("/contact/") > 0


@pytest.mark.django_db(transaction=True)
def test_a_page_made_while_a_change_was_not_yet_saved_is_forgotten_with_it(bare_home: HomePage):
    with transaction.atomic():
        store.forget_all_when_saved()
        during = store.current_version()
    assert store.current_version() != during


def test_counting_a_visitor_makes_no_page_anew(contact: TextPage):
    from pages.models.usefulness import Usefulness

    assert is_kept("/contact/")
    Usefulness.objects.create(page=contact, month=timezone.localdate().replace(day=1), yes=1)
    assert queries_of("/contact/") == 0


def test_without_a_cache_the_site_goes_on(contact: TextPage, settings, tmp_path):
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("")
    settings.CACHES = {**settings.CACHES, "pages": settings.CACHES["pages"] | {"LOCATION": str(in_the_way)}}
    assert Client().get("/contact/").status_code == 200
    contact.intro = "Bel ons vandaag."
    contact.save_revision().publish()
    assert shows("Bel ons vandaag.")


def test_a_page_that_is_not_found_is_not_kept(home: HomePage):
    Client().get("/weg/")
    with CaptureQueriesContext(connection) as queries:
        assert Client().get("/weg/").status_code == 404
    assert queries
