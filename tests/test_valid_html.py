"""Every screen of the scan and of the workplace is valid HTML, says the Nu Html Checker; also with errors in it."""

import re
from pathlib import Path

from tests.nu import complaints
from tests.test_permissions import ROLES, ROWS, World, world

__all__ = ["world"]

# The admin of the editors is Wagtail's.
OURS = [row for row in ROWS if not row[1].startswith(("/beheer/", "/_util/"))]
SHOWN = {"GET": ("200",), "POST": ("409", "422")}
# What htmx reads: the checker knows it only as data-hx-, as the pages of the editors have it. And tables that say that
# they are: on a phone their rows are blocks, and then browsers forget it.
MEANT = re.compile(
    r"Attribute “hx-|“(?:table|rowgroup|row|columnheader|rowheader|cell)” role is unnecessary"
    r"|“role” attribute must not be used on a “t[rhd]” element which has a “table” ancestor"
)


def test_every_screen_is_valid(world: World, tmp_path: Path):
    pages = {}
    for method, path, *cells in OURS:
        role = next((role for role, cell in zip(ROLES, cells, strict=True) if cell.startswith(SHOWN[method])), None)
        response = role and world.ask(role, method, path)
        # A piece of a screen, for htmx, begins otherwise.
        if response and response.content.lstrip().lower().startswith(b"<!doctype html"):
            pages[f"{role} {method} {path}"] = response.content
    assert len(pages) > 70
    assert [one for one in complaints(pages, tmp_path) if not MEANT.search(one)] == []
