"""What does the file look like? A tar with the database, the media, and at the end a manifest with a digest of each.

Nothing is unpacked by the names in the tar: only what the manifest names is read, and only to where it belongs.
"""

import hashlib
import json
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

MANIFEST = "manifest.json"
DATABASE = "database"
MEDIA = "media/"
FORMAT = 1
CHUNK = 1 << 20


class DamagedError(Exception):
    """The file is not a whole backup. The message says in Dutch what is wrong with it."""


@dataclass(frozen=True)
class Manifest:
    """What is in a backup.

    `rows` counts the rows per table, in the same look at the database as the copy itself. `migrations` are the applied
    ones, as "app.name"; `unknown` are those of them that the version that made the backup did not have itself: it came
    back after a newer one had changed the database, and worked on with it. `files` gives the SHA-256 of each member,
    in hexadecimal. `made` is a moment in UTC.
    """

    made: str
    vendor: str
    migrations: list[str]
    rows: dict[str, int]
    files: dict[str, str]
    unknown: list[str] = field(default_factory=list)
    format: int = FORMAT

    @property
    def media(self) -> list[str]:
        """The names of the members that are files of editors."""
        return [name for name in self.files if name.startswith(MEDIA)]


class Writer:
    """Puts files into a tar, and remembers the digest of each."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.files: dict[str, str] = {}

    def add(self, name: str, path: Path) -> None:
        """Add the file of this path. FileNotFoundError when it went away: nothing was written then."""
        with path.open("rb") as source:
            read = _Digesting(source)
            member = self._tar.gettarinfo(arcname=name, fileobj=source)
            _make_anonymous(member)
            self._tar.addfile(member, read)  # type: ignore[arg-type]  (tarfile only reads)
        self.files[name] = read.digest.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, last, because it tells of all the rest."""
        content = json.dumps(asdict(manifest), indent=1).encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size, member.mode = len(content), 0o600
        self._tar.addfile(member, BytesIO(content))


def read_manifest(tar: tarfile.TarFile) -> Manifest:
    """The manifest of a backup. DamagedError when there is none, or one of another format."""
    try:
        told = json.loads(_member(tar, MANIFEST).read())
        manifest = Manifest(**told)
    except (ValueError, TypeError) as error:
        raise DamagedError("Het bestand is geen back-up van deze site.") from error
    if manifest.format != FORMAT:
        raise DamagedError(
            f"De back-up heeft vorm {manifest.format}; deze versie van de site kent alleen vorm {FORMAT}."
        )
    return manifest


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """The tar of a backup. DamagedError when it is none, or when it breaks off."""
    try:
        with tarfile.open(path, "r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError) as error:
        raise DamagedError("Het bestand is niet heel, of geen back-up van deze site.") from error


def check(tar: tarfile.TarFile, manifest: Manifest) -> None:
    """Read every file against its digest. DamagedError names the first that differs."""
    for name in manifest.files:
        copy(tar, manifest, name, lambda chunk: None)


def copy(tar: tarfile.TarFile, manifest: Manifest, name: str, write: Callable[[bytes], object]) -> None:
    """Give the content of a member to `write`, piece by piece. DamagedError when it is not what was put in."""
    source, digest = _member(tar, name), hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        write(chunk)
    if digest.hexdigest() != manifest.files[name]:
        raise DamagedError(f"De back-up is beschadigd: {name} is niet meer zoals het erin ging.")


def place_of(name: str, folder: Path) -> Path:
    """Where a file of an editor goes. DamagedError when its name leads out of the folder."""
    parts = PurePosixPath(name.removeprefix(MEDIA)).parts
    if not parts or ".." in parts or parts[0] == "/":
        raise DamagedError(f"De back-up noemt een bestand buiten de map voor bestanden: {name}.")
    return folder.joinpath(*parts)


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    try:
        member = tar.getmember(name)
    except KeyError as error:
        raise DamagedError(f"In het bestand ontbreekt {name}.") from error
    source = tar.extractfile(member) if member.isreg() else None
    if source is None:
        raise DamagedError(f"{name} is geen gewoon bestand.")
    return source


def _make_anonymous(member: tarfile.TarInfo) -> None:
    """Leave out who owned the file: that means nothing on another machine."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600


class _Digesting:
    """A file that is read once, with the digest of what was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        chunk = self._source.read(size)
        self.digest.update(chunk)
        return chunk
