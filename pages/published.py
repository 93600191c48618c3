"""What do visitors get on the pages that are published now?"""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from wagtail.models import Page


def published_pages() -> Iterator[tuple[Page, BeautifulSoup]]:
    """Each page that everybody may see, with what the site answers, in the order of the tree."""
    for page in Page.objects.live().public().filter(depth__gt=1).order_by("path").specific().iterator(chunk_size=50):
        if page.url:
            yield page, BeautifulSoup(page.make_preview_request().content, "html.parser")
