"""What uses a thing is found wherever it stands: a reference, a rule, a text, a wish, a sample employer."""

import pytest

from scan.authoring.uses import answered_by, uses_of, uses_of_option
from scan.models.working.advice import PhaseRow, StageRow, StepRow, StyleRow, TopicRow
from scan.models.working.background import SampleEmployerRow, SchemeRow, SourceRow, TermRow
from scan.models.working.measure import DimensionRow, RoleRow, ScaleRow
from scan.models.working.questions import AnswerScaleRow, QuestionRow, SectionRow

pytestmark = pytest.mark.django_db

RULE = {
    "scale": [[{"scale": "s", "below": 60}]],
    "dimension": [[{"dimension": "d", "below": 60}]],
    "gap": [[{"scale": "x", "below": 1}, {"gap": "d", "at_least": 20}]],
    "item": [[{"item": "q", "below": 60}]],
    "raw": [[{"raw": "q", "at_least": 3}]],
    "answer": [[{"answer": "q", "in": ["a"]}]],
    "ticked": [[{"answer": "q", "includes": "a"}]],
    "stage": [[{"scale": "x", "below": 1}], [{"stage": ["y", "g"]}]],
}


def step(**fields) -> StepRow:
    return StepRow.objects.create(
        **{"key": "a-step", "title": "Stap", "phase": "x", "actor": "x", "effort": 1, "impact": 1, **fields}
    )


def question(key: str = "other", **fields) -> QuestionRow:
    return QuestionRow.objects.create(**{"key": key, "section": "x", "type": "choice", "text": key, **fields})


def used(row) -> list[tuple[str, str]]:
    return [(type(use.row).__name__, use.field) for use in uses_of(row)]


@pytest.mark.parametrize(
    ("kind", "key", "subjects"),
    [
        (ScaleRow, "s", ["scale"]),
        (DimensionRow, "d", ["dimension", "gap"]),
        (QuestionRow, "q", ["item", "raw", "answer", "ticked"]),
        (StageRow, "g", ["stage"]),
    ],
)
def test_what_a_rule_names_is_used_by_the_rows_with_the_rule(kind, key, subjects):
    row = kind(key=key, pk=999)
    for subject in subjects:
        made = [
            step(when=RULE[subject]),
            TopicRow.objects.create(key="t", title="T", when=RULE[subject]),
            StageRow.objects.create(key="st", title="St", meaning="x", when=RULE[subject]),
            StyleRow.objects.create(key="sy", title="Sy", points=[{"points": 5, "when": RULE[subject]}]),
        ]
        assert sorted(used(row)) == [
            ("StageRow", "when"),
            ("StepRow", "when"),
            ("StyleRow", "points"),
            ("TopicRow", "when"),
        ]
        for one in made:
            one.delete()
        assert used(row) == []


def test_a_question_is_used_by_a_question_that_appears_after_its_answer():
    first = question("q")
    question("follow-up", show_if=[{"answer": "q", "in": ["a"]}])
    assert used(first) == [("QuestionRow", "show_if")]


def test_a_reference_is_a_use():
    step(phase="p", actor="r", targets=["s"], schemes=["c"], sources=["b"], references=[{"source": "b2", "place": "1"}])
    question(section="sec", answers="eens5", scale="s", asked_of=["r"])
    ScaleRow.objects.create(key="s2", dimension="d", title="S2", explanation="x")
    TermRow.objects.create(key="te", title="Te", explanation="x", references=[{"source": "b3"}])
    assert used(PhaseRow(key="p")) == [("StepRow", "phase")]
    assert used(RoleRow(key="r")) == [("QuestionRow", "asked_of"), ("StepRow", "actor")]
    assert used(ScaleRow(key="s")) == [("QuestionRow", "scale"), ("StepRow", "targets")]
    assert used(SchemeRow(key="c")) == [("StepRow", "schemes")]
    assert used(SourceRow(key="b")) == [("StepRow", "sources")]
    assert used(SourceRow(key="b2")) == [("StepRow", "references")]
    assert used(SourceRow(key="b3")) == [("TermRow", "references")]
    assert used(SectionRow(key="sec")) == [("QuestionRow", "section")]
    assert used(AnswerScaleRow(key="eens5")) == [("QuestionRow", "answers")]
    assert used(DimensionRow(key="d")) == [("ScaleRow", "dimension")]


def test_what_is_in_the_archive_uses_nothing():
    step(phase="p", when=RULE["scale"], archived=True)
    assert used(PhaseRow(key="p")) == []
    assert used(ScaleRow(key="s")) == []


def test_a_role_is_used_by_a_sample_employer_and_a_question_is_only_answered_by_one():
    sample = SampleEmployerRow.objects.create(
        key="k", title="K", facts={"q": "a"}, respondents=[{"role": "r", "answers": {"q2": 1}}]
    )
    assert used(RoleRow(key="r")) == [("SampleEmployerRow", "respondents")]
    for key in ("q", "q2"):
        assert used(QuestionRow(key=key)) == []
        assert answered_by(QuestionRow(key=key)) == [sample]
    assert answered_by(QuestionRow(key="q3")) == []


def test_an_option_is_used_by_rules_and_as_a_wish():
    asked = question("hulpvraag")
    step(wish=["team"], when=[[{"answer": "hulpvraag", "includes": "geld"}]])
    assert [use.field for use in uses_of_option(asked, "team")] == ["wish"]
    assert [use.field for use in uses_of_option(asked, "geld")] == ["when"]
    assert uses_of_option(asked, "anders") == []


def test_an_option_of_an_answer_scale_is_used_through_the_questions_that_have_it():
    scale = AnswerScaleRow.objects.create(key="eens5")
    question("q", type="rating", answers="eens5")
    step(when=[[{"answer": "q", "in": [1, 2]}]])
    assert [use.field for use in uses_of_option(scale, 1)] == ["when"]
    assert uses_of_option(scale, 3) == []


def test_a_use_says_what_it_is_and_where_to_change_it():
    made = step(when=RULE["scale"])
    [use] = uses_of(ScaleRow(key="s", pk=999))
    assert use.title == "stap ‘Stap’"
    assert use.url == f"/beheer/scan/stappen/edit/{made.pk}/#when"
