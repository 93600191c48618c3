"""What changed between two measurements? Only shown numbers are compared, and only like with like."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scan.core.changes.measuring import same_scale
from scan.core.instrument import Instrument
from scan.core.outcome import Outcome
from scan.core.parts import Dimension, Stage
from scan.core.presentation import stage_of
from scan.core.scoring import Scores, shown_number

MEANINGFUL = 15
"""From how many points a difference says something. Our own choice: on a scale of two questions one question that was
answered one step differently already makes 13 points."""

CHANGED = "De vragen zijn veranderd."
NEW = "Dit onderdeel is nieuw."
GONE = "Dit onderdeel is er niet meer."
THIN = "Te weinig antwoorden, vorige keer of nu."
PARTS_CHANGED = "Er zijn onderdelen veranderd."
OTHER_PARTS = "Niet dezelfde onderdelen hebben een score."


@dataclass(frozen=True)
class Pair:
    """A dimension or scale in two measurements: shown numbers (0-100), None where there is none.

    `why_not` says why their questions cannot be compared, and is empty when they can.
    """

    key: str
    title: str
    old: int | None
    new: int | None
    why_not: str = ""

    @property
    def change(self) -> int | None:
        """How many points up (or down, below nought); None when they are not compared."""
        return None if self.why_not or self.old is None or self.new is None else self.new - self.old

    @property
    def points(self) -> str:
        """The change with its sign: "+7", "−12", or "0"."""
        if self.change is None:
            return ""
        return f"{self.change:+d}".replace("-", "−") if self.change else "0"

    @property
    def points_word(self) -> str:
        return "punt" if self.change in (1, -1) else "punten"

    @property
    def both(self) -> tuple[tuple[str, int | None], ...]:
        """The two numbers, each with when it was."""
        return ("Toen", self.old), ("Nu", self.new)

    @property
    def words(self) -> str:
        """What the change says: clearly higher or lower, or about the same."""
        if self.change is None:
            return f"Niet vergeleken. {self.why_not or THIN}"
        if abs(self.change) < MEANINGFUL:
            return "Ongeveer gelijk"
        return "Duidelijk hoger" if self.change > 0 else "Duidelijk lager"


@dataclass(frozen=True)
class PairedDimension:
    """A dimension with its scales, in two measurements."""

    whole: Pair
    scales: tuple[Pair, ...]


@dataclass(frozen=True)
class Comparison:
    """Two measurements side by side. Step titles are in the order of their own advice."""

    dimensions: tuple[PairedDimension, ...]
    old_stage: Stage | None
    new_stage: Stage | None
    new_steps: tuple[str, ...]
    gone_steps: tuple[str, ...]
    old_answered: tuple[tuple[str, int], ...]
    new_answered: tuple[tuple[str, int], ...]

    @property
    def other_people(self) -> bool:
        """Whether other roles, or another number of people, filled in than before."""
        return dict(self.old_answered) != dict(self.new_answered)

    @property
    def risen(self) -> tuple[str, ...]:
        """Titles of the scales that are clearly higher, the most first."""
        return self._clear(1)

    @property
    def fallen(self) -> tuple[str, ...]:
        """Titles of the scales that are clearly lower, the most first."""
        return self._clear(-1)

    def _clear(self, sign: int) -> tuple[str, ...]:
        moved = [
            (pair.change * sign, pair.title)
            for one in self.dimensions
            for pair in one.scales
            if pair.change is not None and pair.change * sign >= MEANINGFUL
        ]
        return tuple(title for _, title in sorted(moved, key=lambda one: -one[0]))


def compare(old: Instrument, old_outcome: Outcome, new: Instrument, new_outcome: Outcome) -> Comparison:
    """Put an earlier and a later measurement side by side, each scored with its own version of the instrument.

    A scale is compared when its questions are the same in both versions; a dimension when the same scales have a score
    in both, and their questions are the same.
    """
    return Comparison(
        dimensions=tuple(_paired(old, old_outcome.scores, new, new_outcome.scores)),
        old_stage=stage_of(old, old_outcome),
        new_stage=stage_of(new, new_outcome),
        new_steps=_steps_only_in(new, new_outcome, old_outcome),
        gone_steps=_steps_only_in(old, old_outcome, new_outcome),
        old_answered=_answered(old, old_outcome),
        new_answered=_answered(new, new_outcome),
    )


def _paired(old: Instrument, before: Scores, new: Instrument, now: Scores) -> Iterable[PairedDimension]:
    known = {dimension.key: dimension for dimension in old.dimensions}
    for dimension in new.dimensions:
        earlier = known.get(dimension.key)
        scales = [
            Pair(
                scale.key,
                scale.title,
                _number(before.scales, scale.key),
                _number(now.scales, scale.key),
                _why_not(old, new, scale.key, before.scales, now.scales),
            )
            for scale in dimension.scales
        ]
        kept = {scale.key for scale in dimension.scales}
        scales += [
            Pair(scale.key, scale.title, _number(before.scales, scale.key), None, GONE)
            for scale in (earlier.scales if earlier else ())
            if scale.key not in kept
        ]
        whole = Pair(
            dimension.key,
            dimension.title,
            _number(before.dimensions, dimension.key),
            _number(now.dimensions, dimension.key),
            _why_not_whole(old, new, earlier, dimension, before.scales, now.scales),
        )
        yield PairedDimension(whole, tuple(scales))


def _number(scores: Mapping[str, float | None], key: str) -> int | None:
    score = scores.get(key)
    return None if score is None else shown_number(score)


def _why_not(
    old: Instrument,
    new: Instrument,
    scale: str,
    before: Mapping[str, float | None],
    now: Mapping[str, float | None],
) -> str:
    if scale not in old.scales:
        return NEW
    if not same_scale(old, new, scale):
        return CHANGED
    return THIN if before.get(scale) is None or now.get(scale) is None else ""


def _why_not_whole(
    old: Instrument,
    new: Instrument,
    earlier: Dimension | None,
    dimension: Dimension,
    before: Mapping[str, float | None],
    now: Mapping[str, float | None],
) -> str:
    if earlier is None:
        return NEW
    old_keys = {scale.key for scale in earlier.scales if before.get(scale.key) is not None}
    new_keys = {scale.key for scale in dimension.scales if now.get(scale.key) is not None}
    if any(not same_scale(old, new, key) for key in old_keys | new_keys):
        return PARTS_CHANGED
    if not old_keys or not new_keys:
        return THIN
    return OTHER_PARTS if old_keys != new_keys else ""


def _steps_only_in(instrument: Instrument, outcome: Outcome, other: Outcome) -> tuple[str, ...]:
    elsewhere = {step.key for step in other.advice.steps}
    titles = instrument.titles("steps")
    return tuple(titles[step.key] for step in outcome.advice.steps if step.key not in elsewhere)


def _answered(instrument: Instrument, outcome: Outcome) -> tuple[tuple[str, int], ...]:
    answered = outcome.scores.answered
    return tuple((role.title, answered[role.key]) for role in instrument.roles if role.key in answered)
