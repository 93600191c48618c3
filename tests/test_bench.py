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


@pytest.mark.parametrize("wrong", ["", "0,5", "10,1", "5,5", "veel"])
def test_numbers_of_scans_that_do_not_go_up_are_refused(wrong: str):
    done = run("saves", f"--scans={wrong}")
    assert done.returncode == 2
    assert "--scans" in done.stderr


def figures_of(done: subprocess.CompletedProcess[str]) -> dict[str, float]:
    assert done.returncode == 0, done.stdout + done.stderr
    return {name: float(value) for name, value in (line.split(": ") for line in done.stdout.splitlines())}


def test_saves_are_measured_at_each_number_of_stored_scans_and_none_is_lost():
    figures = figures_of(run("saves", "--seconds", "0.5", "--scans", "1,60"))
    each = [f"saves_{clients}_clients_{scans}_scans" for scans in (1, 60) for clients in (8, 32)]
    assert list(figures) == [
        *(f"{one}_{what}" for one in each for what in ("per_second", "nothing_per_second", "ratio", "lost")),
        *(f"saves_{clients}_clients_{what}" for clients in (8, 32) for what in ("lowest_ratio", "flat")),
        "errors",
    ]
    assert all(figures[f"{one}_per_second"] > 0 and figures[f"{one}_lost"] == 0 for one in each)
    assert figures["errors"] == 0


def test_screens_are_measured_against_a_view_that_does_nothing():
    figures = figures_of(run("screen", "--seconds", "0.5"))
    assert list(figures) == [
        *(f"screens_{c}_clients_{what}" for c in (8, 32) for what in ("per_second", "nothing_per_second", "ratio")),
        "errors",
    ]
    assert all(value > 0 for name, value in figures.items() if name != "errors")
    assert figures["errors"] == 0


def test_the_home_page_is_measured_made_anew_and_from_the_cache():
    figures = figures_of(run("home", "--seconds", "0.5"))
    each = ("cold_per_second", "cached_per_second", "nothing_per_second", "cold_ratio", "cached_ratio")
    assert list(figures) == [*(f"home_{clients}_clients_{what}" for clients in (8, 32) for what in each), "errors"]
    assert all(value > 0 for name, value in figures.items() if name != "errors")
    assert figures["errors"] == 0
    assert figures["home_8_clients_cached_ratio"] > 2 * figures["home_8_clients_cold_ratio"]


def test_the_workbook_of_many_scans_is_measured_against_bare_openpyxl():
    done = run("export", "300")
    # So few scans take less time than starting up: the ratio says nothing then, and may be too high.
    assert done.returncode in (0, 1), done.stderr
    figures = {name: float(value) for name, value in (line.split(": ") for line in done.stdout.splitlines())}
    assert list(figures) == [
        "scans",
        *(f"scans_{number}_{what}" for number in (30, 300) for what in ("peak_mb", "ms_per_scan", "ratio")),
        *("bare_ms_per_scan", "wall_seconds", "memory_growth", "time_growth", "ratio"),
    ]
    assert all(value > 0 for value in figures.values())
    assert done.returncode == (figures["ratio"] > 1.2 or figures["memory_growth"] > 1.1)


@pytest.mark.parametrize("wrong", ["99", "veel", "-5"])
def test_a_number_of_scans_to_write_that_is_too_small_is_refused(wrong: str):
    done = run("export", "--", wrong)
    assert done.returncode == 2
    assert "scans" in done.stderr


def test_the_search_is_measured_against_only_scoring_as_many_scans():
    figures = figures_of(run("search", "--scans", "50"))
    assert list(figures) == ["scans", "search_seconds", "scoring_seconds", "search_ratio", "found"]
    assert (figures["scans"], figures["found"]) == (50, 1)
    assert figures["search_ratio"] > 0


def test_the_list_of_employers_takes_as_many_queries_for_many_as_for_50():
    figures = figures_of(run("portfolio", "150"))
    screens = ("list", "list_part", "last", "filtered", "sorted", "search", "without", "today", "team")
    each = ("queries_50", "queries", "ms_50", "ms", "ratio")
    assert list(figures) == ["employers", *(f"{screen}_{what}" for screen in screens for what in each)]
    assert all(figures[f"{one}_queries"] == figures[f"{one}_queries_50"] > 0 for one in screens)


@pytest.mark.parametrize("wrong", ["50", "veel", "100001"])
def test_a_number_of_employers_that_says_nothing_is_refused(wrong: str):
    done = run("portfolio", wrong)
    assert done.returncode == 2
    assert "employers" in done.stderr
