"""Which texts stand in pages/content? One per file in Markdown, and one per thing in a list of things."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frontmatter
import yaml

from pages.loading.files import FOLDER
from pages.loading.links import FACT
from pages.texts.text import Text, TextsError, plain

FACTS_FILE = "feiten.yaml"

NO_SENTENCES = frozenset(
    (
        *("drawing", "figure", "key", "kind", "link", "minutes", "organisation", "page", "place", "reach"),
        *("schemes", "sector", "size", "source", "sources", "steps", "theme", "themes", "type", "year"),
    )
)
"""Keys of what is no running text: names, addresses, and choices from a list."""

LISTS_OF_WORDS = frozenset(("menus.yaml", "synoniemen.yaml"))
"""Files without a sentence."""


def content_texts(folder: Path = FOLDER) -> Iterator[Text]:
    """The texts, in the order of their names. Raises TextsError, naming the file."""
    facts = _facts(folder / FACTS_FILE)
    for path in sorted((*folder.rglob("*.md"), *folder.rglob("*.yaml"))):
        if path.name not in LISTS_OF_WORDS:
            for name, content in _things(path, path.relative_to(folder).as_posix()):
                written = (FACT.sub(lambda found: facts.get(found[1], ""), one) for one in _sentences(content))
                yield Text(name, tuple(part for one in written for part in plain(one)))


def _facts(path: Path) -> dict[str, str]:
    """The sentence of each fact, by its key: texts refer to it where readers find the sentence."""
    return {fact["key"]: fact["text"] for fact in _read(path, path.name)} if path.exists() else {}


def _things(path: Path, name: str) -> Iterator[tuple[str, Any]]:
    """What is read as a whole, with its name: all of a file, or each thing in a list."""
    content = _read(path, name)
    if not isinstance(content, list):
        yield name, content
        return
    for number, thing in enumerate(content, 1):
        yield f"{name}#{thing.get('key', number) if isinstance(thing, dict) else number}", thing


def _read(path: Path, name: str) -> Any:
    try:
        written = path.read_text(encoding="utf-8")
        if path.suffix == ".yaml":
            return yaml.safe_load(written)
        post = frontmatter.loads(written)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TextsError(f"{name}: {' '.join(str(error).split())}") from error
    return {**post.metadata, "body": post.content}


def _sentences(content: Any) -> Iterator[str]:
    """Every string below this, but for what stands under a key of no sentences."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for one in content:
            yield from _sentences(one)
    elif isinstance(content, dict):
        for key, value in content.items():
            if key not in NO_SENTENCES:
                yield from _sentences(value)
