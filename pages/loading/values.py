"""What becomes of a key at the head of a file? Each goes to a field of the page, in the form that the field has."""

from collections.abc import Mapping
from typing import Any

from pages.loading.blocks import source_of
from pages.loading.files import PageContentError
from pages.loading.links import Links

NAMES = {
    "apply": "how_to_apply",
    "link": "official_url",
    "link_title": "official_title",
    "worked": "what_worked",
    "year": "source_year",
}
RICH = frozenset({"for_whom", "gives", "conditions", "apply", "where", "answer"})
POINTS = frozenset({"worked", "bring"})

Sources = Mapping[str, Mapping[str, Any]]


def values_of(fields: Mapping[str, Any], name: str, links: Links, sources: Sources) -> dict[str, Any]:
    """The fields of a page or a snippet, from the keys of a file. Raises PageContentError."""
    return {NAMES.get(key, key): _value(key, value, f"{name}: {key}", links, sources) for key, value in fields.items()}


def sources_of(references: Any, name: str, sources: Sources) -> list[tuple[str, dict[str, str]]]:
    """Blocks of the field `sources`. Raises PageContentError."""
    try:
        pairs = [(one["source"], one.get("place", "")) for one in references]
    except (TypeError, KeyError) as error:
        raise PageContentError(f"{name}: is not a list of sources with their places") from error
    return [("source", source_of(key, place, name, sources)) for key, place in pairs]


def _value(key: str, value: Any, place: str, links: Links, sources: Sources) -> Any:
    if key == "sources":
        return sources_of(value or (), place, sources)
    if key in RICH:
        return links.rich_text(value, place)
    if key in POINTS:
        return [("point", point) for point in value]
    return value
