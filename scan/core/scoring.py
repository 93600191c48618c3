"""Which scores follow from the answers? (scoring.md, "Who counts, who is shown" and "Scores")

Scores are floats from 0 to 100, higher is more favourable; None where there is too little to go by.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor

from scan.core.condition import Value
from scan.core.instrument import Instrument
from scan.core.measurement import Measurement, Respondent
from scan.core.panel import Panel, answering_of, mean
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Answer, Dimension, Level, Question
from scan.core.relevance import applying_facts


@dataclass(frozen=True)
class Scores:
    """All that may be shown of a measurement, in numbers.

    `items` and `raws` hold only what has a value; `scales` and `dimensions` hold every key, None where too thin.
    `role_items` is per item {shown role: its mean score} under rule 2. `role_scales` and `role_dimensions` compare the
    roles that take part over the questions that each of them got (rule 6). `scale_roles` is rule 6 for one scale:
    per scale {role: score} of the roles that can be compared on it, absent where there are not two. `raws` are means of
    chosen values, `role_raws` the same per shown role. `unknown_items` is per item to which somebody answered "weet ik
    niet" how often, None where people of a protected role are among them. `answered` is the number of responses with
    an answer, per role.
    """

    facts: Mapping[str, Answer]
    items: Mapping[str, float]
    raws: Mapping[str, float]
    scales: Mapping[str, float | None]
    dimensions: Mapping[str, float | None]
    role_items: Mapping[str, Mapping[str, float]]
    role_raws: Mapping[str, Mapping[str, float]]
    role_scales: Mapping[str, Mapping[str, float | None]]
    role_dimensions: Mapping[str, Mapping[str, float | None]]
    scale_roles: Mapping[str, Mapping[str, float]]
    gaps: Mapping[str, int]
    unknown_items: Mapping[str, int | None]
    unknown_share: int | None
    bottleneck: str | None
    shown_roles: tuple[str, ...]
    answered: Mapping[str, int]
    sole_answers: Mapping[str, Answer] | None
    """The answers of the only respondent, where there is exactly one; of nobody else."""


def shown_number(score: float) -> int:
    """The whole number, 0-100, that people see and that rules work with; halves go up (scoring.md, "Scores").

    >>> shown_number(59.5), shown_number(59.4999999999)
    (60, 60)
    """
    return floor(round(score, 6) + 0.5)


def level_of(instrument: Instrument, score: float) -> Level:
    """The highest level whose `from` is at most the shown number (rule 8)."""
    return max((level for level in instrument.levels if level.from_ <= shown_number(score)), key=lambda lv: lv.from_)


def score_measurement(instrument: Instrument, measurement: Measurement) -> Scores:
    """Score one measurement: rules 1 to 9 of scoring.md, over the counted responses.

    Answers that do not apply are left out first; the order of the respondents makes no difference. Answers of a
    protected role below its threshold reach nothing of the outcome but `answered`.
    """
    facts = applying_facts(instrument, measurement.facts)
    answering = answering_of(instrument, facts, measurement.respondents)
    panel = Panel(instrument, facts, answering)
    role_items = {key: panel.role_means(item, instrument.scores[key]) for key, item in instrument.items.items()}
    role_raws = {key: panel.role_means(item, _raw_values(instrument, item)) for key, item in instrument.items.items()}
    items = {key: mean(means.values()) for key, means in role_items.items() if means}
    scales = {key: _scale_score(panel, items, own) for key, own in instrument.items_of_scale.items()}
    dimensions = {dimension.key: _dimension_score(dimension, scales) for dimension in instrument.dimensions}
    role_scales, role_dimensions = _compared_roles(instrument, panel)
    return Scores(
        facts=facts,
        items=items,
        raws={key: mean(means.values()) for key, means in role_raws.items() if means},
        scales=scales,
        dimensions=dimensions,
        role_items=role_items,
        role_raws=role_raws,
        role_scales=role_scales,
        role_dimensions=role_dimensions,
        scale_roles=_scale_roles(instrument, panel),
        gaps=_gaps(instrument, role_dimensions),
        unknown_items={key: count for key in instrument.items if (count := panel.unknowns(key)) != 0},
        unknown_share=_unknown_share(instrument, panel.counted),
        bottleneck=_bottleneck(dimensions),
        shown_roles=panel.roles,
        answered={
            role.key: count for role in instrument.roles if (count := sum(one.role == role.key for one in answering))
        },
        sole_answers=answering[0].answers if len(answering) == 1 else None,
    )


def _scale_score(
    panel: Panel, items: Mapping[str, float], own: Iterable[Question], role: str | None = None
) -> float | None:
    """The mean of the item scores, if two items have one and at least half of those that apply (rule 3)."""
    applicable = [item for item in own if panel.applies(item, role)]
    scored = [items[item.key] for item in applicable if item.key in items]
    if len(scored) < 2 or len(scored) * 2 < len(applicable):
        return None
    return mean(scored)


def _dimension_score(dimension: Dimension, scales: Mapping[str, float | None]) -> float | None:
    """The mean of the scale scores, if at least two thirds of the scales have one (rule 4)."""
    have = [score for scale in dimension.scales if (score := scales.get(scale.key)) is not None]
    return mean(have) if have and len(have) * 3 >= len(dimension.scales) * 2 else None


def _compared_roles(
    instrument: Instrument, panel: Panel
) -> tuple[dict[str, dict[str, float | None]], dict[str, dict[str, float | None]]]:
    """Scale and dimension scores per role, over the items asked of every role that takes part (rule 6)."""
    by_scale: dict[str, dict[str, float | None]] = {}
    by_dimension: dict[str, dict[str, float | None]] = {}
    for dimension in instrument.dimensions:
        taking_part = [role for role in panel.roles if _takes_part(instrument, dimension, role)]
        if len(taking_part) < 2:
            continue
        for role in taking_part:
            scores = {s.key: _role_scale_score(instrument, panel, s.key, role, taking_part) for s in dimension.scales}
            by_scale.setdefault(role, {}).update(scores)
            by_dimension.setdefault(role, {})[dimension.key] = _dimension_score(dimension, scores)
    return by_scale, by_dimension


def _takes_part(instrument: Instrument, dimension: Dimension, role: str) -> bool:
    enough = [
        scale
        for scale in dimension.scales
        if sum(_is_asked_of(item, role) for item in instrument.items_of_scale[scale.key]) >= 2
    ]
    return len(enough) * 3 >= len(dimension.scales) * 2


def _role_scale_score(
    instrument: Instrument, panel: Panel, scale: str, role: str, taking_part: Iterable[str]
) -> float | None:
    """The scale score of one role (rules 1-3), over the items asked of every role that takes part."""
    shared = [
        item for item in instrument.items_of_scale[scale] if all(_is_asked_of(item, other) for other in taking_part)
    ]
    items = {}
    for item in shared:
        means = panel.role_means(item, instrument.scores[item.key])
        if role in means:
            items[item.key] = means[role]
    return _scale_score(panel, items, shared, role)


def _scale_roles(instrument: Instrument, panel: Panel) -> dict[str, dict[str, float]]:
    """Rule 6 for a scale by itself: a role takes part when at least two of its items are asked of it.

    More roles can be compared on a scale than on its dimension, where a role needs most of the scales.
    """
    compared = {}
    for scale, own in instrument.items_of_scale.items():
        taking_part = [role for role in panel.roles if sum(_is_asked_of(item, role) for item in own) >= 2]
        scores = {role: _role_scale_score(instrument, panel, scale, role, taking_part) for role in taking_part}
        known = {role: score for role, score in scores.items() if score is not None}
        if len(known) >= 2:
            compared[scale] = known
    return compared


def _gaps(instrument: Instrument, by_role: Mapping[str, Mapping[str, float | None]]) -> dict[str, int]:
    gaps = {}
    for dimension in instrument.dimensions:
        numbers = [shown_number(s) for own in by_role.values() if (s := own.get(dimension.key)) is not None]
        if len(numbers) >= 2:
            gaps[dimension.key] = max(numbers) - min(numbers)
    return gaps


def _unknown_share(instrument: Instrument, counted: Iterable[Respondent]) -> int | None:
    """The share of "weet ik niet" in all answers to scored items but "n.v.t.", in whole per cent (rule 7)."""
    scored = [key for key, item in instrument.items.items() if item.scale]
    unknown = known = 0
    for one in counted:
        for key in scored:
            answer = one.answers.get(key)
            unknown += answer == DONT_KNOW
            known += answer not in (DONT_KNOW, NOT_APPLICABLE, None)
    return shown_number(100 * unknown / (unknown + known)) if unknown + known else None


def _bottleneck(dimensions: Mapping[str, float | None]) -> str | None:
    """The dimension with the lowest shown number; the first of equals (rule 9)."""
    scored = {key: shown_number(score) for key, score in dimensions.items() if score is not None}
    return min(scored, key=scored.__getitem__, default=None)


def _raw_values(instrument: Instrument, item: Question) -> dict[Value, float]:
    return {option.value: option.value for option in instrument.options[item.key] if isinstance(option.value, int)}


def _is_asked_of(item: Question, role: str) -> bool:
    return item.asked_of is None or role in item.asked_of
