"""Which pages stand in the menus to begin with? Filled once; after that they are the editor's."""

from typing import Any

from wagtail.models import Site

from pages.loading.files import MENUS_FILE, read_mapping
from pages.loading.links import Links
from pages.models import HomePage, MenusAndContact


def load_menus(home: HomePage) -> None:
    """Fill the menus of the site of this home page, if nobody did. Raises PageContentError."""
    site = Site.objects.filter(root_page=home).order_by("-is_default_site").first()
    if site is None or MenusAndContact.objects.filter(site=site).exists():
        return
    menus = read_mapping(MENUS_FILE)
    links = Links.below(home)
    columns = [("column", {"title": c["title"], "items": _items(c["items"], links)}) for c in menus["footer"]]
    MenusAndContact.objects.create(
        site=site, main_menu=[("item", item) for item in _items(menus["main"], links)], footer_menus=columns
    )


def _items(items: list[dict[str, Any]], links: Links) -> list[dict[str, Any]]:
    return [{"page": links.page(item["page"], MENUS_FILE), "label": item.get("label", "")} for item in items]
