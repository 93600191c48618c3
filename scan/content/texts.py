"""How is a text of a step or topic written down? Paragraphs, `Bron:` lines, and one list under its own heading."""

from collections.abc import Iterable
from typing import Any

WHY = "Waarom dit werkt"
ACTIONS = "Zo begin je"
QUESTIONS = "Openingsvragen"


class TextError(ValueError):
    """A text does not have the parts that it should have."""


def step_text(markdown: str) -> dict[str, Any]:
    """Read the text of a step: what it is, why it works and how to begin. Raises TextError."""
    parts = _parts(markdown, {WHY, ACTIONS})
    what, _ = _paragraphs(parts[""])
    why, references = _paragraphs(parts[WHY])
    return {"what": what, "why": why, "actions": _items(parts[ACTIONS]), "references": references}


def topic_text(markdown: str) -> dict[str, Any]:
    """Read the text of a topic: an explanation and opening questions. Raises TextError."""
    parts = _parts(markdown, {QUESTIONS})
    explanation, references = _paragraphs(parts[""])
    return {"explanation": explanation, "questions": _items(parts[QUESTIONS]), "references": references}


def _parts(markdown: str, headings: set[str]) -> dict[str, list[str]]:
    """The lines below each heading; those above the first heading stand under the empty string."""
    parts: dict[str, list[str]] = {"": []}
    current = ""
    for line in markdown.splitlines():
        if line.startswith("#"):
            current = line.lstrip("# ").strip()
            if current not in headings:
                raise TextError(f"unknown heading '{current}'")
            if current in parts:
                raise TextError(f"heading '{current}' stands here twice")
            parts[current] = []
        else:
            parts[current].append(line)
    missing = sorted(headings - set(parts))
    if missing:
        raise TextError(f"heading '{missing[0]}' is missing")
    empty = sorted(heading for heading, lines in parts.items() if not "".join(lines).strip())
    if empty:
        raise TextError(
            f"nothing stands under heading '{empty[0]}'" if empty[0] else "no text before the first heading"
        )
    return parts


def _paragraphs(lines: Iterable[str]) -> tuple[list[str], list[dict[str, str]]]:
    """Paragraphs, with lines joined, and the references of the `Bron:` lines."""
    paragraphs = []
    references = []
    for block in "\n".join(lines).split("\n\n"):
        words = []
        for line in block.strip().splitlines():
            if line.startswith("Bron:"):
                source, _, place = line.removeprefix("Bron:").partition(",")
                references.append({"source": source.strip(), "place": place.strip()})
            else:
                words.append(line.strip())
        if words:
            paragraphs.append(" ".join(words))
    return paragraphs, references


def _items(lines: Iterable[str]) -> list[str]:
    """The items of a list, numbered or with dashes; a line that goes on belongs to the item above it."""
    items: list[str] = []
    for line in lines:
        mark, _, rest = line.strip().partition(" ")
        if mark == "-" or mark.rstrip(".").isdigit():
            items.append(rest.strip())
        elif line.strip() and items:
            items[-1] += " " + line.strip()
        elif line.strip():
            raise TextError(f"'{line.strip()}' is not part of a list")
    return items
