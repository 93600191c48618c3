"""Which addresses outside the site can a visitor follow, and where do they stand?"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from django.apps import apps
from django.conf import settings
from django.db.models import Model, URLField
from wagtail.models import Page, Site

from pages.models import OutsideLink
from pages.published import published_pages


@dataclass(frozen=True)
class Place:
    """Where a link stands: a page with its address, or something without one, such as an organisation."""

    title: str
    url: str = ""


def outside_links() -> dict[str, list[Place]]:
    """Each address with the places where it stands, in the order of the addresses. Needs a database with pages."""
    own = _own_hosts()
    found: dict[str, dict[Place, None]] = {}
    for address, place in (*_on_pages(), *_in_fields()):
        if urlsplit(address).hostname not in own:
            found.setdefault(_without_fragment(address), {})[place] = None
    return {address: list(places) for address, places in sorted(found.items())}


def _on_pages() -> Iterator[tuple[str, Place]]:
    for page, html in published_pages():
        for link in html.select("a[href^='http:'], a[href^='https:']"):
            yield str(link["href"]), Place(page.title, page.url)


def _in_fields() -> Iterator[tuple[str, Place]]:
    """The addresses in fields of things that are no page: a list shows only some of them at a time."""
    for model in apps.get_app_config("pages").get_models():
        if issubclass(model, Page) or model is OutsideLink:
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, URLField):
                yield from _in_field(model, field.name)


def _in_field(model: type[Model], name: str) -> Iterator[tuple[str, Place]]:
    for thing in model._default_manager.all():
        if getattr(thing, "live", True) and (address := getattr(thing, name)):
            yield address, Place(f"{model._meta.verbose_name}: {thing}")


def _own_hosts() -> set[str | None]:
    return {urlsplit(settings.PUBLIC_URL).hostname, *Site.objects.values_list("hostname", flat=True)}


def _without_fragment(address: str) -> str:
    """A place in a page cannot be asked for: the page itself is."""
    return urlunsplit(urlsplit(address)._replace(fragment=""))
