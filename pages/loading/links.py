"""Where does a link in the files lead: to which page, or to which address of the scan?"""

import re
from collections.abc import Mapping

from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve
from markdown import markdown
from wagtail.models import Page
from wagtail.views import serve

from pages.loading.files import PageContentError

PAGE_PATH = re.compile(r"^/([a-z0-9-]+)/$")
OUTSIDE = ("https://", "mailto:", "tel:")


class Links:
    """The pages that a link can lead to, by slug."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = pages

    def page(self, slug: str, place: str) -> Page:
        """The page with this slug. Raises PageContentError, naming the place."""
        if slug not in self.pages:
            raise PageContentError(f"{place}: there is no page '{slug}'")
        return self.pages[slug]

    def rich_text(self, text: str, place: str) -> str:
        """Markdown as Wagtail's rich text: links to pages go by id, so that they follow when a page moves."""
        soup = BeautifulSoup(markdown(text), "html.parser")
        for anchor in soup.find_all("a"):
            address = str(anchor["href"])
            found = PAGE_PATH.match(address)
            if found and found[1] in self.pages:
                anchor.attrs = {"linktype": "page", "id": str(self.pages[found[1]].pk)}
            elif not address.startswith(OUTSIDE) and not is_own_address(address):
                raise PageContentError(f"{place}: link: {address} leads nowhere")
        return str(soup)


def is_own_address(address: str) -> bool:
    """Whether something other than Wagtail's pages answers here, such as the start of the scan."""
    try:
        return resolve(address).func is not serve
    except Resolver404:
        return False
