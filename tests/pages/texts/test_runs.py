"""No run of eight words stands literally in the sources: their hashes are held against every text of the project."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from pages.texts.addresses import without_addresses
from pages.texts.files import content_texts
from pages.texts.instrument import instrument_texts
from pages.texts.runs import hash_of, rejoined, runs_of, words_of
from scan.content import read_instrument

ROOT: Path = settings.BASE_DIR
RUNS_FILE = ROOT / "tests" / "data" / "source_runs.txt"
NAMES_FILE = ROOT / "tests" / "data" / "names_and_titles.yaml"
SCRIPT = ROOT / "script" / "hash-sources"
SOURCES = ROOT.parent / "shared" / "bronnen"
# What people read: the site's own texts, and the documents about it.
READ = ("pages/", "scan/", "site/", "templates/", "docs/", "script/", "README", "ARCHITECTURE", "GLOSSARY", "CHANGELOG")
KINDS = (".py", ".html", ".md", ".yaml", ".txt", ".js", ".svg")
MARKUP = re.compile(r"<[^>]*>|{[%#].*?[%#]}|{{.*?}}", re.DOTALL)


@cache
def source_hashes() -> frozenset[str]:
    return frozenset(line for line in RUNS_FILE.read_text().splitlines() if not line.startswith("#"))


def counts_per_source() -> dict[str, int]:
    return {
        name: int(count) for name, count in re.findall(r"^# (\S+\.txt): (\d+)$", RUNS_FILE.read_text(), re.MULTILINE)
    }


def names_and_titles() -> list[str]:
    return [one["text"] for one in yaml.safe_load(NAMES_FILE.read_text(encoding="utf-8")) or []]


def own_texts() -> Iterator[tuple[str, str]]:
    """Every text with its name: files as they are and without markup, and contents as they are read."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *(f"{one}*" for one in READ)]
    for name in subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0"):
        if name.endswith(KINDS) and (ROOT / name).is_file():
            text = (ROOT / name).read_text(encoding="utf-8")
            yield name, text
            yield name, MARKUP.sub(" ", text)
    for read in (*content_texts(), *instrument_texts(read_instrument())):
        yield from ((read.name, part) for part in read.parts)


@cache
def copied() -> dict[str, set[str]]:
    """The runs that stand in the sources, by the text in which they stand."""
    found: dict[str, set[str]] = {}
    for name, text in own_texts():
        # An address is the same everywhere; test_addresses looks at those.
        runs = {run for run in runs_of(without_addresses(text)) if hash_of(run) in source_hashes()}
        if runs:
            found.setdefault(name, set()).update(runs)
    return found


def test_the_hashes_are_those_of_five_whole_sources():
    counts = counts_per_source()
    assert len(counts) == 5
    assert min(counts.values()) >= 2_000
    assert len(source_hashes()) >= 50_000
    assert all(re.fullmatch("[0-9a-f]{12}", one) for one in source_hashes())
    assert len(source_hashes()) <= sum(counts.values())


def test_as_much_is_compared_as_was_written():
    names = {name for name, _ in own_texts()}
    assert {"pages/content/home.yaml", "templates/404.html", "README.md", "regelingen/jobcoach.md"} <= names
    assert sum(len(words_of(text)) for _, text in own_texts()) > 100_000


def test_no_run_of_eight_words_stands_literally_in_the_sources():
    allowed = {run for name in names_and_titles() for run in runs_of(name)}
    assert {name: sorted(runs - allowed) for name, runs in copied().items() if runs - allowed} == {}


def test_every_name_or_title_that_is_excepted_is_used():
    used = set().union(*copied().values())
    assert [name for name in names_and_titles() if not used & set(runs_of(name))] == []


def test_a_run_is_found_whatever_its_capitals_accents_marks_and_line_ends():
    source = "Een werkgever die mén-\nsen aanneemt, heeft er plezier van!"
    copy = "EEN werkgever, die mensen aanneemt (heeft er plezier) van"
    assert set(runs_of(copy)) & set(runs_of(rejoined(source)))
    assert list(runs_of("een twee drie vier vijf zes zeven")) == []


def make(folder: Path, goal: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPT, folder, "--to", goal], capture_output=True, text=True, check=False)


def test_the_script_keeps_every_run_and_address_and_nothing_that_can_be_read(tmp_path: Path):
    text = "Een twee drie vier vijf zes zeven acht negen. Zie www.voorbeeld.example/een-\npad of bel 0123-456789."
    (tmp_path / "bron.txt").write_text(text, encoding="utf-8")
    assert make(tmp_path, tmp_path).returncode == 0
    runs = (tmp_path / RUNS_FILE.name).read_text()
    # As it stands and with the broken address made whole.
    both = {hash_of(run) for read in (text, rejoined(text)) for run in runs_of(read)}
    assert both == {line for line in runs.splitlines() if not line.startswith("#")}
    assert "zeven" not in runs
    addresses = (tmp_path / "source_addresses.txt").read_text().splitlines()
    assert [line for line in addresses if not line.startswith("#")] == [
        *("0123456789", "voorbeeld.example/een-", "voorbeeld.example/een-pad")
    ]


def test_without_sources_the_script_says_so_and_leaves_what_there_is(tmp_path: Path):
    (tmp_path / RUNS_FILE.name).write_text("staat er al")
    (tmp_path / "leeg").mkdir()
    done = make(tmp_path / "leeg", tmp_path)
    assert done.returncode == 2
    assert "geen bronnen" in done.stderr
    assert (tmp_path / RUNS_FILE.name).read_text() == "staat er al"


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the sources stand beside the project only where it is made")
def test_the_files_are_what_the_script_makes_of_the_sources(tmp_path: Path):
    assert make(SOURCES, tmp_path).returncode == 0
    for name in (RUNS_FILE.name, "source_addresses.txt"):
        assert (tmp_path / name).read_bytes() == (RUNS_FILE.parent / name).read_bytes()
