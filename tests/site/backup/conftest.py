"""Two installations of the site, each with a database and a folder of its own: a filled one, and an empty one."""

import os
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings

PICTURE = bytes(range(256)) * 5000


@dataclass(frozen=True)
class Installation:
    """A site that is set up somewhere, and can be told to do something."""

    url: str
    folder: Path

    def manage(self, *command: str) -> subprocess.CompletedProcess[str]:
        """What a command of manage.py did there."""
        own = {"DATABASE_URL": self.url, "VAR_DIR": str(self.folder), "DEBUG": "1", "DJANGO_SETTINGS_MODULE": ""}
        environment = os.environ | own
        # Tests have settings of their own; this is a site.
        del environment["DJANGO_SETTINGS_MODULE"]
        words = [sys.executable, "manage.py", *command]
        return subprocess.run(
            words, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
        )

    def does(self, *command: str) -> str:
        """A command that works; gives what it said."""
        done = self.manage(*command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def media(self) -> dict[str, bytes]:
        """Each file of an editor, by its place."""
        root = self.folder / "media"
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    @property
    def tables(self) -> dict[str, list[Any]]:
        """Every row of every table, in an order that is always the same."""
        ask = self._ask_sqlite if self.url.startswith("sqlite") else self._ask_postgresql
        return ask()

    @property
    def structure(self) -> list[str]:
        """Every table, index, rule, trigger and function, and where the numbering of rows is."""
        if self.url.startswith("sqlite"):
            with closing(sqlite3.connect(self._file)) as database:
                return sorted(sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
        command = ["pg_dump", "--schema-only", "--no-owner", f"--dbname={self.url}"]
        made = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        with psycopg.connect(self.url) as database:
            numbers = database.execute("SELECT sequencename, last_value FROM pg_sequences ORDER BY 1").fetchall()
        # By name and kind: PostgreSQL writes the same condition in other words after it was put back.
        return [*(line for line in made.splitlines() if line.startswith("-- Name: ")), *map(repr, numbers)]

    def change(self, statement: str) -> None:
        """One statement of SQL."""
        if self.url.startswith("sqlite"):
            with closing(sqlite3.connect(self._file)) as database, database:
                database.execute(statement)
        else:
            with psycopg.connect(self.url) as database:
                database.execute(statement)

    @property
    def _file(self) -> str:
        return self.url.removeprefix("sqlite:///")

    def _ask_sqlite(self) -> dict[str, list[Any]]:
        with closing(sqlite3.connect(self._file)) as database:
            names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: sorted(map(repr, database.execute(f'SELECT * FROM "{name}"'))) for name in names}

    def _ask_postgresql(self) -> dict[str, list[Any]]:
        with psycopg.connect(self.url) as database:
            wanted = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            names = [name for (name,) in database.execute(wanted).fetchall()]
            return {
                name: sorted(row for (row,) in database.execute(f'SELECT t::text FROM "{name}" t').fetchall())
                for name in names
            }


@contextmanager
def new_installation(folder: Path) -> Iterator[Installation]:
    """An empty database of the same kind as that of the tests, which goes away afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        yield Installation(f"sqlite:///{folder}/site.sqlite3", folder)
        return
    server, name = os.environ["DATABASE_URL"], f"installatie_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield Installation(urlunsplit(urlsplit(server)._replace(path=f"/{name}")), folder)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A site with people, employers, answers and pages in it, and files of an editor."""
    with new_installation(tmp_path_factory.mktemp("gevuld")) as site:
        site.does("migrate", "-v", "0")
        for command in ("createcachetable", "load_instrument", "load_pages", "demo"):
            site.does(command)
        (site.folder / "media" / "images").mkdir(parents=True)
        (site.folder / "media" / "images" / "groep.png").write_bytes(PICTURE)
        (site.folder / "media" / "documents").mkdir()
        (site.folder / "media" / "documents" / "Plan — één.pdf").write_bytes(b"%PDF-1.7")
        yield site


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Installation]:
    """A site of which nothing is there yet."""
    with new_installation(tmp_path / "leeg") as site:
        yield site


@pytest.fixture(scope="module")
def backup(filled: Installation) -> Path:
    """A backup of the filled site."""
    filled.does("backup")
    return max((filled.folder / "backups").glob("*.tar"))
