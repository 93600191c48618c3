"""What stands around every page: the region's name and logo, the menus and the contact details?

All of it costs a page at most four queries, six with a logo. Nothing fails without a site, a setting or a request.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from django import template
from django.http import HttpRequest
from wagtail.images.models import AbstractRendition
from wagtail.models import Page, Site

from pages.models import MenusAndContact

register = template.Library()

LOGO = "max-480x160|format-png"
"""How the logo is shown: of bounded size, twice that of the header for sharp screens, and see-through where it was."""


class Item(TypedDict):
    """A link in a menu."""

    url: str
    title: str


class Around(TypedDict):
    """Everything around a page."""

    region: str
    logo: AbstractRendition | None
    contact: dict[str, str]
    main: list[Item]
    footer: list[dict[str, Any]]


@register.simple_tag(takes_context=True)
def region_name(context: dict[str, Any]) -> str:
    """The name under the logo, or nothing."""
    return _around(context)["region"]


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
    return {"region": "", "logo": None, "contact": {}, "main": [], "footer": []}


def _look_up(request: HttpRequest) -> Around:
    site = Site.find_for_request(request)
    setting = MenusAndContact.objects.select_related("logo").filter(site=site).first() if site else None
    if setting is None:
        return _nothing()
    # The raw data names pages by id: all of them come in one query, and drafts stay out.
    main = [block["value"] for block in setting.main_menu.raw_data]
    columns = [block["value"] for block in setting.footer_menus.raw_data]
    wanted = [*main, *(item for column in columns for item in _column_items(column))]
    pages = Page.objects.live().in_bulk({item["page"] for item in wanted if item.get("page")})
    return {
        "region": setting.region_name,
        "logo": _logo(setting),
        "contact": _contact(setting),
        "main": list(_items(main, pages, request)),
        "footer": [{"title": c["title"], "items": list(_items(_column_items(c), pages, request))} for c in columns],
    }


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
            yield {"url": url, "title": item.get("label") or page.title}


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
