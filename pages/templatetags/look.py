"""How do the colours that somebody is trying out go along in an address?"""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template

register = template.Library()


@register.filter
def as_query(values: Mapping[str, str]) -> str:
    """The values as the query of an address."""
    return urlencode(values)
