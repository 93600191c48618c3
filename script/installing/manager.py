"""Starts and stops services by the ExecStart lines of their units, where systemd does not run.

Holds the sockets of socket units open, as systemd does, gives them to the service that starts, and waits for READY=1.
What shuts a service in (ProtectSystem and the like) is systemd's own work, and is not done here.
"""

import fnmatch
import grp
import json
import os
import pwd
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from faulting.mail_server import mail_server
from unit_files import NoSuchUnitError, Unit

DOOR = Path("/run/try-install/manager.sock")
LOGS = Path("/run/try-install/logs")
FIRST_SOCKET = 3
MAIL_PORT = 25
"""As in deploy/env.example: the page leaves it to the reader which mail server takes the mail."""

OF_SYSTEMD = "systemd-"
"""Its own services, such as journald, are not here, and cannot run without it: there is nothing to start or stop."""


class FailedError(Exception):
    """A service did not start, or ended with an error."""


class Manager:
    """What runs, by the name of its unit."""

    def __init__(self) -> None:
        self.sockets: dict[str, socket.socket] = {}
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def answer(self, verb: str, names: list[str]) -> str:
        """Do one command of systemctl on these units; gives what went wrong, nothing when all went well."""
        try:
            for name in names:
                for one in self._concrete(name):
                    if not one.startswith(OF_SYSTEMD):
                        self._do(verb, Unit(one))
        except (FailedError, NoSuchUnitError, OSError) as error:
            return f"{type(error).__name__}: {error}"
        return ""

    def _do(self, verb: str, unit: Unit) -> None:
        if unit.kind == "timer":
            return
        if verb in ("stop", "restart"):
            self.stop(unit)
        if verb in ("start", "restart"):
            self.start(unit)
        if verb == "is-active" and not self.is_active(unit.name):
            raise FailedError(f"{unit.name} draait niet")

    def is_active(self, name: str) -> bool:
        """Whether it runs, or its socket is open."""
        process = self.running.get(name)
        return name in self.sockets or (process is not None and process.poll() is None)

    def start(self, unit: Unit) -> None:
        """Start a service or open a socket, and wait until it is there."""
        if self.is_active(unit.name):
            return
        if unit.kind == "socket":
            self._listen(unit)
            return
        for needed in unit.one("Requires").split():
            self.start(Unit(needed))
        _make_runtime_folder(unit)
        for key in ("ExecStartPre", "ExecStart", "ExecStartPost"):
            for command, may_fail in unit.commands(key):
                self._run(unit, command, may_fail=may_fail, stays=key == "ExecStart")

    def stop(self, unit: Unit) -> None:
        """End a service as its unit says, or close a socket."""
        if unit.kind == "socket":
            held = self.sockets.pop(unit.name, None)
            if held:
                held.close()
                Path(unit.one("ListenStream")).unlink(missing_ok=True)
            return
        for command, _ in unit.commands("ExecStop"):
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603  (from a unit)
        process = self.running.pop(unit.name, None)
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(unit.seconds("TimeoutStopSec", 90))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _concrete(self, name: str) -> list[str]:
        """The units behind a name. Debian's postgresql stands for one service per cluster; a pattern for what runs."""
        if "*" in name:
            return fnmatch.filter([*self.sockets, *self.running], name)
        if name.removesuffix(".service") == "postgresql":
            clusters = sorted(Path("/etc/postgresql").glob("*/*"))
            return [f"postgresql@{path.parent.name}-{path.name}.service" for path in clusters]
        return [name if "." in name else f"{name}.service"]

    def _listen(self, unit: Unit) -> None:
        path = Path(unit.one("ListenStream"))
        path.parent.mkdir(mode=int(unit.one("DirectoryMode", "0755"), 8), parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        held = socket.socket(socket.AF_UNIX)
        held.bind(str(path))
        held.listen(int(unit.one("Backlog", "4096")))
        os.chown(path, pwd.getpwnam(unit.one("SocketUser")).pw_uid, grp.getgrnam(unit.one("SocketGroup")).gr_gid)
        path.chmod(int(unit.one("SocketMode", "0666"), 8))
        self.sockets[unit.name] = held

    def _run(self, unit: Unit, command: list[str], *, may_fail: bool, stays: bool) -> None:
        kind, notified = unit.one("Type", "simple"), _Notified() if unit.one("Type") == "notify" and stays else None
        held = self.sockets.get(f"{unit.stem}.socket") if stays else None
        process = _started(unit, command, held, notified.address if notified else "")
        if stays and kind in ("notify", "simple", "exec"):
            self.running[unit.name] = process
            (notified.wait if notified else _stays)(process, unit.name)
        elif process.wait(600) and not may_fail:
            raise FailedError(f"{unit.name}: {' '.join(command)} stopte met {process.returncode}")


class _Notified:
    """Where a service says that it is ready."""

    def __init__(self) -> None:
        self.address = f"\0try-install-{os.urandom(8).hex()}"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.address)
        self._socket.settimeout(1)

    def wait(self, process: subprocess.Popen[bytes], name: str) -> None:
        end = time.monotonic() + 90
        while time.monotonic() < end and process.poll() is None:
            try:
                if b"READY=1" in self._socket.recv(4096):
                    return
            except TimeoutError:
                continue
        raise FailedError(f"{name} zei niet dat hij klaar was")


def _stays(process: subprocess.Popen[bytes], name: str) -> None:
    time.sleep(2)
    if process.poll() is not None:
        raise FailedError(f"{name} stopte meteen, met {process.returncode}")


def _started(unit: Unit, command: list[str], held: socket.socket | None, notify: str) -> subprocess.Popen[bytes]:
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | unit.environment()
    if notify:
        environment["NOTIFY_SOCKET"] = "@" + notify[1:]
    if held:
        environment["LISTEN_FDS"] = "1"
        # The number of the process is known when it is there.
        command = ["/bin/sh", "-c", 'LISTEN_PID=$$ exec "$@"', "sh", *command]
    user = unit.one("User")
    who = {"user": user, "group": unit.one("Group", user), "extra_groups": []} if user else {}
    LOGS.mkdir(parents=True, exist_ok=True)
    with (LOGS / f"{unit.name}.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603  (from a unit)
            command,
            env=environment,
            cwd=unit.one("WorkingDirectory", "/"),
            umask=int(unit.one("UMask", "0022"), 8),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            pass_fds=(FIRST_SOCKET,) if held else (),
            preexec_fn=(lambda: os.dup2(held.fileno(), FIRST_SOCKET)) if held else None,
            **who,
        )


def _make_runtime_folder(unit: Unit) -> None:
    for name in unit.every("RuntimeDirectory"):
        folder = Path("/run", name)
        folder.mkdir(mode=int(unit.one("RuntimeDirectoryMode", "0755"), 8), exist_ok=True)
        owner = pwd.getpwnam(unit.one("User"))
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def serve() -> None:
    """Take one command after the other, each on a connection of its own; and the mail of the site, for who asks."""
    DOOR.parent.mkdir(parents=True, exist_ok=True)
    # Keeps the number free that a service expects its socket on.
    os.dup2(os.open(os.devnull, os.O_RDONLY), FIRST_SOCKET)
    manager, door = Manager(), socket.socket(socket.AF_UNIX)
    door.bind(str(DOOR))
    door.listen()
    with mail_server(MAIL_PORT) as mails:
        while True:
            caller, _ = door.accept()
            with caller, caller.makefile("rw") as talk:
                verb, names = json.loads(talk.readline())
                talk.write(json.dumps(mails if verb == "mails" else manager.answer(verb, names)) + "\n")


if __name__ == "__main__":
    sys.exit(serve())
