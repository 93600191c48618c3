"""Does what is stored of a scan reach the core whole, and does its outcome come back from the database unharmed?"""

from dataclasses import replace

import pytest

from scan.core.measurement import Measurement, Respondent, measurement_from
from scan.core.outcome import outcome_of
from scan.models import InstrumentVersion, Response, Scan
from scan.models.counting import measurement_of
from scan.models.scan import Result
from scan.questionnaire.actions import finish
from tests import factories
from tests.factories import EXAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published(version: InstrumentVersion) -> InstrumentVersion:
    return version


def colleague_of(owner: Response, role: str = "leidinggevende", **answers: int) -> Response:
    colleague = Response.objects.create(scan=owner.scan, role=role)
    factories.give(colleague, {key.replace("_", "-"): value for key, value in answers.items()})
    return colleague


def test_only_finished_responses_are_measured():
    owner = factories.make_response("hr", {"omvang": "1-9", "att-past": 4})
    colleague = colleague_of(owner, att_past=1)
    assert measurement_of(owner.scan) == Measurement({"omvang": "1-9"}, ())
    finish(colleague)
    assert measurement_of(owner.scan).respondents == (Respondent("leidinggevende", {"att-past": 1}),)
    finish(owner)
    assert {r.role for r in measurement_of(owner.scan).respondents} == {"hr", "leidinggevende"}


def test_the_facts_are_the_owners_whatever_a_colleague_stored():
    owner = factories.make_response("hr", {"omvang": "1-9"})
    colleague = colleague_of(owner, att_past=1)
    factories.give(colleague, {"omvang": "250+", "ervaring": "meer"})
    finish(colleague)
    assert measurement_of(owner.scan) == Measurement(
        {"omvang": "1-9"}, (Respondent("leidinggevende", {"att-past": 1}),)
    )


def test_an_answer_that_was_taken_away_is_not_measured():
    owner = factories.make_response("hr", {"att-past": 4, "att-levert-op": 2})
    factories.give(owner, {"att-past": None})
    owner.refresh_from_db()
    finish(owner)
    assert measurement_of(owner.scan).respondents == (Respondent("hr", {"att-levert-op": 2}),)


def test_answers_of_an_unfinished_colleague_reach_no_result():
    owner = factories.make_response("hr", {"att-past": 4, "att-levert-op": 2})
    colleague_of(owner, "directie", att_past=1)
    result = finish(owner)
    assert result.outcome.scores.answered == {"hr": 1}
    assert result.outcome.scores.sole_answers == {"att-past": 4, "att-levert-op": 2}


@pytest.mark.parametrize("one", EXAMPLES[:6], ids=lambda one: one["name"])
def test_a_stored_result_reads_back_as_the_core_made_it(one):
    scan = factories.make_finished_scan(one["name"])
    stored = Result.objects.get(pk=scan.result_id)
    wanted = outcome_of(scan.instrument, measurement_from(scan.instrument, one["input"]))
    # The example gives the ticked options in an order of its own.
    assert replace(stored.outcome.scores, facts={}) == replace(wanted.scores, facts={})
    assert stored.outcome.advice == wanted.advice
    assert stored.outcome.step_reasons == wanted.step_reasons
    assert stored.outcome == outcome_of(scan.instrument, measurement_of(scan))
    assert stored.stage == (wanted.advice.stage or "")


def test_a_result_gives_the_lists_the_same_numbers_as_the_scores():
    scan = Scan.objects.get(pk=factories.make_finished_scan(EXAMPLES[0]["name"]).pk)
    assert scan.result.dimensions == {"willen": 64, "kunnen": 69, "context": 63}
    assert (scan.result.sector, scan.result.size, scan.result.stage) == ("Q", "100-249", "ondersteunen")
