"""Which facts, organisations and questions are still missing? Makes those, from the lists in pages/content."""

from collections.abc import Mapping
from typing import Any

from pages.loading.blocks import read_sources
from pages.loading.files import check_keys, read_list
from pages.loading.links import Links
from pages.loading.made import remember
from pages.loading.publish import publish
from pages.loading.values import values_of
from pages.models import Fact, FrequentQuestion, HelpOrganisation
from pages.models.snippet import Snippet

LISTS: dict[str, tuple[type[Snippet], tuple[str, ...], tuple[str, ...]]] = {
    "feiten.yaml": (Fact, ("key", "figure", "text", "theme", "source"), ("year", "place")),
    "organisaties.yaml": (HelpOrganisation, ("key", "title", "helps", "themes", "reach", "sources"), ("link",)),
    "vragen.yaml": (FrequentQuestion, ("key", "question", "answer", "theme"), ("steps", "schemes", "sources")),
}
"""Per file what it holds, with the keys that each thing must have and those it may."""

SNIPPETS = tuple(model for model, _, _ in LISTS.values())


def load_snippets(known: frozenset[str], links: Links) -> list[Snippet]:
    """Make what was never made before, and publish it. Raises PageContentError."""
    made = []
    for file, (model, needed, optional) in LISTS.items():
        # Answers point at facts, which come first.
        links = Links(links.pages, Fact.objects.all())
        taken = set(model.objects.values_list("key", flat=True))
        for position, fields in enumerate(read_list(file)):
            name = f"{file}: {fields.get('key', position)}"
            check_keys(fields, needed, optional, name)
            if name not in known and fields["key"] not in taken:
                made.append(_make(model, _fields_of(model, fields, name, links) | {"position": position}, name))
    return made


def _make(model: type[Snippet], fields: Mapping[str, Any], name: str) -> Snippet:
    snippet = model(live=False, **fields)
    publish(snippet, name)
    remember(snippet, name)
    return snippet


def _fields_of(model: type[Snippet], fields: Mapping[str, Any], name: str, links: Links) -> dict[str, Any]:
    fields = dict(fields)
    if model is Fact:
        fields["sources"] = [{"source": fields.pop("source"), "place": fields.pop("place", "")}]
    values = values_of(fields, name, links, read_sources())
    if model is HelpOrganisation:
        values["url"] = values.pop("official_url", "")
        values["source_year"] = _newest_year(values["sources"])
    return values


def _newest_year(sources: list[tuple[str, dict[str, str]]]) -> int | None:
    """Of when a text is that leans on these; a source without a year says nothing."""
    years = [int(source["year"]) for _, source in sources if source["year"]]
    return max(years, default=None)
