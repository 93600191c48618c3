"""Editors see what must be looked up again, and which links lead nowhere."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from pages.editing.broken_links import GONE, NOT_PUBLISHED, broken_inside, broken_outside, count_broken
from pages.editing.to_check import State, count_to_check, to_check
from pages.models import Fact, HelpOrganisation, HomePage, SchemePage, StoryPage, TextPage
from pages.models.outside_link import OutsideLink
from scan.models import User
from tests import factories

Outcome = OutsideLink.Outcome


@pytest.fixture
def boss(db: None) -> User:
    return factories.make_user("baas@example.org", is_superuser=True)


def rows_of(client: Client, url: str, **query: str) -> list[str]:
    soup = BeautifulSoup(client.get(url, query).content, "html.parser")
    return [row.get_text(" ", strip=True) for row in soup.select("table.listing tbody tr")]


def test_everything_that_was_loaded_still_has_to_be_checked(home: HomePage, boss: User):
    found = to_check(boss)
    expected = [SchemePage, StoryPage, Fact, HelpOrganisation]
    assert len(found) == sum(model.objects.count() for model in expected)
    assert {one.state for one in found} == {State.NEVER}
    assert all(one.edit_url for one in found)


def test_what_was_checked_too_long_ago_comes_first_and_the_oldest_at_the_top(home: HomePage, boss: User):
    today = timezone.localdate()
    first, second, third = SchemePage.objects.order_by("pk")[:3]
    for scheme, days in ((first, 500), (second, 900), (third, 5)):
        SchemePage.objects.filter(pk=scheme.pk).update(checked_on=today - timedelta(days=days), checked_by=boss)
    found = to_check(boss)
    assert [one.title for one in found[:2]] == [second.title, first.title]
    assert found[0].checked_by
    assert (found[-1].title, found[-1].state) == (third.title, State.VALID)
    counts = count_to_check()
    assert (counts[State.OVERDUE], counts[State.VALID]) == (2, 1)


def test_a_draft_does_not_have_to_be_checked(home: HomePage, boss: User):
    scheme = SchemePage.objects.first()
    scheme.unpublish()
    assert scheme.title not in {one.title for one in to_check(boss)}


def test_the_report_shows_one_kind_and_one_state(editor_client: Client, home: HomePage):
    url = reverse("to_check_report")
    Fact.objects.filter(pk=Fact.objects.first().pk).update(checked_on=timezone.localdate())
    assert len(rows_of(editor_client, url, soort="fact")) == Fact.objects.count()
    assert len(rows_of(editor_client, url, soort="fact", stand="in-orde")) == 1
    assert rows_of(editor_client, url, soort="fact", stand="te-lang-geleden") == []


def test_after_loading_no_link_inside_leads_nowhere(home: HomePage, boss: User):
    assert broken_inside(boss) == []


def test_a_link_to_a_page_that_is_gone_or_not_published_is_found(home: HomePage, boss: User):
    target, gone = TextPage.objects.get(slug="privacy"), TextPage(title="Weg", intro="Straks weg.")
    home.add_child(instance=gone)
    links = "".join(f'<a id="{page.pk}" linktype="page">hier</a> ' for page in (target, gone))
    home.add_child(instance=TextPage(title="Verwijst", intro="Kort.", body=[("paragraph", f"<p>{links}</p>")]))
    target.unpublish()
    Page.objects.get(pk=gone.pk).delete()
    found = [link for link in broken_inside(boss) if "Verwijst" in link.stands_on]
    assert {link.reason for link in found} == {GONE, NOT_PUBLISHED}
    assert all(link.edit_url for link in found)


def test_a_fact_that_is_gone_or_not_published_leaves_a_hole_in_the_sentence_that_is_found(home: HomePage, boss: User):
    hidden, gone = Fact.objects.all()[:2]
    said = "".join(f'<a id="{fact.pk}" linktype="fact">cijfer</a> ' for fact in (hidden, gone))
    home.add_child(instance=TextPage(title="Cijfers", intro="Kort.", body=[("paragraph", f"<p>{said}</p>")]))
    hidden.unpublish()
    gone.delete()
    found = [link for link in broken_inside(boss) if "Cijfers" in link.stands_on]
    assert {(link.target, link.reason) for link in found} == {(hidden.text, NOT_PUBLISHED), ("een feit", GONE)}


def test_a_link_on_a_page_that_nobody_sees_is_not_broken_yet(home: HomePage, boss: User):
    target = TextPage.objects.get(slug="privacy")
    body = [("paragraph", f'<p><a id="{target.pk}" linktype="page">hier</a></p>')]
    home.add_child(instance=TextPage(title="Concept", intro="Kort.", body=body, live=False))
    target.unpublish()
    assert not any("Concept" in link.stands_on for link in broken_inside(boss))


def test_addresses_outside_are_shown_as_the_command_saw_them(editor_client: Client, home: HomePage):
    url = reverse("links_report")
    assert "Niet gecontroleerd" in editor_client.get(url).content.decode()
    places = [{"title": "Jobcoach", "url": "/regelingen/jobcoach/"}]
    for address, outcome in (("https://a.example/", Outcome.UNSURE), ("https://b.example/", Outcome.BROKEN)):
        OutsideLink.objects.create(address=address, outcome=outcome, checked_at=timezone.now(), places=places)
    OutsideLink.objects.create(address="https://c.example/", outcome=Outcome.WORKS, checked_at=timezone.now())
    OutsideLink.objects.create(address="https://d.example/")
    assert [link.address for link in broken_outside()] == ["https://b.example/", "https://a.example/"]
    soup = BeautifulSoup(editor_client.get(url).content, "html.parser")
    assert "1 van 4 adressen" in soup.text
    assert soup.find("a", href="/regelingen/jobcoach/")


def test_the_first_screen_says_how_much_waits(editor_client: Client, home: HomePage):
    OutsideLink.objects.create(address="https://b.example/", outcome=Outcome.BROKEN)
    html = editor_client.get("/beheer/").content.decode()
    assert f"{count_to_check()[State.NEVER]} nog niet gecontroleerd" in html
    assert "1 gebroken link<" in html


def test_the_counts_are_those_of_the_reports(home: HomePage, boss: User):
    today = timezone.localdate()
    for fact, days in zip(Fact.objects.all(), (1, 2000), strict=False):
        Fact.objects.filter(pk=fact.pk).update(checked_on=today - timedelta(days=days))
    Fact.objects.filter(pk=Fact.objects.last().pk).update(live=False)
    target = TextPage.objects.get(slug="privacy")
    body = [("paragraph", f'<p><a id="{target.pk}" linktype="page">hier</a> <a id="0" linktype="page">weg</a></p>')]
    home.add_child(instance=TextPage(title="Verwijst", intro="Kort.", body=body))
    target.unpublish()
    states = [one.state for one in to_check(boss)]
    assert count_to_check() == {state: states.count(state) for state in State}
    assert count_broken() == len(broken_inside(boss)) >= 2


def test_the_first_screen_reads_the_texts_only_after_one_changed(page_cache: None, home: HomePage):
    def reads() -> bool:
        with CaptureQueriesContext(connection) as queries:
            count_broken()
        return any('"body"' in query["sql"] for query in queries)

    assert [reads(), reads()] == [True, False]
    page = TextPage.objects.get(slug="contact")
    page.save_revision()
    assert not reads()
    page.get_latest_revision().publish()
    assert [reads(), reads()] == [True, False]


@pytest.mark.parametrize("name", ["to_check_report", "links_report", "useful_report"])
def test_reports_are_for_editors(name: str, home: HomePage):
    from django.contrib.auth.models import Permission

    assert Client().get(reverse(name)).status_code == 302
    somebody = factories.make_user("iemand@example.org")
    somebody.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(somebody)
    assert client.get(reverse(name)).status_code in (302, 403)
