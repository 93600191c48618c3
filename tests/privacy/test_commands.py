"""The commands of who answers requests: to see, to be forgotten, to know who looked."""

import csv
import io
import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from scan.addresses import mark
from scan.models import (
    Act,
    AuditEvent,
    Dossier,
    DossierOrganisation,
    NoMoreInvitations,
    Organisation,
    Response,
    Scan,
    User,
)
from scan.models.audit import record
from tests import factories
from tests.privacy.filled import OURS, THEIRS, Filled


def said(*arguments: Any, **options: Any) -> str:
    told = io.StringIO()
    call_command(*arguments, stdout=told, **options)
    return told.getvalue()


@pytest.mark.parametrize("whose", ["scan", "owner", "dossier"])
def test_an_employer_is_exported_by_whatever_id_is_known(filled: Filled, tmp_path: Path, whose: str):
    file = tmp_path / "alles.zip"
    said("export_employer", getattr(filled, whose).public_id, file)
    told = zipfile.ZipFile(file).read("alles.json").decode()
    assert OURS in told
    assert "dossiers" not in json.loads(told)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert AuditEvent.objects.filter(act=Act.COPIED, scan_id=filled.scan.public_id).count() == 1


def test_what_a_service_point_wrote_comes_along_when_asked(filled: Filled, tmp_path: Path):
    file = tmp_path / "alles.zip"
    said("export_employer", filled.scan.public_id, file, dossiers=True)
    assert json.loads(zipfile.ZipFile(file).read("alles.json"))["dossiers"][0]["notities"][0]["text"] == THEIRS


def test_a_dossier_about_two_organisations_gives_both(filled: Filled, tmp_path: Path):
    other = factories.make_finished_scan()
    DossierOrganisation.objects.create(
        dossier=filled.dossier, organisation=other.organisation, service_point=filled.dossier.service_point
    )
    file = tmp_path / "alles.zip"
    said("export_employer", filled.dossier.public_id, file)
    assert zipfile.ZipFile(file).namelist() == ["organisatie-1.zip", "organisatie-2.zip"]


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [("export_employer", "bestaatniet", "x.zip"), ("erase_employer", "bestaatniet")])
def test_an_id_that_nothing_has_is_told(arguments: tuple[str, ...]):
    with pytest.raises(CommandError, match="bestaatniet"):
        said(*arguments)


def test_a_file_that_cannot_be_written_is_told(filled: Filled, tmp_path: Path):
    with pytest.raises(CommandError, match="Bestaat de map"):
        said("export_employer", filled.scan.public_id, tmp_path / "nergens" / "alles.zip")
    assert not AuditEvent.objects.filter(act=Act.COPIED).exists()


def test_erasing_asks_first_and_tells_what_would_go(filled: Filled):
    told = said("erase_employer", filled.owner.public_id, dossiers=True)
    assert told == "Zou weggaan: 1 scans en 1 dossiers. Met --yes gebeurt het.\n"
    assert (Scan.objects.count(), Dossier.objects.count()) == (1, 1)


@pytest.mark.parametrize(("dossiers", "left"), [(False, 1), (True, 0)])
def test_an_employer_is_erased_with_or_without_dossiers(filled: Filled, dossiers: bool, left: int):
    said("erase_employer", filled.scan.public_id, dossiers=dossiers, yes=True)
    assert (Scan.objects.count(), Organisation.objects.count(), Dossier.objects.count()) == (0, 0, left)


def test_a_dossier_whose_employer_is_gone_can_still_be_erased(filled: Filled):
    said("erase_employer", filled.scan.public_id, yes=True)
    said("erase_employer", filled.dossier.public_id, dossiers=True, yes=True)
    assert not Dossier.objects.exists()


def lines(**about: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(said("audit_log", **about))))


def test_the_log_of_a_scan_is_read_also_when_the_scan_is_gone(filled: Filled, account_manager):
    record(Act.SEEN, filled.scan, user=account_manager, service_point=filled.dossier.service_point)
    # When a colleague did something is not for the employer.
    record(Act.JOINED, filled.scan)
    by_owner = lines(scan=filled.owner.public_id)
    assert by_owner == lines(scan=filled.scan.public_id)
    assert (by_owner[-1]["wat"], by_owner[-1]["door"]) == ("Bekeken", "account zonder naam")
    assert by_owner[-1]["servicepunt"] == filled.dossier.service_point.name
    said("erase_employer", filled.scan.public_id, yes=True)
    assert lines(scan=filled.scan.public_id)[-1]["wat"] == "Gewist door een beheerder, op verzoek"


def test_the_log_of_an_account_holds_its_own_lines_alone(filled: Filled, account_manager):
    other = factories.make_user("ander@example.org")
    record(Act.SEEN, filled.scan, user=account_manager)
    record(Act.EXPORTED, filled.scan, user=other)
    assert [line["wat"] for line in lines(account="MANAGER@example.org")] == ["Bekeken"]
    with pytest.raises(CommandError, match="geen account"):
        said("audit_log", account="niemand@example.org")


def test_the_log_of_a_service_point_tells_who_looked_there_and_nothing_of_elsewhere(filled: Filled, account_manager):
    point, other = filled.dossier.service_point, factories.make_service_point("Rijnmond")
    record(Act.SEEN, filled.scan, user=account_manager, service_point=point)
    record(Act.EXPORTED, filled.scan, user=account_manager, service_point=other)
    record(Act.PLANNED, filled.scan)
    told = lines(service_point=point.name.upper())
    assert {line["servicepunt"] for line in told} == {point.name}
    assert told[-1]["wat"] == "Bekeken"
    assert all(line["door"] for line in told)
    with pytest.raises(CommandError, match="geen servicepunt"):
        said("audit_log", service_point="Nergens")


@pytest.mark.parametrize("command", ["export_employer", "erase_employer"])
def test_with_the_number_of_a_colleague_nothing_of_the_employer_is_given_or_erased(filled: Filled, command: str):
    colleague = filled.scan.responses.get(is_owner=False)
    with pytest.raises(CommandError, match=colleague.public_id):
        said(command, colleague.public_id, *(["alles.zip"] if command == "export_employer" else []), dossiers=True)


def test_what_is_kept_with_a_mail_address_is_told_with_the_ids_to_go_on_with(filled: Filled):
    scan, dossier = filled.scan.public_id, filled.dossier.public_id
    assert said("find_person", f"{OURS.upper()}@example.org").splitlines() == [
        f"contactpersoon bij het delen van scan {scan}",
        f"herinneringen aan het plan van scan {scan}",
    ]
    assert said("find_person", f"{THEIRS}@example.org").splitlines() == [
        f"uitgenodigd vanuit dossier {dossier}",
        f"contactpersoon in dossier {dossier}",
    ]
    assert said("find_person", "manager@example.org") == "account\n"
    assert said("find_person", "niemand@example.org") == "Bij dit mailadres is niets bewaard.\n"


def test_an_address_that_is_only_recognised_is_found_and_of_a_colleague_no_id_is_told(filled: Filled):
    address = "joost@example.org"
    NoMoreInvitations.objects.create(mark=mark(address))
    Response.objects.filter(scan=filled.scan).update(address_mark=mark(address))
    assert said("find_person", address).splitlines() == [
        f"liet de link mailen van scan {filled.scan.public_id}",
        "liet als collega de eigen link mailen",
        "wil geen uitnodigingen",
    ]


def test_an_account_is_erased_at_once_when_that_was_asked(account_manager: User, filled: Filled):
    assert "Met --yes" in said("erase_account", "MANAGER@example.org")
    assert User.objects.get(pk=account_manager.pk).email == "manager@example.org"
    said("erase_account", "MANAGER@example.org", yes=True)
    left = User.objects.get(pk=account_manager.pk)
    assert (left.is_active, left.email) == (False, f"{left.pk}@niemand.invalid")
    # What was written in a dossier is the service point's.
    assert filled.dossier.notes.get().text == THEIRS
    with pytest.raises(CommandError, match="geen account"):
        said("erase_account", "manager@example.org", yes=True)
