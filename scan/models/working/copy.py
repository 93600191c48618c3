"""Between rows and a document: the working copy as one document, and a document as the new working copy."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction

from scan.core.document import document_of
from scan.core.instrument import Instrument, instrument_from
from scan.models.people import User
from scan.models.working import KINDS, Row
from scan.models.working.advice import PhaseRow, StageRow, StepRow, StyleRow, TopicRow
from scan.models.working.background import InstrumentRow, SampleEmployerRow, SchemeRow, SourceRow, TermRow
from scan.models.working.history import remember
from scan.models.working.measure import DimensionRow, LevelRow, RoleRow, ScaleRow
from scan.models.working.questions import AnswerScaleRow, QuestionRow, SectionRow

Path = tuple[str | int, ...]

# The parts of a document that are a plain list of parts, each with rows of one kind.
_LISTS: dict[str, type[Row]] = {
    "roles": RoleRow,
    "sources": SourceRow,
    "levels": LevelRow,
    "stages": StageRow,
    "styles": StyleRow,
    "phases": PhaseRow,
    "steps": StepRow,
    "topics": TopicRow,
    "terms": TermRow,
    "sample_employers": SampleEmployerRow,
}


@dataclass(frozen=True)
class WorkingCopy:
    """The rows that are in use, by kind, in order: read once, and looked at from all sides."""

    rows: Mapping[type[Row], tuple[Any, ...]]

    @cached_property
    def document(self) -> dict[str, Any]:
        """The document that the rows make, with every field. It is not checked here."""
        about = self.rows[InstrumentRow][0] if self.rows[InstrumentRow] else InstrumentRow()
        return {
            "instrument": about.part(),
            "answer_scales": {row.key: row.options for row in self.rows[AnswerScaleRow]},
            "dimensions": _nested(self.rows[DimensionRow], self.rows[ScaleRow], "dimension", "scales"),
            "sections": _nested(self.rows[SectionRow], self.rows[QuestionRow], "section", "questions"),
            "arbeidsmarktregios": about.regions,
            "schemes": [row.key for row in self.rows[SchemeRow]],
            **{part: [row.part() for row in self.rows[kind]] for part, kind in _LISTS.items()},
        }

    @cached_property
    def instrument(self) -> Instrument:
        """The working copy as an Instrument. Raises InstrumentError when a row holds what no instrument can."""
        return instrument_from(self.document)

    def canonical(self) -> dict[str, Any]:
        """The document in its canonical form, as it is frozen and exported. Raises InstrumentError."""
        return document_of(self.instrument)

    def row_at(self, path: Path) -> tuple[Row, str] | None:
        """The row that a place in the document belongs to, and the name of its field ("" for the row as a whole).

        None when the place belongs to no row, such as the list of levels as a whole.
        """
        match path:
            case ("instrument" | "arbeidsmarktregios", *_) if self.rows[InstrumentRow]:
                field = "regions" if path[0] == "arbeidsmarktregios" else str(path[1]) if len(path) > 1 else ""
                return self.rows[InstrumentRow][0], field
            case ("answer_scales", str(key), *_):
                return _by_key(self.rows[AnswerScaleRow], key, "options")
            case ("dimensions", int(outer), "scales", int(inner), *rest):
                return _inner(self.rows[DimensionRow], self.rows[ScaleRow], "dimension", outer, inner, rest)
            case ("sections", int(outer), "questions", int(inner), *rest):
                return _inner(self.rows[SectionRow], self.rows[QuestionRow], "section", outer, inner, rest)
            case (("dimensions" | "sections" | "schemes") as part, int(index), *rest):
                kind = {"dimensions": DimensionRow, "sections": SectionRow, "schemes": SchemeRow}[part]
                return _at(self.rows[kind], index, rest)
            case (str(part), int(index), *rest) if part in _LISTS:
                return _at(self.rows[_LISTS[part]], index, rest)
        return None


def working_copy() -> WorkingCopy:
    """The working copy as it is now; one query per kind."""
    return WorkingCopy({kind: tuple(kind.objects.in_use()) for kind in KINDS})


def working_document() -> dict[str, Any]:
    """The working copy as a canonical document. Raises InstrumentError."""
    return working_copy().canonical()


def replace_working_copy(document: Mapping[str, Any], *, user: User | None = None) -> None:
    """Make the rows say what a document says, with a line in the history of each row that changes.

    Rows that the document does not hold go: to the archive when a version ever held them, else for good.
    Raises InstrumentError, and changes nothing, when the document does not describe an instrument.
    """
    # Canonical, so that two ways of writing the same leave the same rows, and no history.
    document = document_of(instrument_from(document))
    wanted: dict[type[Row], list[tuple[dict[str, Any], dict[str, Any]]]] = defaultdict(list)
    for kind, part, extra in _parts(document):
        wanted[kind].append((part, extra))
    with transaction.atomic():
        for kind in KINDS:
            _replace_rows(kind, wanted[kind], user)


def mark_published(document: Mapping[str, Any]) -> None:
    """Note which rows a version holds: their keys are fixed from now on."""
    for kind in KINDS:
        keys = [part["key"] for own, part, _ in _parts(document) if own is kind]
        kind.objects.filter(key__in=keys, published=False).update(published=True)


def _parts(document: Mapping[str, Any]) -> Iterator[tuple[type[Row], dict[str, Any], dict[str, Any]]]:
    """Every part of a document in order: its kind, the part, and the fields that come from where it stands."""
    yield InstrumentRow, document["instrument"], {"regions": list(document["arbeidsmarktregios"])}
    for key, options in document["answer_scales"].items():
        yield AnswerScaleRow, {"key": key}, {"options": options}
    for dimension in document["dimensions"]:
        yield DimensionRow, dimension, {}
        for scale in dimension["scales"]:
            yield ScaleRow, scale, {"dimension": dimension["key"]}
    for section in document["sections"]:
        yield SectionRow, section, {}
        for question in section["questions"]:
            yield QuestionRow, question, {"section": section["key"]}
    for key in document["schemes"]:
        yield SchemeRow, {"key": key}, {}
    for part, kind in _LISTS.items():
        for one in document.get(part, ()):
            yield kind, one, {}


def _replace_rows(kind: type[Row], wanted: Iterable[tuple[dict[str, Any], dict[str, Any]]], user: User | None) -> None:
    there = {row.key: row for row in kind.objects.all()}
    new, changed = [], []
    for position, (part, extra) in enumerate(wanted):
        row = there.pop(part["key"], None) or kind(key=part["key"])
        before = None if row.pk is None else row.serializable_data()
        row.take(part)
        for name, value in extra.items():
            setattr(row, name, value)
        row.position, row.archived = position, False
        if before is None:
            new.append(row)
        elif before != row.serializable_data():
            changed.append(row)
    kind.objects.bulk_create(new)
    for row in changed:
        row.save()
    remember([*new, *changed], user)
    for row in there.values():
        if row.published:
            kind.objects.filter(pk=row.pk).update(archived=True)
        else:
            row.delete()


def _nested(outer: Iterable[Row], inner: Iterable[Row], name: str, below: str) -> list[dict[str, Any]]:
    """Parts that hold parts of another kind, such as sections with their questions."""
    parts = {row.key: {**row.part(), below: []} for row in outer}
    for row in inner:
        if getattr(row, name) in parts:
            parts[getattr(row, name)][below].append(row.part())
    return list(parts.values())


def _inner(
    outer: tuple[Any, ...], inner: tuple[Any, ...], name: str, at: int, place: int, rest: list[str | int]
) -> tuple[Row, str] | None:
    if at >= len(outer):
        return None
    return _at(tuple(row for row in inner if getattr(row, name) == outer[at].key), place, rest)


def _at(rows: tuple[Any, ...], index: int, rest: list[str | int]) -> tuple[Row, str] | None:
    if index >= len(rows):
        return None
    row, names = rows[index], [str(name) for name in rest]
    if names[:1] == ["text"] and hasattr(row, "text_fields"):
        names = names[1:]
    field = names[0] if names else ""
    return row, "start" if field == "from" else field


def _by_key(rows: tuple[Any, ...], key: str, field: str) -> tuple[Row, str] | None:
    return next(((row, field) for row in rows if row.key == key), None)
