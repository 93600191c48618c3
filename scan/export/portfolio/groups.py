"""How do employers of one sector, size or region score together? Sums per group with pandas, a chunk at a time."""

from collections.abc import Iterator

import pandas as pd

from scan.export.portfolio.columns import NOT_FILLED_IN, Columns
from scan.export.portfolio.records import Record
from scan.export.portfolio.suppression import LEAST, TOO_SMALL, hidden_groups
from scan.export.streaming import Value

ALL, TOGETHER = "Alle werkgevers", "Andere groepen samen"
N, REMARK = "Werkgevers", "Opmerking"
_CHUNK = 2000
_DIMENSION, _SCALE = "dimension ", "scale "


class GroupTally:
    """Counts and sums per sector, size and region, of the newest measurement of each employer."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        # A scale may be called the same as a question or a dimension.
        self.measures = {f"{_DIMENSION}{key}": title for key, title in columns.dimensions.items()}
        self.measures |= {f"{_SCALE}{key}": title for key, title in columns.scales.items()}
        self.keys = {"sector": "sector", "size": "omvang", "region": columns.region}
        """The key of the question that makes the groups, for each way to divide; "" when no version asks it."""
        self._waiting: list[tuple[object, ...]] = []
        self._sums: dict[str, pd.DataFrame] = {}

    def add(self, record: Record) -> None:
        """Count one employer."""
        held = record.held
        groups = [str(held.answers.get(question, "")) for question in self.keys.values()]
        scores = [held.dimensions.get(key) for key in self._columns.dimensions]
        scores += [held.scales.get(key) for key in self._columns.scales]
        self._waiting.append((*groups, *scores))
        if len(self._waiting) >= _CHUNK:
            self._add_up()

    def table(self, by: str, *, protected: bool) -> "GroupTable":
        """The table by "sector", "size" or "region". `protected`: for who may not see single employers."""
        self._add_up()
        sums = self._sums.get(by, pd.DataFrame())
        labels = self._columns.options(self.keys[by])
        return GroupTable(sums, labels | {"": NOT_FILLED_IN}, self.measures, protected=protected)

    def scored(self) -> list[int]:
        """How many employers have a score, per dimension."""
        self._add_up()
        if "sector" not in self._sums:
            return []
        counts = self._sums["sector"]["count"].sum()
        return [int(counts[f"{_DIMENSION}{key}"]) for key in self._columns.dimensions]

    def _add_up(self) -> None:
        """Add the employers that wait to the sums, and forget them."""
        if not self._waiting:
            return
        frame = pd.DataFrame(self._waiting, columns=[*self.keys, *self.measures])
        self._waiting = []
        frame[list(self.measures)] = frame[list(self.measures)].astype("float64")
        for by in self.keys:
            groups = frame.groupby(by)
            parts = {"n": groups.size().to_frame(N)}
            parts |= {"sum": groups[list(self.measures)].sum(), "count": groups[list(self.measures)].count()}
            found = pd.concat(parts, axis="columns")
            self._sums[by] = found if by not in self._sums else self._sums[by].add(found, fill_value=0)


class GroupTable:
    """One table: a row per group, then all together. `sums` has per group (n, sum and count of each measure)."""

    def __init__(
        self, sums: pd.DataFrame, labels: dict[str, str], measures: dict[str, str], *, protected: bool
    ) -> None:
        self._labels, self._measures, self._protected = labels, measures, protected
        self._sums = self._taken_together(self._in_order(sums)) if len(sums) else sums

    @property
    def head(self) -> list[str]:
        return ["Code", "Groep", N, REMARK, *self._measures.values()]

    def rows(self) -> Iterator[list[Value]]:
        """In the order of the head; empty where there is no score, or none that may be shown."""
        if not len(self._sums):
            return
        total = self._sums.sum()
        counts = {group: int(n) for group, n in self._sums["n", N].items()}
        hidden = {key: self._hidden_cells(key) for key in self._measures}
        everybody = sum(counts.values())
        if self._protected and everybody < LEAST:
            return
        if not (self._protected and hidden_groups(counts)):
            for group, n in counts.items():
                means = [None if group in hidden[key] else _mean(self._sums.loc[group], key) for key in self._measures]
                title = group if group == TOGETHER else self._labels.get(group, group)
                code = None if group in (TOGETHER, "") else group
                yield [code, title, n, self._remark(self._sums.loc[group], n), *means]
        means = [
            None if self._protected and total["count", key] < LEAST else _mean(total, key) for key in self._measures
        ]
        yield [None, ALL, everybody, self._remark(total, everybody), *means]

    def _remark(self, row: pd.Series, n: int) -> str | None:
        """Of the group; of a large one also which means are made of fewer employers than are enough, and of how many.

        Where those means are not shown, nothing is told of them either.
        """
        if n < LEAST or self._protected:
            return remark(n)
        few = {title: int(row["count", key]) for key, title in self._measures.items()}
        told = ", ".join(f"{title} ({count})" for title, count in few.items() if 0 < count < LEAST)
        return f"{TOO_SMALL}: {told}" if told else None

    def _in_order(self, sums: pd.DataFrame) -> pd.DataFrame:
        """In the order of the instrument; what it does not know comes after, and who did not answer last."""
        known = [group for group in self._labels if group and group in sums.index]
        unknown = sorted(set(sums.index) - set(self._labels))
        return sums.loc[[*known, *unknown, *([""] if "" in sums.index else [])]]

    def _taken_together(self, sums: pd.DataFrame) -> pd.DataFrame:
        """With the groups that may not be shown as one row, at the end."""
        counts = {group: int(n) for group, n in sums["n", N].items()}
        hidden = hidden_groups(counts) if self._protected else set()
        if not hidden or hidden == set(counts):
            return sums
        together = sums.loc[sorted(hidden)].sum().to_frame(TOGETHER).T
        return pd.concat([sums.drop(index=sorted(hidden)), together])

    def _hidden_cells(self, measure: str) -> set[str]:
        """The groups of which the mean of this measure may not be shown."""
        if not self._protected:
            return set()
        return hidden_groups({group: int(count) for group, count in self._sums["count", measure].items()})


def remark(n: int) -> str | None:
    """What must be read with a group of this size."""
    return TOO_SMALL if n < LEAST else None


def _mean(row: pd.Series, measure: str) -> float | None:
    """With one decimal, of the shown numbers that the sheet Scores has."""
    count = row["count", measure]
    return round(float(row["sum", measure] / count), 1) if count else None
