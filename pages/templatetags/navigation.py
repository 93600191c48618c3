"""What stands around every page: the region's name, logo and colours, the menus and the contact details?

All of it costs a page at most four queries, six with a logo. Nothing fails without a site, a setting or a request.
Sites share their pages, and the menus of the default site; a region that has no contact details shows nobody else's.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from django import template
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from wagtail.images.models import AbstractRendition
from wagtail.models import Page, Site

from pages.models import Look, MenusAndContact

register = template.Library()

LOGO = "max-480x160|format-webp|webpquality-90"
"""How the logo is shown: of bounded size, twice that of the header for sharp screens, and see-through where it was."""


class Item(TypedDict):
    """A link in a menu. `current` as aria-current has it: "page" on that page, "true" on one below it, or nothing."""

    url: str
    title: str
    current: str


class Menus(TypedDict):
    """The links at the top, and the columns at the bottom."""

    main: list[Item]
    footer: list[dict[str, Any]]


class Around(Menus):
    """Everything around a page."""

    region: str
    style: str
    logo: AbstractRendition | None
    contact: dict[str, str]


@register.simple_tag(takes_context=True)
def region_name(context: dict[str, Any]) -> str:
    """The name under the logo, or nothing."""
    return _around(context)["region"]


@register.simple_tag(takes_context=True)
def region_style(context: dict[str, Any]) -> str:
    """The address of the stylesheet with the region's own colours, or nothing."""
    return _around(context)["style"]


@register.simple_tag(takes_context=True)
def region_logo(context: dict[str, Any]) -> AbstractRendition | None:
    """The picture beside the region's name, or None."""
    return _around(context)["logo"]


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> list[Item]:
    """The links at the top."""
    return _around(context)["main"]


@register.simple_tag(takes_context=True)
def contact(context: dict[str, Any]) -> dict[str, str]:
    """Name, phone, mail address and hours; empty where nothing was filled in."""
    return _around(context)["contact"]


@register.simple_tag(takes_context=True)
def footer(context: dict[str, Any]) -> dict[str, Any]:
    """The contact details and the columns at the bottom."""
    around = _around(context)
    return {"contact": around["contact"], "menus": around["footer"]}


def _around(context: dict[str, Any]) -> Around:
    """Looked up once per request; header and footer both need it."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return _nothing()
    known: Around | None = getattr(request, "_around_the_page", None)
    if known is None:
        known = _look_up(request)
        request._around_the_page = known  # type: ignore[attr-defined]  (kept for the rest of the page)
    return known


def _nothing() -> Around:
    return {"region": "", "style": "", "logo": None, "contact": {}, "main": [], "footer": []}


def _look_up(request: HttpRequest) -> Around:
    site = Site.find_for_request(request)
    if site is None:
        return _nothing()
    own, default = _with_settings(site)
    setting = _setting(own)
    around = {**_nothing(), "style": _style(getattr(own, "look", None)), **_menus(setting, _setting(default), request)}
    if setting is None:
        return around
    return {**around, "region": setting.region_name, "logo": _logo(setting), "contact": _contact(setting)}


def _with_settings(site: Site) -> tuple[Site, Site]:
    """This site, and the default one with which it shares its menus; both with their settings, in one query."""
    here_or_default = Q(pk=site.pk) | Q(is_default_site=True)
    found = Site.objects.select_related("look", "menusandcontact__logo").filter(here_or_default)
    by_pk = {one.pk: one for one in found}
    own = by_pk.pop(site.pk, site)
    return own, next(iter(by_pk.values()), own)


def _setting(site: Site) -> MenusAndContact | None:
    return getattr(site, "menusandcontact", None)


def _menus(own: MenusAndContact | None, shared: MenusAndContact | None, request: HttpRequest) -> Menus:
    # The raw data names pages by id: all of them come in one query, and drafts stay out.
    main = _first_filled("main_menu", own, shared)
    columns = _first_filled("footer_menus", own, shared)
    wanted = [*main, *(item for column in columns for item in _column_items(column))]
    pages = Page.objects.live().in_bulk({item["page"] for item in wanted if item.get("page")})
    return {
        "main": list(_items(main, pages, request)),
        "footer": [{"title": c["title"], "items": list(_items(_column_items(c), pages, request))} for c in columns],
    }


def _first_filled(name: str, *settings: MenusAndContact | None) -> list[dict[str, Any]]:
    """The menu of the first of these that has one."""
    for setting in settings:
        if setting is not None and (menu := getattr(setting, name).raw_data):
            return [block["value"] for block in menu]
    return []


def _style(look: Look | None) -> str:
    return reverse("look", args=[look.palette.digest]) if look else ""


def _logo(setting: MenusAndContact) -> AbstractRendition | None:
    """The logo at its bounded size. A file that is gone or broken costs the page its picture and nothing else."""
    if setting.logo is None:
        return None
    try:
        return setting.logo.get_rendition(LOGO)
    except OSError:
        return None


def _column_items(column: dict[str, Any]) -> list[dict[str, Any]]:
    # Wagtail stores the members of a list each with an id around it.
    return [item["value"] for item in column["items"]]


def _items(raw: Iterable[dict[str, Any]], pages: dict[int, Page], request: HttpRequest) -> Iterator[Item]:
    for item in raw:
        page = pages.get(item["page"])
        url = page.get_url(request) if page else None
        if page and url:
            yield {"url": url, "title": item.get("label") or page.title, "current": _current(url, request.path)}


def _current(url: str, path: str) -> str:
    if url == path:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""


def _contact(setting: MenusAndContact) -> dict[str, str]:
    return {
        "name": setting.contact_name,
        "phone": setting.contact_phone,
        "phone_link": phone_link(setting.contact_phone),
        "email": setting.contact_email,
        "hours": setting.contact_hours,
    }


def phone_link(phone: str) -> str:
    """A Dutch number as a phone dials it, also from abroad: 026 000 00 00 is +31260000000."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    if phone.strip().startswith("+"):
        return f"+{digits}"
    # 0800 and 0900 numbers, and 14 024 of a town hall, work inside the country only.
    return f"+31{digits[1:]}" if digits.startswith("0") and digits[1:3] not in ("80", "90") else digits
