"""What may a page that becomes a PDF load? Only what was given along: no network, and no file of the machine."""

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

from scan.pdf.picture import Picture


class RefusedError(ValueError):
    """An address that was not given along."""


class OnlyGiven(URLFetcher):
    """Stands where WeasyPrint would open addresses; it opens none, and has what was given along."""

    def __init__(self, styles: Mapping[str, str], pictures: Mapping[str, Picture]) -> None:
        super().__init__(allowed_protocols=())
        self._styles = styles
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The stylesheet or the picture of this address. Raises RefusedError for every other address."""
        if url in self._styles:
            return URLFetcherResponse(url, self._styles[url], {"Content-Type": "text/css; charset=utf-8"})
        if url in self._pictures:
            picture = self._pictures[url]
            return URLFetcherResponse(url, picture.content, {"Content-Type": picture.kind})
        raise RefusedError(url)
