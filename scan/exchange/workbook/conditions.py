"""Which rule do the rows of the sheet voorwaarden make? One condition per row; groups by number."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from scan.exchange.finding import Finding
from scan.exchange.workbook.advising import SUBJECTS, TESTS
from scan.exchange.workbook.read_row import ReadRow
from scan.exchange.workbook.values import CellError, test_value

Groups = list[list[tuple[ReadRow, dict[str, Any]]]]
"""Per group its conditions, each with the row that it comes from."""

_PARTS = ("subject", "about", "test", "value")
_ANSWERED = ("in", "includes")


def groups_of(rows: Sequence[ReadRow]) -> tuple[Groups, list[Finding]]:
    """The groups in the order of their numbers, and what is wrong with the rows.

    A row with a group and no condition says that there is a group with nothing in it.
    """
    by_number: dict[int, list[ReadRow]] = defaultdict(list)
    for row in rows:
        by_number[row.values.get("group") or 0].append(row)
    findings: list[Finding] = []
    groups: Groups = []
    for _, own in sorted(by_number.items()):
        group = []
        for row in own:
            if len(own) == 1 and not any(part in row.values for part in _PARTS):
                continue
            condition, wrong = _condition(row)
            findings += wrong
            group.append((row, condition))
        groups.append(group)
    return groups, findings


def _condition(row: ReadRow) -> tuple[dict[str, Any], list[Finding]]:
    """The condition as it stands in a document; empty when something is wrong with it."""
    if None in (row.values.get(part, "") for part in _PARTS):
        return {}, []  # a cell that could not be read, which is told already
    wrong = _missing(row) or _unfit(row)
    if wrong:
        return {}, wrong
    subject, test = row.values["subject"], row.values["test"]
    try:
        value = test_value(test, row.values["value"])
    except CellError as error:
        return {}, [row.finding(str(error), "value")]
    return {"stage": value} if subject == "stage" else {subject: row.values["about"], test: value}, []


def _missing(row: ReadRow) -> list[Finding]:
    wanted = [part for part in _PARTS if part != "about" or row.values.get("subject") != "stage"]
    return [
        row.finding("Dit vakje is leeg. Een voorwaarde heeft het nodig.", part)
        for part in wanted
        if part not in row.values
    ]


def _unfit(row: ReadRow) -> list[Finding]:
    subject, test = row.values["subject"], row.values["test"]
    fitting = {"answer": _ANSWERED, "stage": ("in",)}.get(subject, ("below", "at_least"))
    found = []
    if test not in fitting:
        words = " of ".join(f"‘{TESTS[one]}’" for one in fitting)
        found.append(row.finding(f"Bij ‘{SUBJECTS[subject]}’ hoort de toets {words}.", "test"))
    if subject == "stage" and "about" in row.values:
        found.append(row.finding("Bij ‘stadium’ blijft dit vakje leeg. De stadia staan bij waarde.", "about"))
    return found
