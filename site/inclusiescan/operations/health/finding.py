"""How one part of the site stands, in words for the operator."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a part stands, from good to bad."""

    GOOD = "goed"
    DOUBTFUL = "let op"
    BROKEN = "fout"

    @property
    def code(self) -> int:
        """0, 1 or 2: what programs that watch over servers expect of a command."""
        return list(State).index(self)


@dataclass(frozen=True)
class Finding:
    """How one part stands. `part` is its name in figures, `said` a sentence in Dutch.

    `value` is what was measured, in the unit that the name of the figure says; None where nothing was.
    """

    part: str
    state: State
    said: str
    value: float | None = None


def worst(findings: Iterable[Finding]) -> State:
    """The worst state of all; good when there is nothing."""
    return max((one.state for one in findings), key=lambda state: state.code, default=State.GOOD)
