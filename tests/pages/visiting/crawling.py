"""A visitor who follows every link of the site, and keeps what came back."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin, urlsplit, urlunsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

# What follows a link, and what a page brings along.
LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("form[method=get]", "action"))
HERE = "http://testserver"
# A filter makes ever new addresses of one page: this many of them say enough.
MOST_QUERIES = 12


@dataclass
class Visit:
    """What came back from an address, and from which addresses links lead to it, with the place in the page."""

    address: str
    status: int
    kind: str
    content: bytes
    headers: dict[str, str]
    linked_from: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.kind == "text/html"

    @cached_property
    def html(self) -> BeautifulSoup:
        return BeautifulSoup(self.content, "html.parser")

    def goals(self) -> Iterator[str]:
        """Where its links lead, on this site; with the place in the page after a #."""
        for selector, attribute in LINKS if self.is_page else ():
            for element in self.html.select(selector):
                address = urlsplit(urljoin(f"{HERE}{self.address}", str(element.get(attribute) or "")))
                # The web server hands out what editors upload.
                if address[:2] == urlsplit(HERE)[:2] and not address.path.startswith(settings.MEDIA_URL):
                    yield urlunsplit(("", "", *address[2:]))


def crawl(start: Iterable[str]) -> dict[str, Visit]:
    """Visit these addresses, and all that can be reached from them without logging in."""
    client = Client()
    visits: dict[str, Visit] = {}
    waiting = deque((address, "", "") for address in start)
    queries: Counter[str] = Counter()
    while waiting:
        address, came_from, place = waiting.popleft()
        if address not in visits:
            path, has_query, _ = address.partition("?")
            queries[path] += bool(has_query)
            if queries[path] > MOST_QUERIES:
                continue
            visits[address] = visit = _visit(client, address)
            waiting += ((goal, address, there) for goal, _, there in (one.partition("#") for one in visit.goals()))
        visits[address].linked_from.add((came_from, place))
    return visits


def _visit(client: Client, address: str) -> Visit:
    response = client.get(address)
    # Reading all of it closes a file as well. Closing it again would close the database, with all that was loaded.
    content = response.getvalue()
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    return Visit(address, response.status_code, kind, content, dict(response.headers))
