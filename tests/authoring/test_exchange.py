"""The working copy goes out as a file and comes back, and nothing changes before an editor says so."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from scan.content import read_document
from scan.exchange import read_file, write_file
from scan.models import InstrumentVersion
from scan.models.working import QuestionRow, SectionRow
from scan.models.working.copy import replace_working_copy, working_document
from tests import factories

ADDRESS = "/beheer/scan/uitwisselen/"


@pytest.fixture
def working(site_root: Any, version: InstrumentVersion) -> dict[str, Any]:
    """The starting instrument as the working copy; its document."""
    replace_working_copy(version.document)
    return working_document()


@pytest.fixture
def editor(working: dict[str, Any]) -> Client:
    client = Client()
    client.force_login(factories.make_user("redacteur@example.org", is_superuser=True, is_staff=True))
    return client


def upload(content: bytes, name: str) -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content)}


def changed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with another title for its first step."""
    steps = [{**document["steps"][0], "title": "Een nieuwe titel"}, *document["steps"][1:]]
    return {**document, "steps": steps}


@pytest.mark.parametrize("kind", ["yaml", "xlsx"])
def test_the_exported_working_copy_reads_back_as_the_same_document(editor: Client, working: dict[str, Any], kind: str):
    answer = editor.get(f"{ADDRESS}{kind}/")
    assert answer["Content-Disposition"] == f'attachment; filename="inclusiescan-werkkopie.{kind}"'
    assert read_file(answer.content, kind) == working


def test_a_version_can_be_exported_by_its_number(editor: Client, working: dict[str, Any]):
    QuestionRow.objects.filter(position=0).update(text="Alleen in de werkkopie?")
    assert read_file(editor.get(f"{ADDRESS}yaml/?versie=1").content, "yaml") == working
    assert editor.get(f"{ADDRESS}yaml/?versie=2").status_code == 404
    assert editor.get(f"{ADDRESS}yaml/?versie=een").status_code == 404
    assert editor.get(f"{ADDRESS}docx/").status_code == 404


@pytest.mark.parametrize("kind", ["yaml", "xlsx"])
def test_a_file_gives_a_report_first_and_changes_the_working_copy_only_when_confirmed(
    editor: Client, working: dict[str, Any], kind: str
):
    wanted = changed(working)
    report = editor.post(ADDRESS, upload(write_file(wanted, kind), f"nieuw.{kind}"))
    assert report.status_code == 200
    assert "Een nieuwe titel" in report.content.decode()
    assert working_document() == working
    confirmed = {"confirmed": "1", "seen": report.context["seen"], "document": report.context["document"]}
    assert editor.post(ADDRESS, confirmed).status_code == 302
    assert working_document() == wanted
    assert InstrumentVersion.objects.count() == 1


def test_a_confirmation_of_an_old_report_is_refused_and_shows_the_new_one(editor: Client, working: dict[str, Any]):
    report = editor.post(ADDRESS, upload(write_file(changed(working), "yaml"), "nieuw.yaml"))
    QuestionRow.objects.filter(position=0).update(text="Intussen veranderd?")
    meanwhile = working_document()
    confirmed = {"confirmed": "1", "seen": report.context["seen"], "document": report.context["document"]}
    answer = editor.post(ADDRESS, confirmed)
    assert answer.status_code == 409
    assert "intussen veranderd" in answer.content.decode()
    assert "Intussen veranderd?" in answer.content.decode()
    assert working_document() == meanwhile


def test_a_bad_workbook_is_refused_whole_with_sheet_and_row(editor: Client, working: dict[str, Any]):
    book = load_workbook(BytesIO(write_file(working, "xlsx")))
    book["vragen"]["A3"] = "=1+1"
    file = BytesIO()
    book.save(file)
    answer = editor.post(ADDRESS, upload(file.getvalue(), "fout.xlsx"))
    assert answer.status_code == 422
    assert "Blad vragen, rij 3" in answer.content.decode()
    assert working_document() == working


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("foto.png", b"x", "Kies een bestand dat eindigt op .yaml of .xlsx."),
        ("leeg.yaml", b"", "Dit bestand is leeg."),
        ("groot.yaml", b"a" * (5 * 1024 * 1024 + 1), "Dit bestand is groter dan 5 MB."),
        ("fout.yaml", b"- een\n- lijst\n", "Het bestand is niet overgenomen."),
        ("fout.xlsx", b"PK geen zip", "Het bestand is niet overgenomen."),
    ],
)
def test_what_is_no_instrument_is_refused_in_words(
    editor: Client, working: dict[str, Any], name: str, content: bytes, told: str
):
    answer = editor.post(ADDRESS, upload(content, name))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert working_document() == working


def test_without_a_file_it_says_so(editor: Client):
    answer = editor.post(ADDRESS, {})
    assert answer.status_code == 422
    assert "Kies een bestand." in answer.content.decode()


def test_a_working_copy_that_is_not_finished_can_be_replaced_but_not_exported(editor: Client, working: dict[str, Any]):
    QuestionRow.objects.filter(position=0).update(type="")
    assert editor.get(f"{ADDRESS}yaml/").status_code == 302
    report = editor.post(ADDRESS, upload(write_file(working, "yaml"), "goed.yaml"))
    assert "is niet af" in report.content.decode()
    confirmed = {"confirmed": "1", "seen": report.context["seen"], "document": report.context["document"]}
    assert editor.post(ADDRESS, confirmed).status_code == 302
    assert working_document() == working


def test_rows_that_a_file_does_not_hold_go_to_the_archive_when_a_version_holds_them(working: dict[str, Any]):
    SectionRow.objects.update(published=True)
    without = read_document()
    replace_working_copy(without | {"sections": without["sections"][:-1]})
    assert SectionRow.objects.filter(archived=True).count() == 1
    assert len(working_document()["sections"]) == len(without["sections"]) - 1
