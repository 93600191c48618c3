"""Runs the site with gunicorn on a database of its own, which goes away afterwards."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
WORKERS, THREADS = 2, 4
HOST = "127.0.0.1"


@contextmanager
def running_site() -> Iterator[int]:
    """The site in its own processes; gives its port. This process gets the same settings, to look into the database."""
    with prepared_database(), gunicorn() as port:
        yield port


@contextmanager
def prepared_database() -> Iterator[None]:
    """A database with the instrument and nothing else, and the settings for it in the environment."""
    with tempfile.TemporaryDirectory() as folder, own_database(folder) as database:
        os.environ |= {
            "ALLOWED_HOSTS": HOST,
            "BENCH_FOLDER": folder,
            "DATABASE_URL": database,
            "DEBUG": "off",
            "DJANGO_SETTINGS_MODULE": "measured_settings",
            "EMAIL_URL": "dummymail://",
            "PAGE_CACHE_URL": f"filecache://{folder}/pages",
            "PROXY_COUNT": "0",
            "PUBLIC_URL": f"https://{HOST}",
            "PYTHONPATH": os.pathsep.join(map(str, (HERE, ROOT, ROOT / "site"))),
            "SECRET_KEY": secrets.token_urlsafe(64),
            # Everybody comes from one address here.
            "STARTS_PER_HOUR": "1000000000",
            # Plain HTTP on this machine; the client carries the cookies that are meant for HTTPS.
            "SECURE_SSL_REDIRECT": "off",
        }
        (Path(folder) / "static").mkdir()
        for command in (["migrate", "-v0"], ["createcachetable"], ["load_instrument"]):
            run_django(*command)
        yield


def run_django(*command: str) -> None:
    """One of Django's commands, with the settings that are measured."""
    subprocess.run([sys.executable, "-m", "django", *command], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


@contextmanager
def own_database(folder: str) -> Iterator[str]:
    """The address of a new SQLite file, or of a new database on the PostgreSQL server of DATABASE_URL."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith(("postgres:", "postgresql:")):
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    name = f"bench_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def gunicorn() -> Iterator[int]:
    """The WSGI server, ready to answer."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    options = [f"--bind={HOST}:{port}", f"--workers={WORKERS}", f"--threads={THREADS}", "--log-level=warning"]
    options += ["--keep-alive=30", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", *options, "inclusiescan.wsgi"]
    with subprocess.Popen(command, cwd=ROOT) as server:  # noqa: S603  (our own words)
        try:
            wait_for(server, port)
            yield port
        finally:
            server.terminate()


def wait_for(server: subprocess.Popen[bytes], port: int, seconds: float = 60) -> None:
    """Wait until the server listens; says so when it stopped or takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.1)
    raise SystemExit("script/bench: de site start niet")
