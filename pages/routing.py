"""Which page lives at an address? Found at once with all pages above it, where Wagtail asks twice per level."""

from collections.abc import Sequence

from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult


class KnowsAbove(Page):
    """A page that may know the pages above it, because it was found through them."""

    known_ancestors: Sequence[Page] | None = None
    """From the root of the tree to the parent, as `get_ancestors` gives them; None when nobody looked."""

    class Meta:
        abstract = True

    @property
    def above(self) -> list[Page]:
        """The published pages from the home page to the parent."""
        known = self.get_ancestors() if self.known_ancestors is None else self.known_ancestors
        # Depth 1 is Wagtail's invisible root.
        return [page for page in known if page.live and page.depth > 1]

    def get_view_restrictions(self) -> PageQuerySet:
        """Who may look, by restrictions on this page and on all above it. Of a copy, Wagtail looks at the source."""
        chain = [*(self.known_ancestors or ()), self]
        if self.known_ancestors is None or any(page.alias_of_id for page in chain):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.filter(page_id__in=[page.pk for page in chain])


class FindsBelow(Page):
    """The first page of a site, which finds every page below it."""

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at this path below here. Raises Http404 when there is none or it is not published."""
        chain = _chain(self, path_components)
        if not path_components or not chain:
            # Wagtail's own way, for a type of page that makes something of the rest of the path.
            return super().route(request, path_components)
        *above, last = chain
        page = last.specific
        page.known_ancestors = above
        # Where Wagtail keeps it too, for `get_parent`.
        page._cached_parent_obj = above[-1]
        return page.route(request, [])


def _chain(home: Page, path: list[str]) -> list[Page]:
    """The pages from the root of the tree to the one at this path; nothing when one of them is not there."""
    addresses = ["/", home.url_path]
    for part in path:
        addresses.append(f"{addresses[-1]}{part}/")
    found = {page.url_path: page for page in Page.objects.filter(url_path__in=addresses)} if path else {}
    return [found[address] for address in addresses] if len(found) == len(addresses) else []
