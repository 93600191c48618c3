"""Everything about an employer: nothing is forgotten, and nothing of anybody else comes along."""

import io
import json
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from scan.models import AccessLink, Act, AuditEvent, Dossier, Response, Scan
from scan.models.audit import record
from scan.privacy.archive import archive_of_employer, archive_of_scan
from scan.privacy.exporting import of_scan
from scan.privacy.told import EVERYTHING, OF_THE_EMPLOYER
from tests import factories
from tests.privacy.filled import COLLEAGUE, OURS, THEIRS, Filled


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def data_in(content: bytes) -> dict[str, Any]:
    return json.loads(opened(content).read("alles.json"))


@pytest.mark.parametrize("model", EVERYTHING, ids=lambda model: model.__name__)
def test_each_field_is_told_or_kept_back_with_a_reason(model: Any):
    fields = {field.name for field in model._meta.concrete_fields}
    told = EVERYTHING[model]
    assert set(told.fields) | set(told.kept_back) == fields
    assert not set(told.fields) & set(told.kept_back)
    assert all(told.kept_back.values())


def test_every_model_that_hangs_on_a_scan_or_a_dossier_is_told():
    """The link between a dossier and an organisation tells nothing that its place in the file does not."""
    for root, told in ((Scan, OF_THE_EMPLOYER), (Response, OF_THE_EMPLOYER), (Dossier, EVERYTHING)):
        hanging = {relation.related_model.__name__ for relation in root._meta.related_objects}
        assert hanging - {model.__name__ for model in told} <= {"DossierOrganisation"}


def test_a_scan_is_told_with_everything_that_the_employer_gave(filled: Filled):
    told = of_scan(filled.scan)
    assert told["public_id"] == filled.scan.public_id
    assert f"{OURS} in eigen woorden" in [one["value"] for one in told["eigenaar"]["antwoorden"]]
    assert told["resultaat"]["data"]["advice"]
    (step,) = told["plan"]["stappen"]
    assert (step["if_words"], step["notities"][0]["text"]) == (OURS, f"Notitie met {OURS}")
    assert told["plan"]["herinnering"]["address"] == f"{OURS}@example.org"
    (share,) = told["delen"]
    assert (share["contact_name"], share["service_point"]) == (f"Joost {OURS}", filled.share.service_point.name)
    assert told["uitgenodigd door"][0]["given_by"] == THEIRS
    assert told["eigenaar"]["samen ingevuld"][0]["service_point"] == filled.share.service_point.name
    assert "Gedeeld" in [one["what"] for one in told["logboek"]]


def test_no_key_and_no_mark_comes_along(filled: Filled):
    text = opened(archive_of_employer(filled.scan.organisation, dossiers=True)).read("alles.json").decode()
    hashes = AccessLink.objects.values_list("token_hash", flat=True)
    for secret in (*hashes, f"{OURS}-mark", "t" * 64, "s" * 64, "c" * 64):
        assert secret not in text
    assert of_scan(filled.scan)["eigenaar"]["mailadres_herkend"] is True


def test_of_colleagues_there_are_only_numbers(filled: Filled):
    for act in (Act.JOINED, Act.RETRACTED, Act.FINISHED, Act.REOPENED, Act.LINKED, Act.UNLINKED):
        record(act, filled.scan)
    archive = opened(archive_of_employer(filled.scan.organisation, dossiers=True))
    told = json.loads(archive.read("alles.json"))["scans"][0]
    assert told["collega’s"] == [{"role": "hr", "begonnen": 1, "klaar": 1}]
    assert COLLEAGUE not in archive.read("alles.json").decode()
    # Whose these acts were is not known, and their moments would tell what a colleague did.
    told_acts = {one["act"] for one in told["logboek"]}
    assert told_acts.isdisjoint({"meegedaan", "teruggenomen", "afgerond", "heropend", "link", "link-ingetrokken"})


def test_the_owner_gets_nothing_that_the_service_point_wrote(filled: Filled):
    archive = opened(archive_of_scan(filled.scan))
    told = json.loads(archive.read("alles.json"))
    assert "dossiers" not in told
    # But for the invitation, which told the employer the same by mail.
    del told["scans"][0]["uitgenodigd door"]
    assert THEIRS not in json.dumps(told)
    assert "Wat een werkgeversservicepunt zelf over jullie opschreef" in archive.read("LEESMIJ.txt").decode()


def test_a_request_can_be_answered_with_what_the_service_point_wrote(filled: Filled):
    (dossier,) = data_in(archive_of_employer(filled.scan.organisation, dossiers=True))["dossiers"]
    assert dossier["servicepunt"] == filled.share.service_point.name
    assert [one["text"] for one in dossier["notities"]] == [THEIRS]
    assert [one["text"] for one in dossier["afspraken"]] == [THEIRS]
    assert [one["name"] for one in dossier["contactpersonen"]] == [THEIRS]
    assert [one["text"] for one in dossier["eigen kijk"]] == [THEIRS]
    assert [one["note"] for one in dossier["van wie"]] == [THEIRS]
    assert dossier["geschiedenis"]


def test_nobody_is_told_by_mail_address(filled: Filled, account_manager):
    AuditEvent.objects.create(act=Act.SEEN, scan_id=filled.scan.public_id, user_id=account_manager.pk)
    AuditEvent.objects.create(act=Act.SEEN, scan_id=filled.scan.public_id, user_id=account_manager.pk + 1000)
    told = of_scan(filled.scan)
    assert [one["user"] for one in told["logboek"] if one["act"] == Act.SEEN] == ["Een accountmanager"] * 2
    everything = data_in(archive_of_employer(filled.scan.organisation, dossiers=True))
    assert account_manager.email not in json.dumps(everything)


def test_the_workbook_of_each_finished_scan_comes_along(version):
    scan = factories.make_finished_scan()
    following = factories.make_following(scan, {"att-past": 4})
    Scan.objects.create(organisation=scan.organisation, version=version)
    archive = opened(archive_of_employer(scan.organisation, dossiers=False))
    workbooks = {f"resultaat-{one.public_id}.xlsx" for one in (scan, following)}
    assert set(archive.namelist()) == {"LEESMIJ.txt", "alles.json"} | workbooks
    assert len(json.loads(archive.read("alles.json"))["scans"]) == 3
    for name in workbooks:
        assert load_workbook(io.BytesIO(archive.read(name))).sheetnames


def test_a_draft_is_told_as_well(version):
    scan = factories.make_response("hr", {"att-past": 4}).scan
    told = data_in(archive_of_scan(scan))["scans"][0]
    assert told["resultaat"] is told["plan"] is None
    (answer,) = told["eigenaar"]["antwoorden"]
    assert (answer["question"], answer["value"]) == ("att-past", 4)
    # In words too: somebody who asks what is kept has to be able to read it.
    question = version.instrument.questions["att-past"]
    labels = {option.value: option.label for option in version.instrument.options["att-past"]}
    assert (answer["vraag"], answer["antwoord"]) == (question.text, labels[4])


def test_every_answer_of_an_example_is_told_in_words(scan: Scan, version):
    told = of_scan(scan)["eigenaar"]["antwoorden"]
    assert len(told) > 20
    assert all(one["vraag"] and one["antwoord"] for one in told)


def test_another_employer_is_not_in_it(filled: Filled):
    other = factories.make_finished_scan()
    text = archive_of_employer(other.organisation, dossiers=True)
    assert OURS.encode() not in text
    assert filled.scan.public_id.encode() not in text
