"""How does the home page come about? It takes the place of Wagtail's welcome page, and is filled from home.yaml."""

from typing import Any

from wagtail.models import Page, Site

from pages.loading.files import HOME_FILE, PageContentError, read_mapping
from pages.loading.links import Links
from pages.loading.publish import publish
from pages.models import HomePage

SLUG = "inclusiescan"
POINTS = {"get_points": "point", "trust_points": "point", "how_steps": "step", "cards": "card"}
PLAIN = {"title", "search_description", "lead", "button", "under_button", "get_title", "get_lead", "how_title"} | {
    "cards_title",
    "trust_title",
}


def make_home() -> HomePage:
    """An empty, unpublished home page at the root of the site."""
    root = Page.objects.get(depth=1)
    root.add_child(instance=HomePage(title="Start", slug=SLUG, live=False))
    home = HomePage.objects.get()
    placeholders = [page for page in root.get_children() if page.specific_class is Page]
    # The site goes first: it would be deleted together with its root page.
    Site.objects.filter(root_page__in=placeholders).update(root_page=home, site_name="Inclusiescan")
    Site.clear_site_root_paths_cache()
    if not Site.objects.exists():
        Site.objects.create(hostname="localhost", site_name="Inclusiescan", root_page=home, is_default_site=True)
    for page in placeholders:
        # Deleting one changes what the others know of the tree.
        Page.objects.get(pk=page.pk).delete()
    return HomePage.objects.get()


def fill_home(home: HomePage, links: Links) -> None:
    """Put the texts in place, and publish. Raises PageContentError."""
    for key, value in read_mapping(HOME_FILE).items():
        setattr(home, key, _value(key, value, links))
    publish(home, HOME_FILE)


def _value(key: str, value: Any, links: Links) -> Any:
    place = f"{HOME_FILE}: {key}"
    if key == "cards":
        value = [card | {"page": links.page(card.get("page", ""), place)} for card in value]
    if key in POINTS:
        return [(POINTS[key], item) for item in value]
    if key == "trust_text":
        return links.rich_text(value, place)
    if key not in PLAIN:
        raise PageContentError(f"{place}: is not a known key")
    return value
