"""Which schemes, figures, stories and organisations must somebody look up (again)? The most urgent first."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import Count, Q
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder

from pages.models.checked import Checked


class State(StrEnum):
    """How a check stands."""

    NEVER = "nooit"
    OVERDUE = "te-lang-geleden"
    VALID = "in-orde"

    @property
    def label(self) -> str:
        return {
            State.NEVER: "nog niet gecontroleerd",
            State.OVERDUE: "te lang geleden",
            State.VALID: "in orde",
        }[self]


# What readers already have a warning of comes first: after that what nobody ever looked up.
_URGENCY = (State.OVERDUE, State.NEVER, State.VALID)


@dataclass(frozen=True)
class ToCheck:
    """One published thing. `until` is the last day on which its check holds; `edit_url` is empty without the right."""

    kind: str
    kind_key: str
    title: str
    state: State
    source_year: int | None
    checked_on: datetime.date | None
    checked_by: str
    edit_url: str


def kinds() -> list[tuple[str, str]]:
    """The kinds of things that are checked, as (key, name)."""
    return [(model._meta.model_name or "", str(model._meta.verbose_name_plural)) for model in _models()]


def to_check(user: Any) -> list[ToCheck]:
    """Everything that visitors see and that has to be checked, with the way to where this user may change it."""
    finder = AdminURLFinder(user)
    found = [_seen(thing, finder) for thing in _things()]
    return sorted(found, key=_urgency)


def count_to_check() -> dict[State, int]:
    """How many things stand in each state."""
    counts = dict.fromkeys(State, 0)
    today = timezone.localdate()
    for model in _models():
        overdue, never = Q(checked_on__lt=model.oldest_valid(today)), Q(checked_on=None)
        live = model.objects.filter(live=True)
        found = live.aggregate(overdue=Count("pk", filter=overdue), never=Count("pk", filter=never), every=Count("pk"))
        counts[State.OVERDUE] += found["overdue"]
        counts[State.NEVER] += found["never"]
        counts[State.VALID] += found["every"] - found["overdue"] - found["never"]
    return counts


def _models() -> list[type[Any]]:
    return [model for model in apps.get_app_config("pages").get_models() if issubclass(model, Checked)]


def _things() -> Iterator[Any]:
    for model in _models():
        yield from model.objects.filter(live=True).select_related("checked_by")


def _seen(thing: Any, finder: AdminURLFinder) -> ToCheck:
    by = thing.checked_by
    return ToCheck(
        kind=str(thing._meta.verbose_name),
        kind_key=thing._meta.model_name,
        title=str(thing),
        state=_state(thing),
        source_year=thing.source_year,
        checked_on=thing.checked_on,
        checked_by=(by.get_full_name() or by.email) if by else "",
        edit_url=finder.get_edit_url(thing) or "",
    )


def _state(thing: Checked) -> State:
    if not thing.is_checked:
        return State.NEVER
    return State.OVERDUE if thing.is_overdue else State.VALID


def _urgency(one: ToCheck) -> tuple[int, datetime.date, int, str]:
    """The oldest check first, and of what was never checked the oldest source."""
    return (
        _URGENCY.index(one.state),
        one.checked_on or timezone.localdate(),
        one.source_year or 0,
        one.title.casefold(),
    )
