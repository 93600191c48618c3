"""Is a published version numbered, frozen, and never taken away from under a scan?"""

import hashlib

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from scan.content import read_instrument
from scan.core.document import document_of
from scan.core.instrument import InstrumentError, instrument_from
from scan.models import InstrumentVersion, Organisation, Response, Scan
from scan.models.instrument import digest_of, publish
from scan.models.scan import Result
from scan.questionnaire.actions import finish, start_scan
from tests import factories
from tests.core.little import document

pytestmark = pytest.mark.django_db


def test_versions_are_numbered_from_1():
    assert publish(document(), note="Een.").number == 1
    second = publish(document(schemes=["fund"]), note="Twee.")
    assert (second.number, second.note) == (2, "Twee.")
    assert str(second) == "versie 2"


def test_publishing_the_same_again_gives_the_version_that_is_there():
    first = publish(document(), note="Een.")
    again = publish(document(), note="Nog eens.")
    assert (again.pk, again.note) == (first.pk, "Een.")
    assert InstrumentVersion.objects.count() == 1


def test_going_back_to_an_older_document_makes_a_new_version():
    first = publish(document(), note="Een.")
    publish(document(schemes=["fund"]), note="Twee.")
    third = publish(document(), note="Terug.")
    assert (third.number, third.digest) == (3, first.digest)


def test_the_digest_is_of_the_canonical_form():
    assert digest_of({"b": 1, "a": "é"}) == hashlib.sha256('{"a":"é","b":1}'.encode()).hexdigest()
    assert digest_of(document()) == digest_of(dict(reversed(document().items())))
    assert digest_of(document()) != digest_of(document(schemes=["fund"]))


def test_the_document_that_is_stored_still_has_its_digest():
    version = publish(document(), note="Een.")
    assert digest_of(InstrumentVersion.objects.get(pk=version.pk).document) == version.digest


def test_who_published_is_kept_and_may_leave():
    user = factories.make_user(second_factor=False)
    version = publish(document(), note="Een.", user=user)
    assert version.published_by == user
    user.delete()
    version.refresh_from_db()
    assert version.published_by is None


def test_what_is_no_instrument_is_not_published():
    with pytest.raises(InstrumentError):
        publish(document(roles=[{"name": "x"}]), note="Fout.")
    assert not InstrumentVersion.objects.exists()


def test_a_number_is_given_once():
    version = publish(document(), note="Een.")
    with pytest.raises(IntegrityError), transaction.atomic():
        InstrumentVersion.objects.create(number=version.number, document={}, digest="x", note="")


def test_each_version_gives_its_own_instrument():
    first = publish(document(), note="Een.")
    second = publish(document(schemes=["fund"]), note="Twee.")
    assert (first.instrument.schemes, second.instrument.schemes) == ((), ("fund",))
    assert InstrumentVersion.objects.get(pk=first.pk).instrument is first.instrument


def test_a_version_that_a_scan_stands_on_cannot_be_deleted():
    version = publish(document(), note="Een.")
    scan = Scan.objects.create(organisation=Organisation.objects.create(), version=version)
    with pytest.raises(ProtectedError):
        version.delete()
    with pytest.raises(ProtectedError):
        InstrumentVersion.objects.all().delete()
    scan.delete()
    version.delete()
    assert not InstrumentVersion.objects.exists()


def test_a_version_that_a_result_stands_on_cannot_be_deleted():
    old = publish(document(), note="Een.")
    new = publish(document(schemes=["fund"]), note="Twee.")
    scan = Scan.objects.create(organisation=Organisation.objects.create(), version=new)
    Result.objects.create(scan=scan, version=old, data={}, dimensions={})
    with pytest.raises(ProtectedError):
        old.delete()


def test_a_scan_finishes_on_the_version_it_started_on():
    old = publish(document(), note="Een.")
    response = start_scan("boss")
    publish(document(schemes=["fund"]), note="Twee.")
    result = finish(Response.objects.get(pk=response.pk))
    assert result.version == old
    assert start_scan("boss").scan.version.number == 2


def test_the_command_loads_the_starting_instrument_once(capsys: pytest.CaptureFixture[str]):
    for _ in range(2):
        call_command("load_instrument")
    assert capsys.readouterr().out.splitlines() == ["Het instrument staat klaar als versie 1."] * 2
    assert InstrumentVersion.objects.get().document == document_of(read_instrument())


def test_two_ways_of_writing_the_same_instrument_are_one_version():
    spelled_out = document(schemes=["fund"], levels=[{"key": "low", "title": "Laag", "from": 0.0}], sample_employers=[])
    short = document(schemes=["fund"], levels=[{"key": "low", "title": "Laag", "from": 0}])
    spelled_out["sections"] = [{"intro": "", "once": False} | section for section in spelled_out["sections"]]
    first = publish(spelled_out, note="Een.")
    assert publish(short, note="Twee.") == first
    assert first.document == document_of(instrument_from(short))
