"""Which pages are still missing? Makes those; what an editor changed, moved or deleted is left alone."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from pages.loading.blocks import body_of, read_sources
from pages.loading.files import PageContentError, PageFile, read_pages
from pages.loading.home import fill_home, make_home
from pages.loading.links import Links
from pages.loading.publish import complaint, publish
from pages.models import HomePage, ScanPage, TextPage

TYPES: dict[str, type[Page]] = {"text": TextPage, "scan": ScanPage}
# How the log of a page that was made here remembers its file: also after the page was renamed or deleted.
LOADED_FROM = "loaded_from"


@dataclass
class Loaded:
    """The home page, whether it is new, and the slugs of the other pages that were made now."""

    home: HomePage
    made_home: bool
    made: list[str]


@transaction.atomic
def load_tree() -> Loaded:
    """Make the pages that were never made before, and publish them. Raises PageContentError."""
    files = read_pages()
    known_home = HomePage.objects.first()
    home = known_home or make_home()
    missing = [file for file in files if not _was_made(file.slug, home)]
    # Shells first: pages link to each other.
    shells = {file.slug: _add_shell(file, home) for file in missing}
    links = Links({page.slug: page for page in home.get_children()})
    for file in missing:
        shells[file.slug].body = body_of(file, links, read_sources())
        publish(shells[file.slug], file.name)
    if known_home is None:
        fill_home(home, links)
    return Loaded(home, known_home is None, list(shells))


def _was_made(slug: str, home: HomePage) -> bool:
    known = PageLogEntry.objects.filter(action="wagtail.create", data__loaded_from=slug)
    return home.get_children().filter(slug=slug).exists() or known.exists()


def _add_shell(file: PageFile, home: HomePage) -> Page:
    page = TYPES[file.kind](slug=file.slug, live=False, **file.fields)
    try:
        home.add_child(instance=page)
    except ValidationError as error:
        raise PageContentError(complaint(error, file.name)) from error
    log(instance=page, action="wagtail.create", data={LOADED_FROM: file.slug})
    return page
