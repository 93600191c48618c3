"""The whole site as a visitor finds it, crawled once: what is looked at afterwards is only read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from pages.models import TextPage
from scan.content import read_document
from scan.models.instrument import publish
from tests.loaded import load_site
from tests.pages.visiting.blocks import every_block
from tests.pages.visiting.crawling import Visit, crawl

EVERY_BLOCK = "/alle-blokken/"


@dataclass(frozen=True)
class Crawled:
    """What came back, by address; the type of each page of the editors, by address; and which blocks stand in them."""

    visits: dict[str, Visit]
    page_types: dict[str, type[Page]]
    blocks: set[tuple[type[Page], str, str]]


@pytest.fixture(scope="session")
def crawled(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """Everything that can be reached from the home page, from each page and from a page with every block."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), media:
        with transaction.atomic():
            load()
            pages = Page.objects.live().filter(depth__gt=1).specific()
            page_types = {page.url: type(page) for page in pages}
            blocks = {
                (*where, block.block_type) for page in pages for where, value in streams_of(page) for block in value
            }
            visits = crawl(["/", *page_types])
            transaction.set_rollback(True)
        cache.clear()
    return Crawled(visits, page_types, blocks)


@pytest.fixture
def visits(crawled: Crawled) -> dict[str, Visit]:
    return crawled.visits


def load() -> None:
    """The site as `load_pages` makes it, and a page with every block in it."""
    cache.clear()
    publish(read_document(), note="Voor de test.")
    home = load_site()
    page = TextPage(title="Alle blokken", slug=EVERY_BLOCK.strip("/"), intro="Van elk blok een.", body=every_block())
    home.add_child(instance=page)


def streams_of(page: Page) -> Iterator[tuple[tuple[type[Page], str], StreamValue]]:
    """The streams of blocks of a page, each with the type of the page and the name of the field."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield (type(page), field.name), getattr(page, field.name)
