"""Every link to a page or a place on this site leads to something."""

from collections.abc import Mapping

from pages.models import HomePage
from scan.models import InstrumentVersion
from tests.pages.visiting.crawling import Visit, crawl

Visits = Mapping[str, Visit]
TO_LOG_IN = "/account/login/"


def test_a_visitor_comes_everywhere(visits: Visits):
    assert len([one for one in visits.values() if one.is_page]) > 120
    assert {"/scan/start/", "/zoeken/", TO_LOG_IN} <= {address.partition("?")[0] for address in visits}


def test_every_link_to_an_address_can_be_followed(visits: Visits):
    dead = {one.address: (one.status, one.linked_from) for one in visits.values() if not arrives(one)}
    assert dead == {}


def arrives(visit: Visit) -> bool:
    """Whether there is something, or the way to log in."""
    to_log_in = visit.status == 302 and visit.headers["Location"].startswith(TO_LOG_IN)
    return visit.status == 200 or to_log_in


def test_every_link_to_a_place_in_a_page_finds_it(visits: Visits):
    assert places_missed(visits) == []
    assert sum(bool(place) for one in visits.values() for _, place in one.linked_from) > 100


def places_missed(visits: Visits) -> list[tuple[str, str, str]]:
    """The links to a place that is not there: from where, to which page, and the place."""
    return [
        (came_from, one.address, place)
        for one in visits.values()
        if one.is_page
        for came_from, place in one.linked_from
        if place and not one.html.find(id=place)
    ]


def test_every_list_of_places_in_a_page_has_each_once(visits: Visits):
    for one in visits.values():
        ids = [str(element["id"]) for element in one.html.select("[id]")] if one.is_page else []
        assert sorted(set(ids)) == sorted(ids), one.address


def test_a_link_that_leads_nowhere_is_found(bare_home: HomePage, version: InstrumentVersion):
    text = '<p><a href="/nergens/">weg</a> en <a href="/#nergens">daar</a></p>'
    HomePage.objects.filter(pk=bare_home.pk).update(live=True, trust_text=text)
    visits = crawl(["/"])
    assert not arrives(visits["/nergens/"])
    assert ("/", "/", "nergens") in places_missed(visits)
