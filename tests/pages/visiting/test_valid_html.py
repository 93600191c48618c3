"""Every page type and every block is valid HTML, says the Nu Html Checker."""

from collections.abc import Mapping
from pathlib import Path

from django.test import Client, RequestFactory
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from inclusiescan.errors import server_error
from pages.blocks import BodyBlock
from pages.models import HomePage, TextPage
from tests.nu import complaints
from tests.pages.visiting.conftest import Crawled
from tests.pages.visiting.crawling import Visit

OUR_PAGES = [kind for kind in get_page_models() if kind._meta.app_label == "pages"]


def test_every_page_that_a_visitor_reaches_is_valid(visits: Mapping[str, Visit], tmp_path: Path):
    pages = {address: one.content for address, one in visits.items() if one.is_page}
    assert len(pages) > 120
    assert complaints(pages, tmp_path) == []


def test_the_pages_that_nobody_hopes_to_see_are_valid(full_home: HomePage, tmp_path: Path):
    pages = {
        "404": Client().get("/deze-pagina-is-er-niet/").content,
        "500": server_error(RequestFactory().get("/")).content,
    }
    assert all(b"<h1" in content for content in pages.values())
    assert complaints(pages, tmp_path) == []


def test_every_page_type_is_among_them(crawled: Crawled):
    shown = {kind for address, kind in crawled.page_types.items() if crawled.visits[address].is_page}
    assert shown == set(OUR_PAGES)


def test_every_block_is_among_them(crawled: Crawled):
    """Those of a body on the page that was made for it, those of one type of page on a page of that type."""
    in_bodies = set(BodyBlock().child_blocks)
    assert {block for kind, field, block in crawled.blocks if (kind, field) == (TextPage, "body")} == in_bodies
    own = {
        (kind, field.name, block)
        for kind in OUR_PAGES
        for field in kind._meta.get_fields()
        if isinstance(field, StreamField)
        for block in set(field.stream_block.child_blocks) - in_bodies
    }
    assert own
    assert own - crawled.blocks == set()


def test_what_is_not_valid_is_found(tmp_path: Path):
    page = b"<!DOCTYPE html><html lang=nl><title>Proef</title><p><div id=a></div><p id=a colour=red>Twee</p></html>"
    found = complaints({"/proef/": page}, tmp_path)
    assert any("Duplicate ID" in one for one in found)
    assert any("colour" in one for one in found)
    assert all(one.startswith("/proef/:1: ") for one in found)
