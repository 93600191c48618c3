"""Reads systemd's unit files, as far as what stands in them can be done without systemd."""

import re
import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path

FOLDERS = (Path("/etc/systemd/system"), Path("/lib/systemd/system"))
_SECONDS = {"": 1, "s": 1, "sec": 1, "min": 60, "h": 3600}


class NoSuchUnitError(Exception):
    """There is no file for a unit of this name."""


class Unit:
    """One unit: its settings by name, each with every value that was given, and %i filled in."""

    def __init__(self, name: str, folders: Iterable[Path] = FOLDERS) -> None:
        self.name = name
        self.stem, _, self.kind = name.rpartition(".")
        template, at, self.instance = self.stem.partition("@")
        files = [f"{self.stem}.{self.kind}", *([f"{template}@.{self.kind}"] if at else [])]
        found = [folder / file for file in files for folder in folders if (folder / file).is_file()]
        if not found:
            raise NoSuchUnitError(name)
        self._values = _parsed(found[0].read_text(encoding="utf-8"))

    def every(self, key: str) -> list[str]:
        """All values of a setting; an empty one takes back those before it."""
        given = self._values.get(key, [])
        values = [value.replace("%i", self.instance).replace("%I", self.instance) for value in given]
        empty = [place for place, value in enumerate(values) if not value]
        return values[empty[-1] + 1 :] if empty else values

    def one(self, key: str, default: str = "") -> str:
        """The last value of a setting."""
        return (self.every(key) or [default])[-1]

    def commands(self, key: str) -> list[tuple[list[str], bool]]:
        """The command lines of a setting, and of each whether it may fail."""
        lines = [re.match(r"([-@:+!]*)(.*)", value, re.DOTALL) for value in self.every(key)]
        return [(shlex.split(line[2]), "-" in line[1]) for line in lines if line]

    def seconds(self, key: str, default: float) -> float:
        """A length of time, such as 15min."""
        match = re.fullmatch(r"(\d+)\s*(\w*)", self.one(key))
        return int(match[1]) * _SECONDS[match[2]] if match else default

    def environment(self) -> dict[str, str]:
        """What Environment= and EnvironmentFile= say, the file last. FileNotFoundError when a file is not there."""
        pairs = [word for value in self.every("Environment") for word in shlex.split(value)]
        for file in self.every("EnvironmentFile"):
            path = Path(file.removeprefix("-"))
            if path.exists() or not file.startswith("-"):
                pairs += [line for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"[A-Z_]+=", line)]
        return dict(pair.split("=", 1) for pair in pairs)


def _parsed(text: str) -> Mapping[str, list[str]]:
    values: dict[str, list[str]] = {}
    for line in text.replace("\\\n", " ").splitlines():
        if "=" in line and not line.lstrip().startswith(("#", ";", "[")):
            key, value = line.split("=", 1)
            values.setdefault(key.strip(), []).append(value.strip())
    return values
