"""What may a page that becomes a PDF load? Only what was given along: no network, and no file of the machine."""

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse


class RefusedError(ValueError):
    """An address that was not given along."""


class OnlyGiven(URLFetcher):
    """Stands where WeasyPrint would open addresses; it opens none, and knows a few texts by their address."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__(allowed_protocols=())
        self._given = given

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The stylesheet of this address. Raises RefusedError for every other address, of whatever kind."""
        if url not in self._given:
            raise RefusedError(url)
        return URLFetcherResponse(url, self._given[url], {"Content-Type": "text/css; charset=utf-8"})
