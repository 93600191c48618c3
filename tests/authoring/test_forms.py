"""An editor's form takes every row in, gives it back as it was, and says what is wrong beside the field."""

from html import unescape

import pytest

from scan.authoring.condition_blocks import SAME_QUESTION
from scan.authoring.once import reading_once
from scan.models.working import KINDS
from scan.models.working.advice import StepRow
from scan.models.working.copy import working_document
from scan.models.working.measure import ScaleRow
from scan.models.working.questions import AnswerScaleRow, QuestionRow
from tests.authoring.posting import arrived, form_class_of, posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("working")]


def form_of(row, **changed):
    """The form of a row, sent back with changes."""
    return form_class_of(type(row))(arrived(posted(row, **changed)), instance=row)


def errors_of(row, **changed) -> dict[str, list[str]]:
    with reading_once():
        form = form_of(row, **changed)
        return {name: [str(one) for one in errors] for name, errors in form.errors.items()}


def said(error) -> list[str]:
    """The sentences of an error, also those of blocks inside blocks."""
    if isinstance(error, dict):
        return [sentence for one in error.values() for sentence in said(one)]
    if isinstance(error, (list, tuple)):
        return [sentence for one in error for sentence in said(one)]
    inner = [getattr(error, name, None) for name in ("block_errors", "non_block_errors")]
    return said([one for one in inner if one]) if any(inner) else list(getattr(error, "messages", []))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_saving_the_form_of_any_row_unchanged_changes_nothing(kind):
    with reading_once():
        for row in kind.objects.all():
            before = row.serializable_data()
            form = form_of(row)
            assert form.is_valid(), (row, form.errors.as_json())
            assert form.instance.serializable_data() == before


def test_the_rules_of_the_starting_instrument_hold_every_kind_of_condition():
    document = working_document()
    rules = [part["when"] for name in ("steps", "topics", "stages") for part in document[name]]
    rules += [part["when"] for style in document["styles"] for part in style["points"]]
    conditions = [one for rule in rules for group in rule for one in group]
    subjects = {subject for one in conditions for subject in one} - {"below", "at_least", "in", "includes"}
    assert len(rules) > 50
    assert subjects == {"scale", "dimension", "item", "raw", "answer", "stage", "gap", "unknown_share"}
    assert {"in", "includes", "below", "at_least"} <= {test for one in conditions for test in one}


def test_a_control_in_a_list_has_a_label_for_screen_readers():
    form = form_of(StepRow.objects.first())
    for name, label in (("actions", "Actie"), ("when", "Antwoord"), ("when", "Stadium")):
        controls = unescape(str(form[name])).replace("\\", "")
        assert f'aria-label="{label}"' in controls, label


def test_a_key_is_made_from_the_title_and_is_unique():
    first = ScaleRow(dimension="willen", title="Begeleiding", explanation="Uitleg.")
    form = form_of(first)
    assert form.is_valid(), form.errors
    assert form.instance.key == "begeleiding-2"


def test_a_published_key_is_read_only():
    row = ScaleRow.objects.first()
    form = form_of(row, key="anders")
    assert form.is_valid()
    assert form.instance.key == ScaleRow.objects.first().key


def test_a_key_that_is_in_use_is_kept():
    ScaleRow.objects.filter(key="begeleiding").update(published=False)
    [error] = errors_of(ScaleRow.objects.get(key="begeleiding"), key="iets-anders")["key"]
    assert "wordt al gebruikt door" in error
    assert "vraag ‘" in error
    assert "stap ‘" in error


def test_a_rule_without_a_group_is_refused():
    assert errors_of(StepRow.objects.first(), when=[])["when"]


def test_a_group_without_a_condition_is_refused():
    assert errors_of(StepRow.objects.first(), when=[[]])["when"]


def test_a_score_over_100_is_refused_beside_the_field():
    wrong = [[{"scale": "begeleiding", "below": 160}]]
    form = form_of(StepRow.objects.first(), when=wrong)
    assert not form.is_valid()
    assert set(form.errors) == {"when"}
    assert form["when"].value() is not None


def test_answers_of_one_condition_belong_to_one_question():
    row = StepRow.objects.first()
    data = posted(row, when=[[{"answer": "ervaring", "in": ["nooit"]}]])
    name = next(name for name in data if name.endswith("answers-0-value"))
    data[name.replace("answers-0-value", "answers-1-value")] = '["soort", "publiek"]'
    stem = name.removesuffix("0-value")
    data |= {f"{stem}count": "2", f"{stem}1-deleted": "", f"{stem}1-order": "1", f"{stem}1-type": "", f"{stem}1-id": ""}
    form = form_class_of(StepRow)(arrived(data), instance=row)
    assert not form.is_valid()
    assert SAME_QUESTION in said(form.errors.as_data()["when"])


def test_a_rule_keeps_what_is_in_the_archive_and_says_so():
    ScaleRow.objects.filter(key="begeleiding").update(archived=True)
    row = next(row for row in StepRow.objects.all() if "begeleiding" in str(row.when))
    form = form_of(row)
    assert "(in het archief)" in str(form["when"])
    assert form.is_valid(), form.errors
    assert form.instance.when == StepRow.objects.get(pk=row.pk).when


def test_a_rule_keeps_a_reference_to_what_is_gone_and_the_form_asks_to_choose():
    row = StepRow.objects.first()
    row.when = [[{"scale": "weg", "below": 60}]]
    form = form_of(row)
    assert "weg" in str(form["when"])
    assert not form.is_valid()
    assert "when" in form.errors


def test_an_option_that_was_published_keeps_its_value():
    row = AnswerScaleRow.objects.get(key="eens5")
    options = [{**one, "value": one["value"] + 10} for one in row.options]
    assert errors_of(row, options=options)["options"][0].startswith("De waarde van ‘Helemaal mee oneens’ ligt vast")


def test_an_option_that_a_rule_uses_stays():
    row = QuestionRow.objects.get(key="ervaring")
    value = row.options[0]["value"]
    [error] = errors_of(row, options=row.options[1:])["options"]
    assert "kan niet weg" in error
    assert "stap ‘" in error or "vraag ‘" in error
    assert row.options[0]["label"] in error
    assert value


def test_an_option_that_a_step_answers_to_as_a_wish_stays():
    row = QuestionRow.objects.get(key="hulpvraag")
    wished = {wish for step in StepRow.objects.all() for wish in step.wish}
    kept = [one for one in row.options if one["value"] not in wished]
    errors = errors_of(row, options=kept)["options"]
    assert len(errors) == len(row.options) - len(kept)
    assert all("stap ‘" in error for error in errors)


def test_the_text_of_a_published_option_can_change():
    row = QuestionRow.objects.get(key="ervaring")
    options = [{**one, "label": f"{one['label']} (nieuw)"} for one in row.options]
    assert errors_of(row, options=options) == {}
