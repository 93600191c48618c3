"""Every page of the editors can be read by ear, and needs nothing that the strict policy forbids."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from pages.texts.measuring import measure, read_exceptions
from pages.texts.published import text_of
from scan.core.instrument import Instrument
from scan.core.lint.texts import explained_words
from tests.pages.visiting.conftest import EVERY_BLOCK, Crawled


@pytest.fixture
def pages(crawled: Crawled) -> dict[str, BeautifulSoup]:
    return {address: crawled.visits[address].html for address in crawled.page_types}


def test_headings_go_down_one_level_at_a_time(pages: dict[str, BeautifulSoup]):
    for address, html in pages.items():
        levels = [int(tag.name[1]) for tag in html.main.find_all(re.compile("^h[1-6]$"))]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address


def test_nothing_is_inline(pages: dict[str, BeautifulSoup]):
    for address, html in pages.items():
        assert html.select("[style], style, [onclick]") == [], address
        # What search engines read is data: no browser runs it.
        scripts = html.find_all("script")
        assert all(one.get("src") or one["type"] == "application/ld+json" for one in scripts), address


def test_every_page_is_plain_as_a_visitor_reads_it(crawled: Crawled, instrument: Instrument):
    # What stands on the page with every block are examples for editors.
    addresses = [address for address in crawled.page_types if address != EVERY_BLOCK]
    texts = [text_of(address, BeautifulSoup(crawled.visits[address].content, "html.parser")) for address in addresses]
    measured = list(measure(texts, explained_words(instrument.terms), read_exceptions()))
    assert len(measured) > 120
    assert {one.text.name: (one.wrong, one.sentences_too_long) for one in measured if not one.is_plain} == {}


def test_every_page_has_its_own_title_and_says_what_it_is_about(pages: dict[str, BeautifulSoup]):
    titles = [html.title.text for html in pages.values()]
    assert sorted(set(titles)) == sorted(titles)
    described = [html.find("meta", attrs={"name": "description"}) for html in pages.values()]
    # The page that was made for its blocks alone has none.
    assert sum(one is None for one in described) <= 1
