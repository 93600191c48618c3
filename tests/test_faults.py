"""Each thing that can break has a case of script/faults, that can be asked for by its name."""

import subprocess

import pytest
from django.conf import settings

FAULTS = settings.BASE_DIR / "script" / "faults"
CASES = {
    *("proces-gedood", "database-herstart", "schijf-vol-postgresql", "schijf-vol-sqlite", "schijf-vol-bestanden"),
    *("mail-weg", "werker-weg", "werker-gedood", "klok-springt", "twee-tegelijk"),
    *("trage-bezoekers", "te-groot", "onzin", "smokkelen"),
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([FAULTS, *arguments], capture_output=True, text=True, timeout=60, check=False)


def test_every_case_is_named():
    assert set(run("--help").stdout.partition("cases:\n")[2].split()) == CASES


@pytest.mark.parametrize("name", ["bestaat-niet", "onzin2"])
def test_a_case_that_is_not_there_is_refused(name: str):
    done = run(name)
    assert done.returncode == 2
    assert f"er is geen geval {name}" in done.stderr
