"""Changing what a sample employer answers: the facts, and a screen per person."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from scan.models.working import QuestionRow, SampleEmployerRow
from scan.models.working.copy import working_document
from tests.authoring.test_preview_scan import fields

pytestmark = pytest.mark.usefixtures("working")


@pytest.fixture
def row() -> SampleEmployerRow:
    return SampleEmployerRow.objects.first()


def address(row: SampleEmployerRow, number: int = 0) -> str:
    args = [row.pk, number] if number else [row.pk]
    return reverse("authoring_sample_person" if number else "authoring_sample", args=args)


def look(browser: Client, url: str) -> BeautifulSoup:
    response = browser.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def form_of(page: BeautifulSoup) -> dict[str, Any]:
    return fields(next(one for one in page.select("form") if one.find("input", attrs={"name": "proef.gezien"})))


def test_saving_any_part_unchanged_changes_no_answer(editing: Client):
    before = working_document()
    for row in SampleEmployerRow.objects.all()[:4]:
        for number in range(len(row.respondents) + 1):
            data = form_of(look(editing, address(row, number)))
            assert editing.post(address(row, number), data).status_code == 302
    assert working_document() == before


def test_a_person_has_the_questions_of_the_role_and_no_facts(editing: Client, row: SampleEmployerRow):
    page = look(editing, address(row, 1))
    role = row.respondents[0]["role"]
    asked = {q.key for q in QuestionRow.objects.all() if q.asked_of is None or role in q.asked_of}
    names = {one["name"] for one in page.select("form [name]") if "." not in one["name"]} - {"csrfmiddlewaretoken"}
    assert names & asked
    assert not names & set(row.facts)


def test_an_answer_is_changed_and_the_history_says_who_did(editing: Client, editor: Any, row: SampleEmployerRow):
    data = form_of(look(editing, address(row))) | {"ervaring": "nooit"}
    editing.post(address(row), data)
    row.refresh_from_db()
    assert row.facts["ervaring"] == "nooit"
    assert row.latest_revision.user == editor


def test_what_is_no_answer_is_said_at_the_question_and_stays(editing: Client, row: SampleEmployerRow):
    before = row.facts
    data = form_of(look(editing, address(row))) | {"aantal": "een paar"}
    response = editing.post(address(row), data)
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    typed = page.find(id="vraag-aantal")
    assert typed["value"] == "een paar"
    assert "Vul een heel getal in" in page.find(id=typed["aria-describedby"]).get_text()
    row.refresh_from_db()
    assert row.facts == before


def test_somebody_is_added_and_taken_away(editing: Client, row: SampleEmployerRow):
    people = len(row.respondents)
    data = form_of(look(editing, address(row))) | {"proef.rol": "leidinggevende", "proef.doe": "erbij"}
    assert editing.post(address(row), data).headers["Location"] == address(row, people + 1)
    row.refresh_from_db()
    assert row.respondents[-1] == {"role": "leidinggevende", "answers": {}}
    data = form_of(look(editing, address(row, people + 1))) | {"proef.doe": "weg"}
    editing.post(address(row, people + 1), data)
    row.refresh_from_db()
    assert len(row.respondents) == people
    assert editing.get(address(row, people + 1)).status_code == 404


def test_what_no_longer_fits_is_told_and_goes_on_saving(editing: Client, row: SampleEmployerRow):
    row.facts = {**row.facts, "verdwenen": "ja", "ervaring": "bestaat-niet"}
    row.save()
    page = look(editing, address(row))
    assert "‘verdwenen’" in page.get_text()
    assert "‘bestaat-niet’" in page.get_text()
    editing.post(address(row), form_of(page))
    row.refresh_from_db()
    assert "verdwenen" not in row.facts
    assert "ervaring" not in row.facts


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unasked(editing: Client, row: SampleEmployerRow):
    data = form_of(look(editing, address(row))) | {"ervaring": "nooit"}
    other = SampleEmployerRow.objects.get(pk=row.pk)
    other.facts = {**other.facts, "ervaring": "een"}
    other.save()
    other.save_revision()
    response = editing.post(address(row), data)
    assert response.status_code == 409
    page = BeautifulSoup(response.content, "html.parser")
    assert "Iemand anders veranderde dit intussen" in page.get_text()
    again = form_of(page)
    assert again["ervaring"] == "nooit"
    editing.post(address(row), again)
    row.refresh_from_db()
    assert row.facts["ervaring"] == "nooit"


def test_the_list_and_the_edit_screen_lead_to_the_answers(editing: Client, row: SampleEmployerRow):
    assert address(row) in editing.get(reverse("wagtailsnippets_scan_sampleemployerrow:list")).content.decode()
    edit = editing.get(reverse("wagtailsnippets_scan_sampleemployerrow:edit", args=[row.pk])).content.decode()
    assert address(row) in edit
    assert "Bekijk en verander de antwoorden" in edit


def test_a_new_sample_employer_has_no_answers_yet(editing: Client):
    new = SampleEmployerRow.objects.create(key="nieuw", title="Nieuw", position=99)
    page = look(editing, address(new))
    assert page.find(id="vraag-ervaring")
    assert editing.post(address(new), form_of(page)).status_code == 302
    new.refresh_from_db()
    assert new.facts == {}


def test_a_screen_asks_few_queries(editing: Client, row: SampleEmployerRow, django_assert_max_num_queries: Any):
    for number in (0, 1):
        with django_assert_max_num_queries(40):
            look(editing, address(row, number))


def test_only_authors_may_look(manager_client: Client, row: SampleEmployerRow):
    assert manager_client.get(address(row)).status_code in (302, 403)
    assert Client().get(address(row)).status_code == 302
