"""How do the roles see it, side by side? Only roles that are shown, over the questions that each of them got.

Absent where there is nothing to compare: one person, protected roles with too few people, or roles that are not shared.
"""

from collections.abc import Iterator

import pandas as pd

from scan.core.differences import Differences, RolesOn, differences
from scan.core.scoring import shown_number
from scan.export.data.typed import TEXT, WHOLE, typed_frame
from scan.export.data.words import listed
from scan.export.inputs import Report

DIMENSION, SCALE, ITEM, TOPIC = "Score", "Onderdeel", "Vraag", "Onderwerp"
GAP = "Verschil in punten"
FIXED = {"Soort": TEXT, "Titel": TEXT}
TOLD = {"Wat opvalt": TEXT, "Vraag elkaar": TEXT}

Row = tuple[object, ...]


def found(report: Report) -> Differences:
    """What the site tells of the differences."""
    return differences(report.instrument, report.outcome)


def has_roles(report: Report) -> bool:
    """Whether two roles can be compared on anything."""
    return bool(found(report).table)


def frame(report: Report) -> pd.DataFrame:
    """Dimensions, their scales and the items of those with a number per role; then what there is to talk about."""
    told = found(report)
    columns = FIXED | dict.fromkeys(told.roles, WHOLE) | {GAP: WHOLE} | TOLD
    return typed_frame([*_numbers(report, told), *_topics(told)], columns)


def _numbers(report: Report, told: Differences) -> Iterator[Row]:
    for one in told.dimensions:
        if one.whole:
            yield _row(DIMENSION, one.whole, told.roles)
        for scale in one.scales:
            yield _row(SCALE, scale, told.roles)
            yield from _items(report, scale.key, told.roles)


def _row(kind: str, compared: RolesOn, roles: tuple[str, ...]) -> Row:
    return (kind, compared.title, *map(compared.number_of, roles), compared.gap, None, None)


def _items(report: Report, scale: str, roles: tuple[str, ...]) -> Iterator[Row]:
    """The items of a scale on which at least two roles have a mean that is shown."""
    titles = report.instrument.titles("roles")
    for item in report.instrument.items_of_scale[scale]:
        means = report.outcome.scores.role_items.get(item.key, {})
        known = {titles[role]: shown_number(mean) for role, mean in means.items()}
        if len(known) > 1:
            gap = max(known.values()) - min(known.values())
            yield (ITEM, item.text, *map(known.get, roles), gap, None, None)


def _topics(told: Differences) -> Iterator[Row]:
    for topic in told.topics:
        about = f"Vooral bij: ‘{topic.item}’" if topic.item else ""
        what = listed(part for part in (topic.told, about) if part)
        yield (TOPIC, topic.title, *[None] * len(told.roles), topic.gap, what, topic.ask)
