"""Every address that the URL resolver knows, as a text with places to fill in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import URLResolver, get_resolver
from django.utils.regex_helper import normalize

PLACE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Address:
    """One address, such as `scan/%(response_id)s/resultaat/`, with the names of its places."""

    text: str
    places: tuple[str, ...]

    def filled(self, values: dict[str, str]) -> str:
        """The path, with these values written as a browser would."""
        return "/" + PLACE.sub(lambda place: quote(values[place[1]], safe=""), self.text).replace("%%", "%")


def every_address() -> list[Address]:
    """Our own, those of allauth and those of Wagtail."""
    texts = set(_below(get_resolver(), ""))
    return [Address(text, tuple(PLACE.findall(text))) for text in sorted(texts)]


def _below(resolver: URLResolver, before: str) -> Iterator[str]:
    for name in resolver.reverse_dict:
        for possibilities, *_ in resolver.reverse_dict.getlist(name):
            yield from (before + text for text, _ in possibilities)
    for prefix, deeper in resolver.namespace_dict.values():
        for text, _ in normalize(prefix):
            yield from _below(deeper, before + text)
