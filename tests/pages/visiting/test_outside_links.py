"""No page leads outside the site to an address that somebody guessed."""

from collections.abc import Mapping

from pages.texts.addresses import comparable
from tests.pages.texts.test_addresses import known
from tests.pages.visiting.crawling import Visit

OURS = ("localhost", "testserver")


def test_every_address_on_the_pages_stands_in_the_sources_or_is_a_home_page_that_is_listed(visits: Mapping[str, Visit]):
    links = (link for one in visits.values() if one.is_page for link in one.html.select("a[href^=http]"))
    outside = {address for link in links if not (address := comparable(str(link["href"]))).startswith(OURS)}
    assert len(outside) > 30
    assert outside - known() == set()
