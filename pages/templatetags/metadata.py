"""What stands in the head of a page for programs: its one address, how it is shared, and what it is about.

Costs no query: what it needs was looked up for the page itself.
"""

import json
from typing import Any

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from pages.discovery.structured import about_page, about_site
from pages.models import HomePage

register = template.Library()

SITE = "Inclusiescan"
PICTURE = "inclusiescan/delen.png"
"""The drawing of the home page, 1200 by 630, as social media ask for it: they show no SVG."""
# In a script element no text ends the element, however it was typed.
ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.inclusion_tag("components/metadata.html", takes_context=True)
def metadata(context: dict[str, Any]) -> dict[str, Any]:
    """Everything for a page that everybody may read, and nothing for a screen of the scan or of who is logged in."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or request is None or not page.pk or not page.live:
        return {}
    address = page.get_full_url(request)
    if not address:
        return {}
    return {
        "address": address,
        "title": page.seo_title or page.title,
        "description": context.get("description") or page.search_description,
        "site_name": SITE,
        "picture": request.build_absolute_uri(static(PICTURE)),
        "kind": "website" if isinstance(page, HomePage) else "article",
        "feed": request.build_absolute_uri(reverse("pages:feed")),
        "structured": [_script(data) for data in _structured(page, address, request, context)],
    }


def _structured(page: Page, address: str, request: HttpRequest, context: dict[str, Any]) -> list[dict[str, Any]]:
    if isinstance(page, HomePage):
        return [about_site(SITE, address, request.build_absolute_uri(reverse("pages:search")))]
    above = [(one.title, one.get_full_url(request) or "") for one in context.get("above") or ()]
    return about_page(page, above, address, context)


def _script(data: dict[str, Any]) -> SafeString:
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPED))  # noqa: S308  (escaped, see ESCAPED)
