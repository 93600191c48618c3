"""Which records go into the workbook of many scans? Read a chunk at a time, each result parsed once."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from pydantic_core import from_json

from scan.core.sharing import SharedParts
from scan.export.portfolio.held import Reader
from scan.export.portfolio.records import Development, NoteRecord, Record
from scan.models import InstrumentVersion, Note, PlanStep, Share
from scan.models.plan import ENDED, UNDER_WAY, Status
from scan.workspace.newest import with_head

CHUNK = 250
"""Scans that are in memory at once: some 20 kB each."""

_FIELDS = {
    "public_id": F("scan__public_id"),
    "number": F("scan__result__version__number"),
    "finished": F("scan__result__created_at"),
    "point": F("service_point__name"),
    # As text: whatever the database, it is parsed here, and by the fastest parser there is.
    "json": Cast("scan__result__data", TextField()),
}
_ALSO = ("pk", "scan_id", "organisation_name", "contact_name", "contact_email", "shared_at", "until")
_PARTS = ("includes_open_answers", "includes_roles", "includes_plan")
_TOLD = (*UNDER_WAY, *ENDED)


@dataclass
class Source:
    """Chosen shares, and all that may be seen, from which the first measurements come.

    `visible` decides again for every chunk: who stops sharing meanwhile is left out. `employer` is the field by which
    shares are of one employer: `head`, or `scan__organisation` over service points. With `named` off no record says who
    it is about. `scan_ids` gathers what was read, as the job keeps it.
    """

    visible: QuerySet[Share]
    chosen: QuerySet[Share]
    employer: str = "head"
    named: bool = True
    scan_ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Note which shares there are. Arrays, because a hundred thousand numbers in a list take ten times as much."""
        self._chosen, self._heads = array("q"), array("q")
        versions = set()
        rows = self.chosen.values_list("pk", "scan__result__version", self.employer)
        for pk, version, head in rows.iterator(chunk_size=5000):
            self._chosen.append(pk)
            self._heads.append(head)
            versions.add(version)
        self._pairs, self.older = array("q"), 0
        self._find_pairs(versions)
        found = InstrumentVersion.objects.filter(pk__in=versions)
        self.versions = {version.number: version.instrument for version in found}
        self._readers = {number: Reader(instrument) for number, instrument in self.versions.items()}

    def __len__(self) -> int:
        return len(self._chosen)

    def records(self) -> Iterator[Record]:
        """The chosen scans, in the order of the list."""
        for ids in _chunks(self._chosen):
            found = self._read(ids)
            yield from (found[pk] for pk in ids if pk in found)

    def developments(self) -> Iterator[Development]:
        """The first and the last measurement of the chosen employers that measured more than once."""
        for ids in _chunks(self._pairs):
            # The last ones are among the records, and counted there.
            found = self._read(ids, counted=ids[::2])
            for first, last in zip(ids[::2], ids[1::2], strict=True):
                if first in found and last in found:
                    yield Development(found[first], found[last])

    def notes(self) -> Iterator[NoteRecord]:
        """The service point's own notes about the chosen employers."""
        for ids in _chunks(self._heads):
            of_these = Q(dossier__in=ids) | Q(dossier__merged_into__in=ids)
            notes = Note.objects.filter(of_these).select_related("dossier__merged_into", "author")
            for note in notes.order_by("dossier__name", "happened_on", "pk"):
                head = note.dossier.merged_into or note.dossier
                who = str(note.author) if note.author else "Onbekend"
                yield NoteRecord(head.name, note.happened_on, note.get_kind_display(), who, note.text)

    def _find_pairs(self, versions: set[int]) -> None:
        """Note the first and the last share of each chosen employer with more than one, and count the older ones."""
        chosen = array("q", sorted(self._chosen))
        seen = self.visible if self.employer != "head" else with_head(self.visible)
        rows = seen.order_by(self.employer, "scan__started_at", "scan_id")
        rows = rows.values_list(self.employer, "pk", "scan__result__version").iterator(chunk_size=5000)
        for _, group in groupby(rows, key=lambda row: row[0]):
            own = list(group)
            (_, first, version), (_, last, _) = own[0], own[-1]
            place = bisect_left(chosen, last)
            if len(own) > 1 and place < len(chosen) and chosen[place] == last:
                self._pairs.extend((first, last))
                self.older += len(own) - 1
                versions.add(version)

    def _read(self, ids: array, *, counted: array | None = None) -> dict[int, Record]:
        """The records of these shares by key, of those that may still be seen.

        `scan_ids` gathers those that are `counted`, or all: each scan stands there once.
        """
        rows = list(self.visible.filter(pk__in=list(ids)).order_by().values(*_ALSO, *_PARTS, **_FIELDS))
        plans = _plans(row["scan_id"] for row in rows if row["includes_plan"])
        told = set(ids if counted is None else counted)
        self.scan_ids.append(" ".join(row["public_id"] for row in rows if row["pk"] in told))
        return {row["pk"]: self._record(row, plans.get(row["scan_id"], ())) for row in rows}

    def _record(self, row: dict[str, Any], plan: Iterable[tuple[str, str]]) -> Record:
        parts = SharedParts(*(row[name] for name in _PARTS))
        contact = ", ".join(part for part in (row["contact_name"], row["contact_email"]) if part)
        return Record(
            scan_id=row["public_id"] if self.named else "",
            version=row["number"],
            employer=row["organisation_name"] if self.named else "",
            contact=contact if self.named else "",
            service_point=row["point"] if self.named else "",
            finished=timezone.localdate(row["finished"]),
            shared_on=timezone.localdate(row["shared_at"]),
            until=timezone.localdate(row["until"]),
            parts=parts,
            held=self._readers[row["number"]].read(from_json(row["json"]), parts),
            chosen=tuple(step for step, _ in plan),
            done=tuple(step for step, status in plan if status == Status.DONE),
        )


def _plans(scans: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """Per scan the steps in the plan with their status. What was put aside stays with the employer."""
    rows = PlanStep.objects.filter(plan__scan__in=list(scans), status__in=_TOLD).order_by("chosen_at", "pk")
    found = defaultdict(list)
    for scan, step, status in rows.values_list("plan__scan", "step", "status"):
        found[scan].append((step, status))
    return found


def _chunks(numbers: array) -> Iterator[array]:
    for start in range(0, len(numbers), CHUNK):
        yield numbers[start : start + CHUNK]
