"""A page of any type takes few queries when nobody saw it yet, and none after that."""

import io

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image as Pillow
from wagtail.images.models import Image
from wagtail.models import Page, Site

from pages.models import HomePage, Look, MenusAndContact

MOST = 15


def queries_of(url: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(url).status_code == 200, url
    return [query["sql"] for query in queries]


@pytest.fixture
def dressed(full_home: HomePage, settings, tmp_path) -> None:
    """A region with everything around its pages that it can have: a name, a logo, colours and contact details."""
    settings.MEDIA_ROOT = tmp_path / "media"
    file = ImageFile(io.BytesIO(), name="logo.png")
    Pillow.new("RGB", (1600, 400)).save(file, "PNG")
    logo = Image.objects.create(title="Logo", file=file)
    MenusAndContact.objects.update(region_name="Midden", contact_name="WSP Midden", logo=logo)
    Look.objects.create(site=Site.objects.get(is_default_site=True), primary="#003366")


@pytest.mark.usefixtures("page_cache", "dressed")
def test_every_type_of_page_takes_at_most_fifteen_queries_and_then_none(full_home: HomePage):
    pages = Page.objects.live().filter(depth__gt=1).order_by("-path").specific()
    one_of_each = {type(page): page.url for page in pages}
    assert len(one_of_each) > 12
    # The first request of all fills the shared cache with the roots of the sites, and makes the logo in its size.
    Client().get("/weg/")
    cold = {url: queries_of(url) for url in one_of_each.values()}
    assert {url: len(found) for url, found in cold.items() if len(found) > MOST} == {}
    assert {url: found for url in one_of_each.values() if (found := queries_of(url))} == {}
