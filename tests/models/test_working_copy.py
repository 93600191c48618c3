"""Between rows and a document: nothing is lost on the way, and what did not change leaves no trace."""

import json

import pytest
from django.core.management import call_command
from hypothesis import Phase, given, settings
from hypothesis.extra.django import TestCase
from wagtail.models import ModelLogEntry, Revision

from scan.content import read_document
from scan.core.document import document_of
from scan.core.instrument import Instrument, InstrumentError, instrument_from
from scan.models import InstrumentVersion
from scan.models.working import KINDS
from scan.models.working.advice import StepRow
from scan.models.working.background import InstrumentRow
from scan.models.working.copy import mark_published, replace_working_copy, working_copy, working_document
from scan.models.working.limits import unstorable
from scan.models.working.questions import QuestionRow
from tests import factories
from tests.instruments import whole_instruments
from tests.strategies import CALM

pytestmark = pytest.mark.django_db


def everything() -> dict[type, list]:
    return {kind: list(kind.objects.order_by("pk").values_list()) for kind in KINDS}


class AGeneratedInstrument(TestCase):
    """Rows take in any instrument that they have room for."""

    # Making it smaller would take minutes.
    @settings(CALM, max_examples=5, phases=[Phase.explicit, Phase.generate])
    @given(whole_instruments())
    def test_comes_back_from_rows_to_the_byte(self, made: Instrument):
        document = document_of(made)
        if any(unstorable(document)):
            return
        replace_working_copy(document)
        assert json.dumps(working_document(), sort_keys=True) == json.dumps(document, sort_keys=True)


def test_the_starting_instrument_comes_back_from_rows(instrument: Instrument):
    replace_working_copy(read_document())
    assert working_document() == document_of(instrument)


def test_taking_the_same_document_in_again_changes_no_row_and_makes_no_history():
    document = read_document()
    replace_working_copy(document)
    before, revisions, lines = everything(), Revision.objects.count(), ModelLogEntry.objects.count()
    replace_working_copy(document)
    replace_working_copy(working_document())
    assert (everything(), Revision.objects.count(), ModelLogEntry.objects.count()) == (before, revisions, lines)


def test_a_row_that_changes_gets_one_line_in_its_history_with_who_did_it():
    document = working_after_loading()
    user = factories.make_user("redacteur@example.org")
    document["steps"][0]["title"] = "Een andere titel"
    replace_working_copy(document, user=user)
    row = StepRow.objects.get(key=document["steps"][0]["key"])
    assert row.title == "Een andere titel"
    assert row.latest_revision.user == user
    assert Revision.objects.filter(user=user).count() == 1


def test_what_a_document_does_not_hold_goes_to_the_archive_once_published_and_else_for_good():
    document = working_after_loading()
    mark_published({**document, "steps": document["steps"][1:]})
    new, old = document["steps"][0]["key"], document["steps"][1]["key"]
    replace_working_copy({**document, "steps": document["steps"][2:]})
    assert not StepRow.objects.filter(key=new).exists()
    assert StepRow.objects.get(key=old).archived
    replace_working_copy(document)
    assert not StepRow.objects.get(key=old).archived
    assert working_document() == document


def test_rows_keep_the_order_of_the_document():
    document = working_after_loading()
    document["steps"].reverse()
    replace_working_copy(document)
    assert [row.key for row in StepRow.objects.in_use()] == [step["key"] for step in document["steps"]]


def test_what_is_no_instrument_changes_nothing():
    document = working_after_loading()
    before = everything()
    with pytest.raises(InstrumentError):
        replace_working_copy({**document, "roles": [{"name": "x"}]})
    assert everything() == before


def test_each_place_in_the_document_belongs_to_a_row():
    document = working_after_loading()
    copy = working_copy()
    section = document["sections"][1]
    assert copy.row_at(("sections", 1, "questions", 0, "text")) == (
        QuestionRow.objects.get(key=section["questions"][0]["key"]),
        "text",
    )
    assert copy.row_at(("steps", 2, "text", "actions", 1)) == (copy.rows[StepRow][2], "actions")
    assert copy.row_at(("instrument", "minutes")) == (InstrumentRow.objects.get(), "minutes")
    assert copy.row_at(("steps",)) is None
    assert copy.row_at(("steps", 999)) is None


def test_loading_the_instrument_twice_changes_nothing():
    call_command("load_instrument", verbosity=0)
    before = everything()
    call_command("load_instrument", verbosity=0)
    assert everything() == before
    assert InstrumentVersion.objects.count() == 1


def test_loading_the_instrument_leaves_the_work_of_editors_alone():
    call_command("load_instrument", verbosity=0)
    QuestionRow.objects.filter(key="att-past").update(text="Anders?")
    call_command("load_instrument", verbosity=0)
    assert QuestionRow.objects.get(key="att-past").text == "Anders?"


def working_after_loading() -> dict:
    """The working copy of the starting instrument, as a document of its own."""
    replace_working_copy(read_document())
    return json.loads(json.dumps(document_of(instrument_from(working_document()))))
