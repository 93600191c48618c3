"""Which steps and schemes of the scan have a page that everybody may read? Looked up once per screen."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import F, Q
from wagtail.models import Page

from scan.core.presentation import scheme_title

register = template.Library()

Addresses = dict[tuple[str, str], str]


@register.simple_tag(takes_context=True)
def page_of_step(context: dict[str, Any], key: str) -> str:
    """The address of the page about a step, or nothing."""
    return _addresses(context).get(("step", key), "")


@register.simple_tag(takes_context=True)
def pages_of_schemes(context: dict[str, Any], keys: Iterable[str]) -> list[tuple[str, str]]:
    """Schemes by their keys, in words, each with the address of its page or nothing."""
    return [(scheme_title(key), _addresses(context).get(("scheme", key), "")) for key in keys]


def _addresses(context: dict[str, Any]) -> Addresses:
    """Looked up once per request. Without one, as in a mail, nothing leads anywhere."""
    request = context.get("request")
    if request is None:
        return {}
    known: Addresses | None = getattr(request, "_public_pages", None)
    if known is None:
        pages = (
            Page.objects.live()
            .filter(Q(steppage__isnull=False) | (Q(schemepage__isnull=False) & ~Q(schemepage__key="")))
            .annotate(step_key=F("steppage__key"), scheme_key=F("schemepage__key"))
        )
        known = {_name(page): page.get_url(request) or "" for page in pages}
        request._public_pages = known
    return known


def _name(page: Any) -> tuple[str, str]:
    return ("step", page.step_key) if page.step_key else ("scheme", page.scheme_key)
