"""What does a stored result hold? The one place that knows the shape of its JSON beside `scan.core.outcome`.

Making dataclasses of every result (`from_plain`) is what one scan gets; a hundred thousand of them need a tenth of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scan.core.instrument import Instrument
from scan.core.outcome import from_plain, to_plain
from scan.core.scoring import shown_number
from scan.core.sharing import SharedParts, shared_outcome

Plain = Mapping[str, Any]
Code = str | int | float


@dataclass(frozen=True, slots=True)
class Held:
    """What a share allows to see of one result. Scores are shown numbers (0-100), None where there is none.

    `answers` is per question key: a fact, the answer of the only respondent, or of several the mean of the chosen
    values. `roles` says how many answered in which role, and is empty where that is not shared; `people` is how many
    in all. `steps` are keys in the order of the advice, `styles` the points per key.
    """

    answers: Mapping[str, Any]
    scales: Mapping[str, int | None]
    dimensions: Mapping[str, int | None]
    gaps: Mapping[str, int]
    unknown_share: int | None
    bottleneck: str | None
    stage: str | None
    people: int
    roles: Mapping[str, int]
    steps: tuple[str, ...]
    styles: Mapping[str, int]


class Reader:
    """Reads the results of one version of the instrument."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._open = frozenset(key for key, question in instrument.questions.items() if question.type == "text")

    def read(self, plain: Plain, parts: SharedParts) -> Held:
        """What stands in a result, as `to_plain` wrote it, without what the employer left out of the share.

        The same as `shared_outcome` leaves. Only where a step or a style rests on something that was left out, the
        advice must be made anew.
        """
        if self._advice_rests_on_left_out(plain["advice"], parts):
            plain = to_plain(shared_outcome(self._instrument, from_plain(plain), parts))
        scores, advice = plain["scores"], plain["advice"]
        return Held(
            answers=self._answers(scores, parts),
            scales=_shown(scores["scales"]),
            dimensions=_shown(scores["dimensions"]),
            gaps=scores["gaps"] if parts.roles else {},
            unknown_share=scores["unknown_share"],
            bottleneck=scores["bottleneck"],
            stage=advice["stage"],
            people=sum(scores["answered"].values()),
            roles=scores["answered"] if parts.roles else {},
            steps=tuple(step["key"] for step in advice["steps"]),
            styles=advice["styles"],
        )

    def _answers(self, scores: Plain, parts: SharedParts) -> dict[str, Any]:
        sole = scores["sole_answers"]
        means = {key: _rounded(mean) for key, mean in scores["raws"].items()} if sole is None else sole
        answers = {**means, **scores["facts"]}
        if not parts.open_answers:
            for key in self._open & answers.keys():
                del answers[key]
        return answers

    def _advice_rests_on_left_out(self, advice: Plain, parts: SharedParts) -> bool:
        if parts.roles and parts.open_answers:
            return False
        groups = [step["reasons"] for step in advice["steps"]]
        groups += [part["reasons"] for parts_of_style in advice["style_parts"].values() for part in parts_of_style]
        return any(self._is_left_out(condition, parts) for group in groups for condition in group)

    def _is_left_out(self, condition: Plain, parts: SharedParts) -> bool:
        if condition["subject"] == "gap":
            return not parts.roles
        return condition["subject"] == "answer" and not parts.open_answers and condition["key"] in self._open


def _shown(scores: Mapping[str, float | None]) -> dict[str, int | None]:
    return {key: None if score is None else shown_number(score) for key, score in scores.items()}


def _rounded(mean: float) -> Code:
    """A mean with two decimals at most; a whole one as a whole number, like the codes that it is a mean of."""
    rounded = round(mean, 2)
    return int(rounded) if rounded == int(rounded) else rounded
