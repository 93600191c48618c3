"""A small disk in memory, that can be filled to the last byte."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stack.site import own_folder

from faulting.expecting import FailedError

BLOCK = 64 * 1024


class SmallDisk:
    """A tmpfs of so many megabytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filling = folder / "vol"

    def fill(self) -> None:
        """Leave no room at all."""
        with suppress(OSError), self._filling.open("ab", buffering=0) as file:
            while True:
                file.write(b"x" * BLOCK)
        with suppress(OSError), self._filling.open("ab", buffering=0) as file:
            while True:
                file.write(b"x")

    def empty(self) -> None:
        """Give the room back."""
        self._filling.unlink(missing_ok=True)


@contextmanager
def small_disk(megabytes: int) -> Iterator[SmallDisk]:
    """A disk of its own, as long as this lasts. Raises FailedError where none may be made: nothing is skipped."""
    with own_folder() as folder:
        mounted = subprocess.run(  # noqa: S603  (our own words)
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0755", "inclusiescan", str(folder)],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
        if mounted.returncode:
            raise FailedError(f"een kleine schijf maken mag hier niet (doe het als root): {mounted.stderr.strip()}")
        try:
            yield SmallDisk(folder)
        finally:
            # Also when something still has a file open there.
            subprocess.run(["umount", "--lazy", str(folder)], check=False)  # noqa: S603, S607
