"""Where does a link in the files lead: to which page, to which address of the scan, or to which fact?"""

import re
from collections.abc import Iterable, Mapping
from html import escape

from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve
from markdown import markdown
from wagtail.models import Page
from wagtail.views import serve

from pages.loading.files import PageContentError
from pages.models import Fact, HomePage

PAGE_PATH = re.compile(r"^/([a-z0-9-]+(?:/[a-z0-9-]+)*)/$")
LINE_END = re.compile(r"\s*\n\s*")
FACT = re.compile(r"\{\{feit:([a-z0-9-]+)\}\}")
OUTSIDE = ("https://", "mailto:", "tel:")


class Links:
    """The pages that a link can lead to, by slug or by the slugs from the home page, and the facts by key."""

    def __init__(self, pages: Mapping[str, Page], facts: Iterable[Fact] = ()) -> None:
        self.pages = pages
        self.facts = {fact.key: fact for fact in facts}

    @classmethod
    def below(cls, home: HomePage) -> "Links":
        """All pages below the home page. Of pages with the same slug the highest has it."""
        pages: dict[str, Page] = {}
        for page in home.get_descendants().order_by("depth", "path"):
            pages[page.url_path.removeprefix(home.url_path).strip("/")] = page
            pages.setdefault(page.slug, page)
        return cls(pages, Fact.objects.all())

    def page(self, slug: str, place: str) -> Page:
        """The page with this slug. Raises PageContentError, naming the place."""
        if slug not in self.pages:
            raise PageContentError(f"{place}: there is no page '{slug}'")
        return self.pages[slug]

    def fact(self, key: str, place: str) -> Fact:
        """The fact with this key. Raises PageContentError, naming the place."""
        if key not in self.facts:
            raise PageContentError(f"{place}: there is no fact '{key}'")
        return self.facts[key]

    def rich_text(self, text: str, place: str) -> str:
        """Markdown as Wagtail's rich text: pages and facts go by id, so that texts follow when those change."""
        soup = BeautifulSoup(markdown(self._with_facts(text, place)), "html.parser")
        for anchor in soup.find_all("a", href=True):
            address = str(anchor["href"])
            found = PAGE_PATH.match(address)
            if found and found[1] in self.pages:
                anchor.attrs = {"linktype": "page", "id": str(self.pages[found[1]].pk)}
            elif not address.startswith(OUTSIDE) and not is_own_address(address):
                raise PageContentError(f"{place}: link: {address} leads nowhere")
        _as_the_editor_writes(soup)
        return str(soup)

    def _with_facts(self, text: str, place: str) -> str:
        def reference(found: re.Match[str]) -> str:
            fact = self.fact(found[1], place)
            return f'<a linktype="fact" id="{fact.pk}">{escape(fact.text, quote=False)}</a>'

        return FACT.sub(reference, text)


def _as_the_editor_writes(soup: BeautifulSoup) -> None:
    """Without line ends: Wagtail compares a text with what its editor makes of it, and would show each as a change."""
    for text in soup.find_all(string=LINE_END):
        between_blocks = text.parent is soup or text.parent.name in ("ul", "ol")
        text.replace_with("" if between_blocks else LINE_END.sub(" ", text))


def is_own_address(address: str) -> bool:
    """Whether something other than Wagtail's pages answers here, such as the start of the scan."""
    try:
        return resolve(address).func is not serve
    except Resolver404:
        return False
