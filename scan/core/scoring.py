"""Which scores follow from the answers? (scoring.md, "Who counts, who is shown" and "Scores")

Scores are floats from 0 to 100, higher is more favourable; None where there is too little to go by.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import floor, fsum

from scan.core.condition import Value
from scan.core.instrument import Instrument
from scan.core.measurement import Measurement, Respondent
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Answer, Dimension, Level, Question
from scan.core.relevance import applies, applying_answers, applying_facts

FEWEST_OF_A_PROTECTED_ROLE = 3
"""From how many people the answers of a protected role are shown (scoring.md, "Who counts, who is shown")."""


@dataclass(frozen=True)
class Scores:
    """All that may be shown of a measurement, in numbers.

    `items` and `raws` hold only what has a value; `scales` and `dimensions` hold every key, None where too thin.
    `role_items` is per item {shown role: its mean score} under rule 2. `role_scales` and `role_dimensions` compare the
    roles that take part over the questions that each of them got (rule 6). `raws` are means of chosen values,
    `role_raws` the same per shown role. `answered` is the number of responses with an answer, per role.
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
    gaps: Mapping[str, int]
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
    answering = _answering(instrument, facts, measurement.respondents)
    counted = _counted(instrument, answering)
    panel = _Panel(instrument, facts, counted)
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
        gaps=_gaps(instrument, role_dimensions),
        unknown_share=_unknown_share(instrument, counted),
        bottleneck=_bottleneck(dimensions),
        shown_roles=panel.roles,
        answered={
            role.key: count for role in instrument.roles if (count := sum(one.role == role.key for one in answering))
        },
        sole_answers=answering[0].answers if len(answering) == 1 else None,
    )


class _Panel:
    """The counted responses, by role in the instrument's order."""

    def __init__(self, instrument: Instrument, facts: Mapping[str, Answer], counted: Collection[Respondent]) -> None:
        self.facts = facts
        self.by_role = {
            role.key: own for role in instrument.roles if (own := [one for one in counted if one.role == role.key])
        }
        self.roles = tuple(self.by_role)
        alone = len(counted) == 1
        self._fewest = {
            role.key: FEWEST_OF_A_PROTECTED_ROLE if role.protected and not alone else 1 for role in instrument.roles
        }

    def role_means(self, item: Question, worth: Mapping[Value, float]) -> dict[str, float]:
        """Per shown role the mean over its responses that have one; a protected role only from three (rule 2)."""
        means = {}
        for role, own in self.by_role.items():
            given = (one.answers.get(item.key) for one in own)
            values = [worth[value] for value in given if not isinstance(value, tuple | None) and value in worth]
            if len(values) >= self._fewest[role]:
                means[role] = mean(values)
        return means

    def applies(self, item: Question, role: str | None = None) -> bool:
        """Whether the item applies to at least one counted response, or to one of this role."""
        roles = self.roles if role is None else (role,)
        return any(applies(item, one.role, self.facts, one.answers) for r in roles for one in self.by_role[r])


def _answering(
    instrument: Instrument, facts: Mapping[str, Answer], respondents: Iterable[Respondent]
) -> list[Respondent]:
    """The responses with at least one answer that applies, holding only what applies."""
    cleaned = (Respondent(one.role, applying_answers(instrument, one.role, facts, one.answers)) for one in respondents)
    return [one for one in cleaned if one.answers]


def _counted(instrument: Instrument, answering: list[Respondent]) -> list[Respondent]:
    """The responses of shown roles, or the only response there is."""
    if len(answering) == 1:
        return answering
    protected = {role.key for role in instrument.roles if role.protected}
    return [
        one
        for one in answering
        if one.role not in protected or sum(other.role == one.role for other in answering) >= FEWEST_OF_A_PROTECTED_ROLE
    ]


def _scale_score(
    panel: _Panel, items: Mapping[str, float], own: Iterable[Question], role: str | None = None
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
    instrument: Instrument, panel: _Panel
) -> tuple[dict[str, dict[str, float | None]], dict[str, dict[str, float | None]]]:
    """Scale and dimension scores per role, over the items asked of every role that takes part (rule 6)."""
    by_scale: dict[str, dict[str, float | None]] = {}
    by_dimension: dict[str, dict[str, float | None]] = {}
    for dimension in instrument.dimensions:
        taking_part = [role for role in panel.roles if _takes_part(instrument, dimension, role)]
        if len(taking_part) < 2:
            continue
        for role in taking_part:
            scores = _role_scale_scores(instrument, panel, dimension, role, taking_part)
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


def _role_scale_scores(
    instrument: Instrument, panel: _Panel, dimension: Dimension, role: str, taking_part: Iterable[str]
) -> dict[str, float | None]:
    scores = {}
    for scale in dimension.scales:
        shared = [
            item
            for item in instrument.items_of_scale[scale.key]
            if all(_is_asked_of(item, other) for other in taking_part)
        ]
        items = {}
        for item in shared:
            means = panel.role_means(item, instrument.scores[item.key])
            if role in means:
                items[item.key] = means[role]
        scores[scale.key] = _scale_score(panel, items, shared, role)
    return scores


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


def mean(values: Iterable[float]) -> float:
    """The mean, the same whatever the order: fsum loses nothing on the way."""
    numbers = list(values)
    return fsum(numbers) / len(numbers)
