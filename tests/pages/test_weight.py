"""The home page comes soon, also over a slow line: what a browser has to fetch for it, in bytes."""

from pathlib import Path

from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client

from pages.models import HomePage, Look

MOST = 150_000
STATIC = "/static/"


def test_the_home_page_weighs_less_than_150_kilobytes_without_any_compression(full_home: HomePage):
    Look.objects.create(site=full_home.get_site(), primary="#003366")
    response = Client().get("/")
    soup = BeautifulSoup(response.content, "html.parser")
    fetched = [tag["href"] for tag in soup.select("link[rel=stylesheet], link[rel=icon]")]
    fetched += [tag["src"] for tag in soup.select("script[src], img[src]")]
    sizes = {address: len(of(address)) for address in set(fetched)}
    assert any(address.startswith("/uiterlijk/") for address in sizes)
    assert sum(sizes.values()) + len(response.content) < MOST, sizes


def of(address: str) -> bytes:
    """What is at an address of our own."""
    if not address.startswith(STATIC):
        return Client().get(address).content
    found = finders.find(address.removeprefix(STATIC))
    assert found, address
    return Path(found).read_bytes()


def test_every_picture_says_how_large_it_is_so_that_nothing_moves(full_home: HomePage):
    for url in ("/", "/contact/", "/regelingen-en-hulp/", "/praktijkverhalen/"):
        soup = BeautifulSoup(Client().get(url).content, "html.parser")
        assert [img for img in soup.find_all("img") if not (img.get("width") and img.get("height"))] == []
        # A drawing has proportions; a bar is as wide as there is room, and has a height.
        assert [svg for svg in soup.find_all("svg") if not (svg.get("viewbox") or svg.get("height"))] == []
