"""The measurements can be run, small, and say what they measured."""

import subprocess

import pytest
from django.conf import settings

BENCH = settings.BASE_DIR / "script" / "bench"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BENCH, *arguments], capture_output=True, text=True, timeout=300, check=False)


def test_without_a_name_it_tells_what_there_is():
    done = run()
    assert done.returncode == 0
    assert "saves" in done.stdout


def test_a_name_that_is_not_there_is_refused():
    done = run("bestaat-niet")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "'bestaat-niet' is er niet" in done.stderr


@pytest.mark.parametrize("wrong", ["nul", "0", "-1"])
def test_a_time_to_measure_that_is_no_time_is_refused(wrong: str):
    done = run("saves", f"--seconds={wrong}")
    assert done.returncode == 2
    assert "--seconds" in done.stderr


def test_saves_are_measured_against_a_view_that_does_nothing_and_none_is_lost():
    done = run("saves", "--seconds", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    figures = {name: float(value) for name, value in (line.split(": ") for line in done.stdout.splitlines())}
    assert list(figures) == [
        *("saves_8_clients_per_second", "nothing_8_clients_per_second", "saves_8_ratio", "saves_8_lost"),
        *("saves_32_clients_per_second", "nothing_32_clients_per_second", "saves_32_ratio", "saves_32_lost"),
        "errors",
    ]
    for clients in (8, 32):
        assert figures[f"saves_{clients}_clients_per_second"] > 0
        assert figures[f"saves_{clients}_ratio"] > 0
        assert figures[f"saves_{clients}_lost"] == 0
    assert figures["errors"] == 0
