"""In which of the six phases is this employer, as an account manager chose it or as it follows from what is known?"""

from collections.abc import Sequence
from dataclasses import dataclass

from scan.content.service_phases import service_phases
from scan.core.outcome import Outcome
from scan.core.service_phase import AT_WORK, Known, LikelyPhase, ServicePhase, likely_phase
from scan.models import Dossier, Share
from scan.models.plan import UNDER_WAY, Status
from scan.workspace.preparation.own import OwnWords
from scan.workspace.preparation.steps import PreparedSteps


@dataclass(frozen=True)
class PhaseNow:
    """The phase to prepare for, and the one that follows from what is known; the same unless somebody chose."""

    phase: ServicePhase
    likely: LikelyPhase
    is_chosen: bool


def phase_now(dossier: Dossier, known: Known) -> PhaseNow:
    """The phase that was chosen for the dossier, or else the likely one."""
    likely = likely_phase(known)
    number = dossier.service_phase or likely.number
    return PhaseNow(service_phases()[number - 1], likely, is_chosen=dossier.service_phase is not None)


def known_of(own: OwnWords) -> Known:
    """What the service point knows from its own dossier alone, when nothing is shared."""
    return Known(in_touch=own.in_touch, met=own.met)


def known_under(shares: Sequence[Share], outcome: Outcome, steps: PreparedSteps, own: OwnWords) -> Known:
    """What the service point knows from its dossier and from what is shared with it, the newest measurement first.

    That it was measured again is known when the earlier scan is shared as well.
    """
    facts = outcome.scores.facts
    newcomers = facts.get("instroom")
    counted = [step for step in steps.plan if step.status in (*UNDER_WAY, Status.DONE)]
    return Known(
        stage=outcome.advice.stage,
        in_touch=own.in_touch,
        met=own.met,
        plan_parts=frozenset(step.advice.phase for step in counted),
        under_way=sum(step.is_under_way for step in counted),
        done=sum(step.status == Status.DONE for step in counted),
        at_work=facts.get("ervaring") in AT_WORK,
        newcomers=newcomers if isinstance(newcomers, int) else 0,
        measured_again=shares[0].scan.previous_id in {share.scan_id for share in shares},
    )
