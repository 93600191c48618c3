"""Has a PDF made by a process of its own, and says why there is none."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scan.pdf.picture import Picture

NO_LIBRARY = 3
"""The exit code for: the system libraries are not there."""

SECONDS = 60
ROOT = Path(__file__).resolve().parents[2]
# Nothing else of the site's environment goes along, such as the secret or where the database is.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_CACHE_HOME")


class NoLibraryError(Exception):
    """PDFs cannot be made on this machine: WeasyPrint needs system libraries (Pango) that are not there."""


class PressError(Exception):
    """The PDF could not be made, or took more than a minute."""


def press(html: str, *, address: str, given: Mapping[str, str], pictures: Mapping[str, Picture] | None = None) -> bytes:
    """The PDF of a page, see `scan.pdf.making.make`. Raises NoLibraryError and PressError."""
    sent = {url: (one.kind, base64.b64encode(one.content).decode()) for url, one in (pictures or {}).items()}
    page = json.dumps({"html": html, "address": address, "given": dict(given), "pictures": sent})
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    try:
        made = subprocess.run(
            [sys.executable, "-m", "scan.pdf"],
            input=page.encode(),
            env=environment,
            cwd=ROOT,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PressError(f"more than {SECONDS} seconds") from error
    if made.returncode == NO_LIBRARY:
        raise NoLibraryError
    if made.returncode != 0:
        # What it wrote may hold a part of the page, so it is not told.
        raise PressError(f"exit code {made.returncode}")
    return made.stdout
