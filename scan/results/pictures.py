"""Which pictures of the site does a page show? Those go along into its PDF, because making that opens no address."""

import mimetypes
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin

from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.models import AbstractRendition

from scan.pdf.picture import Picture

KINDS = ("image/png", "image/jpeg", "image/webp", "image/gif")
MOST = 10
"""No page of ours has more; each is a rendition, so of bounded size."""


class _Sources(HTMLParser):
    """Gathers what the <img> of a page name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = dict(attrs).get("src")
        if tag == "img" and source:
            self.found.append(source)


def pictures_of(html: str, address: str) -> dict[str, Picture]:
    """The pictures that the page at this address shows, by full address: only renditions of images of editors.

    A picture is looked up in the database, not by its path, so that no other file can be read this way.
    """
    sources = _Sources()
    sources.feed(html)
    media = default_storage.url("")
    wanted = {unquote(one.removeprefix(media)): one for one in sources.found[:MOST] if one.startswith(media)}
    if not wanted:
        return {}
    renditions = get_image_model().get_rendition_model().objects.filter(file__in=wanted)
    read = {urljoin(address, wanted[one.file.name]): _read(one) for one in renditions}
    return {url: picture for url, picture in read.items() if picture is not None}


def _read(rendition: AbstractRendition) -> Picture | None:
    """The file of a rendition; None when it is gone, or of a kind that could hold more than a picture."""
    kind = mimetypes.guess_type(rendition.file.name)[0]
    if kind not in KINDS:
        return None
    try:
        with rendition.file.open("rb") as file:
            return Picture(kind, file.read())
    except OSError:
        return None
