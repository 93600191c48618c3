"""What is a finding: a place in the document, how bad it is, and what to do, in Dutch."""

from dataclasses import dataclass, replace
from typing import Literal

from scan.core.instrument import Instrument
from scan.core.lint.places import place_of

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """Something to mend. An error makes the instrument unusable or useless somewhere, a warning is a reason to look.

    `path` leads to the field in the document, by keys and list positions; to the thing as a whole where what is wrong
    stands in other things, and to the part where something is missing altogether. `code` names the kind of finding and
    never changes meaning. `sentence` says what is wrong and what to do, and `place` where, by title and key.
    """

    path: Path
    severity: Literal["error", "warning"]
    code: str
    sentence: str
    place: str = ""

    @property
    def message(self) -> str:
        """The place and the sentence: enough to understand the finding in a list of others."""
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


def error(path: Path, code: str, sentence: str) -> Finding:
    """A finding that stands in the way of publication; its place is filled in by `placed`."""
    return Finding(path, "error", code, sentence)


def warning(path: Path, code: str, sentence: str) -> Finding:
    """A finding that never stands in the way; its place is filled in by `placed`."""
    return Finding(path, "warning", code, sentence)


def placed(instrument: Instrument, found: Finding) -> Finding:
    """The finding with its place in words."""
    return replace(found, place=place_of(instrument, found.path))
