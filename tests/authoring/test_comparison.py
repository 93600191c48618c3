"""The history of a row says what changed as an editor reads it."""

import pytest
from django.urls import reverse

from scan.authoring.comparison import InWords, in_words
from scan.models.working.advice import StepRow
from scan.models.working.measure import RoleRow
from scan.models.working.questions import AnswerScaleRow, QuestionRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("working")]


def test_a_rule_is_a_sentence():
    row = StepRow(when=[[{"scale": "begeleiding", "below": 60}], [{"stage": ["motiveren"]}]])
    assert in_words(row, "when") == (
        "Als ‘Begeleiding en leidinggeven’ onder 60 staat, of als jullie in stadium ‘Motiveren’ zijn."
    )


def test_options_are_lines():
    row = AnswerScaleRow(options=[{"value": 1, "label": "Nee", "score": 0}, {"value": 2, "label": "Ja", "score": 100}])
    assert in_words(row, "options") == "Nee (waarde 1, score 0)\nJa (waarde 2, score 100)"


def test_keys_are_titles_and_flags_are_words():
    assert in_words(StepRow(targets=["begeleiding"]), "targets") == "‘Begeleiding en leidinggeven’"
    assert in_words(StepRow(actor="hr"), "actor") == f"‘{RoleRow.objects.get(key='hr').title}’"
    assert in_words(RoleRow(protected=True), "protected") == "ja"
    assert in_words(QuestionRow(asked_of=None), "asked_of") == "–"


def test_what_cannot_be_said_is_shown_as_it_is():
    assert in_words(StepRow(when=[[{"raar": 1}]]), "when") == "[[{'raar': 1}]]"


def test_what_people_type_is_escaped():
    field = StepRow._meta.get_field("actions")
    told = InWords(field, StepRow(actions=["<script>", "b"]), StepRow(actions=["b"])).htmldiff()
    assert "<script>" not in told
    assert "&lt;script&gt;" in told
    assert "<br>" in told


def test_two_moments_of_a_row_are_compared_on_the_screen(editing):
    row = StepRow.objects.first()
    first = row.save_revision(log_action=True)
    row.when, row.targets = [[{"scale": "begeleiding", "below": 45}]], ["begeleiding"]
    row.save()
    second = row.save_revision(log_action=True, previous_revision=first)
    address = reverse("wagtailsnippets_scan_steprow:revisions_compare", args=[row.pk, first.pk, second.pk])
    assert f"/beheer/scan/stappen/history/{row.pk}/revisions/compare/" in editing.get(at_history(row)).content.decode()
    text = editing.get(address).content.decode()
    assert "Begeleiding en leidinggeven" in text
    assert "45" in text
    assert "&#x27;scale&#x27;" not in text


def at_history(row: StepRow) -> str:
    return f"/beheer/scan/stappen/history/{row.pk}/"
