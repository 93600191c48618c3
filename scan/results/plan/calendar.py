"""Which days of a plan belong in a calendar, and how does a calendar read them (iCalendar, RFC 5545)?"""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event

from scan.models import PlanStep

CONTENT_TYPE = "text/calendar; charset=utf-8"
_DUTCH = {"language": "nl"}


def calendar_of(steps: Iterable[PlanStep]) -> bytes:
    """A calendar file with a day for each step that has a date: the same step is the same event in each file.

    A step that was changed replaces what a calendar holds of it already. The library escapes and folds what people
    wrote, and ends lines as the format asks.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Inclusiescan//Plan//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for step in steps:
        if step.due:
            calendar.add_component(_event(step))
    return bytes(calendar.to_ical())


def _event(step: PlanStep) -> Event:
    event = Event()
    event.add("uid", f"{step.public_id}@inclusiescan")
    event.add("dtstamp", step.changed_at)
    event.add("last-modified", step.changed_at)
    event.add("sequence", step.revision)
    event.add("dtstart", step.due)
    event.add("dtend", step.due + timedelta(days=1))
    event.add("summary", _plain(step.title), _DUTCH)
    event.add("description", _plain(_told(step)), _DUTCH)
    # A day to think of it, not a day that is taken.
    event.add("transp", "TRANSPARENT")
    return event


def _told(step: PlanStep) -> str:
    parts = [
        f"Als {step.if_words}" if step.if_words else "",
        f"dan {step.then_words}" if step.then_words else "",
        f"Eerste actie: {step.first_action}" if step.first_action else "",
        f"Wie: {step.who}" if step.who else "",
        "Het hele plan staat in de Inclusiescan.",
    ]
    return "\n".join(part for part in parts if part)


def _plain(text: str) -> str:
    """Without the control characters that the format knows no way to write."""
    return "".join(sign for sign in text.replace("\r\n", "\n") if sign == "\n" or (sign.isprintable() or sign == "\t"))
