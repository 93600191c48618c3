"""Which concerns do they call large, or even a reason not to do it? (the answer scale "zorg4" of the instrument)

Concerns are never scored (instrument.yaml, at the head). What may be told of them is in the scores: the mean of the
chosen values, the same per shown role, and the very answer of the only respondent.
"""

from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.core.parts import Question
from scan.core.scoring import Scores

ANSWERS = "zorg4"
"""The answer scale by which questions about concerns are known; its highest answer is a reason not to do it."""

ALMOST = 0.5
"""From how far below the highest answer a mean comes near it: as in the topic "Grote zorgen eerst" (3,5 of 4)."""


@dataclass(frozen=True)
class Concern:
    """A concern that is large: the mean of the chosen values is at most one below the highest, for all or for a role.

    `told` says how large, in words. `is_reason`: a reason not to do it, or nearly. `of_roles` are the titles of the
    shown roles that call it so; empty with one respondent, where there are no roles to tell apart.
    """

    key: str
    text: str
    told: str
    mean: float
    is_reason: bool
    of_roles: tuple[str, ...]


def concerns(instrument: Instrument, scores: Scores) -> list[Concern]:
    """The large concerns: reasons not to do it first, then by size, then in the order of the instrument."""
    found = [
        concern
        for key, item in instrument.items.items()
        if item.answers == ANSWERS and (concern := _concern(instrument, scores, item)) is not None
    ]
    return sorted(found, key=lambda one: (not one.is_reason, -one.mean))


def _concern(instrument: Instrument, scores: Scores, item: Question) -> Concern | None:
    """The concern as it is told, or None when it is not large or nobody who is shown answered."""
    if item.key not in scores.raws:
        return None
    size = round(scores.raws[item.key], 6)
    highest = max(int(option.value) for option in instrument.options[item.key])
    roles = _of_roles(instrument, scores, item, highest)
    if size < highest - 1 and not roles:
        return None
    return Concern(
        key=item.key,
        text=item.text,
        told=_told(instrument, item, size, highest),
        mean=size,
        is_reason=size >= highest - ALMOST or bool(roles),
        of_roles=roles,
    )


def _of_roles(instrument: Instrument, scores: Scores, item: Question, highest: int) -> tuple[str, ...]:
    if len(scores.shown_roles) < 2:
        return ()
    means = scores.role_raws.get(item.key, {})
    return tuple(
        role.title for role in instrument.roles if role.key in means and round(means[role.key], 6) >= highest - ALMOST
    )


def _told(instrument: Instrument, item: Question, size: float, highest: int) -> str:
    """The answer in words; between two answers the nearest one, and of several people that it is a mean."""
    nearest = min(instrument.options[item.key], key=lambda option: (abs(int(option.value) - size), -int(option.value)))
    if size == int(nearest.value):
        return nearest.label
    if int(nearest.value) == highest:
        return f"Gemiddeld bijna: {nearest.label[:1].lower()}{nearest.label[1:]}"
    return f"Gemiddeld: {nearest.label[:1].lower()}{nearest.label[1:]}"
