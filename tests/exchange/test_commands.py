"""Do the commands write and read the working copy, and refuse a bad file whole?"""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from scan.core.document import document_of
from scan.core.instrument import instrument_from
from scan.models import InstrumentVersion
from scan.models.instrument import publish
from scan.models.working.copy import replace_working_copy, working_document
from tests.core.little import document, stage, step

pytestmark = pytest.mark.django_db

STAGES = [stage("up", [[{"dimension": "willen", "at_least": 50}]])]


@pytest.fixture
def working_copy() -> None:
    replace_working_copy(document_of(instrument_from(document(stages=STAGES, steps=[step("weak")]))))


def run(name: str, *arguments: object, **options: object) -> str:
    out = StringIO()
    call_command(name, *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def refusal(*arguments: object) -> tuple[str, list[str]]:
    """The error of import_instrument, and the lines on standard error."""
    err = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_instrument", *map(str, arguments), stderr=err)
    assert caught.value.returncode == 1
    return str(caught.value), err.getvalue().splitlines()


@pytest.mark.parametrize("kind", ["yaml", "xlsx"])
def test_what_was_exported_can_be_imported_and_exported_again(working_copy: None, tmp_path: Path, kind: str):
    first, second = tmp_path / f"een.{kind}", tmp_path / f"twee.{kind}"
    before = working_document()
    assert "is geschreven" in run("export_instrument", first)
    assert "geen verschillen" in run("import_instrument", first)
    assert json.dumps(working_document()) == json.dumps(before)
    run("export_instrument", second)
    assert first.read_bytes() == second.read_bytes()


def test_a_version_is_exported_by_its_number(working_copy: None, tmp_path: Path):
    publish(document(schemes=["fonds"]), note="Een.")
    run("export_instrument", tmp_path / "een.yaml", "--version", 1)
    assert "fonds" in (tmp_path / "een.yaml").read_text()
    with pytest.raises(CommandError, match="geen versie 2"):
        run("export_instrument", tmp_path / "twee.yaml", "--version", 2)
    assert not (tmp_path / "twee.yaml").exists()


def test_importing_tells_what_changes_and_publishes_nothing(working_copy: None, tmp_path: Path):
    file = tmp_path / "een.yaml"
    run("export_instrument", file)
    file.write_text(file.read_text().replace("title: Stap weak", "title: Andere stap"))
    before = working_document()
    said = run("import_instrument", file, "--dry-run")
    assert "Andere stap" in said
    assert "Er is niets veranderd" in said
    assert working_document() == before
    assert "Andere stap" in run("import_instrument", file)
    assert working_document()["steps"][0]["title"] == "Andere stap"
    assert not InstrumentVersion.objects.exists()


def test_a_bad_file_is_refused_whole_with_a_line_for_each_mistake(working_copy: None, tmp_path: Path):
    file = tmp_path / "een.yaml"
    run("export_instrument", file)
    text = file.read_text().replace("title: Stap weak", "title: Andere stap")
    file.write_text(text.replace("effort: 1", "effort: 9").replace("impact: 1", "impact: 9"))
    before = working_document()
    said, lines = refusal(file)
    assert said == "Er is niets veranderd."
    assert len(lines) == 2
    assert all(line.startswith("Regel ") for line in lines)
    assert working_document() == before


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("key: weak", "key: Met spaties erin", "steps.Met spaties erin.key"),
        ("title: Stap weak", "title: " + "x" * 201, "steps.weak.title"),
        ("minutes: 1", "minutes: -1", "instrument.minutes"),
        ("title: Laag, from: 0", "title: Laag, from: -5", "levels.low.from"),
    ],
)
def test_what_the_working_copy_has_no_room_for_is_refused(
    working_copy: None, tmp_path: Path, old: str, new: str, place: str
):
    file = tmp_path / "een.yaml"
    run("export_instrument", file)
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    _, lines = refusal(file)
    assert [line for line in lines if place in line], lines


def test_names_of_files_must_say_what_they_are(working_copy: None, tmp_path: Path):
    with pytest.raises(CommandError, match="eindigt op"):
        run("export_instrument", tmp_path / "een.csv")
    assert "eindigt op" in refusal(tmp_path / "een.txt")[0]
    assert "weg.yaml" in refusal(tmp_path / "weg.yaml")[0]
    with pytest.raises(CommandError, match="Bestaat de map"):
        run("export_instrument", tmp_path / "map" / "een.yaml")
