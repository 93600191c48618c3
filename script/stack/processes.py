"""Starting, watching and ending the processes of the stack: only those that were started here, by their number."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[2]


class NotStartedError(Exception):
    """A process ended, or said nothing for too long. The message has the end of what it wrote."""


def clean_up_when_stopped() -> None:
    """Let a request to stop (SIGTERM) go through every `finally`, so that nothing of the stack stays behind."""

    def stop(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, stop)


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        return free.getsockname()[1]


def wait_until(holds: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait until it holds; returns for how many seconds that took. Raises NotStartedError."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if holds():
            return time.monotonic() - began
        time.sleep(0.05)
    raise NotStartedError(f"{what}: niet binnen {seconds:.0f} seconden")


def listens(port: int) -> bool:
    """Whether somebody takes connections on this port."""
    with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
        return True
    return False


def cpu_seconds(pid: int) -> float:
    """How long a process and all it started kept a core busy, with what has ended since. 0 when it is gone."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
        # Behind the name, which may hold anything: its own time and that of children that ended, in two parts each.
        ticks = sum(int(part) for part in stat.rpartition(")")[2].split()[11:15])
    except OSError:
        return 0.0
    return ticks / os.sysconf("SC_CLK_TCK") + sum(cpu_seconds(child) for child in children_of(pid))


def megabytes(pid: int) -> float:
    """The memory of a process and all it started; what they share is counted once."""
    path = Path(f"/proc/{pid}/smaps_rollup")
    found = re.search(r"^Pss:\s+(\d+) kB", path.read_text(encoding="ascii") if path.exists() else "", re.MULTILINE)
    return (int(found[1]) / 1024 if found else 0.0) + sum(megabytes(child) for child in children_of(pid))


def children_of(pid: int) -> list[int]:
    """The numbers of the children of a process."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text(encoding="ascii").split()] if path.exists() else []


class Process:
    """One process with its children, and a file with what it writes."""

    def __init__(self, name: str, command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self.name, self.command, self.environment = name, list(command), dict(environment)
        self.written = folder / f"{name}.log"
        self.running: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The number of the process. Raises NotStartedError when it never started."""
        if self.running is None:
            raise NotStartedError(self.name)
        return self.running.pid

    def start(self) -> None:
        """Start it, in a group of its own, so that it can be killed with its children.

        Not in a session of its own: Linux shares the cores between sessions first, and a process that gives way
        (`nice`, `chrt`) does so to its own session alone.
        """
        with self.written.open("ab") as output:
            self.running = subprocess.Popen(  # noqa: S603  (our own words)
                self.command,
                cwd=ROOT,
                env=os.environ | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                process_group=0,
            )

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.running is not None and self.running.poll() is None

    def stop(self, seconds: float = 30) -> None:
        """End it in an orderly way, and by force when it takes too long."""
        if self.running is None:
            return
        if self.is_alive():
            self.running.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.running.wait(seconds)
        self.kill()

    def kill(self) -> None:
        """End it and its children at once, without a last word (SIGKILL)."""
        if self.running is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    def children(self) -> list[int]:
        """The numbers of its children."""
        return children_of(self.pid)

    def said(self, characters: int = 2000) -> str:
        """The end of what it wrote."""
        return self.written.read_text(errors="replace")[-characters:] if self.written.exists() else ""
