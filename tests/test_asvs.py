"""Is the ASVS page whole and honest? Every number is there once, and what is called met leads to what shows it."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "asvs.md"
SECURITY = ROOT / "docs" / "beveiliging.md"
# The numbers of OWASP ASVS 5.0.0 with their level, of levels 1 and 2; its sentences are OWASP's own.
NUMBERS = dict(line.split() for line in (ROOT / "tests/data/asvs_levels.txt").read_text().splitlines())
MET, NOT_MET, NOT_HERE = "voldaan", "niet voldaan", "niet van toepassing"
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in PAGE.read_text().splitlines()
    if re.match(r"\| \d", line)
]
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def test_every_number_of_both_levels_stands_there_once_in_order():
    assert len(NUMBERS) == 253
    assert [(number, level) for number, level, *_ in ROWS] == list(NUMBERS.items())


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_says_what_is_asked_and_how_it_stands(row: list[str]):
    assert len(row) == 5
    _, _, asked, state, how = row
    assert 10 <= len(asked) <= 140
    assert state in (MET, NOT_MET, NOT_HERE)
    if state == MET:
        assert LINK.search(how), "what is met has a place or a test"
    else:
        assert len(how) >= 10, "what is not met has a reason"


@pytest.mark.parametrize("row", [row for row in ROWS if row[3] == MET], ids=lambda row: row[0])
def test_what_is_met_is_in_the_code_or_tested_and_not_only_told(row: list[str]):
    """The first section of each chapter asks for a text, and nothing else does."""
    places = [goal for _, goal in LINK.findall(row[4])]
    in_the_code = [place for place in places if place.startswith("../") and not place.endswith(".md")]
    assert in_the_code or re.fullmatch(r"\d+[.]1[.]\d+", row[0])


@pytest.mark.parametrize("row", [row for row in ROWS if row[3] == MET], ids=lambda row: row[0])
def test_a_test_that_is_named_has_tests(row: list[str]):
    for _, goal in LINK.findall(row[4]):
        place = (PAGE.parent / goal.partition("#")[0]).resolve()
        if place.is_relative_to(ROOT / "tests"):
            files = place.rglob("test_*.py") if place.is_dir() else [place]
            assert any(re.search(r"^def test_", file.read_text(), re.MULTILINE) for file in files), goal


def test_every_link_leads_to_something_that_is_there():
    missing = []
    for page in (PAGE, SECURITY):
        for name, goal in LINK.findall(page.read_text()):
            path, _, heading = goal.partition("#")
            found = page.parent / path if path else page
            if not found.exists() or (heading and heading not in headings(found)):
                missing.append(name)
    assert missing == []


def headings(page: Path) -> set[str]:
    """What can stand behind a # in a link to this page."""
    found = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_files_that_the_security_page_names_are_there():
    named = re.findall(r"`((?:scan|pages|site|script|tests)/[\w./-]+)`", SECURITY.read_text())
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_numbers_at_the_top_are_those_of_the_rows():
    count = Counter(row[3] for row in ROWS)
    said = f"{count[MET]} punten zijn voldaan, {count[NOT_MET]} niet, en {count[NOT_HERE]} zijn niet van toepassing."
    assert said in PAGE.read_text()


def test_the_figures_of_the_security_page_are_those_of_the_settings():
    text = SECURITY.read_text()
    said = {
        "STARTS_PER_HOUR": r"een scan beginnen \| (\d+) per uur",
        "WRONG_LINKS_PER_HOUR": r"links die niet bestaan \| (\d+) per uur",
        "SEARCHES_PER_HOUR": r"zoeken \| (\d+) per uur",
        "min_length": r"Minstens (\d+) tekens",
    }
    # As it stands there: the settings of the tests have other figures.
    settings = (ROOT / "site/inclusiescan/settings.py").read_text()
    for name, pattern in said.items():
        set_to = re.search(rf'"?{name}"?(?: =|:)(?: env\.int\(.*default=)? ?(\d+)', settings)
        assert set_to, name
        assert re.findall(pattern, text) == [set_to[1]], name
