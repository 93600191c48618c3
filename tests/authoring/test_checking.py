"""What lint finds is shown everywhere, and each finding leads to the field where it is mended."""

import re

import pytest

from scan.authoring.addresses import field_anchor
from scan.authoring.checking import Check, check_working_copy, place
from scan.authoring.viewsets import VIEWSETS
from scan.core.lint import Finding
from scan.models.working.advice import StepRow
from scan.models.working.copy import working_copy
from scan.models.working.measure import DimensionRow, ScaleRow
from scan.models.working.questions import AnswerScaleRow, QuestionRow, SectionRow
from tests.authoring.posting import viewset_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("working")]


def test_the_starting_instrument_has_no_errors():
    assert check_working_copy().errors == []


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda viewset: viewset.path)
def test_every_field_of_a_row_has_a_place_on_its_screen(viewset, editing):
    row = viewset.model.objects.first()
    page = editing.get(f"/beheer/scan/{viewset.path}/edit/{row.pk}/").content.decode()
    ids = set(re.findall(r'id="([^"]+)"', page))
    fields = viewset_of(viewset.model).get_edit_handler().get_form_class().base_fields
    assert fields
    for name in fields:
        assert field_anchor(name) in ids, name


def test_every_finding_about_a_part_leads_to_a_row_and_a_field_that_is_there(editing):
    copy = working_copy()
    paths = [
        ("steps", 0, "when", 0, 0),
        ("steps", 0, "text", "what", 1),
        ("sections", 1, "questions", 0, "text"),
        ("sections", 0, "questions", 0, "options", 2, "label"),
        ("sections", 0, "title"),
        ("dimensions", 0, "scales", 1, "explanation"),
        ("answer_scales", "eens5", 1),
        ("styles", 0, "points", 0, "when"),
        ("topics", 0, "text", "questions", 0),
        ("levels", 1, "from"),
        ("schemes", 0),
        ("terms", 0, "variants"),
        ("sample_employers", 0, "facts", "sector"),
        ("arbeidsmarktregios", 3),
        ("instrument", "minutes"),
    ]
    for one in place(copy, [Finding(path, "warning", "x", "Let op.") for path in paths]):
        assert one.row is not None, one.finding.path
        page = editing.get(one.url).content.decode()
        anchor = one.url.partition("#")[2]
        assert not anchor or f'id="{anchor}"' in page, one.url


def test_a_rule_that_points_nowhere_is_an_error_at_the_rule():
    row = StepRow.objects.first()
    StepRow.objects.filter(pk=row.pk).update(when=[[{"scale": "weg", "below": 60}]])
    [found] = check_working_copy().errors
    assert (found.row, found.field) == (row, "when")


def test_what_no_instrument_can_hold_is_an_error_at_its_field():
    row = QuestionRow.objects.first()
    QuestionRow.objects.filter(pk=row.pk).update(type="raadsel")
    check = check_working_copy()
    assert not check.is_readable
    assert (check.errors[0].row, check.errors[0].field) == (row, "type")


def test_an_edit_screen_shows_what_was_found_in_its_row(editing):
    row = StepRow.objects.first()
    StepRow.objects.filter(pk=row.pk).update(when=[[{"scale": "weg", "below": 60}]])
    mine = editing.get(f"/beheer/scan/stappen/edit/{row.pk}/").content.decode()
    assert "<strong>Fout:</strong>" in mine
    other = editing.get(f"/beheer/scan/stappen/edit/{StepRow.objects.last().pk}/").content.decode()
    assert "<strong>Fout:</strong>" not in other
    assert "1 fout," in other


def test_the_screen_of_all_findings_links_to_each_and_counts(editing):
    AnswerScaleRow.objects.filter(key="eens5").update(options=[])
    page = editing.get("/beheer/scan/controle/").content.decode()
    check = check_working_copy()
    assert f"{len(check.errors)} fout" in page
    for one in check.placed:
        if one.row:
            assert f'href="{one.url}"' in page


def test_the_search_for_steps_that_never_come_up_is_asked_for(editing):
    assert "Zoek in" in editing.get("/beheer/scan/controle/").content.decode()


def test_a_check_says_what_it_found_about_one_row():
    row = QuestionRow.objects.get(key="zorg-werk")
    check = Check(working_copy())
    assert check.about(row)
    assert {one.row for one in check.about(row)} == {row}


def test_a_question_whose_section_is_in_the_archive_is_an_error_at_the_question():
    row = QuestionRow.objects.get(key="att-past")
    SectionRow.objects.filter(key=row.section).update(archived=True)
    found = [one for one in check_working_copy().errors if one.finding.code == "nowhere"]
    assert {one.row.section for one in found} == {row.section}
    assert (row, "section") in [(one.row, one.field) for one in found]


def test_a_scale_whose_dimension_is_in_the_archive_is_an_error_at_the_scale():
    row = ScaleRow.objects.first()
    DimensionRow.objects.filter(key=row.dimension).update(archived=True)
    assert (row, "dimension") in [(one.row, one.field) for one in check_working_copy().errors]


def test_a_finding_about_an_answer_of_a_sample_employer_leads_to_the_answers(editing):
    copy = working_copy()
    for path in (("sample_employers", 0, "facts", "sector"), ("sample_employers", 0, "respondents", 0, "role")):
        [found] = place(copy, [Finding(path, "warning", "x", "Let op.")])
        assert found.url == f"/beheer/scan/proefwerkgevers/antwoorden/{found.row.pk}/"
        assert editing.get(found.url).status_code == 200
