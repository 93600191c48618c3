"""What is left of an outcome when an employer shares a part of it?

Screen, preview and workbook all show an outcome that went through here, so that they leave out the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scan.core.advice import advise_in_stage
from scan.core.instrument import Instrument
from scan.core.outcome import Outcome, told
from scan.core.parts import Answer
from scan.core.scoring import Scores

ROLE_NOT_TOLD = ""
"""In `Scores.answered`: how many people answered, without a word about their roles."""

_LEFT_OUT = {
    "open_answers": "wat zij in eigen woorden schreven",
    "roles": "de verschillen tussen rollen",
    "plan": "een plan",
}


@dataclass(frozen=True)
class SharedParts:
    """What an employer shares beside the scores, the stage, the steps and the answers that somebody chose.

    `open_answers`: what was written in words of one's own. `roles`: who took part in which role, and how roles differ.
    `plan`: the plan that the employer made of the steps; an outcome holds nothing of it.
    """

    open_answers: bool
    roles: bool
    plan: bool


def shared_outcome(instrument: Instrument, outcome: Outcome, parts: SharedParts) -> Outcome:
    """The outcome as somebody sees it with whom these parts are shared.

    What rests on something that was left out goes too: the advice is made anew from the scores that remain, so a step,
    style or topic that was there only because roles differ is not there, and no reason tells of it. The stage stays.
    """
    scores = outcome.scores
    if not parts.roles:
        scores = _without_roles(scores)
    if not parts.open_answers:
        scores = _without_open_answers(instrument, scores)
    if scores == outcome.scores:
        return outcome
    remaining = told(instrument, scores, advise_in_stage(instrument, scores, outcome.advice.stage))
    return replace(
        outcome,
        scores=remaining.scores,
        advice=remaining.advice,
        step_reasons=remaining.step_reasons,
        style_reasons=remaining.style_reasons,
    )


def left_out(parts: SharedParts, *, people: int) -> list[str]:
    """What an employer does not share, in words for the account manager. Of one person there are no differences."""
    kept = {name for name in _LEFT_OUT if getattr(parts, name)} | ({"roles"} if people < 2 else set())
    return [words for name, words in _LEFT_OUT.items() if name not in kept]


def _without_roles(scores: Scores) -> Scores:
    people = sum(scores.answered.values())
    return replace(
        scores,
        role_items={key: {} for key in scores.role_items},
        role_raws={key: {} for key in scores.role_raws},
        role_scales={},
        role_dimensions={},
        scale_roles={},
        gaps={},
        # A missing number there would tell of which roles people are.
        unknown_items=dict.fromkeys(scores.unknown_items),
        shown_roles=(),
        answered={ROLE_NOT_TOLD: people} if people else {},
    )


def _without_open_answers(instrument: Instrument, scores: Scores) -> Scores:
    sole = scores.sole_answers
    return replace(
        scores,
        facts=_chosen(instrument, scores.facts),
        sole_answers=None if sole is None else _chosen(instrument, sole),
    )


def _chosen(instrument: Instrument, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    return {key: answer for key, answer in answers.items() if instrument.questions[key].type != "text"}
