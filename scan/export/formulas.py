"""What do the formulas of the sheet Rekenblad say? The rules of scoring, in what every spreadsheet program can do.

Each function gives the text of a formula over cells such as "E12" or "E12:E15". Only plain functions, no array
formulas, nothing volatile and no names: Excel 2016, LibreOffice and Google Sheets read them the same.
"""

from collections.abc import Iterable, Sequence

from openpyxl.cell.cell import Cell

from scan.export import style
from scan.export.cells import clean

NONE = '""'
Cached = float | str
"""What a formula gives when the file is made: programs that do not calculate show this."""


class Formulas:
    """The formulas that were put on one sheet. `values` is by place what each of them gives when the file is made."""

    def __init__(self) -> None:
        self.values: dict[str, Cached] = {}

    def put(self, cell: Cell, formula: str, value: Cached | None, number_format: str = "0") -> Cell:
        """Write a formula; `value` is what it gives now, None for nothing to see. Text stands to the left."""
        cell.value = f"={formula}"
        cell.number_format, cell.font = number_format, style.BODY
        cell.alignment = style.WRAPPED if isinstance(value, str) else style.CENTERED
        self.values[cell.coordinate] = clean(value) if isinstance(value, str) else "" if value is None else value
        return cell


def item_score(choice: str, worth: Iterable[tuple[str, str]], asked: str) -> str:
    """Rule 1: the score beside the label that was chosen, if the question is asked; nothing for any other answer.

    `worth` pairs the cell of each label that has a score with the cell of that score. The labels are compared one by
    one: a lookup would read the * and ? in a label as "anything".
    """
    score = NONE
    for label, number in reversed(list(worth)):
        score = f"IF(EXACT({choice},{label}),{number},{score})"
    return f"IF({asked}=1,{score},{NONE})"


def is_asked(chosen: Iterable[tuple[str, str, Sequence[str]]]) -> str:
    """Whether all earlier answers hold that a question waits for: 1 or 0.

    `chosen` has per condition the cell of that answer, the cell that says whether it was asked, and the labels that do.
    """
    conditions = [
        f"{asked}=1,OR({','.join(f'EXACT({choice},{label})' for label in labels) or 'FALSE'})"
        for choice, asked, labels in chosen
    ]
    return f"IF(AND({','.join(conditions)}),1,0)"


def applies(asked: str, choice: str, not_applicable: str | None) -> str:
    """Whether an item counts for the threshold of its scale: asked, and not answered with "n.v.t."; 1 or 0."""
    return f"IF(EXACT({choice},{not_applicable}),0,{asked})" if not_applicable else asked


def at_least(known: int, scores: str) -> str:
    """How many items of a scale apply: what is known of it, or as many as have a score now."""
    return f"MAX({known},COUNT({scores}))"


def scale_score(scores: str, applying: str) -> str:
    """Rule 3: the mean, if two items have a score and at least half of those that apply."""
    return f"IF(AND(COUNT({scores})>=2,COUNT({scores})*2>={applying}),AVERAGE({scores}),{NONE})"


def dimension_score(scales: Sequence[str]) -> str:
    """Rule 4: the mean of the scale scores, if at least two thirds of the scales have one."""
    cells = ",".join(scales)
    return f"IF(AND(COUNT({cells})>0,COUNT({cells})*3>={len(scales) * 2}),AVERAGE({cells}),{NONE})"


def shown_number(score: str) -> str:
    """The whole number that people see, and that levels go by."""
    return f"IF(ISNUMBER({score}),INT(ROUND({score},6)+0.5),{NONE})"


def level(number: str, froms: str, titles: str, too_few: str) -> str:
    """Rule 8: the highest level that begins at or below the shown number; `froms` go up."""
    return f'IF(ISNUMBER({number}),LOOKUP({number},{froms},{titles}),"{too_few}")'


def change(now: str, before: str, appeared: str, gone: str) -> str:
    """By how many points a score moved, or in words that it came or went."""
    both = f'IF(ISNUMBER({before}),{now}-{before},"{appeared}")'
    return f'IF(ISNUMBER({now}),{both},IF(ISNUMBER({before}),"{gone}",{NONE}))'


def bottleneck(numbers: str, titles: str, none: str) -> str:
    """Rule 9: the title beside the lowest number, the first of equals."""
    return f'IF(COUNT({numbers})=0,"{none}",INDEX({titles},MATCH(MIN({numbers}),{numbers},0)))'
