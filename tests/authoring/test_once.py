"""The working copy is read once while a screen is made, and anew for the next screen."""

import pytest

from scan.authoring import choices
from scan.authoring.once import reading_once, rows_of
from scan.models.working.measure import ScaleRow
from scan.models.working.questions import QuestionRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("working")]


def test_a_screen_reads_rows_once(django_assert_num_queries):
    with reading_once(), django_assert_num_queries(3):
        for _ in range(3):
            choices.any_answers()
            choices.any_ticks()
            choices.scales()
            choices.rated_items()
            rows_of(QuestionRow)


def test_the_next_screen_reads_anew():
    with reading_once():
        before = choices.scales()
    ScaleRow.objects.filter(key="begeleiding").update(title="Anders")
    with reading_once():
        assert dict(choices.scales())["begeleiding"] == "Anders"
        assert dict(before)["begeleiding"] != "Anders"


def test_outside_a_screen_nothing_is_kept():
    assert choices.scales()
    ScaleRow.objects.all().delete()
    assert choices.scales() == []


def test_what_is_in_the_archive_can_be_chosen_and_says_so():
    ScaleRow.objects.filter(key="begeleiding").update(archived=True)
    assert dict(choices.scales())["begeleiding"].endswith("(in het archief)")


def test_an_answer_to_choose_stands_for_its_question_and_value():
    groups = dict(choices.fact_answers())
    values = [value for group in groups.values() for value, _ in group]
    assert ("ervaring", "nooit") in [choices.answer_of(value) for value in values]
    assert all(choices.answer_value(*choices.answer_of(value)) == value for value in values)
