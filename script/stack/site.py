"""The whole site as in production, on this machine alone, in a folder that goes away afterwards."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from stack import kept
from stack.postgres import Postgres
from stack.processes import ROOT, NotStartedError, Process, free_port, wait_until
from stack.web import DEPLOY, NAME, Nginx

SMALL_LOG = ("max_wal_size=64MB", "min_wal_size=32MB")
"""So that PostgreSQL fits on a small disk."""

GIVES_WAY = ("chrt", "--idle", "0")
"""As the unit of the worker says: long work gets what visitors leave of the cores."""


class Site:
    """gunicorn, nginx and the worker around one database. `prefix` comes before each command of ours, as faketime."""

    def __init__(self, folder: Path, database: str, *, prefix: Sequence[str] = (), **settings: str) -> None:
        self.folder, self.database, self.prefix = folder, database, list(prefix)
        self.mail_port = free_port()
        self.environment = self._environment() | settings
        self.postgres: Postgres | None = None
        self.nginx = Nginx(folder)
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", str(DEPLOY / "gunicorn.conf.py")]
        self.gunicorn = self.process("gunicorn", gunicorn)
        self.worker = self.process("worker", [*GIVES_WAY, sys.executable, "manage.py", "work"])

    def _environment(self) -> dict[str, str]:
        folder = str(self.folder)
        return {
            "ALLOWED_HOSTS": NAME,
            "BACKUP_ROOT": f"{folder}/backups",
            "BIND": f"unix:{folder}/web.sock",
            "CSRF_TRUSTED_ORIGINS": f"https://{NAME}",
            "DATABASE_URL": self.database,
            "DEBUG": "off",
            "DJANGO_SETTINGS_MODULE": "stack.stack_settings",
            # Nobody listens there, unless a case puts a mail server there.
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_port}",
            "EXPORT_ROOT": f"{folder}/var/exports",
            "LOG_FORMAT": "json",
            "OPERATOR_EMAILS": "beheer@example.org",
            "PROMETHEUS_MULTIPROC_DIR": f"{folder}/metrics",
            "PROXY_COUNT": "1",
            "PUBLIC_URL": f"https://{NAME}",
            "PYTHONPATH": os.pathsep.join(code_path()),
            "SECRET_KEY": secrets.token_urlsafe(64),
            "STACK_FOLDER": folder,
            # Everybody comes from one address here.
            "STARTS_PER_HOUR": "1000000000",
            "VAR_DIR": f"{folder}/var",
        }

    def process(self, name: str, command: Sequence[str]) -> Process:
        """A process with the settings of the site, not started yet."""
        return Process(name, [*self.prefix, *command], self.folder, self.environment)

    @property
    def static(self) -> Path:
        return self.folder / "srv" / "current" / "var" / "static"

    def make(self) -> None:
        """Everything that an installation does, with the instrument and the pages."""
        self.make_folders()
        for command in (["migrate"], ["createcachetable"], ["load_instrument"], ["load_pages"]):
            self.manage(*command, "-v0")
        self.manage("collectstatic", "--noinput", "-v0")

    def make_folders(self) -> None:
        """What the units of systemd and nginx make."""
        places = [self.environment[name] for name in ("VAR_DIR", "EXPORT_ROOT", "BACKUP_ROOT")]
        for place in (*map(Path, places), self.static, self.folder / "metrics"):
            place.mkdir(parents=True, exist_ok=True)
        self.nginx.make()

    def manage(self, *command: str, seconds: float = 300, check: bool = True) -> subprocess.CompletedProcess[str]:
        """One of Django's commands, with the settings of the site. Raises NotStartedError when it fails."""
        done = subprocess.run(  # noqa: S603  (our own words)
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=os.environ | self.environment,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        if check and done.returncode:
            raise NotStartedError(f"manage.py {command[0]}: {done.stderr[-1500:]}")
        return done

    def start(self) -> None:
        """Start gunicorn and nginx, and wait until the site says that it is ready. Raises NotStartedError."""
        self.start_gunicorn()
        self.nginx.start()
        try:
            wait_until(self.is_ready, 60, "de site")
        except NotStartedError as error:
            raise NotStartedError(f"{error}\n{self.gunicorn.said()}") from error

    def start_database(self) -> None:
        """Start the server, where there is one."""
        if self.postgres:
            self.postgres.start()

    def start_gunicorn(self) -> None:
        """Start gunicorn alone."""
        self.gunicorn.start()

    def is_ready(self) -> bool:
        """Whether the site itself says so, through nginx."""
        from stack.browser import Browser, Trouble

        try:
            return Browser(self.nginx.https).get("/_gezond/klaar/").status == 200
        except Trouble:
            return False

    def parts(self) -> dict[str, int]:
        """The number of the first process of each part. SQLite works in the processes of the site."""
        server = {"database": self.postgres.pid} if self.postgres else {}
        return {"site": self.gunicorn.pid, "nginx": self.nginx.process.pid} | server

    def stop(self) -> None:
        """Stop everything that was started."""
        for process in (self.nginx.process, self.gunicorn, self.worker):
            process.stop()


def code_path() -> list[str]:
    """Where the processes find our code, and where this process finds its packages besides."""
    besides = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    return [str(ROOT / "script"), str(ROOT), str(ROOT / "site"), *besides]


@contextmanager
def own_folder(where: str | None = None) -> Iterator[Path]:
    """A folder that nginx and PostgreSQL may enter, and that goes away."""
    folder = Path(tempfile.mkdtemp(prefix="inclusiescan-", dir=where))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def production(
    database: str = "postgres", *, database_folder: Path | None = None, prefix: Sequence[str] = (), **settings: str
) -> Iterator[Site]:
    """The site as in production, started; with PostgreSQL, or SQLite. The worker is not started.

    The database may stand in a folder of its own, such as a small disk.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(own_folder())
        place = database_folder or folder
        (place / "database").mkdir()
        url = f"sqlite:///{place}/database/db.sqlite3"
        server = None
        if database == "postgres":
            server = Postgres(place / "database", *(SMALL_LOG if database_folder or kept.place_of(database) else ()))
            stack.callback(lambda: server.is_running() and server.stop("immediate"))
            url = server.url
        site = Site(folder, url, prefix=prefix, **settings)
        site.postgres = server
        stack.callback(site.stop)
        _fill(site, place, database)
        site.start()
        yield site


def _fill(site: Site, place: Path, database: str) -> None:
    """Let the site be as after an installation; its database stands in this place."""
    there = kept.place_of(database)
    parts = {"database": place / "database", "var": Path(site.environment["VAR_DIR"]), "static": site.static}
    if there is not None and there.exists():
        kept.put_back(there, parts)
        site.make_folders()
        site.start_database()
        return
    if site.postgres:
        site.postgres.make()
    site.make()
    if there is not None:
        if site.postgres:
            site.postgres.stop()
        kept.keep(there, parts)
        site.start_database()
