"""What was erased or taken back since when? A file beside the database, so that this stays so when a backup returns.

It holds kinds and ids, which tell nobody anything; a line is only ever added, and none goes: how old the oldest copy of
a backup is, the site cannot know.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone


class Kind(StrEnum):
    """What was erased or taken back, and by which id it is known: its public id, where nothing else is said."""

    SCAN = "scan"
    DOSSIER = "dossier"
    ACCOUNT = "account"
    """By its number."""
    RESPONSE = "response"
    """What a colleague filled in."""
    SHARE = "share"
    """By the public id of the scan, a space, and the moment it was shared."""
    LINK = "link"
    """A personal link, by the hash of its token."""
    ADDRESS = "address"
    """The mark of a mail address, by the public id of the response that it opens."""
    REMINDER = "reminder"
    NO_INVITATIONS = "no-invitations"
    """An address that wants none, by its mark."""


@dataclass(frozen=True)
class Erased:
    """One line: what went, and when."""

    at: datetime
    kind: Kind
    id: str


def write(kind: Kind, thing_id: str) -> None:
    """Add a line, once it is certain that it went."""
    line = json.dumps({"at": timezone.now().isoformat(timespec="seconds"), "kind": kind, "id": thing_id})
    transaction.on_commit(partial(_append, line))


def erased() -> Iterator[Erased]:
    """All lines, the oldest first. A line that was cut off when the machine stopped is passed over."""
    path = _path()
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        with suppress(ValueError, KeyError):
            told = json.loads(line)
            yield Erased(datetime.fromisoformat(told["at"]), Kind(told["kind"]), str(told["id"]))


def ids_of(kind: Kind) -> set[str]:
    """What went of this kind."""
    return {line.id for line in erased() if line.kind == kind}


def _append(line: str) -> None:
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # One write of one short line in append mode: those of two processes do not mix.
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def _path() -> Path:
    return Path(settings.ERASED_FILE)
