"""Which pages are new? For readers of RSS."""

import datetime
from collections.abc import Iterable

from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from pages.models import StepPage
from pages.page_cache.middleware import same_for_everybody
from pages.search.finding import public_pages

MOST = 25


class NewPages(Feed):
    """The pages that were published last, the newest first."""

    title = "Inclusiescan: nieuwe pagina’s"
    description = "Nieuwe regelingen, verhalen en uitleg over werken met mensen met een arbeidsbeperking."
    link = "/"
    language = "nl"

    def get_object(self, request: HttpRequest) -> HttpRequest:
        # The addresses are those of the site that is asked.
        return request

    def items(self, request: HttpRequest) -> list[tuple[Page, str]]:
        site = Site.find_for_request(request)
        if site is None:
            return []
        # Steps come in by the dozen, with a new version of the scan.
        newest = (
            public_pages(site)
            .exclude(pk=site.root_page_id)
            .not_type(StepPage)
            .order_by(F("first_published_at").desc(nulls_last=True), "-pk")[:MOST]
        )
        return [(page, url) for page, url in _with_addresses(newest, request) if url]

    def item_title(self, item: tuple[Page, str]) -> str:
        return item[0].title

    def item_description(self, item: tuple[Page, str]) -> str:
        return item[0].search_description

    def item_link(self, item: tuple[Page, str]) -> str:
        return item[1]

    def item_pubdate(self, item: tuple[Page, str]) -> datetime.datetime | None:
        return item[0].first_published_at

    def item_updateddate(self, item: tuple[Page, str]) -> datetime.datetime | None:
        return item[0].last_published_at


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The new pages of the site that is asked."""
    return same_for_everybody(NewPages()(request))


def _with_addresses(pages: Iterable[Page], request: HttpRequest) -> Iterable[tuple[Page, str]]:
    return ((page, page.get_full_url(request) or "") for page in pages)
