"""The calendar file is what calendars read: checked by reading it back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar, Event

from scan.models import PlanStep, Result
from scan.models.plan import Status
from scan.results.plan import actions
from scan.results.plan.calendar import calendar_of
from tests.results.conftest import Owner

HOSTILE = "Karin; DROP,TABLE\\n\nEND:VEVENT\r\nBEGIN:VALARM\rX:1\x07 één ‘teken’ " + "lang " * 40


def events(content: bytes) -> list[Event]:
    return Calendar.from_ical(content).walk("VEVENT")


@pytest.fixture
def dated(chosen: PlanStep) -> PlanStep:
    """A step with a date, three weeks ahead."""
    due = timezone.localdate() + timedelta(days=21)
    actions.write(chosen, {"if_words": "het overleg begint", "who": "Karin", "due": due}, seen=chosen.revision)
    return chosen


def test_a_step_is_a_whole_day_in_dutch(dated: PlanStep):
    content = calendar_of([dated])
    (event,) = events(content)
    assert event.decoded("dtstart") == dated.due
    assert event.decoded("dtend") == dated.due + timedelta(days=1)
    assert str(event["summary"]) == dated.title
    assert event["summary"].params["language"] == "nl"
    assert "Als het overleg begint" in event["description"]
    assert event["transp"] == "TRANSPARENT"


def test_the_file_has_what_the_format_asks(dated: PlanStep):
    content = calendar_of([dated])
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(content)
    assert (calendar["version"], calendar["calscale"]) == ("2.0", "GREGORIAN")
    assert calendar["prodid"]
    assert all(event["uid"] and event["dtstamp"] for event in events(content))


def test_what_people_wrote_stays_text(dated: PlanStep):
    dated.then_words = dated.first_action = dated.who = HOSTILE
    content = calendar_of([dated])
    (event,) = events(content)
    assert Calendar.from_ical(content).walk("VALARM") == []
    assert [line for line in content.split(b"\r\n") if line.startswith((b"END:VEVENT", b"X:1"))] == [b"END:VEVENT"]
    assert "Karin; DROP,TABLE\\n\nEND:VEVENT" in event["description"]
    assert "één ‘teken’" in event["description"]
    assert "\x07" not in event["description"]


def test_a_changed_step_replaces_the_same_event(dated: PlanStep):
    (before,) = events(calendar_of([dated]))
    actions.write(dated, {"due": date(2030, 1, 2)}, seen=dated.revision)
    (after,) = events(calendar_of([dated]))
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    assert after.decoded("dtstamp") >= before.decoded("dtstamp")


def test_the_plan_gives_the_days_of_what_is_under_way(owner: Owner, dated: PlanStep, result: Result, keys: list[str]):
    for key in keys[1:3]:
        step = actions.choose(result, key)
        actions.write(step, {"due": dated.due}, seen=step.revision)
    actions.set_status(PlanStep.objects.get(step=keys[2]), Status.DONE)
    answer = owner.client.get(owner.path("plan/agenda/"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="inclusiescan-plan.ics"'
    assert answer["Cache-Control"] == "no-store"
    assert {str(event["summary"]) for event in events(answer.content)} == {
        PlanStep.objects.get(step=key).title for key in keys[:2]
    }


def test_one_step_gives_its_own_day(owner: Owner, dated: PlanStep):
    answer = owner.client.get(owner.path(f"plan/stap/{dated.step}/agenda/"))
    assert [str(event["uid"]) for event in events(answer.content)] == [f"{dated.public_id}@inclusiescan"]


@pytest.mark.parametrize("rest", ["plan/agenda/", "plan/stap/{}/agenda/"])
def test_without_a_date_there_is_no_file_but_a_word_about_it(owner: Owner, chosen: PlanStep, rest: str):
    answer = owner.client.get(owner.path(rest.format(chosen.step)), follow=True)
    assert answer.redirect_chain[-1][0] == owner.path("plan/")
    assert "Er staat nog geen datum bij." in answer.content.decode()
