"""How often is each step advised, which are chosen and which done? One row per step."""

from collections import Counter
from collections.abc import Iterator

from scan.core.advice import FIRST_STEPS
from scan.export.portfolio.columns import Columns
from scan.export.portfolio.groups import REMARK, N, remark
from scan.export.portfolio.records import Record
from scan.export.portfolio.suppression import LEAST, hidden_groups, shown_numbers
from scan.export.streaming import Value

HEAD = [
    "Code",
    "Stap",
    "Deel van het stappenplan",
    N,
    "Krijgt dit advies",
    "Bij de eerste drie",
    "Deelt het plan",
    "Koos de stap",
    "Deed de stap",
    REMARK,
]
NOT_SHOWN = "niet alle aantallen worden getoond"
_FIRST = 2

Numbers = list[int | None]
"""The numbers of one step, in the order of the head; `_FIRST` is the place of "Bij de eerste drie"."""


class StepTally:
    """Counts employers per step."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.employers = self.plans = 0
        self._advised: Counter[str] = Counter()
        self._first: Counter[str] = Counter()
        self._chosen: Counter[str] = Counter()
        self._done: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        """Count one employer."""
        self.employers += 1
        self.plans += record.parts.plan
        self._advised.update(record.held.steps)
        self._first.update(record.held.steps[:FIRST_STEPS])
        self._chosen.update(record.chosen)
        self._done.update(record.done)

    def rows(self, *, protected: bool) -> Iterator[list[Value]]:
        """In the order of the head. `protected`: for who may not see single employers (see `suppression`)."""
        if protected and self.employers < LEAST:
            return
        phases = self._columns.phase_of_steps()
        told = {key: self._protected(key) if protected else self._numbers(key) for key in self._columns.steps}
        if protected:
            # Everybody has three first steps: a single number that is left out would follow from the others.
            for key in hidden_groups(self._first, [key for key, own in told.items() if own[_FIRST] is None]):
                told[key][_FIRST] = None
        for key, title in self._columns.steps.items():
            yield [key, title, phases[key], *told[key], self._remark(told[key])]

    def _numbers(self, key: str) -> Numbers:
        """All, who got the step as advice and as a first one; then who shares a plan, and who chose and did it."""
        return [self.employers, self._advised[key], self._first[key], self.plans, self._chosen[key], self._done[key]]

    def _protected(self, key: str) -> Numbers:
        """The same numbers, without those that may not be shown by themselves."""
        everybody, advised, first, plans, chosen, done = self._numbers(key)
        told = shown_numbers([everybody, advised, first])
        told += shown_numbers([plans], beside=[everybody])
        # A step is chosen from the advice: who got it and did not choose it are a group as well.
        return told + shown_numbers([chosen, done], beside=[everybody, told[1], told[3]])

    def _remark(self, told: list[int | None]) -> str | None:
        if None in told:
            return NOT_SHOWN
        small = remark(self.employers)
        if small or self.plans >= LEAST:
            return small
        return f"plannen: {remark(self.plans)}"
