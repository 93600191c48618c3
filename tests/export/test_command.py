"""`manage.py export_scan` writes the account manager's workbook, or says in one line why not."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from scan.models import Act, AuditEvent, InstrumentVersion, ServicePoint
from tests import factories
from tests.export.reading import cells


def exported(public_id: str, folder: Path) -> dict:
    call_command("export_scan", public_id, str(folder / "scan.xlsx"))
    return cells(load_workbook(folder / "scan.xlsx"))


def test_a_shared_scan_is_written_with_the_names_of_the_share(
    version: InstrumentVersion, service_point: ServicePoint, tmp_path: Path
):
    scan = factories.make_finished_scan("medewerkers shown")
    factories.make_share(scan, service_point)
    values = exported(scan.public_id, tmp_path)
    assert {"Drukkerij Zonneveld", "Joost Jansen, joost@example.org", service_point.name} <= set(values.values())
    assert any(place.startswith("Gesprek!") for place in values)
    assert AuditEvent.objects.filter(act=Act.COPIED, scan_id=scan.public_id).count() == 1


def test_the_name_of_a_response_gives_the_same_scan(version: InstrumentVersion, tmp_path: Path):
    scan = factories.make_finished_scan()
    of_response = exported(scan.responses.get().public_id, tmp_path)
    assert of_response == exported(scan.public_id, tmp_path)


def test_what_the_employer_left_out_of_the_share_is_left_out_here_too(
    version: InstrumentVersion, service_point: ServicePoint, tmp_path: Path
):
    scan = factories.make_finished_scan("medewerkers shown")
    whole = exported(scan.public_id, tmp_path)
    assert "Rollen!A1" in whole
    factories.make_share(scan, service_point, roles=False)
    shared = exported(scan.public_id, tmp_path)
    assert not any(place.startswith("Rollen!") for place in shared)
    assert any("De werkgever deelt niet: " in str(value) for value in shared.values())


def test_a_withdrawn_share_leaves_no_names(version: InstrumentVersion, service_point: ServicePoint, tmp_path: Path):
    scan = factories.make_finished_scan()
    share = factories.make_share(scan, service_point)
    type(share).objects.update(withdrawn_at=share.shared_at)
    assert "Joost" not in str(exported(scan.public_id, tmp_path))


def test_an_unknown_scan_is_an_error(db: None, tmp_path: Path):
    with pytest.raises(CommandError, match="Er is geen scan met de naam abc"):
        exported("abc", tmp_path)


def test_a_scan_without_a_result_is_an_error(version: InstrumentVersion, tmp_path: Path):
    with pytest.raises(CommandError, match="nog niet afgerond"):
        exported(factories.make_response().scan.public_id, tmp_path)


def test_a_folder_that_does_not_exist_is_an_error_and_no_export(version: InstrumentVersion, tmp_path: Path):
    scan = factories.make_finished_scan()
    with pytest.raises(CommandError, match="Bestaat de map"):
        exported(scan.public_id, tmp_path / "weg")
    assert not AuditEvent.objects.filter(act=Act.COPIED).exists()
