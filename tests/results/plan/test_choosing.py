"""At most three steps at a time, chosen from the result; what was put aside or taken out loses nothing."""

import threading

import pytest
from django.db import connection

from scan.models import AuditEvent, Plan, PlanStep, Result, Scan
from scan.models.plan import PLACES, UNDER_WAY, Reason, Status, plan_steps
from scan.questionnaire.actions import delete_scan, make_result
from scan.results.plan import actions
from scan.results.plan.presenter import show_plan
from tests import factories
from tests.results.conftest import Owner


def statuses(result: Result) -> dict[str, str]:
    return {step.step: step.status for step in plan_steps(result.scan)}


def test_a_chosen_step_has_its_title_and_the_version_that_was_read(result: Result, keys: list[str]):
    step = actions.choose(result, keys[0])
    assert step.version == result.version
    assert step.title == step.advice.title
    assert step.status == Status.CHOSEN


def test_choosing_again_changes_nothing(result: Result, keys: list[str]):
    first = actions.choose(result, keys[0])
    actions.set_status(first, Status.BUSY)
    actions.choose(result, keys[0])
    assert statuses(result) == {keys[0]: Status.BUSY}


def test_a_fourth_step_finds_no_place(result: Result, keys: list[str]):
    for key in keys[:PLACES]:
        actions.choose(result, key)
    with pytest.raises(actions.PlanFullError):
        actions.choose(result, keys[3])
    assert list(statuses(result)) == keys[:3]


@pytest.mark.parametrize("ended", [Status.DONE, Status.STOPPED])
def test_a_step_that_ended_gives_its_place_to_another_and_needs_one_to_go_on(
    result: Result, keys: list[str], ended: Status
):
    first, *_ = [actions.choose(result, key) for key in keys[:3]]
    actions.set_status(first, ended)
    actions.choose(result, keys[3])
    with pytest.raises(actions.PlanFullError):
        actions.set_status(first, Status.BUSY)
    assert statuses(result)[keys[0]] == ended


def test_a_step_that_the_result_does_not_advise_cannot_be_chosen(result: Result, keys: list[str]):
    other = next(step.key for step in result.instrument.steps if step.key not in keys)
    for key in (other, "bestaat-niet"):
        with pytest.raises(actions.StepUnknownError):
            actions.choose(result, key)
    assert not PlanStep.objects.exists()


def test_what_was_put_aside_keeps_its_reason_until_it_is_chosen_after_all(result: Result, keys: list[str]):
    step = actions.put_aside(result, keys[0], Status.REJECTED, reason=Reason.NOT_NOW, words="Te druk.")
    step.refresh_from_db()
    assert (step.status, step.reason, step.reason_words) == (Status.REJECTED, Reason.NOT_NOW, "Te druk.")
    step = actions.choose(result, keys[0])
    step.refresh_from_db()
    assert (step.status, step.reason, step.reason_words) == (Status.CHOSEN, "", "")


def test_putting_a_chosen_step_aside_frees_its_place(result: Result, keys: list[str]):
    for key in keys[:3]:
        actions.choose(result, key)
    actions.put_aside(result, keys[0], Status.ALREADY)
    actions.choose(result, keys[3])
    assert show_plan(result).places_left == 0


def test_a_step_that_is_taken_out_can_be_chosen_again_with_what_was_written(chosen: PlanStep, result: Result):
    actions.write(chosen, {"if_words": "het overleg begint"}, seen=chosen.revision)
    actions.put_back(chosen)
    assert next(one.step.key for one in show_plan(result).offered) == chosen.step
    assert plan_steps(result.scan).count() == 0
    assert actions.choose(result, chosen.step).if_words == "het overleg begint"


def test_every_change_of_status_is_remembered_with_its_moment(chosen: PlanStep):
    for status in (Status.BUSY, Status.BUSY, Status.DONE):
        actions.set_status(chosen, status)
    assert [change.status for change in chosen.changes.all()] == [Status.CHOSEN, Status.BUSY, Status.DONE]
    assert chosen.status_at == chosen.changes.last().at


def test_a_step_stays_when_a_new_result_no_longer_advises_it(chosen: PlanStep, result: Result, owner: Owner):
    response = owner.scan.responses.get()
    response.answers.all().delete()
    newer = make_result(Scan.objects.get(pk=owner.scan.pk))
    assert not Result.objects.filter(pk=result.pk).exists()
    assert chosen.step not in [step.key for step in newer.outcome.advice.steps]
    (kept,) = show_plan(newer).under_way
    assert kept.step == chosen
    assert not kept.advised
    assert kept.step.advice.text.actions
    assert "stond in je eerdere resultaat" in owner.page("plan/").text


def test_a_step_that_is_in_the_plan_can_go_on_after_a_result_without_it(chosen: PlanStep, owner: Owner):
    actions.set_status(chosen, Status.DONE)
    owner.scan.responses.get().answers.all().delete()
    newer = make_result(Scan.objects.get(pk=owner.scan.pk))
    assert actions.choose(newer, chosen.step).status == Status.CHOSEN


def test_every_change_leaves_a_line_in_the_log_without_a_word_of_it(chosen: PlanStep, owner: Owner):
    actions.write(chosen, {"who": "Karin"}, seen=chosen.revision)
    actions.add_note(chosen, "Gebeld met Joost")
    lines = AuditEvent.objects.filter(scan_id=owner.scan.public_id, act="plan")
    assert lines.count() == 3
    assert "Karin" not in str(list(lines.values()))


def test_the_plan_goes_with_the_scan(chosen: PlanStep, owner: Owner):
    actions.add_note(chosen, "Gebeld met Joost")
    delete_scan(owner.scan)
    assert not Plan.objects.exists()
    assert not PlanStep.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_windows_at_once_cannot_choose_more_steps_than_there_are_places(version, site_root):
    scan = factories.make_finished_scan()
    result = Result.objects.get(scan=scan)
    keys = [step.key for step in result.outcome.advice.steps]
    for key in keys[:2]:
        actions.choose(result, key)
    start = threading.Barrier(4)
    refused = []

    def choose(key: str) -> None:
        try:
            start.wait(10)
            actions.choose(Result.objects.get(pk=result.pk), key)
        except actions.PlanFullError:
            refused.append(key)
        finally:
            connection.close()

    threads = [threading.Thread(target=choose, args=[key]) for key in keys[2:6]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert PlanStep.objects.filter(status__in=UNDER_WAY).count() == PLACES
    assert len(refused) == 3
