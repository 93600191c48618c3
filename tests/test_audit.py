"""The audit of dependencies says what it found, and never that all is well when it could not look."""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FINE = {"name": "django", "version": "5.2.19", "vulns": []}
LEAK = {"name": "pillow", "version": "1.0", "vulns": [{"id": "CVE-2099-0001", "fix_versions": ["1.1"]}]}
SKIPPED = {"name": "onbekend", "skip_reason": "not found"}


def audit(folder: Path, environment: dict[str, str] | None = None, script: Path = ROOT / "script/audit"):
    return subprocess.run(
        [script],
        cwd=folder,
        env=os.environ | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the script and a lock file, and room for a program that answers as the service would."""
    (tmp_path / "script").mkdir()
    script = tmp_path / "script/audit"
    script.write_text((ROOT / "script/audit").read_text())
    script.chmod(0o755)
    (tmp_path / "requirements.txt").write_text("django==5.2.19\n")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    return tmp_path


def answers(folder: Path, text: str, code: int) -> subprocess.CompletedProcess[str]:
    """Run the script where its tool gives this answer: what the service says of a version cannot be ordered."""
    (folder / "answer").write_text(text)
    tool = folder / ".venv/bin/pip-audit"
    tool.write_text(
        "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ $1 = --output ] && cp answer $2; shift; done\n"
        f"echo 'het laatste woord'; exit {code}\n"
    )
    tool.chmod(0o755)
    return audit(folder, script=folder / "script/audit")


def test_without_a_leak_it_says_how_many_it_looked_at(folder: Path):
    done = answers(folder, json.dumps({"dependencies": [FINE, FINE]}), 0)
    assert done.returncode == 0
    assert "2 bibliotheken bekeken, geen bekende lekken" in done.stdout


def test_a_leak_is_named_with_the_version_that_mends_it(folder: Path):
    done = answers(folder, json.dumps({"dependencies": [FINE, LEAK, SKIPPED]}), 1)
    assert done.returncode == 1
    assert "pillow 1.0: CVE-2099-0001 (opgelost in 1.1)" in done.stdout


@pytest.mark.parametrize("code", [0, 1, 2])
@pytest.mark.parametrize("text", ["", "<html>", "{}", "[]", '{"dependencies": null}', '{"dependencies": []}'])
def test_no_whole_answer_is_not_checked(folder: Path, text: str, code: int):
    done = answers(folder, text, code)
    assert done.returncode == 3
    assert "niet gecontroleerd" in done.stderr
    assert "geen bekende lekken" not in done.stdout


def test_one_that_was_skipped_is_not_all(folder: Path):
    done = answers(folder, json.dumps({"dependencies": [FINE, SKIPPED]}), 0)
    assert done.returncode == 3
    assert "onbekend" in done.stderr


def test_without_a_network_it_is_not_checked():
    """The real one, sent to a port where nobody listens."""
    nowhere = dict.fromkeys(("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"), "http://127.0.0.1:9")
    done = audit(ROOT, nowhere | {"NO_PROXY": "", "no_proxy": ""})
    assert done.returncode == 3
    assert "niet gecontroleerd" in done.stderr
