"""How does Markdown become the blocks of a page? Each kind of paragraph in a file is one kind of block."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import Any

from pages.loading.files import PageContentError, PageFile
from pages.loading.links import Links
from pages.models import Fact
from scan.content import read_document

CONTACT = "[contactgegevens]"
LIST_HERE = re.compile(r"^\[lijst\]$", re.MULTILINE)
CALLOUT = re.compile(r"^\*\*(?P<title>.+?)\.?\*\*\s*(?P<text>.+)$", re.DOTALL)
NUMBER = re.compile(r"^\d+\.\s+", re.MULTILINE)

Block = tuple[str, Any]


@cache
def read_sources() -> dict[str, dict[str, Any]]:
    """The publications that pages refer to, by key."""
    return {source["key"]: source for source in read_document()["sources"]}


def body_of(file: PageFile, links: Links, sources: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Block]]:
    """The blocks of a page, in order: `body`, and `below` for what comes after [lijst]. Raises PageContentError."""
    body, *below = LIST_HERE.split(file.markdown)
    fields = {"body": _in_order(body, file.name, links, sources)}
    if below:
        fields["below"] = _in_order("\n".join(below), file.name, links, sources)
    return fields


def source_of(key: str, place: str, name: str, sources: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The value of a source block. Raises PageContentError when there is no such source."""
    source = sources.get(key)
    if source is None:
        raise PageContentError(f"{name}: Bron: there is no source '{key}'")
    year = str(source["year"] or "")
    return {"title": source["title"], "publisher": source["publisher"], "year": year, "place": place}


def _in_order(markdown: str, name: str, links: Links, sources: Mapping[str, Mapping[str, Any]]) -> list[Block]:
    chunks = [chunk.strip() for chunk in re.split(r"\n\s*\n", markdown) if chunk.strip()]
    blocks: list[Block] = []
    for kind, group in groupby(chunks, _kind):
        blocks += _blocks(kind, list(group), name, links, sources)
    return blocks


def _kind(chunk: str) -> str:
    if chunk == CONTACT:
        return "contact"
    if NUMBER.match(chunk):
        return "steps"
    for mark, kind in (("#", "heading"), (">", "callout"), ("Bron:", "source"), ("Feit:", "facts")):
        if chunk.startswith(mark):
            return kind
    return "paragraph"


def _blocks(
    kind: str, chunks: list[str], name: str, links: Links, sources: Mapping[str, Mapping[str, Any]]
) -> Iterable[Block]:
    match kind:
        case "heading":
            return [("heading", _heading(chunk, name)) for chunk in chunks]
        case "callout":
            return [("callout", _callout(chunk, name, links)) for chunk in chunks]
        case "source":
            return [("source", _source(line, name, sources)) for chunk in chunks for line in chunk.splitlines()]
        case "facts":
            return [("facts", [_fact(line, name, links) for chunk in chunks for line in chunk.splitlines()])]
        case "steps":
            return [("steps", _steps(chunk, name, links)) for chunk in chunks]
        case "contact":
            return [("contact", None)]
        case _:
            # Paragraphs and lists that follow each other are one text to an editor.
            return [("paragraph", links.rich_text("\n\n".join(chunks), name))]


def _heading(chunk: str, name: str) -> dict[str, str]:
    marks, _, text = chunk.partition(" ")
    if marks not in ("##", "###") or "\n" in text:
        raise PageContentError(
            f"{name}: '{chunk.splitlines()[0]}': a heading has two or three #, and a line of its own"
        )
    return {"level": f"h{len(marks)}", "text": text.strip()}


def _callout(chunk: str, name: str, links: Links) -> dict[str, str]:
    text = re.sub(r"^>\s?", "", chunk, flags=re.MULTILINE)
    found = CALLOUT.match(text)
    if not found:
        raise PageContentError(f"{name}: '{text[:40]}': a callout begins with a **title**")
    return {"title": found["title"], "text": links.rich_text(found["text"], name)}


def _steps(chunk: str, name: str, links: Links) -> list[str]:
    return [links.rich_text(" ".join(step.split()), name) for step in NUMBER.split(chunk) if step.strip()]


def _fact(line: str, name: str, links: Links) -> Fact:
    return links.fact(line.removeprefix("Feit:").strip(), f"{name}: Feit")


def _source(line: str, name: str, sources: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    key, _, place = line.removeprefix("Bron:").partition(",")
    return source_of(key.strip(), place.strip(), name, sources)
