"""Which scores are there, per dimension and scale, for all together and per role? Never a total."""

from collections.abc import Iterator

import pandas as pd

from scan.core.outcome import thin_scales
from scan.core.parts import Dimension
from scan.export.data.typed import TEXT, WHOLE, typed_frame
from scan.export.data.words import level, whole
from scan.export.inputs import Report

DIMENSION, SCALE = "Score", "Onderdeel van de score"
GAP = "Verschil in punten"


def compared_roles(report: Report) -> dict[str, str]:
    """Title by key of the roles that stand side by side, in the order of the instrument."""
    compared = report.outcome.scores.role_dimensions
    return {key: title for key, title in report.instrument.titles("roles").items() if key in compared}


def frame(report: Report) -> pd.DataFrame:
    """One row per dimension and, under it, one per scale. A missing number is a score that cannot be given."""
    columns = {"Soort": TEXT, "Onderdeel": TEXT, "Score": WHOLE, "Niveau": TEXT, "Wat het zegt": TEXT}
    columns |= dict.fromkeys(compared_roles(report).values(), WHOLE)
    if compared_roles(report):
        columns[GAP] = WHOLE
    rows = [row for dimension in report.instrument.dimensions for row in _rows(report, dimension)]
    return typed_frame([row[: len(columns)] for row in rows], columns)


def _rows(report: Report, dimension: Dimension) -> Iterator[tuple[object, ...]]:
    scores, instrument = report.outcome.scores, report.instrument
    roles = list(compared_roles(report))
    score = scores.dimensions[dimension.key]
    own = [whole(scores.role_dimensions[role].get(dimension.key)) for role in roles]
    head = (DIMENSION, dimension.title, whole(score), level(instrument, score), dimension.question)
    yield (*head, *own, scores.gaps.get(dimension.key))
    who = _who_can_add(report)
    for scale in dimension.scales:
        score = scores.scales[scale.key]
        own = [whole(scores.role_scales.get(role, {}).get(scale.key)) for role in roles]
        says = scale.explanation + who.get(scale.key, "")
        yield (SCALE, scale.title, whole(score), level(instrument, score), says, *own, None)


def _who_can_add(report: Report) -> dict[str, str]:
    """Per scale that is too thin to score: who could answer the open questions."""
    titles = report.instrument.titles("roles")
    return {
        thin.scale: f" Dit kan het aanvullen: {', '.join(titles[role] for role in thin.roles)}."
        for thin in thin_scales(report.instrument, report.outcome.scores)
        if thin.roles
    }
