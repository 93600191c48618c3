"""What is wrong with a file, and where? Everything that was found, in Dutch."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing to mend. `sheet` is empty for a YAML file, where `row` is the line and `column` the path.

    `row` counts from 1, as people see it; it is None, and `column` empty, where the place is not so precise.
    """

    reason: str
    sheet: str = ""
    row: int | None = None
    column: str = ""

    @property
    def place(self) -> str:
        """Where it is: "Blad vragen, rij 12, kolom tekst", or "Regel 12, steps.rekensom.title"."""
        parts = []
        if self.sheet:
            parts.append(f"blad {self.sheet}")
        if self.row is not None:
            parts.append(f"{'rij' if self.sheet else 'regel'} {self.row}")
        if self.column:
            parts.append(f"kolom {self.column}" if self.sheet else self.column)
        place = ", ".join(parts)
        return place[:1].upper() + place[1:]

    @property
    def sentence(self) -> str:
        """Place and reason, on one line."""
        said = f"{self.place}: {self.reason}" if self.place else self.reason
        return " ".join(said.split())


class RefusedFile(ValueError):  # noqa: N818  (it says what happened: the whole file was refused)
    """A file cannot be taken over. `findings` has everything that was found, in the order of the file."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(finding.sentence for finding in self.findings))
