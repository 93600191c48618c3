"""Which pages are still missing? Makes those; what an editor changed, moved or deleted is left alone."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from wagtail.models import Page

from pages.loading.blocks import body_of, read_sources
from pages.loading.converting import convert, is_untouched
from pages.loading.files import PageContentError, PageFile, read_pages
from pages.loading.home import fill_home, make_home
from pages.loading.indexing import indexed_afterwards
from pages.loading.kinds import LISTINGS
from pages.loading.links import Links
from pages.loading.made import made_before, remember
from pages.loading.publish import complaint, publish
from pages.loading.snippets import SNIPPETS, load_snippets
from pages.loading.steps import follow_titles, make_step_pages
from pages.loading.values import sources_of, values_of
from pages.models import (
    AdviserPage,
    AdvisersPage,
    FactsPage,
    HomePage,
    OrganisationsPage,
    PhasePage,
    QuestionsPage,
    ScanPage,
    SchemePage,
    SchemesPage,
    StepPage,
    StepsPage,
    StoriesPage,
    StoryPage,
    TermsPage,
    TextPage,
)
from pages.models.snippet import Snippet

TYPES: dict[str, type[Page]] = {
    "text": TextPage,
    "scan": ScanPage,
    "steps": StepsPage,
    "phase": PhasePage,
    "schemes": SchemesPage,
    "scheme": SchemePage,
    "stories": StoriesPage,
    "story": StoryPage,
    "terms": TermsPage,
    "organisations": OrganisationsPage,
    "questions": QuestionsPage,
    "facts": FactsPage,
    "advisers": AdvisersPage,
    "adviser": AdviserPage,
}
# The keys of phases and schemes in the instrument are the names of their files.
KEY_IS_SLUG = ("phase", "scheme")


@dataclass(frozen=True)
class Loaded:
    """The home page, whether it is new, and the other pages and the snippets that were made now."""

    home: HomePage
    made_home: bool
    pages: list[Page]
    snippets: list[Snippet]


@transaction.atomic
def load_tree() -> Loaded:
    """Make the pages and snippets that were never made before, and publish them. Raises PageContentError."""
    files = read_pages()
    known_home = HomePage.objects.first()
    made: list[Model] = []
    with indexed_afterwards({HomePage, StepPage, *TYPES.values(), *SNIPPETS}, made):
        home = known_home or make_home()
        pages, snippets = _make(files, home, made_before())
        if known_home is None:
            fill_home(home, Links.below(home))
        pages += make_step_pages()
        made += [*([] if known_home else [home]), *pages, *snippets]
    follow_titles()
    return Loaded(home, known_home is None, pages, snippets)


def _make(files: list[PageFile], home: HomePage, known: frozenset[str]) -> tuple[list[Page], list[Snippet]]:
    # Shells first: texts link to pages and to facts.
    shells = [*_convert_old(files, home, known), *_add_shells(files, home, known)]
    snippets = load_snippets(known, Links.below(home))
    links = Links.below(home)
    for file, page in shells:
        # Pages came below some of them meanwhile.
        page.refresh_from_db(fields=["numchild"])
        _fill(page, file, links)
        publish(page, file.name)
    return [page for _, page in shells], snippets


def _convert_old(files: list[PageFile], home: HomePage, known: frozenset[str]) -> list[tuple[PageFile, Page]]:
    """Give pages of before the type that their file has now; those to fill anew are the ones no editor touched."""
    shells = []
    kinds = {file.slug: file for file in files if file.kind in LISTINGS and file.address in known}
    for old in TextPage.objects.child_of(home).filter(slug__in=kinds):
        file = kinds[old.slug]
        untouched = is_untouched(old)
        converted = convert(old, TYPES[file.kind])
        shells += [(file, converted)] if untouched else []
    return shells


def _add_shells(files: list[PageFile], home: HomePage, known: frozenset[str]) -> list[tuple[PageFile, Page]]:
    """A page for each file that never had one. What stands below a page that an editor took away stays away too."""
    shells = []
    parents: dict[str, Page | None] = {"": home}
    for file in files:
        if file.parent not in parents:
            parents[file.parent] = _parent(file.parent, home)
        parent = parents[file.parent]
        if parent is not None and file.address not in known and _is_free(file, parent):
            shells.append((file, _add_shell(file, parent)))
    return shells


def _parent(slug: str, home: HomePage) -> Page | None:
    page = home.get_children().filter(slug=slug).first()
    return page.specific if page else None


def _is_free(file: PageFile, parent: Page) -> bool:
    """Whether such a page can stand there: editors may have put something else in the place of it or of its parent."""
    fits = type(parent) in TYPES[file.kind].allowed_parent_page_models()
    return fits and not parent.get_children().filter(slug=file.slug).exists()


def _add_shell(file: PageFile, parent: Page) -> Page:
    fields = {key: file.fields[key] for key in ("title", "intro", "search_description")}
    page = TYPES[file.kind](slug=file.slug, live=False, **fields)
    if file.kind in KEY_IS_SLUG:
        page.key = file.slug
    try:
        parent.add_child(instance=page)
    except ValidationError as error:
        raise PageContentError(complaint(error, file.name)) from error
    remember(page, file.address)
    return page


def _fill(page: Page, file: PageFile, links: Links) -> None:
    """Put in the texts, without saving. Raises PageContentError."""
    sources = read_sources()
    fields = dict(file.fields)
    references = fields.pop("sources", None) or ()
    values = values_of(fields, file.name, links, sources) | body_of(file, links, sources)
    named = sources_of(references, f"{file.name}: sources", sources)
    if isinstance(page, TextPage):
        # A text page has its sources among its blocks; some name them there already.
        has_own = any(kind == "source" for kind, _ in values["body"])
        values["body"] += [] if has_own else named
    elif references:
        values["sources"] = named
    for name, value in values.items():
        setattr(page, name, value)
