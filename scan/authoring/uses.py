"""What uses a thing of the working copy? Asked before it is deleted or archived, or gets another key."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scan.authoring.addresses import edit_url
from scan.authoring.once import rows_of
from scan.core.advice import WISH_QUESTION
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

    @property
    def url(self) -> str:
        """Where the use can be changed."""
        return edit_url(self.row, self.field)


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
# Where rules stand.
_RULES = ((QuestionRow, "show_if"), (StageRow, "when"), (StepRow, "when"), (TopicRow, "when"), (StyleRow, "points"))


def uses_of(row: Row) -> list[Use]:
    """Where the working copy uses this row: by reference, in a rule, in a text or in a sample employer."""
    return [*_references(row), *_conditions(row), *_quoted(row), *_sampled(row)]


def uses_of_option(row: QuestionRow | AnswerScaleRow, value: int | str) -> list[Use]:
    """Where a rule or a wish names this option of a question, or of any question with this answer scale."""
    if isinstance(row, AnswerScaleRow):
        questions = {one.key for one in _in_use(QuestionRow) if one.answers == row.key}
    else:
        questions = {row.key}
    ruled = [use for use, condition in _all_conditions() if _chooses(condition, questions, value)]
    wished = [Use(step, "wish") for step in _in_use(StepRow) if WISH_QUESTION in questions and value in step.wish]
    return list(dict.fromkeys([*ruled, *wished]))


def answered_by(row: Row) -> list[SampleEmployerRow]:
    """The sample employers with an answer to this question. An answer that fits no more is left out, and said."""
    if not isinstance(row, QuestionRow):
        return []
    return [
        sample
        for sample in _in_use(SampleEmployerRow)
        if row.key in sample.facts or any(row.key in respondent["answers"] for respondent in sample.respondents)
    ]


def _in_use(kind: type[Row]) -> Iterator[Any]:
    return (row for row in rows_of(kind) if not row.archived)


def _references(row: Row) -> Iterator[Use]:
    for kind, field in _REFERENCES.get(type(row), ()):
        for other in _in_use(kind):
            held = getattr(other, field)
            if held == row.key or (isinstance(held, list) and row.key in held):
                yield Use(other, field)


def _conditions(row: Row) -> Iterator[Use]:
    subjects = _SUBJECTS.get(type(row), ())
    found = (use for use, condition in _all_conditions() if _names(condition, subjects, row.key))
    # A row may name a thing in more than one condition.
    yield from dict.fromkeys(use for use in found if use.row != row)


def _all_conditions() -> Iterator[tuple[Use, dict[str, Any]]]:
    """Every condition of the working copy, and where it stands."""
    for kind, field in _RULES:
        for row in _in_use(kind):
            rules = [part["when"] for part in row.points] if kind is StyleRow else [getattr(row, field)]
            for rule in rules:
                for condition in _flat(rule):
                    yield Use(row, field), condition


def _chooses(condition: dict[str, Any], questions: set[str], value: int | str) -> bool:
    named = condition.get("answer") in questions
    return named and (value in _listed(condition.get("in")) or condition.get("includes") == value)


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
        for other in _in_use(kind):
            if any(reference["source"] == row.key for reference in other.references):
                yield Use(other, "references")


def _sampled(row: Row) -> Iterator[Use]:
    if not isinstance(row, RoleRow):
        return
    for sample in _in_use(SampleEmployerRow):
        if any(respondent["role"] == row.key for respondent in sample.respondents):
            yield Use(sample, "respondents")
