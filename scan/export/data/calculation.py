"""From what does the sheet Rekenblad calculate? Every dimension and scale, and every scored item, with its score.

Of one respondent the answers are there to choose from; of several only the score of the scan per item, which is a
mean that may be shown (scoring.md, "Who counts, who is shown"). Which items apply to whom is not told of several: the
sheet reckons with the number that follows from what is shown.
"""

from collections.abc import Iterator

import pandas as pd

from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Question
from scan.core.relevance import fact_holds
from scan.core.wording import answer_label
from scan.export.data.typed import DECIMAL, TEXT, typed_frame
from scan.export.inputs import Report

DIMENSION, SCALE, ITEM = "Score", "Onderdeel", "Vraag"
COLUMNS = {"Soort": TEXT, "Sleutel": TEXT, "Titel": TEXT, "Antwoord": TEXT, "Getal": DECIMAL}

Choice = tuple[str, float | None]
"""The label of an answer, with its score (0-100) or none."""


def frame(report: Report) -> pd.DataFrame:
    """One row per dimension, under it its scales, and under each of those its items: title, answer and exact score."""
    return typed_frame(_rows(report), COLUMNS)


def _rows(report: Report) -> Iterator[tuple[object, ...]]:
    instrument, scores = report.instrument, report.outcome.scores
    for dimension in instrument.dimensions:
        yield (DIMENSION, dimension.key, dimension.title, None, scores.dimensions[dimension.key])
        for scale in dimension.scales:
            yield (SCALE, scale.key, scale.title, None, scores.scales[scale.key])
            for item in instrument.items_of_scale[scale.key]:
                yield (ITEM, item.key, item.text, _answer(report, item), scores.items.get(item.key))


def _answer(report: Report, item: Question) -> str | None:
    sole = report.outcome.scores.sole_answers or {}
    value = sole.get(item.key)
    return None if value is None or isinstance(value, tuple) else answer_label(report.instrument, item.key, value)


def choices(instrument: Instrument, item: Question) -> tuple[Choice, ...]:
    """What can be answered to an item, in order: its options, and "weet ik niet" and "n.v.t." where it has them."""
    offered = [(option.label, option.score) for option in instrument.options[item.key]]
    more = [value for value, has in ((DONT_KNOW, item.dont_know), (NOT_APPLICABLE, item.not_applicable)) if has]
    return (*offered, *((answer_label(instrument, item.key, value), None) for value in more))


def waits_for(instrument: Instrument, item: Question) -> list[tuple[str, list[str]]]:
    """The other scored items that this one waits for, each with the labels after which it is shown."""
    return [
        (condition.key, [answer_label(instrument, condition.key, value) for value in _wanted(condition.value)])
        for condition in item.show_if
        if _is_scored(instrument, condition.key)
    ]


def may_be_asked(report: Report, item: Question) -> bool:
    """Whether an item is asked of somebody who counts, as far as that does not depend on answers to scored items.

    Where it is not told who took part, every role may have.
    """
    scores = report.outcome.scores
    known = {**scores.facts, **(scores.sole_answers or {})}
    by_role = item.asked_of is None or not scores.shown_roles or any(r in item.asked_of for r in scores.shown_roles)
    told = scores.sole_answers is not None
    return by_role and all(
        fact_holds(condition, known)
        for condition in item.show_if
        if not _is_scored(report.instrument, condition.key) and (told or condition.key in report.instrument.facts)
    )


def is_asked(report: Report, item: Question) -> bool:
    """Whether an item is asked of the only respondent, with the answers that were given."""
    known = {**report.outcome.scores.facts, **(report.outcome.scores.sole_answers or {})}
    return may_be_asked(report, item) and all(fact_holds(condition, known) for condition in item.show_if)


def asked_without_answer(report: Report, scale: str) -> list[str]:
    """The items of a scale that the only respondent got and left open.

    It can be that the role is not told: then no more of them than the score of the scale leaves room for.
    """
    scores, own = report.outcome.scores, report.instrument.items_of_scale[scale]
    sole = scores.sole_answers or {}
    left_open = [item.key for item in own if item.key not in sole and is_asked(report, item)]
    if scores.scales[scale] is None:
        return left_open
    scored = sum(item.key in scores.items for item in own)
    applying = sum(sole.get(item.key) not in (None, NOT_APPLICABLE) for item in own)
    return left_open[: scored * 2 - applying]


def applying_at_most(report: Report, scale: str) -> int:
    """How many items of a scale apply, as far as several respondents let it be seen: all that may have been asked.

    A scale that has a score has one for at least half of the items that apply, so there are never more than that.
    """
    scores, own = report.outcome.scores, report.instrument.items_of_scale[scale]
    asked = sum(may_be_asked(report, item) or item.key in scores.items for item in own)
    scored = sum(item.key in scores.items for item in own)
    return asked if scores.scales[scale] is None else min(asked, scored * 2)


def _is_scored(instrument: Instrument, key: str) -> bool:
    return key in instrument.items and instrument.items[key].scale is not None


def _wanted(value: object) -> tuple[int | str, ...]:
    """The values after which a question is shown; a list, or one."""
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, int | str) else ()
