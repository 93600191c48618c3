"""How did a score come about? Per scale its items, their scores as far as they may be shown, and the sum."""

from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.core.scoring import Scores, shown_number


@dataclass(frozen=True)
class ExplainedItem:
    """One question of a scale, and its score over everybody together (0-100); None when it has none."""

    text: str
    score: float | None

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


def explain(instrument: Instrument, scores: Scores) -> list[ExplainedScale]:
    """Every scale that has a score, in the instrument's order (scoring.md, rule 3)."""
    explained = []
    for key, own in instrument.items_of_scale.items():
        score = scores.scales[key]
        if score is None:
            continue
        items = tuple(ExplainedItem(item.text, scores.items.get(item.key)) for item in own)
        counted = [dutch(item.score) for item in items if item.score is not None]
        total = f"({' + '.join(counted)}) : {len(counted)} = {dutch(score)}"
        explained.append(ExplainedScale(instrument.scales[key].title, shown_number(score), items, total))
    return explained


def dutch(number: float) -> str:
    """A number with a comma and at most one decimal: 37,5 or 50."""
    return f"{round(number, 6):.1f}".removesuffix(".0").replace(".", ",")
