"""What goes into a backup comes out of it in an empty installation, all of it; and nothing is written over."""

import json
import shutil
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from inclusiescan.backup.archive import MANIFEST, DamagedError, check, opened, read_manifest
from tests.site.backup.conftest import Installation, new_installation

# Makes that these run on both databases; the connection of the tests themselves is not used.
pytestmark = pytest.mark.django_db


def test_everything_comes_back(filled: Installation, backup: Path, empty: Installation):
    said = empty.does("restore", str(backup))
    before, after = filled.tables, empty.tables
    assert len(before) > 60
    assert sum(map(len, before.values())) > 1000
    assert after == before
    assert empty.structure == filled.structure
    assert any("scan_audit" in line and "TRIGGER" in line for line in empty.structure)
    assert empty.media == filled.media
    assert len(filled.media) >= 2
    assert f"{len(set(before) - {'sqlite_sequence'})} tabellen" in said
    assert f"{len(filled.media)} bestanden" in said


def test_the_site_goes_on_where_it_was(backup: Path, empty: Installation):
    empty.does("restore", str(backup))
    empty.does("migrate", "--check")
    # New rows get numbers of their own: the sequences came along.
    empty.does("shell", "-c", "from scan.models import User; User.objects.create_user('nieuw@example.org')")
    assert "Alle pagina's stonden er al" in empty.does("load_pages")


def test_nothing_is_written_over(filled: Installation, backup: Path):
    before = filled.tables
    done = filled.manage("restore", str(backup))
    assert done.returncode == 1
    assert "De database is niet leeg" in done.stderr
    assert filled.tables == before


def test_files_that_are_there_already_stay_and_the_database_stays_empty(backup: Path, empty: Installation):
    there = empty.folder / "media" / "images" / "van-vroeger.png"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"vroeger")
    done = empty.manage("restore", str(backup))
    assert done.returncode == 1
    assert "staan al bestanden" in done.stderr
    assert empty.media == {"images/van-vroeger.png": b"vroeger"}
    assert empty.tables == {}


def rewritten(backup: Path, goal: Path, name: str, content: bytes) -> Path:
    """A backup in which one member has another content."""
    with tarfile.open(backup) as source, tarfile.open(goal, "w") as target:
        for member in source.getmembers():
            old = source.extractfile(member).read()
            new = content if member.name == name else old
            member.size = len(new)
            target.addfile(member, BytesIO(new))
    return goal


def with_manifest(backup: Path, goal: Path, **other: object) -> Path:
    """A backup with another manifest."""
    with tarfile.open(backup) as tar:
        manifest = json.loads(tar.extractfile(MANIFEST).read())
    return rewritten(backup, goal, MANIFEST, json.dumps(manifest | other).encode())


@pytest.mark.parametrize("name", ["database", "media/images/groep.png"])
def test_what_was_damaged_is_refused_before_anything_changes(
    backup: Path, empty: Installation, tmp_path: Path, name: str
):
    damaged = rewritten(backup, tmp_path / "stuk.tar", name, b"iets anders")
    done = empty.manage("restore", str(damaged))
    assert done.returncode == 1
    assert f"beschadigd: {name}" in done.stderr
    assert empty.media == {}
    assert empty.tables == {}


def test_what_breaks_off_is_refused(backup: Path, tmp_path: Path):
    half = tmp_path / "half.tar"
    half.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    with pytest.raises(DamagedError), opened(half) as tar:
        check(tar, read_manifest(tar))


@pytest.mark.parametrize("content", [b"", b"geen tar", b"\0" * 20_000])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes):
    other = tmp_path / "iets.tar"
    other.write_bytes(content)
    with pytest.raises(DamagedError), opened(other) as tar:
        read_manifest(tar)


def test_a_file_cannot_lead_out_of_its_folder(backup: Path, empty: Installation, tmp_path: Path):
    evil = tmp_path / "kwaad.tar"
    with tarfile.open(backup) as source, tarfile.open(evil, "w") as target:
        for member in source.getmembers():
            content = source.extractfile(member).read()
            if member.name == "media/images/groep.png":
                member.name = "media/../../buiten.png"
            if member.name == MANIFEST:
                content = content.replace(b"media/images/groep.png", b"media/../../buiten.png")
                member.size = len(content)
            target.addfile(member, BytesIO(content))
    done = empty.manage("restore", str(evil))
    assert done.returncode == 1
    assert "buiten de map" in done.stderr
    assert not (tmp_path / "buiten.png").exists()
    assert empty.tables == {}


def test_a_backup_of_newer_code_is_refused(backup: Path, empty: Installation, tmp_path: Path):
    newer = with_manifest(backup, tmp_path / "nieuwer.tar", migrations=["scan.9999_later"])
    done = empty.manage("restore", str(newer))
    assert done.returncode == 1
    assert "scan.9999_later is hier niet bekend" in done.stderr
    assert empty.tables == {}


def test_a_site_that_went_back_to_an_older_version_can_put_its_own_backup_back(empty: Installation, tmp_path: Path):
    with new_installation(tmp_path / "teruggezet") as site:
        site.does("migrate", "-v", "0")
        site.change("INSERT INTO django_migrations (app, name, applied) VALUES ('scan', '9999_later', '2026-01-01')")
        site.does("backup")
        empty.does("restore", str(*(site.folder / "backups").glob("*.tar")))
        assert empty.tables == site.tables
        assert any("9999_later" in row for row in empty.tables["django_migrations"])


def test_a_backup_of_the_other_kind_of_database_is_refused(backup: Path, empty: Installation, tmp_path: Path):
    other = with_manifest(backup, tmp_path / "anders.tar", vendor="oracle")
    done = empty.manage("restore", str(other))
    assert done.returncode == 1
    assert "De back-up is van oracle" in done.stderr


def test_a_database_that_is_not_the_one_that_was_counted_is_told(backup: Path, empty: Installation, tmp_path: Path):
    with tarfile.open(backup) as tar:
        rows = json.loads(tar.extractfile(MANIFEST).read())["rows"]
    other = with_manifest(backup, tmp_path / "telling.tar", rows=rows | {"scan_user": rows["scan_user"] + 1})
    done = empty.manage("restore", str(other))
    assert done.returncode == 1
    assert "in scan_user staan andere aantallen rijen" in done.stderr


def test_looking_only_changes_nothing(backup: Path, empty: Installation):
    assert "is heel" in empty.does("restore", "--check", str(backup))
    assert empty.tables == {}
    assert empty.media == {}


def test_a_file_that_is_not_there_is_told(empty: Installation, tmp_path: Path):
    done = empty.manage("restore", str(tmp_path / "weg.tar"))
    assert done.returncode == 1
    assert "weg.tar" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_time_works_after_a_first_that_failed(backup: Path, empty: Installation, tmp_path: Path):
    damaged = with_manifest(backup, tmp_path / "stuk.tar", migrations=["scan.9999_later"])
    assert empty.manage("restore", str(damaged)).returncode == 1
    shutil.rmtree(empty.folder / "media", ignore_errors=True)
    empty.does("restore", str(backup))
