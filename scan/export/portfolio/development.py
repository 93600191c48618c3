"""What changed between the first and the last measurement of an employer? Only like is compared with like."""

from collections.abc import Iterator, Mapping
from functools import cache

from scan.core.changes.measuring import same_scale
from scan.core.instrument import Instrument
from scan.export.portfolio.columns import Columns
from scan.export.portfolio.records import Development
from scan.export.portfolio.suppression import LEAST, shown_numbers
from scan.export.streaming import Value

NOT_COMPARED = "niet te vergelijken"


class Comparing:
    """Says of which dimensions two measurements can be compared, the same way as `scan.core.comparison` does."""

    def __init__(self, versions: Mapping[int, Instrument]) -> None:
        self._versions = versions
        # The same two versions come back for thousands of employers.
        self._same = cache(lambda old, new, scale: same_scale(versions[old], versions[new], scale))

    def comparable(self, pair: Development, dimension: str) -> bool:
        """Whether the dimension rests on the same scales in both, and those on the same questions."""
        old, new = pair.first, pair.last
        before, now = (self._scored(one.version, one.held.scales, dimension) for one in (old, new))
        if before is None or now is None or not before or before != now:
            return False
        return all(self._same(old.version, new.version, key) for key in before)

    def _scored(self, version: int, scales: Mapping[str, int | None], dimension: str) -> set[str] | None:
        """The scales of a dimension that have a score; None where the version does not know the dimension."""
        own = next((one for one in self._versions[version].dimensions if one.key == dimension), None)
        return None if own is None else {scale.key for scale in own.scales if scales.get(scale.key) is not None}


class DevelopmentRows:
    """The sheet Ontwikkeling where single employers may be seen: one row each."""

    def __init__(self, columns: Columns, comparing: Comparing) -> None:
        self._columns, self._comparing = columns, comparing

    @property
    def head(self) -> list[str]:
        titles = self._columns.dimensions.values()
        parts = [f"{title}: {what}" for title in titles for what in ("eerst", "laatst", "verschil")]
        return [
            "scan",
            "Werkgever",
            "Eerste meting",
            "Versie eerst",
            "Laatste meting",
            "Versie laatst",
            *parts,
            "Fase eerst",
            "Fase laatst",
            "Opmerking",
        ]

    def row(self, pair: Development) -> Iterator[Value]:
        """In the order of the head; no difference where the two are not comparable."""
        first, last = pair.first, pair.last
        stages = self._columns.stages
        yield from (last.scan_id, last.employer, first.finished, first.version, last.finished, last.version)
        not_compared = []
        for key, title in self._columns.dimensions.items():
            before, now = first.held.dimensions.get(key), last.held.dimensions.get(key)
            like = before is not None and now is not None and self._comparing.comparable(pair, key)
            if not like:
                not_compared.append(title)
            yield from (before, now, now - before if like else None)
        yield from (stages.get(one.held.stage or "", "Nog geen fase") for one in (first, last))
        yield f"{NOT_COMPARED}: {', '.join(not_compared)}" if not_compared else None


class DevelopmentTally:
    """The sheet Ontwikkeling where single employers may not be seen: means over those with everything comparable."""

    head = ["Code", "Score", "Werkgevers", "Eerste meting", "Laatste meting", "Verschil"]

    def __init__(self, columns: Columns, comparing: Comparing) -> None:
        self._columns, self._comparing = columns, comparing
        self.employers = 0
        self._sums = {key: [0, 0] for key in columns.dimensions}

    def add(self, pair: Development) -> None:
        """Count one employer that measured more than once."""
        first, last = pair.first.held.dimensions, pair.last.held.dimensions
        keys = self._columns.dimensions
        if any(first.get(key) is None or last.get(key) is None for key in keys):
            return
        if not all(self._comparing.comparable(pair, key) for key in keys):
            return
        self.employers += 1
        for key in keys:
            self._sums[key][0] += first[key] or 0
            self._sums[key][1] += last[key] or 0

    def rows(self, larger: list[int]) -> Iterator[list[Value]]:
        """In the order of the head. `larger` are the numbers of employers that other sheets are about, shown or not."""
        if self.employers < LEAST or shown_numbers([self.employers], beside=larger) == [None]:
            return
        for key, title in self._columns.dimensions.items():
            before, now = (round(total / self.employers, 1) for total in self._sums[key])
            yield [key, title, self.employers, before, now, round(now - before, 1)]
