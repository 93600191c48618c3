"""The answers of a sample employer: from a trial run, and as an editor changes them one person at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from pydantic import TypeAdapter, ValidationError

from scan.authoring.actions import next_position
from scan.authoring.once import rows_of
from scan.authoring.preview_scan import TrialRun, as_fields, fitting_answer
from scan.core.instrument import Instrument
from scan.core.keys import key_from
from scan.core.parts import Answer, Question, SampleEmployer, Section
from scan.core.relevance import asked_questions
from scan.core.samples import Misfit, misfits_of
from scan.models.people import User
from scan.models.working.background import SampleEmployerRow
from scan.questionnaire.posted import PostedError, as_typed, posted_answer
from scan.questionnaire.presenter import ShownQuestion, show_questions

Given = Mapping[str, Any]


def _rows() -> list[tuple[str, str]]:
    rows = [(str(row.pk), str(row)) for row in rows_of(SampleEmployerRow) if not row.archived]
    return [("", "Maak een nieuwe proefwerkgever"), *rows]


class SampleForm(forms.Form):
    """As which sample employer a trial run is kept: a new one with a name, or one that is there."""

    row = forms.ChoiceField(choices=_rows, required=False, label="Bewaar als")
    title = forms.CharField(max_length=200, required=False, label="Naam van de nieuwe proefwerkgever")

    def clean(self) -> dict[str, Any]:
        """A new one needs a name."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("row") and not cleaned.get("title") and not self.errors:
            self.add_error("title", "Geef de proefwerkgever een naam.")
        return cleaned


@dataclass(frozen=True)
class SamplePart:
    """What one screen is about: the facts (`place` is None), or one respondent by place from 0."""

    row: SampleEmployerRow
    place: int | None

    @property
    def role(self) -> str:
        return "" if self.place is None else self.row.respondents[self.place]["role"]

    @property
    def answers(self) -> Given:
        return self.row.facts if self.place is None else self.row.respondents[self.place]["answers"]

    def questions(self, instrument: Instrument) -> list[Question]:
        """The questions of this part, in order."""
        if self.place is None:
            return list(instrument.facts.values())
        return asked_questions(instrument, self.role, once=False)

    def misfits(self, instrument: Instrument) -> list[Misfit]:
        """What of this part no longer fits the working copy."""
        sample = sample_of(self.row)
        start: tuple[str | int, ...] = ("facts",) if self.place is None else ("respondents", self.place)
        return [one for one in misfits_of(instrument, sample) if one.path[: len(start)] == start] if sample else []


def sample_of(row: SampleEmployerRow) -> SampleEmployer | None:
    """The row as a part of an instrument, or None when it holds what no instrument can."""
    try:
        return TypeAdapter(SampleEmployer).validate_python(row.part())
    except ValidationError:
        return None


def grouped(
    instrument: Instrument, questions: Sequence[Question], answers: Given, data: QueryDict | None, errors: Given
) -> list[tuple[Section, list[ShownQuestion]]]:
    """The questions by section as they stand in the form: with the answers, or with what was posted."""
    fitting = {q.key: as_fields(answers[q.key]) for q in questions if _fits(instrument, q.key, answers.get(q.key))}
    typed = fitting if data is None else {q.key: as_typed(q, data) for q in questions}
    shown = {one.question.key: one for one in show_questions(instrument, questions, {}, typed=typed, errors=errors)}
    sections = ((one, [shown[q.key] for q in one.questions if q.key in shown]) for one in instrument.sections)
    return [(section, own) for section, own in sections if own]


def posted_answers(
    instrument: Instrument, questions: Sequence[Question], data: QueryDict
) -> tuple[dict[str, Answer], dict[str, str]]:
    """The answers in a posted form, and a message per question that has something else."""
    answers: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    for question in questions:
        try:
            answer = posted_answer(instrument, question, data)
        except PostedError as error:
            errors[question.key] = str(error)
            continue
        if answer is not None:
            answers[question.key] = answer
    return answers, errors


def save_part(part: SamplePart, answers: Mapping[str, Answer], user: User) -> None:
    """Write the answers of one part, and nothing else that it held; a line in the history says who did."""
    if part.place is None:
        part.row.facts = _plain(answers)
    else:
        part.row.respondents[part.place]["answers"] = _plain(answers)
    _keep(part.row, user)


def add_respondent(row: SampleEmployerRow, role: str, user: User) -> int:
    """Add somebody in this role without answers; returns the place."""
    row.respondents.append({"role": role, "answers": {}})
    _keep(row, user)
    return len(row.respondents) - 1


def remove_respondent(row: SampleEmployerRow, place: int, user: User) -> None:
    """Take somebody away, with the answers."""
    del row.respondents[place]
    _keep(row, user)


def save_run(run: TrialRun, wanted: Mapping[str, Any], user: User) -> SampleEmployerRow:
    """Keep a trial run as a new sample employer, or as what an existing one answers from now on."""
    sample = run.as_sample()
    with transaction.atomic():
        if wanted["row"]:
            row = SampleEmployerRow.objects.select_for_update().get(pk=wanted["row"])
        else:
            taken = set(SampleEmployerRow.objects.values_list("key", flat=True))
            row = SampleEmployerRow(key=key_from(wanted["title"], taken), title=wanted["title"])
            row.position = next_position(SampleEmployerRow)
        row.facts = _plain(sample.facts)
        row.respondents = [{"role": one.role, "answers": _plain(one.answers)} for one in sample.respondents]
        _keep(row, user)
    return row


def _keep(row: SampleEmployerRow, user: User) -> None:
    row.save()
    row.save_revision(user=user, log_action=True)


def _fits(instrument: Instrument, key: str, answer: Any) -> bool:
    return answer is not None and fitting_answer(instrument, key, answer) is not None


def _plain(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Answers as they stand in a document."""
    return {key: list(answer) if isinstance(answer, tuple) else answer for key, answer in answers.items()}
