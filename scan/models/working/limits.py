"""What can a document hold that the rows of the working copy cannot? Keys of another shape, texts that are too long."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import JSONField

from scan.models.working import (
    AnswerScaleRow,
    DimensionRow,
    InstrumentRow,
    LevelRow,
    PhaseRow,
    QuestionRow,
    RoleRow,
    Row,
    SampleEmployerRow,
    ScaleRow,
    SchemeRow,
    SectionRow,
    SourceRow,
    StageRow,
    StepRow,
    StyleRow,
    TermRow,
    TopicRow,
)

Path = tuple[str | int, ...]

_LISTS: dict[str, type[Row]] = {
    "dimensions": DimensionRow,
    "sections": SectionRow,
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
_INSIDE: dict[str, tuple[str, type[Row]]] = {
    "dimensions": ("scales", ScaleRow),
    "sections": ("questions", QuestionRow),
}
# Where a row has another name for a field than the document has.
_NAMES = {"start": "from"}


def unstorable(document: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """The places in a valid document that no row has room for, each with the reason in Dutch."""
    for path, kind, part in _rows(document):
        row = kind(key=part["key"])
        row.take(part)
        # What is in the JSON of a row is for `scan.core.instrument` to judge; where a row stands, it fills in itself.
        known = {"key", *part}
        others = [
            f.name for f in row._meta.fields if isinstance(f, JSONField) or _NAMES.get(f.name, f.name) not in known
        ]
        try:
            row.clean_fields(exclude=others)
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                yield (*path, _NAMES.get(field, field)), " ".join(messages)


def _rows(document: Mapping[str, Any]) -> Iterator[tuple[Path, type[Row], dict[str, Any]]]:
    yield ("instrument",), InstrumentRow, document["instrument"]
    for key in document["answer_scales"]:
        yield ("answer_scales", key), AnswerScaleRow, {"key": key}
    for place, key in enumerate(document["schemes"]):
        yield ("schemes", place), SchemeRow, {"key": key}
    for name, kind in _LISTS.items():
        for place, part in enumerate(document.get(name, ())):
            yield (name, place), kind, part
            inside, inner = _INSIDE.get(name, ("", kind))
            for below, one in enumerate(part.get(inside, ())):
                yield (name, place, inside, below), inner, one
