"""Publishing: an editor asks, a coordinator publishes or sends back; what runs and what was, stays as it is."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from scan.authoring import publishing
from scan.models import InstrumentVersion, ReleaseRequest, Result
from scan.models.instrument import FrozenVersionError, publish
from scan.models.working.advice import StepRow
from scan.models.working.copy import working_document
from scan.models.working.measure import ScaleRow
from scan.models.working.questions import QuestionRow
from scan.questionnaire import actions
from tests import factories
from tests.authoring.conftest import browser_of, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("working")]

PUBLISH = "/beheer/scan/publiceren/"
NOTE = "De vraag is korter."


@pytest.fixture
def changed(working) -> InstrumentVersion:
    """A working copy that differs from its version in the text of one question."""
    QuestionRow.objects.filter(key="att-past").update(text="Een nieuwe vraag?")
    return working


@pytest.fixture
def broken(changed) -> None:
    """A working copy with an error that lint finds."""
    StepRow.objects.filter(pk=StepRow.objects.first().pk).update(when=[[{"scale": "weg", "below": 60}]])


def digest() -> str:
    return publishing.release().digest


def test_every_change_is_told_in_words(changed, editing):
    page = editing.get(PUBLISH).content.decode()
    assert "Een nieuwe vraag?" in page
    assert changed.instrument.questions["att-past"].text in page
    assert "Wat er verandert sinds versie 1" in page


def test_without_a_change_there_is_nothing_to_publish(editing, coordinating):
    assert "Er is geen verschil" in editing.get(PUBLISH).content.decode()
    answer = coordinating.post(PUBLISH, {"deed": "publish", "note": NOTE, "digest": digest()})
    assert answer.status_code == 422
    assert "niets veranderd" in answer.content.decode()


def test_an_editor_asks_and_a_coordinator_publishes(changed, editing, coordinating, editor, coordinator):
    assert editing.post(PUBLISH, {"deed": "ask", "note": NOTE}).status_code == 302
    request = ReleaseRequest.objects.get(is_open=True)
    assert (request.asked_by, request.note, request.digest) == (editor, NOTE, digest())
    shown = coordinating.get(PUBLISH).content.decode()
    assert NOTE in shown
    answer = coordinating.post(PUBLISH, {"deed": "publish", "note": NOTE, "digest": digest()})
    assert answer.status_code == 302
    version = InstrumentVersion.objects.first()
    assert (version.number, version.note, version.published_by) == (2, NOTE, coordinator)
    assert version.document == working_document()
    request.refresh_from_db()
    assert (request.is_open, request.decided_by, request.version) == (False, coordinator, version)


def test_an_editor_cannot_publish(changed, editing):
    answer = editing.post(PUBLISH, {"deed": "publish", "note": NOTE, "digest": digest()})
    assert answer.status_code == 422
    assert "Alleen een coördinator" in answer.content.decode()
    assert InstrumentVersion.objects.count() == 1


def test_a_request_is_sent_back_with_a_text(changed, editing, coordinating):
    editing.post(PUBLISH, {"deed": "ask", "note": NOTE})
    empty = coordinating.post(PUBLISH, {"deed": "send_back", "answer": ""})
    assert empty.status_code == 422
    assert "Schrijf wat er nog moet gebeuren." in empty.content.decode()
    assert coordinating.post(PUBLISH, {"deed": "send_back", "answer": "Vraag 3 is te lang."}).status_code == 302
    assert "Vraag 3 is te lang." in editing.get(PUBLISH).content.decode()
    assert InstrumentVersion.objects.count() == 1


def test_an_editor_cannot_send_back(changed, editing):
    editing.post(PUBLISH, {"deed": "ask", "note": NOTE})
    editing.post(PUBLISH, {"deed": "send_back", "answer": "Nee."})
    assert ReleaseRequest.objects.get().is_open


def test_one_request_waits_at_a_time(changed, editing):
    editing.post(PUBLISH, {"deed": "ask", "note": NOTE})
    assert editing.post(PUBLISH, {"deed": "ask", "note": NOTE}).status_code == 422
    assert ReleaseRequest.objects.count() == 1


@pytest.mark.parametrize("deed", ["ask", "publish"])
def test_a_note_is_needed(changed, coordinating, deed):
    answer = coordinating.post(PUBLISH, {"deed": deed, "note": "", "digest": digest()})
    assert answer.status_code == 422
    assert "Schrijf in een paar woorden" in answer.content.decode()
    assert InstrumentVersion.objects.count() == 1


def test_an_error_of_lint_blocks_with_the_way_to_mend_it(broken, coordinating):
    page = coordinating.get(PUBLISH).content.decode()
    assert "Eerst 1 fout oplossen" in page
    assert f"/beheer/scan/stappen/edit/{StepRow.objects.first().pk}/#when" in page
    answer = coordinating.post(PUBLISH, {"deed": "publish", "note": NOTE, "digest": digest()})
    assert answer.status_code == 422
    assert InstrumentVersion.objects.count() == 1


def test_what_changed_meanwhile_is_read_again_before_it_is_published(changed, coordinating):
    seen = digest()
    QuestionRow.objects.filter(key="att-past").update(text="Nog een andere vraag?")
    answer = coordinating.post(PUBLISH, {"deed": "publish", "note": NOTE, "digest": seen})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "net veranderd" in page
    assert NOTE in page
    assert InstrumentVersion.objects.count() == 1
    again = {"deed": "publish", "note": NOTE, "digest": digest()}
    assert coordinating.post(PUBLISH, again).status_code == 302


def test_a_published_row_gets_a_fixed_key(changed, coordinator):
    ScaleRow.objects.update(published=False)
    publishing.publish_working_copy(coordinator, NOTE, digest())
    assert not ScaleRow.objects.filter(published=False).exists()


def test_scans_under_way_finish_on_their_version_and_results_stay_to_the_byte(changed, coordinator):
    done = factories.make_finished_scan()
    before = Result.objects.get(scan=done).data
    under_way = factories.make_response("hr", {"att-past": 3})
    version = publishing.publish_working_copy(coordinator, NOTE, digest())
    after = Result.objects.get(scan=done)
    assert (after.data, after.version) == (before, changed)
    assert under_way.instrument.questions["att-past"].text != "Een nieuwe vraag?"
    assert actions.finish(under_way).version == changed
    assert actions.start_scan("hr").scan.version == version


def test_a_version_is_never_changed():
    version = InstrumentVersion.objects.get()
    with pytest.raises(FrozenVersionError):
        InstrumentVersion.objects.update(note="Anders.")
    with pytest.raises(FrozenVersionError), transaction.atomic():
        InstrumentVersion.objects.bulk_update([version], ["note"])
    version.document = {}
    with pytest.raises(FrozenVersionError), transaction.atomic():
        version.save()
    version.refresh_from_db()
    assert version.document != {}


def test_a_version_that_was_asked_for_or_is_used_cannot_be_deleted():
    version = InstrumentVersion.objects.get()
    factories.make_response("hr")
    with pytest.raises(ProtectedError):
        version.delete()


def test_a_version_is_looked_at_compared_and_exported(changed, editing):
    listed = editing.get("/beheer/scan/versies/").content.decode()
    assert "Versie 1" in listed
    one = editing.get("/beheer/scan/versies/1/").content.decode()
    assert changed.instrument.steps[0].title in one
    compared = editing.get("/beheer/scan/versies/vergelijken/?van=1").content.decode()
    assert "Een nieuwe vraag?" in compared
    assert "1 verschil" in compared
    for wrong in ("?van=9", "?van=x", "", "?van=1&tot=9"):
        assert editing.get(f"/beheer/scan/versies/vergelijken/{wrong}").status_code == 404


def test_two_versions_are_compared(changed, editing):
    publish(working_document(), note="Twee.")
    page = editing.get("/beheer/scan/versies/vergelijken/?van=2&tot=1").content.decode()
    assert "Van versie 2 naar versie 1: 1 verschil" in page


def test_a_coordinator_makes_a_version_the_working_copy_again(changed, editing, coordinating):
    new = ScaleRow.objects.create(key="nieuw", dimension="willen", title="Nieuw", explanation="Uitleg.", position=99)
    address = "/beheer/scan/versies/1/terug/"
    assert editing.get(address).status_code == 403
    assert editing.post(address).status_code == 403
    read = coordinating.get(address)
    assert "Een nieuwe vraag?" in read.content.decode()
    assert coordinating.post(address, {"seen": read.context["seen"]}).status_code == 302
    assert working_document() == changed.document
    assert not ScaleRow.objects.filter(pk=new.pk).exists()
    assert QuestionRow.objects.get(key="att-past").revisions.count() == 1


def test_what_an_editor_changed_meanwhile_is_read_again_before_a_version_is_taken_up(changed, coordinating):
    address = "/beheer/scan/versies/1/terug/"
    seen = coordinating.get(address).context["seen"]
    ScaleRow.objects.create(key="nieuw", dimension="willen", title="Net bedacht", explanation="Uitleg.", position=99)
    for old in ({"seen": seen}, {}):
        answer = coordinating.post(address, old)
        assert answer.status_code == 409
        assert "De werkkopie is intussen veranderd" in answer.content.decode()
        assert "Net bedacht" in answer.content.decode()
    assert ScaleRow.objects.filter(key="nieuw").exists()


def test_the_first_screen_tells_how_the_working_copy_stands(changed, editing, coordinating, groups):
    page = editing.get("/beheer/").content.decode()
    assert "0 fouten" in page
    assert "1 wijziging sinds versie 1" in page
    editing.post(PUBLISH, {"deed": "ask", "note": NOTE})
    assert "Bekijk het verzoek" in coordinating.get("/beheer/").content.decode()
    writer = browser_of(member("Redacteur", "zonder@example.org"))
    assert "De vragenlijst" in writer.get("/beheer/").content.decode()


def test_versions_can_be_compared_and_taken_up_while_the_working_copy_cannot_be_read(working, coordinating):
    QuestionRow.objects.filter(key="att-past").update(type="raadsel")
    compared = coordinating.get("/beheer/scan/versies/vergelijken/?van=1")
    assert "daarom kan zij niet vergeleken worden" in compared.content.decode()
    back = "/beheer/scan/versies/1/terug/"
    read = coordinating.get(back)
    assert "In de werkkopie staan nu fouten" in read.content.decode()
    assert coordinating.post(back, {"seen": read.context["seen"]}).status_code == 302
    assert QuestionRow.objects.get(key="att-past").type == "rating"
