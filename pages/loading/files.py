"""What stands in the files of pages/content? Read and checked here; errors name the file and the key."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter
import yaml

from pages.loading.kinds import FOLDERS, KINDS

FOLDER = Path(__file__).parents[1] / "content"
HOME_FILE = "home.yaml"
MENUS_FILE = "menus.yaml"


class PageContentError(ValueError):
    """The files do not hold valid pages. The message names a file and a key."""


@dataclass(frozen=True)
class PageFile:
    """One page as it was written: `fields` become those of the page, `markdown` its blocks.

    `parent` is the slug of the page that it stands below, or empty for those right below the home page.
    """

    slug: str
    kind: str
    fields: dict[str, Any]
    markdown: str
    parent: str = ""

    @property
    def name(self) -> str:
        """Where it stands, for messages and for the log."""
        return f"{self.address}.md"

    @property
    def address(self) -> str:
        """The slugs from the home page to here."""
        return f"{self.parent}/{self.slug}" if self.parent else self.slug


def read_pages(folder: Path = FOLDER) -> list[PageFile]:
    """All pages, parents before what stands below them; the slug is the file's name. Raises PageContentError."""
    top = [_page(path, "text") for path in sorted(folder.glob("*.md"))]
    below = [
        _page(path, place.kind, place.parent)
        for name, place in FOLDERS.items()
        for path in sorted((folder / name).glob("*.md"))
    ]
    return [*top, *below]


def read_mapping(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """A YAML file with keys. Raises PageContentError."""
    content = _read_yaml(name, folder)
    if not isinstance(content, dict):
        raise PageContentError(f"{name}: is not a mapping of keys")
    return content


def read_list(name: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """A YAML file with a list of things that have keys. Raises PageContentError."""
    content = _read_yaml(name, folder)
    if not isinstance(content, list) or not all(isinstance(one, dict) for one in content):
        raise PageContentError(f"{name}: is not a list of things with keys")
    return content


def check_keys(fields: dict[str, Any], needed: tuple[str, ...], optional: tuple[str, ...], name: str) -> None:
    """Raises PageContentError when a key is missing or unknown."""
    for key in needed:
        if not fields.get(key):
            raise PageContentError(f"{name}: {key}: is missing")
    unknown = sorted(set(fields) - {*needed, *optional})
    if unknown:
        raise PageContentError(f"{name}: {unknown[0]}: is not a known key")


def _read_yaml(name: str, folder: Path) -> Any:
    try:
        return yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PageContentError(f"{name}: {' '.join(str(error).split())}") from error


def _page(path: Path, kind: str, parent: str = "") -> PageFile:
    try:
        post = frontmatter.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise PageContentError(f"{path.name}: {' '.join(str(error).split())}") from error
    fields = dict(post.metadata)
    kind = fields.pop("type", kind)
    if kind not in KINDS:
        raise PageContentError(f"{path.name}: type: '{kind}' is not one of {', '.join(KINDS)}")
    check_keys(fields, KINDS[kind].needed, KINDS[kind].optional, path.name)
    return PageFile(path.stem, kind, fields, post.content, parent)
