"""In which of the six phases of working together are a service point and an employer?

The phases, with their leading principles, are those of the handreiking "Succesvol Ondersteunen van Inclusief
Werkgeverschap" (Learn2Work, TNO-model, no year), "De 6 fasen in de ondersteuning naar inclusief werkgeverschap". It
does not say how to tell the phase of an employer: the link below is our own choice, from what each phase leaves as its
result there. It is a proposal, and the account manager chooses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass as checked_dataclass

from scan.core.condition import STRICT
from scan.core.parts import Reference

PHASES = 6
WILLING = ("ondersteunen", "verankeren")
"""Keys of the stages in which an employer wants to."""

FINDING = ("vinden", "verplaatsen")
"""Keys of the parts of the stappenplan that are about people: finding them, and understanding what they need."""

AT_WORK = ("meer", "een")
"""Answers to "ervaring" of an employer where people with a disability work now."""


@checked_dataclass(frozen=True, config=STRICT)
class ServicePhase:
    """One of the six phases: its place (1-6), what it is led by, and what an account manager brings along."""

    number: Annotated[int, Field(ge=1, le=PHASES)]
    title: str
    principle: str
    bring: Annotated[tuple[str, ...], Field(min_length=2, max_length=4)]
    references: Annotated[tuple[Reference, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Known:
    """What a service point knows of an employer. What is not shared with it is not known, and so False or empty.

    `stage` is the key of the stage in the newest shared result. `in_touch`: there was a talk, a visit or a call, or
    something was agreed; `met`: it was in person. `plan_parts` are the parts of the stappenplan to which the chosen
    steps belong, under way and ended; `under_way` and `done` count those steps. `at_work`: people with a disability
    work there now; `newcomers` is how many began in the last twelve months; `measured_again`: there is an earlier scan.
    """

    stage: str | None = None
    in_touch: bool = False
    met: bool = False
    plan_parts: frozenset[str] = frozenset()
    under_way: int = 0
    done: int = 0
    at_work: bool = False
    newcomers: int = 0
    measured_again: bool = False

    @property
    def has_plan(self) -> bool:
        return bool(self.under_way or self.done)


@dataclass(frozen=True)
class LikelyPhase:
    """The phase that seems to fit (1-6), and why, as a sentence for the account manager."""

    number: int
    why: str


_Rule = tuple[int, Callable[[Known], bool], str]

# From the last phase to the first: what was left behind says more than what is wished.
_RULES: tuple[_Rule, ...] = (
    (
        6,
        lambda known: known.met and known.at_work and known.measured_again,
        "Jullie kennen elkaar, er werken mensen, en zij hebben opnieuw gemeten. Nu kun je terugkijken.",
    ),
    (
        6,
        lambda known: known.met and known.at_work and known.done > 0 and known.under_way == 0,
        "Jullie kennen elkaar, er werken mensen, en alle gekozen stappen zijn klaar. Nu kun je terugkijken.",
    ),
    (
        5,
        lambda known: known.met and known.at_work and known.newcomers > 0 and known.done > 0,
        "Jullie kennen elkaar, er is een stap klaar, en in het afgelopen jaar begon er iemand.",
    ),
    (
        4,
        lambda known: known.met and not known.plan_parts.isdisjoint(FINDING),
        "Jullie kennen elkaar, en in hun plan staat een stap om iemand te vinden of te leren kennen.",
    ),
    (
        3,
        lambda known: known.met and known.has_plan,
        "Jullie kennen elkaar, en zij kozen stappen voor hun plan.",
    ),
    (
        2,
        lambda known: known.met,
        "Er was een gesprek of een bezoek. Er is nog geen plan dat jij kunt zien.",
    ),
    (
        2,
        lambda known: known.stage in WILLING,
        "Zij willen het, zegt de scan. Er staat nog geen gesprek of bezoek in het dossier.",
    ),
    (
        1,
        lambda known: known.in_touch,
        "Er is contact. Of zij echt willen, is nog niet duidelijk.",
    ),
)


def likely_phase(known: Known) -> LikelyPhase:
    """The phase that fits what is known, the last one whose conditions hold; without anything known it is the first.

    Phase 1 ends in the decision to go on together, phase 2 in knowing the company (so somebody was there), phase 3 in
    a plan that all know, phase 4 in people who were matched, phase 5 in a company that takes part; phase 6 looks back.
    """
    for number, holds, why in _RULES:
        if holds(known):
            return LikelyPhase(number, why)
    return LikelyPhase(1, "Er staat nog geen contact in het dossier, en de scan zegt niet dat zij het willen.")
