"""What an editor sees beside a form: the row as others will see it, as typed, and a sentence when it is not ready."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from scan.models.working import (
    AnswerScaleRow,
    QuestionRow,
    Row,
    SampleEmployerRow,
    StageRow,
    StepRow,
    StyleRow,
    TermRow,
    TopicRow,
)
from scan.models.working.copy import working_document
from tests.authoring.posting import posted

PREVIEWED = (QuestionRow, StepRow, TopicRow, TermRow, StageRow, StyleRow)
NEVER = [[{"scale": "begeleiding", "below": 1}, {"scale": "begeleiding", "at_least": 99}]]


pytestmark = pytest.mark.usefixtures("working")


def address(row: Row, name: str = "preview_on_edit", *more: Any) -> str:
    args = () if name == "preview_on_add" else (row.pk, *more)
    return reverse(f"wagtailsnippets_scan_{row._meta.model_name}:{name}", args=args)


def preview(editing: Client, row: Row, url: str = "", **changed: Any) -> BeautifulSoup:
    """What the preview shows when this is typed: `changed` fields differ from the row."""
    where = url or address(row)
    kept = editing.post(where, posted(row, **changed))
    assert kept.json() == {"is_valid": True, "is_available": True}
    shown = editing.get(where, {"in_preview_panel": "true"})
    assert shown.status_code == 200
    return BeautifulSoup(shown.content, "html.parser")


def text(page: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", page.get_text())


@pytest.mark.parametrize("kind", PREVIEWED, ids=lambda kind: kind.__name__)
def test_each_row_can_be_previewed_as_it_is(editing: Client, kind: type[Row]):
    before = working_document()
    for row in kind.objects.all()[:3]:
        shown = preview(editing, row)
        assert shown.h1
        if kind is not QuestionRow:
            assert row.title in text(shown)
    assert working_document() == before


def test_a_question_is_shown_as_it_is_typed(editing: Client):
    row = QuestionRow.objects.get(key="att-past")
    shown = preview(editing, row, text="Past dit werk bij jullie?", help="Denk aan vandaag.", answers="eens5")
    assert "Past dit werk bij jullie?" in shown.legend.get_text()
    assert shown.find(id="att-past-uitleg").get_text() == "Denk aan vandaag."
    options = AnswerScaleRow.objects.get(key="eens5").options
    labels = [label.get_text(strip=True) for label in shown.select("fieldset label")]
    assert [option["label"] for option in options] == labels[: len(options)]
    assert QuestionRow.objects.get(key="att-past").text == row.text


def test_the_preview_of_a_question_saves_nothing_and_asks_nothing_of_the_site(editing: Client):
    shown = preview(editing, QuestionRow.objects.get(key="att-past"))
    assert not shown.select("[hx-post], [data-question]")


def test_a_question_tells_editors_who_gets_it_and_when(editing: Client):
    row = QuestionRow.objects.get(key="att-past")
    condition = [{"answer": "ervaring", "in": ["een"]}]
    shown = text(preview(editing, row, asked_of=["hr"], show_if=condition))
    label = next(o["label"] for o in QuestionRow.objects.get(key="ervaring").options if o["value"] == "een")
    assert "Voor wie HR" in shown.replace("Voor wieHR", "Voor wie HR")
    assert f"‘{label}’ kozen" in shown


def test_a_question_that_is_typed_by_half_gets_a_sentence(editing: Client):
    row = QuestionRow.objects.get(key="att-past")
    shown = text(preview(editing, row, text="", section=""))
    assert "Nog geen voorbeeld" in shown
    assert "Sectie" in shown


def test_a_question_without_answers_says_what_to_choose(editing: Client):
    assert "Kies een antwoordschaal" in text(preview(editing, QuestionRow.objects.get(key="att-past"), answers=""))


def test_any_half_of_a_form_gets_a_page(editing: Client):
    """Whatever is left out of the form, field by field, the preview answers."""
    for kind in PREVIEWED:
        row = kind.objects.first()
        whole = posted(row)
        typed = [name for name in whole if not name.endswith(("-count", "-type", "-order", "-deleted", "-id"))]
        for name in typed[:12]:
            rest = {key: value for key, value in whole.items() if key != name}
            assert editing.post(address(row), rest).status_code == 200
            assert editing.get(address(row)).status_code == 200, (kind, name)


def test_a_new_question_is_previewed_before_it_is_saved(editing: Client):
    like = QuestionRow.objects.get(key="att-past")
    new = QuestionRow(section=like.section, type="rating", answers="eens5", text="Is dit nieuw?")
    where = address(new, "preview_on_add")
    assert "Vul het formulier in" in text(BeautifulSoup(editing.get(where).content, "html.parser"))
    assert "Is dit nieuw?" in preview(editing, new, where).legend.get_text()
    assert not QuestionRow.objects.filter(text="Is dit nieuw?").exists()


def test_a_step_shows_its_rule_and_the_reason_of_an_employer(editing: Client):
    row = StepRow.objects.first()
    shown = text(preview(editing, row, when=[[{"scale": "begeleiding", "below": 100}]]))
    assert "De regel: Als ‘Begeleiding en leidinggeven’ onder 100 staat" in shown
    assert re.search(r"Omdat ‘Begeleiding en leidinggeven’ op \d+ staat", shown)
    assert any(sample.title in shown for sample in SampleEmployerRow.objects.all())


def test_a_step_that_no_sample_employer_gets_has_a_made_up_reason(editing: Client):
    SampleEmployerRow.objects.all().delete()
    shown = text(preview(editing, StepRow.objects.first(), when=[[{"scale": "begeleiding", "below": 60}]], wish=[]))
    assert re.search(r"Omdat ‘Begeleiding en leidinggeven’ op [1-5]?\d staat", shown)
    assert "De reden is verzonnen" in shown


def test_a_step_that_can_never_come_up_has_no_reason(editing: Client):
    shown = text(preview(editing, StepRow.objects.first(), when=NEVER, wish=[]))
    assert "Er is nog geen voorbeeld van de reden" in shown


def test_a_topic_tells_which_sample_employers_get_it(editing: Client):
    row = TopicRow.objects.first()
    everybody = [sample.title for sample in SampleEmployerRow.objects.all()]
    shown = text(preview(editing, row, when=[[{"dimension": "willen", "at_least": 0}]]))
    assert all(title in shown for title in everybody)
    assert "Bij geen enkele proefwerkgever" in text(preview(editing, row, when=NEVER))


def test_a_style_tells_each_rule(editing: Client):
    points = [{"points": 20, "when": [[{"scale": "begeleiding", "below": 40}]]}]
    shown = text(preview(editing, StyleRow.objects.first(), points=points))
    assert "20 punten. Als ‘Begeleiding en leidinggeven’ onder 40 staat." in shown


def test_a_term_tells_where_it_is_used(editing: Client):
    row = TermRow.objects.first()
    assert "Deze uitleg staat bij" in text(preview(editing, row))
    assert "Dit woord staat in geen enkele" in text(preview(editing, row, title="Kwispelstaart", variants=[]))


def test_an_old_version_of_a_row_can_be_previewed(editing: Client):
    row = QuestionRow.objects.get(key="att-past")
    old = row.save_revision()
    row.text = "Nu anders?"
    row.save()
    row.save_revision()
    shown = editing.get(address(row, "revisions_view", old.pk))
    assert shown.status_code == 200
    assert "Nu anders?" not in shown.content.decode()


def test_a_row_in_the_archive_can_be_previewed(editing: Client):
    row = QuestionRow.objects.get(key="att-past")
    QuestionRow.objects.filter(pk=row.pk).update(archived=True)
    row.refresh_from_db()
    assert preview(editing, row).legend


def test_a_broken_row_elsewhere_gives_a_sentence(editing: Client):
    StageRow.objects.filter(pk=StageRow.objects.first().pk).update(when=[[{"scale": "begeleiding"}]])
    assert "Kijk bij Controle" in text(preview(editing, QuestionRow.objects.get(key="att-past")))


def test_a_preview_is_framed_by_this_site_alone_and_runs_no_script_of_others(editing: Client):
    row = QuestionRow.objects.get(key="att-past")
    editing.post(address(row), posted(row))
    policy = editing.get(address(row)).headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-inline" not in policy


def test_the_rule_stands_in_words_on_the_edit_screen(editing: Client):
    step = StepRow.objects.first()
    step.when, step.wish = [[{"scale": "begeleiding", "below": 33}]], []
    step.save()
    shown = editing.get(address(step, "edit")).content.decode()
    assert "Als ‘Begeleiding en leidinggeven’ onder 33 staat." in shown


def test_a_preview_asks_few_queries(editing: Client, django_assert_max_num_queries: Any):
    for kind in PREVIEWED:
        row = kind.objects.first()
        editing.post(address(row), posted(row))
        with django_assert_max_num_queries(40):
            editing.get(address(row))


def test_who_may_not_author_gets_no_preview(editing: Client, manager_client: Client):
    row = QuestionRow.objects.get(key="att-past")
    assert manager_client.get(address(row)).status_code in (302, 403)
    assert Client().get(address(row)).status_code == 302
