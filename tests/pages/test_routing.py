"""A page is found at its address in few queries, and nobody gets to see what Wagtail would not show."""

import pytest
from django.test import Client, RequestFactory
from wagtail.models import PageViewRestriction

from pages.models import HomePage, TextPage


@pytest.fixture
def deep(home: HomePage) -> TextPage:
    """A page three levels below the home page."""
    above = TextPage.objects.get(slug="contact")
    for title in ("Een", "Twee"):
        above = above.add_child(instance=TextPage(title=title, intro="Kort gezegd."))
    return above


def status_of(url: str) -> int:
    return Client().get(url).status_code


def test_a_page_is_found_with_all_pages_above_it(home: HomePage, deep: TextPage, django_assert_num_queries):
    request = RequestFactory().get("/")
    with django_assert_num_queries(2):
        page = home.route(request, ["contact", "een", "twee"]).page
    assert page == deep
    with django_assert_num_queries(1):
        assert [one.slug for one in page.above] == ["inclusiescan", "contact", "een"]
        assert page.get_parent().slug == "een"
        assert not page.get_view_restrictions()
    assert [one.pk for one in page.above] == [one.pk for one in TextPage.objects.get(pk=deep.pk).above]


@pytest.mark.parametrize(
    "url", ["/contact/een/drie/", "/een/", "/contact/twee/", "/inclusiescan/contact/", "/contact/Een/"]
)
def test_where_no_page_is_there_is_none(deep: TextPage, url: str):
    assert status_of(url) == 404


def test_a_page_that_is_not_published_is_not_found_and_those_below_it_are(deep: TextPage):
    TextPage.objects.get(slug="een").unpublish()
    assert status_of("/contact/een/") == 404
    assert status_of("/contact/een/twee/") == 200
    assert [page.slug for page in TextPage.objects.get(pk=deep.pk).above] == ["inclusiescan", "contact"]


@pytest.mark.parametrize("slug", ["inclusiescan", "contact", "een", "twee"])
def test_who_may_not_see_a_page_does_not_see_those_below_it(home: HomePage, deep: TextPage, slug: str):
    page = home.get_descendants(inclusive=True).get(slug=slug)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert status_of("/contact/een/twee/") == 302


def test_a_copy_is_closed_with_what_it_is_a_copy_of(home: HomePage, deep: TextPage):
    copy = deep.create_alias(parent=home, update_slug="kopie")
    assert copy.live
    assert status_of("/kopie/") == 200
    PageViewRestriction.objects.create(page=deep, restriction_type=PageViewRestriction.LOGIN)
    assert status_of("/kopie/") == 302


def test_a_page_that_moved_is_found_where_it_is_now(home: HomePage, deep: TextPage):
    deep.move(TextPage.objects.get(slug="privacy"), pos="last-child")
    assert status_of("/privacy/twee/") == 200
