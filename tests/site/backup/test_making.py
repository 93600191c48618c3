"""A backup is made while the site runs; it is whole, private, and does not keep what is gone."""

import tarfile
import threading
from pathlib import Path

import pytest

from inclusiescan.backup.archive import opened, read_manifest
from inclusiescan.backup.making import throw_away_old
from inclusiescan.backup.restoring import look
from tests.site.backup.conftest import Installation

pytestmark = pytest.mark.django_db


def test_nobody_else_can_read_it(backup: Path):
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    with tarfile.open(backup) as tar:
        assert {(member.uid, member.uname, member.mode) for member in tar.getmembers()} <= {(0, "", 0o600)}


def test_the_manifest_counts_what_is_there(filled: Installation, backup: Path):
    manifest = look(backup)
    # SQLite's own table of the last numbers is no table of the site; it comes along with the rest.
    tables = {name: len(rows) for name, rows in filled.tables.items() if name != "sqlite_sequence"}
    assert manifest.rows == tables
    assert sorted(manifest.media) == sorted(f"media/{name}" for name in filled.media)
    assert "scan.0001_initial" in manifest.migrations


def test_the_secret_and_waiting_workbooks_are_not_in_it(filled: Installation):
    (filled.folder / "exports").mkdir(exist_ok=True)
    (filled.folder / "exports" / "lijst.xlsx").write_bytes(b"PK-namen-van-werkgevers")
    filled.does("backup", str(filled.folder / "nog-een"))
    made = next((filled.folder / "nog-een").glob("*.tar"))
    assert b"PK-namen-van-werkgevers" not in made.read_bytes()
    assert not [name for name in look(made).files if not name.startswith(("media/", "database"))]


def test_a_link_to_elsewhere_is_not_followed(filled: Installation, tmp_path: Path):
    (tmp_path / "elders.txt").write_text("van een ander")
    link = filled.folder / "media" / "images" / "link.png"
    link.symlink_to(tmp_path / "elders.txt")
    try:
        filled.does("backup", str(tmp_path / "b"))
    finally:
        link.unlink()
    assert "media/images/link.png" not in look(next((tmp_path / "b").glob("*.tar"))).files


def test_what_was_deleted_is_not_in_the_copy(filled: Installation, tmp_path: Path):
    secret = "deze-zin-werd-gewist" * 40
    filled.change("CREATE TABLE proef (tekst text)")
    filled.change(f"INSERT INTO proef VALUES ('{secret}')")
    filled.change("DELETE FROM proef")
    filled.does("backup", str(tmp_path))
    filled.change("DROP TABLE proef")
    assert secret.encode() not in next(tmp_path.glob("*.tar")).read_bytes()


def test_saving_goes_on_meanwhile_and_copy_and_count_agree(filled: Installation, tmp_path: Path):
    stop, errors = threading.Event(), []

    def save() -> None:
        number = 0
        while not stop.is_set():
            try:
                filled.change(f"INSERT INTO teller VALUES ({number})")
            except Exception as error:  # noqa: BLE001  (told below)
                errors.append(error)
            number += 1

    filled.change("CREATE TABLE teller (nummer integer)")
    thread = threading.Thread(target=save)
    thread.start()
    try:
        filled.does("backup", str(tmp_path))
    finally:
        stop.set()
        thread.join()
        counted = len(filled.tables["teller"])
        filled.change("DROP TABLE teller")
    assert errors == []
    with opened(next(tmp_path.glob("*.tar"))) as tar:
        assert 0 < read_manifest(tar).rows["teller"] <= counted


def test_only_the_newest_stay(tmp_path: Path):
    names = [f"inclusiescan-2026010{day}T023000Z.tar" for day in range(1, 6)]
    for name in [*names, "iets-anders.tar"]:
        (tmp_path / name).touch()
    gone = throw_away_old(tmp_path, 2)
    assert sorted(path.name for path in gone) == names[:3]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["iets-anders.tar", *names[3:]]


def test_a_folder_that_cannot_be_written_is_told(filled: Installation, tmp_path: Path):
    (tmp_path / "bestand").touch()
    done = filled.manage("backup", str(tmp_path / "bestand"))
    assert done.returncode == 1
    assert "mag je er schrijven" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("keep", ["0", "-1", "veel"])
def test_keeping_none_is_refused(filled: Installation, keep: str):
    assert filled.manage("backup", "--keep", keep).returncode == 2
