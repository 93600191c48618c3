"""How did a score come about, and the place of a step? With every number and sum, as far as they may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from scan.core.advice import Advice, is_at_bottleneck, need_of, wishes_of, yield_of
from scan.core.instrument import Instrument
from scan.core.parts import Question
from scan.core.scoring import Scores, shown_number


@dataclass(frozen=True)
class ExplainedItem:
    """One question of a scale, and its score over everybody together (0-100); None when it has none.

    `roles` says how it follows from the means of the roles that are shown, where there are several.
    """

    text: str
    score: float | None
    roles: str = ""

    @property
    def shown(self) -> str:
        """The score as people read it: whole where it is whole, else with one decimal."""
        return "–" if self.score is None else dutch(self.score)


@dataclass(frozen=True)
class ExplainedScale:
    """A scale with its shown number (0-100) and how it follows from its items: "(50 + 25) : 2 = 37,5"."""

    title: str
    number: int
    items: tuple[ExplainedItem, ...]
    sum: str


@dataclass(frozen=True)
class ExplainedDimension:
    """A dimension with its shown number (0-100), the titles and scores of its scales, and the sum."""

    title: str
    number: int
    scales: tuple[tuple[str, str], ...]
    sum: str


@dataclass(frozen=True)
class ExplainedPlace:
    """Why a step stands where it stands: what there is to win, times what it gives, and what puts it forward."""

    number: int
    title: str
    need: str
    worth: int
    at_bottleneck: bool
    wished: bool
    points: str


def explain(instrument: Instrument, scores: Scores) -> list[ExplainedScale]:
    """Every scale that has a score, in the instrument's order (scoring.md, rules 2 and 3)."""
    explained = []
    for key, own in instrument.items_of_scale.items():
        score = scores.scales[key]
        if score is None:
            continue
        items = tuple(_explained_item(instrument, scores, item) for item in own)
        total = _sum((item.score for item in items if item.score is not None), score)
        explained.append(ExplainedScale(instrument.scales[key].title, shown_number(score), items, total))
    return explained


def explain_dimensions(instrument: Instrument, scores: Scores) -> list[ExplainedDimension]:
    """Every dimension that has a score, in the instrument's order (scoring.md, rule 4)."""
    explained = []
    for dimension in instrument.dimensions:
        score = scores.dimensions[dimension.key]
        if score is None:
            continue
        own = [(scale.title, scores.scales[scale.key]) for scale in dimension.scales]
        total = _sum((known for _, known in own if known is not None), score)
        lines = tuple((title, "–" if known is None else dutch(known)) for title, known in own)
        explained.append(ExplainedDimension(dimension.title, shown_number(score), lines, total))
    return explained


def explain_places(instrument: Instrument, scores: Scores, advice: Advice) -> list[ExplainedPlace]:
    """Every step of the advice in its order, with what its priority was worked out from (scoring.md, "Steps")."""
    steps = {step.key: step for step in instrument.steps}
    return [
        ExplainedPlace(
            number=number,
            title=steps[advised.key].title,
            need=dutch(need_of(scores, steps[advised.key])),
            worth=yield_of(steps[advised.key]),
            at_bottleneck=is_at_bottleneck(instrument, scores, steps[advised.key]),
            wished=bool(wishes_of(scores, steps[advised.key])),
            points=dutch(advised.priority),
        )
        for number, advised in enumerate(advice.steps, start=1)
    ]


def dutch(number: float) -> str:
    """A number with a comma and at most one decimal: 37,5 or 50. Halves go up, as with shown numbers."""
    return f"{floor(round(number * 10, 5) + 0.5) / 10:.1f}".removesuffix(".0").replace(".", ",")


def _explained_item(instrument: Instrument, scores: Scores, item: Question) -> ExplainedItem:
    means = scores.role_items.get(item.key, {})
    score = scores.items.get(item.key)
    if score is None or len(means) < 2:
        return ExplainedItem(item.text, score)
    known = [(role.title, means[role.key]) for role in instrument.roles if role.key in means]
    told = ", ".join(f"{title} {dutch(mean)}" for title, mean in known)
    return ExplainedItem(item.text, score, f"{told}. {_sum((mean for _, mean in known), score)}")


def _sum(parts: Iterable[float], score: float) -> str:
    """A mean as people can check it: "(50 + 25) : 2 = 37,5"."""
    told = [dutch(part) for part in parts]
    return f"({' + '.join(told)}) : {len(told)} = {dutch(score)}"
