"""What uses a thing of the working copy? Asked before it is deleted or archived, or gets another key."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scan.models.working.advice import PhaseRow, StageRow, StepRow, StyleRow, TopicRow
from scan.models.working.background import SampleEmployerRow, SchemeRow, SourceRow, TermRow
from scan.models.working.measure import DimensionRow, RoleRow, ScaleRow
from scan.models.working.questions import AnswerScaleRow, QuestionRow, SectionRow
from scan.models.working.row import Row


@dataclass(frozen=True)
class Use:
    """A row that uses something, and in which field."""

    row: Row
    field: str

    @property
    def title(self) -> str:
        return f"{self.row._meta.verbose_name} ‘{self.row}’"


# Per kind the fields of other rows that hold its keys: one key, or a list of them.
_REFERENCES: dict[type[Row], tuple[tuple[type[Row], str], ...]] = {
    SectionRow: ((QuestionRow, "section"),),
    AnswerScaleRow: ((QuestionRow, "answers"),),
    DimensionRow: ((ScaleRow, "dimension"),),
    ScaleRow: ((QuestionRow, "scale"), (StepRow, "targets")),
    RoleRow: ((QuestionRow, "asked_of"), (StepRow, "actor")),
    PhaseRow: ((StepRow, "phase"),),
    SchemeRow: ((StepRow, "schemes"),),
    SourceRow: ((StepRow, "sources"), (StageRow, "sources")),
}
# Per kind the subjects of conditions that name its key.
_SUBJECTS: dict[type[Row], tuple[str, ...]] = {
    ScaleRow: ("scale",),
    DimensionRow: ("dimension", "gap"),
    QuestionRow: ("item", "raw", "answer"),
    StageRow: ("stage",),
}


def uses_of(row: Row) -> list[Use]:
    """Where the working copy uses this row: by reference, in a rule, in a text or in a sample employer."""
    return [*_references(row), *_conditions(row), *_quoted(row), *_sampled(row)]


def _references(row: Row) -> Iterator[Use]:
    for kind, field in _REFERENCES.get(type(row), ()):
        for other in kind.objects.in_use():
            held = getattr(other, field)
            if held == row.key or (isinstance(held, list) and row.key in held):
                yield Use(other, field)


def _conditions(row: Row) -> Iterator[Use]:
    subjects = _SUBJECTS.get(type(row), ())
    if not subjects:
        return
    for kind, field in ((QuestionRow, "show_if"), *((one, "when") for one in (StageRow, StepRow, TopicRow))):
        for other in kind.objects.in_use():
            if any(_names(condition, subjects, row.key) for condition in _flat(getattr(other, field))):
                yield Use(other, field)
    for style in StyleRow.objects.in_use():
        conditions = [condition for part in style.points for condition in _flat(part["when"])]
        if any(_names(condition, subjects, row.key) for condition in conditions):
            yield Use(style, "points")


def _names(condition: dict[str, Any], subjects: tuple[str, ...], key: str) -> bool:
    return any(condition.get(subject) == key or key in _listed(condition.get(subject)) for subject in subjects)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _flat(rule: Any) -> Iterator[dict[str, Any]]:
    """The conditions of a rule, or of one group."""
    for one in rule or []:
        yield from one if isinstance(one, list) else [one]


def _quoted(row: Row) -> Iterator[Use]:
    if not isinstance(row, SourceRow):
        return
    for kind in (StepRow, TopicRow, TermRow):
        for other in kind.objects.in_use():
            if any(reference["source"] == row.key for reference in other.references):
                yield Use(other, "references")


def _sampled(row: Row) -> Iterator[Use]:
    if not isinstance(row, RoleRow):
        return
    for sample in SampleEmployerRow.objects.in_use():
        if any(respondent["role"] == row.key for respondent in sample.respondents):
            yield Use(sample, "respondents")
