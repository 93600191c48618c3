"""Other versions than the one that runs: with more in the database, with a change that may not be, and a broken one."""

import io
import shutil
import tarfile
from pathlib import Path

from expecting import holds, works

CURRENT = Path("/srv/inclusiescan/current")
ARCHIVE = Path("/root/inclusiescan.tar.gz")
MIGRATIONS = "scan/migrations"
READY = ["curl", "-sSf", "https://scan.example.nl/_gezond/klaar/"]

_MIGRATION = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scan", "{last}")]
    operations = [{operation}]
"""
# Running code does not know the field, and goes on without it.
_ADDS = 'migrations.AddField("answer", "trial", models.CharField(max_length=10, null=True))'
# Nobody can see what this does.
_UNSEEN = 'migrations.RunSQL("SELECT 1", "SELECT 1")'


def make_newer() -> None:
    """Another archive in the place of the first. It changes the table in which every answer is saved."""
    part = ARCHIVE.with_suffix(".part")
    with tarfile.open(ARCHIVE) as old, tarfile.open(part, "w:gz") as new:
        for member in old.getmembers():
            new.addfile(member, old.extractfile(member) if member.isreg() else None)
        content = _migration(_ADDS).encode()
        added = tarfile.TarInfo(f"inclusiescan/{MIGRATIONS}/9998_trial.py")
        added.size, added.mode = len(content), 0o644
        new.addfile(added, io.BytesIO(content))
    part.replace(ARCHIVE)


def look_at_newer() -> None:
    """What the new version brought is there."""
    ask = ["psql", "--quiet", "--dbname=inclusiescan", "--command=SELECT max(trial) FROM scan_answer"]
    works("de tabel met antwoorden kreeg intussen een veld", ["runuser", "-u", "postgres", "--", *ask])


def clash() -> None:
    """Who comes second with a new version waits for his turn."""
    upgrade = f"{CURRENT}/deploy/upgrade {CURRENT}"
    held = f"exec 8> /run/lock/inclusiescan-upgrade; flock 8; {upgrade}"
    works("twee mensen tegelijk gaat niet", ["bash", "-c", held], code=1, says="al iemand bezig")


def refusal() -> None:
    """A version that the running one may not bear does not come while it runs; it does when the site is stopped."""
    before, other = CURRENT.resolve(), _copied("onbekend")
    (other / MIGRATIONS / "9999_unseen.py").write_text(_migration(_UNSEEN))
    works("een verandering die niet te beoordelen is, wordt geweigerd", _upgrade(other), code=1, says="rustig moment")
    holds("de oude versie bleef draaien", so=CURRENT.resolve() == before, seen=CURRENT.resolve())
    works("en antwoordt", READY)
    works("met de site even weg gaat het wel", [*_upgrade(other), "--while-stopped"], says="onbekend draait")
    works("de andere versie antwoordt", READY)
    works("en terug naar de vorige", _upgrade(before), says=f"{before.name} draait")
    shutil.rmtree(other)


def rollback() -> None:
    """A version that does not start is taken back by itself."""
    before, broken = CURRENT.resolve(), _copied("kapot")
    (broken / "deploy" / "gunicorn.conf.py").write_text("raise SystemExit(3)\n")
    works("een kapotte versie gaat terug", _upgrade(broken), code=1, says="de oude komt terug")
    holds("de oude versie draait weer", so=CURRENT.resolve() == before, seen=CURRENT.resolve())
    works("en antwoordt", READY)
    shutil.rmtree(broken)


def _migration(operation: str) -> str:
    """A migration after the last one of the version that runs."""
    last = max(path.stem for path in (CURRENT / MIGRATIONS).glob("[0-9]*.py"))
    return _MIGRATION.format(last=last, operation=operation)


def _copied(name: str) -> Path:
    """The version that runs under another name, with the same libraries."""
    before = CURRENT.resolve()
    other = before.with_name(name)
    shutil.copytree(before, other, symlinks=True, ignore=shutil.ignore_patterns(".venv"))
    (other / ".venv").symlink_to(before / ".venv")
    return other


def _upgrade(version: Path) -> list[str]:
    return [f"{version}/deploy/upgrade", str(version)]
