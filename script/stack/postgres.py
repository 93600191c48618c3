"""A PostgreSQL server of its own, that keeps what it promised (fsync is on), in a folder that goes away."""

import os
import shutil
import subprocess
from pathlib import Path

from stack.processes import HOST, NotStartedError, free_port

NAME = "inclusiescan"


class Postgres:
    """One server. `folder` may be on a small disk, to let that run full."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder, self.options, self.port = folder, options, free_port()
        self.url = f"postgres://postgres@{HOST}:{self.port}/{NAME}"

    def make(self) -> None:
        """Make the files, start, and make an empty database. Raises NotStartedError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.getuid() == 0:
            # PostgreSQL refuses to run as root.
            shutil.chown(self.folder, "postgres")
        options = ["-A", "trust", "-U", "postgres", "--encoding=UTF8", "--locale=C.UTF-8"]
        self._run("initdb", "-D", str(self.data), *options)
        self.start()
        self._run("createdb", "-h", HOST, "-p", str(self.port), "-U", "postgres", NAME)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        """Start, and wait until it answers. Raises NotStartedError."""
        settings = [f"listen_addresses={HOST}", f"unix_socket_directories={self.folder}", *self.options]
        given = " ".join([f"-p {self.port}", *(f"-c {one}" for one in settings)])
        self._run("pg_ctl", "-D", str(self.data), "-l", str(self.folder / "log"), "-w", "start", "-o", given)

    def stop(self, mode: str = "fast") -> None:
        """Stop; `immediate` is what a power cut does: nothing is rounded off."""
        self._run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "stop")

    @property
    def pid(self) -> int:
        """The number of the first process of the server."""
        return int((self.data / "postmaster.pid").read_text(encoding="ascii").split()[0])

    def is_running(self) -> bool:
        """Whether the server runs."""
        return self._try("pg_ctl", "-D", str(self.data), "status").returncode == 0

    def _run(self, program: str, *arguments: str) -> None:
        done = self._try(program, *arguments)
        if done.returncode:
            log = self.folder / "log"
            told = log.read_text(errors="replace")[-1500:] if log.exists() else ""
            raise NotStartedError(f"{program}: {done.stderr.decode(errors='replace')}{told}")

    def _try(self, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command = [*as_postgres, str(programs() / program), *arguments]
        # pg_ctl leaves its output open for the server that it starts: a file, because a pipe would never close.
        with (self.folder / "said").open("w+b") as said:
            done = subprocess.run(command, cwd="/", stdout=said, stderr=said, check=False)  # noqa: S603
            said.seek(0)
            return subprocess.CompletedProcess(command, done.returncode, b"", said.read())


def programs() -> Path:
    """Where the newest PostgreSQL of this machine is. Raises NotStartedError when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise NotStartedError("PostgreSQL ontbreekt. Installeer: sudo apt-get install postgresql")
    return found[-1]
