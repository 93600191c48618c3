"""The workbook of numbers over service points: from all that it shows nothing of fewer than ten employers follows."""

from collections import Counter
from io import BytesIO
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from scan.core.instrument import Instrument
from scan.export.portfolio.columns import Columns
from scan.export.portfolio.development import Comparing, DevelopmentTally
from scan.export.portfolio.groups import ALL, TOGETHER, GroupTally
from scan.export.portfolio.records import Development, Record
from scan.export.portfolio.steps import StepTally
from scan.export.portfolio.suppression import LEAST
from scan.export.portfolio.workbook import GROUPS, write_portfolio
from tests.export.portfolio.made import plain_results, record, records, selection
from tests.strategies import CALM

_KEYS = {"sector": "sector", "size": "omvang", "region": "arbeidsmarktregio"}


@pytest.fixture(scope="module")
def plains(instrument: Instrument) -> list[dict[str, Any]]:
    return plain_results(instrument, 150)


def small(number: int) -> bool:
    return 0 < number < LEAST


def derivable(shown: list[set[int]], hidden: set[int]) -> bool:
    """Whether the sum over exactly this set of scans follows from sums over the shown sets."""
    everybody = sorted(set().union(hidden, *shown))
    matrix = np.array([[one in some for one in everybody] for some in shown], dtype=float).reshape(-1, len(everybody))
    wanted = np.array([one in hidden for one in everybody], dtype=float)
    if not len(matrix):
        return False
    answer, *_ = np.linalg.lstsq(matrix.T, wanted, rcond=None)
    return bool(np.allclose(matrix.T @ answer, wanted))


@CALM
@given(seed=st.integers(0, 10**6))
def test_no_group_under_ten_is_in_a_table_or_follows_from_it(
    seed: int, instrument: Instrument, plains: list[dict[str, Any]]
):
    """For the numbers of employers and for the means of every score, in each of the three tables."""
    made = records(instrument, plains, seed)
    tally = GroupTally(Columns({1: instrument}))
    for one in made:
        tally.add(one)
    for by, question in _KEYS.items():
        table = tally.table(by, protected=True)
        rows = [dict(zip(table.head, row, strict=True)) for row in table.rows()]
        for column in ["Werkgevers", *instrument.titles("dimensions").values()]:
            counted = {n for n, one in enumerate(made) if column == "Werkgevers" or scored(instrument, one, column)}
            groups = grouped(made, question)
            shown = [members(row, groups, rows) & counted for row in rows if row[column] is not None]
            assert not any(small(len(some)) for some in shown)
            for group in groups.values():
                if small(len(group & counted)):
                    assert not derivable(shown, group & counted), (by, column)
            if column == "Werkgevers":
                assert [row[column] for row in rows] == [len(some) for some in shown]


def scored(instrument: Instrument, one: Record, title: str) -> bool:
    key = next(key for key, words in instrument.titles("dimensions").items() if words == title)
    return one.held.dimensions[key] is not None


def grouped(made: list[Record], question: str) -> dict[str, set[int]]:
    groups: dict[str, set[int]] = {}
    for number, one in enumerate(made):
        groups.setdefault(str(one.held.answers.get(question, "")), set()).add(number)
    return groups


def members(row: dict[str, Any], groups: dict[str, set[int]], rows: list[dict[str, Any]]) -> set[int]:
    """The scans behind a row: its group, all, or those of no other row."""
    if row["Groep"] == ALL:
        return set().union(*groups.values())
    if row["Groep"] == TOGETHER:
        told = [groups[other["Code"] or ""] for other in rows if other["Groep"] not in (ALL, TOGETHER)]
        return set().union(*groups.values()) - set().union(*told)
    return groups[row["Code"] or ""]


@CALM
@given(seed=st.integers(0, 10**6))
def test_no_number_at_a_step_is_small_or_differs_little_from_a_larger_one(
    seed: int, instrument: Instrument, plains: list[dict[str, Any]]
):
    tally = StepTally(Columns({1: instrument}))
    made = records(instrument, plains, seed)
    for one in made:
        tally.add(one)
    for _, _, _, everybody, advised, first, plans, chosen, done, _ in tally.rows(protected=True):
        for chain in ((everybody, advised, first), (everybody, plans, chosen, done), (advised, chosen, done)):
            told = [number for number in chain if number is not None]
            assert not any(small(number) for number in told)
            assert not any(small(larger - smaller) for larger, smaller in combinations(told, 2))


@CALM
@given(seed=st.integers(0, 10**6))
def test_no_number_of_first_steps_follows_from_the_others_though_everybody_has_three(
    seed: int, instrument: Instrument, plains: list[dict[str, Any]]
):
    tally = StepTally(Columns({1: instrument}))
    made = records(instrument, plains, seed)
    for one in made:
        tally.add(one)
    shown = {row[0]: row[5] for row in tally.rows(protected=True)}
    first = Counter(step for one in made for step in one.held.steps[:3])
    hidden = [first[key] for key, number in shown.items() if number is None]
    assert all(number in (None, first[key]) for key, number in shown.items())
    others_too = len(hidden) == sum(1 for key in shown if first[key])
    assert not hidden or (len(hidden) > 1 and sum(hidden) >= LEAST) or others_too


def test_a_later_measurement_of_all_but_a_few_is_not_told(instrument: Instrument, plains: list[dict[str, Any]]):
    """Who measured once would follow from the means of all and of the others."""
    whole = next(one for one in plains if all(one["scores"]["dimensions"].values()))
    columns = Columns({1: instrument})
    tally = DevelopmentTally(columns, Comparing({1: instrument}))
    one = record(instrument, whole)
    for _ in range(20):
        tally.add(Development(one, one))
    assert len(list(tally.rows([20, 20, 20, 20]))) == len(list(tally.rows([30, 30, 30, 30]))) == 3
    assert list(tally.rows([30, 25, 30, 30])) == list(tally.rows([25, 25, 25, 25])) == []


def written(instrument: Instrument, made: list[Record], service_point: str = "") -> Any:
    file = BytesIO()
    write_portfolio(file, selection(instrument, service_point), made)
    return load_workbook(file)


def test_there_is_no_sheet_of_single_scans_and_no_name_in_it(instrument: Instrument, plains: list[dict[str, Any]]):
    made = records(instrument, plains, 12)
    book = written(instrument, made)
    assert book.sheetnames == ["Stappen", *GROUPS, "Ontwikkeling", "Codeboek", "Toelichting"]
    words = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert not words & {text for one in made for text in (one.employer, one.scan_id)}


def test_the_codebook_explains_the_sheets_that_there_are(instrument: Instrument, plains: list[dict[str, Any]]):
    book = written(instrument, records(instrument, plains, 12))
    _, *lines = book["Codeboek"].iter_rows(values_only=True)
    assert {line[0] for line in lines} == {"Stappen", *GROUPS, "Ontwikkeling"}
    codes = {(line[0], line[2]) for line in lines}
    for title in GROUPS:
        used = {row[0] for row in book[title].iter_rows(min_row=2, values_only=True)} - {None}
        assert {(title, code) for code in used} <= codes


@pytest.mark.parametrize("number", [0, 1, 9])
def test_of_fewer_than_ten_employers_there_are_no_numbers(
    number: int, instrument: Instrument, plains: list[dict[str, Any]]
):
    made = records(instrument, plains, 12)[:number]
    book = written(instrument, made)
    for title in ("Stappen", *GROUPS, "Ontwikkeling"):
        assert book[title].max_row == 1
    told = dict(list(book["Toelichting"].iter_rows(values_only=True))[1:])
    assert told["Aantal werkgevers"].startswith("0" if number == 0 else "Wordt niet getoond")


def test_a_small_group_is_shown_with_a_warning_to_who_may_see_single_employers(
    instrument: Instrument, plains: list[dict[str, Any]]
):
    made = records(instrument, plains, 12)
    rows = list(written(instrument, made, "WSP")["Per sector"].iter_rows(min_row=2, values_only=True))
    assert rows[-1][1:3] == (ALL, len(made))
    assert {row[3] for row in rows if row[2] < 10} == {"te klein voor conclusies"}
    context = sum(scored(instrument, one, "Context") for one in made)
    assert 0 < context < 10
    assert rows[-1][3].startswith(f"te klein voor conclusies: Context ({context}), ")
    assert sum(row[2] for row in rows[:-1]) == len(made)
