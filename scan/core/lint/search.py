"""Which steps, topics, stages and points never come up, however employers answer?"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from scan.core.advice import advise, holds
from scan.core.condition import Rule
from scan.core.instrument import Instrument
from scan.core.lint.asking import Asking
from scan.core.lint.checks import problems
from scan.core.lint.finding import Finding, Path, placed, warning
from scan.core.lint.made_up import Aim, Maker, aim_at
from scan.core.lint.reach import Reach, possible_worlds
from scan.core.lint.rules import rules_of
from scan.core.scoring import Scores, score_measurement

SCANS = 5_000
SEED = 20_260

_WHAT = {"stages": "dit stadium", "styles": "dit aantal punten", "steps": "deze stap", "topics": "dit onderwerp"}


@dataclass(frozen=True)
class _Goal:
    """A rule that should hold in some scan, and scans to try for it; `stage` is the key where it is a stage's own."""

    path: Path
    rule: Rule
    aims: tuple[Aim, ...]
    stage: str | None

    @property
    def asks_for_a_stage(self) -> bool:
        return self.stage is not None or any(c.subject == "stage" for group in self.rule for c in group)

    def is_reached(self, scores: Scores, stage: str | None) -> bool:
        """Whether the rule holds for these scores; a stage must be the one that is given."""
        if self.stage is not None:
            return stage == self.stage
        return any(all(holds(condition, scores, stage) for condition in group) for group in self.rule)


def never_reached(instrument: Instrument, *, scans: int = SCANS, seed: int = SEED) -> list[Finding]:
    """Warnings for the rules that held in none of this many made-up scans, in the order of the document.

    Every other scan is made by chance, with corners such as only lowest answers; the rest are aimed at the rules that
    did not hold yet. It stops when there are none left. The same instrument and seed give the same warnings, in any
    process. An instrument with errors is not searched: it cannot be scored, or its errors say the same.
    """
    if problems(instrument):
        return []
    reach = Reach(instrument, Asking(instrument))
    maker = Maker(instrument, reach, Random(seed))  # noqa: S311  (nothing secret: scans are made up)
    goals = list(_goals(reach))
    for number in range(scans):
        if not goals:
            break
        goal = goals[number // 2 % len(goals)]
        aim = maker.chance.choice(goal.aims) if number % 2 else Aim()
        scores = score_measurement(instrument, maker.scan(aim))
        stage = advise(instrument, scores).stage if any(one.asks_for_a_stage for one in goals) else None
        goals = [one for one in goals if not one.is_reached(scores, stage)]
    return [placed(instrument, _warning(goal, instrument, scans)) for goal in goals]


def _goals(reach: Reach) -> Iterator[_Goal]:
    for path, rule in rules_of(reach.instrument):
        stage = int(path[1]) if path[0] == "stages" else None
        worlds = (world for group in rule for world in possible_worlds(reach, group, stage))
        key = None if stage is None else reach.instrument.stages[stage].key
        yield _Goal(path, rule, tuple(aim_at(reach, world) for world in worlds), key)


def _warning(goal: _Goal, instrument: Instrument, scans: int) -> Finding:
    many = f"{scans:,}".replace(",", ".")
    what = _WHAT[str(goal.path[0])]
    if goal.path[0] == "steps" and instrument.steps[int(goal.path[1])].wish:
        what = "deze regel"
    sentence = f"In {many} verzonnen scans kwam {what} nooit voor. Kijk of de voorwaarden bij elkaar passen."
    return warning(goal.path, "never-reached", sentence)
