"""What stands in the files of pages/content? Read and checked here; errors name the file and the key."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter
import yaml

FOLDER = Path(__file__).parents[1] / "content"
HOME_FILE = "home.yaml"
MENUS_FILE = "menus.yaml"
NEEDED = ("title", "intro", "search_description")
ALLOWED = {"text": (), "scan": ("minutes", "audience", "limits", "button")}


class PageContentError(ValueError):
    """The files do not hold valid pages. The message names a file and a key."""


@dataclass(frozen=True)
class PageFile:
    """One page as it was written: `fields` go to the page as they are, `markdown` becomes its blocks."""

    slug: str
    kind: str
    fields: dict[str, Any]
    markdown: str

    @property
    def name(self) -> str:
        return f"{self.slug}.md"


def read_pages(folder: Path = FOLDER) -> list[PageFile]:
    """All pages, the slug being the file's name. Raises PageContentError."""
    return [_page(path) for path in sorted(folder.glob("*.md"))]


def read_mapping(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """A YAML file with keys. Raises PageContentError."""
    try:
        content = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PageContentError(f"{name}: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise PageContentError(f"{name}: is not a mapping of keys")
    return content


def _page(path: Path) -> PageFile:
    try:
        post = frontmatter.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise PageContentError(f"{path.name}: {' '.join(str(error).split())}") from error
    fields = dict(post.metadata)
    kind = fields.pop("type", "text")
    if kind not in ALLOWED:
        raise PageContentError(f"{path.name}: type: '{kind}' is not one of {', '.join(ALLOWED)}")
    for key in (*NEEDED, *ALLOWED[kind]):
        if not fields.get(key):
            raise PageContentError(f"{path.name}: {key}: is missing")
    unknown = sorted(set(fields) - {*NEEDED, *ALLOWED[kind]})
    if unknown:
        raise PageContentError(f"{path.name}: {unknown[0]}: is not a known key")
    return PageFile(path.stem, kind, fields, post.content)
