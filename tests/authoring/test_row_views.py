"""Rows in the admin: listed, added, changed, copied, archived, deleted and put in order, with a history."""

import re

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from scan.authoring.viewsets import VIEWSETS
from scan.models.working.advice import StepRow
from scan.models.working.background import InstrumentRow
from scan.models.working.measure import LevelRow, ScaleRow
from scan.models.working.questions import QuestionRow, SectionRow
from tests.authoring.conftest import browser_of, member
from tests.authoring.posting import arrived, posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("working")]


def at(screen: str, row=None, kind=None, *args) -> str:
    kind = kind or type(row)
    place = [row.pk] if row is not None else []
    return reverse(f"wagtailsnippets_scan_{kind._meta.model_name}:{screen}", args=[*place, *args])


def save(client, row, **changed):
    address = at("edit", row) if row.pk else at("add", kind=type(row))
    return client.post(address, arrived(posted(row, **changed)))


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda viewset: viewset.path)
def test_every_kind_has_a_list_an_edit_screen_a_history_and_a_reorder_mode(viewset, editing):
    row = viewset.model.objects.first()
    listed = editing.get(at("list", kind=viewset.model))
    assert listed.status_code == 200
    assert str(row) in listed.context["object_list"][0].__str__()
    assert editing.get(at("list", kind=viewset.model) + "?ordering=position").status_code == 200
    assert editing.get(at("edit", row)).status_code == 200
    assert editing.get(at("history", row)).status_code == 200
    if not viewset.model.single:
        assert editing.get(at("add", kind=viewset.model)).status_code == 200
        assert editing.get(at("copy", row)).status_code == 200


def test_the_list_finds_by_text_and_by_filter(editing):
    address = at("list", kind=QuestionRow)
    found = editing.get(address, {"q": "vacatures"}).context["object_list"]
    assert {row.key for row in found} >= {"vacatures"}
    assert len(found) < 10
    section = SectionRow.objects.first().key
    filtered = editing.get(address, {"section": section}).context["object_list"]
    assert {row.section for row in filtered} == {section}
    scored = editing.get(address, {"scale": "begeleiding", "type": "rating"}).context["object_list"]
    assert {row.scale for row in scored} == {"begeleiding"}


def test_the_list_shows_titles_instead_of_keys(editing):
    section = SectionRow.objects.first()
    assert f"{section.title}" in editing.get(at("list", kind=QuestionRow)).content.decode()


def test_a_new_row_gets_a_key_from_its_title_and_the_last_place(editing):
    answer = save(editing, ScaleRow(dimension="willen", title="Durf en moed", explanation="Uitleg."))
    assert answer.status_code == 302
    made = ScaleRow.objects.get(key="durf-en-moed")
    assert made == ScaleRow.objects.last()
    assert not made.published
    assert made.revisions.count() == 1


def test_what_is_typed_stays_when_it_cannot_be_saved(editing):
    row = StepRow.objects.first()
    answer = save(editing, row, title="Een andere titel", when=[])
    assert answer.status_code == 200
    assert "Een andere titel" in answer.content.decode()
    row.refresh_from_db()
    assert row.title != "Een andere titel"


def test_a_change_is_a_line_in_the_history_with_who_did_it(editing, editor):
    row = ScaleRow.objects.first()
    save(editing, row, title="Anders")
    entry = ModelLogEntry.objects.for_instance(row).get(action="wagtail.edit")
    assert entry.user == editor
    assert row.revisions.count() == 1


def test_a_copy_begins_as_the_row_with_a_key_of_its_own(editing):
    row = StepRow.objects.first()
    shown = editing.get(at("copy", row))
    assert f"{row.title} (kopie)" in shown.content.decode()
    fresh = StepRow.objects.get(pk=row.pk)
    fresh.pk, fresh.key, fresh.published = None, "", False
    fresh.title += " (kopie)"
    answer = editing.post(at("copy", row), arrived(posted(fresh)))
    assert answer.status_code == 302
    copy = StepRow.objects.last()
    assert copy.key not in ("", row.key)
    assert (copy.when, copy.actions, copy.published) == (row.when, row.actions, False)


def test_dragging_gives_rows_in_use_another_place(editing):
    before = list(LevelRow.objects.values_list("key", flat=True))
    last = LevelRow.objects.last()
    answer = editing.post(at("reorder", last) + "?position=0")
    assert answer.status_code == 200
    assert list(LevelRow.objects.values_list("key", flat=True)) == [last.key, *before[:-1]]


def test_what_is_used_goes_neither_away_nor_in_the_archive(editing):
    row = ScaleRow.objects.get(key="begeleiding")
    ScaleRow.objects.filter(pk=row.pk).update(published=False)
    for screen in ("delete", "archive"):
        answer = editing.post(at(screen, row))
        assert answer.status_code == 409
        assert "wordt gebruikt door" in answer.content.decode()
        assert "stap ‘" in answer.content.decode()
    row.refresh_from_db()
    assert not row.archived


def test_a_published_row_is_archived_instead_of_deleted(editing):
    row = StepRow.objects.first()
    answer = editing.post(at("delete", row))
    assert answer.status_code == 409
    assert "Zet in het archief" in answer.content.decode()
    assert editing.post(at("archive", row)).status_code == 302
    row.refresh_from_db()
    assert row.archived
    assert row not in editing.get(at("list", kind=StepRow)).context["object_list"]
    assert row in editing.get(at("list", kind=StepRow) + "?archief=1").context["object_list"]
    assert editing.post(at("restore", row)).status_code == 302
    assert StepRow.objects.in_use().last() == row
    actions = ModelLogEntry.objects.for_instance(row).values_list("action", flat=True)
    assert {"scan.archive", "scan.restore"} <= set(actions)


def test_a_new_row_that_nothing_uses_is_deleted(editing):
    save(editing, ScaleRow(dimension="willen", title="Durf", explanation="Uitleg."))
    row = ScaleRow.objects.get(key="durf")
    assert editing.post(at("delete", row)).status_code == 302
    assert not ScaleRow.objects.filter(key="durf").exists()


def test_sample_employers_do_not_stop_the_archiving_of_a_question_and_are_told(editing):
    row = QuestionRow.objects.get(key="att-past")
    shown = editing.get(at("archive", row)).content.decode()
    assert "Bij deze proefwerkgevers telt het antwoord dan niet meer mee" in shown or "wordt gebruikt door" in shown


def test_the_one_row_of_the_instrument_stays(editing, django_user_model):
    row = InstrumentRow.objects.get()
    assert editing.get(at("archive", row)).status_code == 404
    boss = browser_of(member("Redacteur", "baas@example.org"))
    django_user_model.objects.filter(email="baas@example.org").update(is_superuser=True)
    assert boss.post(at("delete", row)).status_code == 409
    assert boss.get(at("add", kind=InstrumentRow)).status_code == 404


def test_going_back_to_an_older_moment_keeps_what_is_published_and_its_key(editing):
    row = ScaleRow.objects.get(key="begeleiding")
    ScaleRow.objects.filter(pk=row.pk).update(published=False)
    row.refresh_from_db()
    first = row.save_revision()
    ScaleRow.objects.filter(pk=row.pk).update(published=True)
    row.refresh_from_db()
    save(editing, row, title="Anders")
    answer = editing.post(at("revisions_revert", row, None, first.pk), arrived(posted(first.as_object())))
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.published, row.key, row.title) == (True, "begeleiding", first.as_object().title)


def test_rows_are_never_changed_in_bulk(editing):
    row = StepRow.objects.last()
    address = reverse("wagtail_bulk_action", args=["scan", "steprow", "delete"])
    assert editing.post(f"{address}?id={row.pk}", {"id": row.pk}).status_code == 302
    assert StepRow.objects.filter(pk=row.pk).exists()
    assert "data-bulk-action-checkbox" not in editing.get(at("list", kind=StepRow)).content.decode()


def test_who_edits_the_same_row_is_told(editing, groups):
    row = QuestionRow.objects.first()
    loaded = row.save_revision()
    other = browser_of(member("Redacteur", "tweede@example.org"))
    other.get(at("edit", row))
    mine = editing.get(at("edit", row)).content.decode()
    ping = re.search(r"(/beheer/editing-sessions/ping/scan/questionrow/[^\"&]+)", mine).group(1)
    [seen] = editing.post(ping, {"revision_id": loaded.pk}).json()["other_sessions"]
    assert (seen["user"], seen["revision_id"]) == ("tweede@example.org", None)
    save(other, row, text="Door de ander veranderd?")
    told = editing.post(ping, {"revision_id": loaded.pk}).json()["other_sessions"]
    assert any(one["revision_id"] for one in told)


def test_the_screens_of_questions_stay_under_40_queries(editing, django_assert_max_num_queries):
    row = QuestionRow.objects.get(key="aantal")
    save(editing, row, text="Hoeveel mensen met een arbeidsbeperking werken er bij jullie?")
    for address in (at("list", kind=QuestionRow), at("edit", row), at("add", kind=QuestionRow)):
        editing.get(address)
        with django_assert_max_num_queries(39):
            assert editing.get(address).status_code == 200


def test_the_screens_of_rules_need_no_more_queries_for_more_conditions(editing, django_assert_max_num_queries):
    editing.get(at("edit", StepRow.objects.first()))
    for row in StepRow.objects.all()[:5]:
        with django_assert_max_num_queries(39):
            editing.get(at("edit", row))


def test_a_list_of_500_questions_takes_as_many_queries_as_one_of_70(editing, django_assert_max_num_queries):
    first = QuestionRow.objects.first()
    QuestionRow.objects.bulk_create(
        QuestionRow(key=f"vraag-{n}", text=f"Vraag {n}?", type="text", section=first.section, position=1000 + n)
        for n in range(430)
    )
    editing.get(at("list", kind=ScaleRow))
    with django_assert_max_num_queries(20):
        assert len(editing.get(at("list", kind=QuestionRow)).context["object_list"]) == 500


def test_what_another_saved_meanwhile_is_not_overwritten_unseen(editing, groups):
    row = ScaleRow.objects.first()
    row.save_revision()
    seen = {
        name: re.search(rf'name="{name}" value="([^"]+)"', editing.get(at("edit", row)).content.decode())[1]
        for name in ("loaded_revision_id", "loaded_revision_created_at")
    }
    other = browser_of(member("Redacteur", "tweede@example.org"))
    save(other, row, explanation="De ander was eerder.")
    mine = {**posted(row, explanation="Ik was later."), **seen}
    told = editing.post(at("edit", row), arrived(mine))
    assert told.status_code == 200
    page = told.content.decode()
    assert "Iemand anders veranderde dit intussen" in page
    assert "Ik was later." in page
    row.refresh_from_db()
    assert row.explanation == "De ander was eerder."
    again = {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in seen}
    assert editing.post(at("edit", row), arrived({**mine, **again})).status_code == 302
    row.refresh_from_db()
    assert row.explanation == "Ik was later."


def test_a_form_without_its_blocks_is_refused_and_nothing_is_lost(editing):
    for row, field in ((StepRow.objects.first(), "when"), (QuestionRow.objects.get(key="ervaring"), "options")):
        before = row.serializable_data()
        whole = posted(row)
        without = {name: value for name, value in whole.items() if not name.startswith(f"{field}-")}
        broken = {**whole, f"{field}-count": "veel"}
        for data in (without, broken):
            answer = editing.post(at("edit", row), arrived(data))
            assert answer.status_code == 200
            assert "kwam niet goed aan" in str(answer.context["form"].errors[field])
            assert answer.context["form"][field].value() is not None
        row.refresh_from_db()
        assert row.serializable_data() == before


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda viewset: viewset.path)
def test_an_empty_form_never_breaks_a_screen(viewset, editing):
    row = viewset.model.objects.first()
    for screen in ("edit", "copy", "preview_on_edit") if not viewset.model.single else ("edit",):
        if screen == "preview_on_edit" and not viewset().preview_enabled:
            continue
        assert editing.post(at(screen, row), {}).status_code in (200, 302), screen


def test_what_is_in_the_archive_has_no_place_to_drag_to(editing):
    row = LevelRow.objects.last()
    LevelRow.objects.filter(pk=row.pk).update(archived=True)
    assert editing.post(at("reorder", row) + "?position=0").status_code == 404
