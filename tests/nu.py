"""What the Nu Html Checker says of pages."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

NU = settings.BASE_DIR / "script" / "nu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def complaints(pages: Mapping[str, bytes], folder: Path) -> list[str]:
    """What the checker says of these pages, by their names. The folder is to work in, and empty."""
    assert NU.is_file(), "script/setup --dev fetches the checker"
    names = {f"{number}.html": name for number, name in enumerate(pages)}
    for file, content in zip(names, pages.values(), strict=True):
        (folder / file).write_bytes(content)
    command = ["java", "-jar", NU, "--format", "json", "--exit-zero-always", "--no-langdetect", folder]
    said = subprocess.run(command, capture_output=True, check=True, timeout=300).stderr
    return [_line(one, names) for one in json.loads(said)["messages"] if _counts(one)]


def _counts(message: dict[str, Any]) -> bool:
    """Errors and warnings do; that a slash at the end of a tag does nothing does not."""
    return message["type"] != "info" or message.get("subType") == "warning"


def _line(message: dict[str, Any], names: Mapping[str, str]) -> str:
    name = names[message["url"].rpartition("/")[2]]
    return f"{name}:{message.get('lastLine')}: {message['message']} [{message.get('extract', '').strip()}]"
