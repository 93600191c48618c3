"""Which pages do visitors find useful? Per page the votes of some months, what needs attention first."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Sum
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from pages.models import Usefulness

PERIODS = {1: "Deze maand", 3: "Drie maanden", 12: "Een jaar"}
"""Months that can be looked back, this one included, with what that is called."""


@dataclass(frozen=True)
class Votes:
    """What was said of one page, of which at least one thing. `edit_url` is empty without the right."""

    title: str
    yes: int
    no: int
    last: datetime.date
    edit_url: str

    @property
    def total(self) -> int:
        return self.yes + self.no

    @property
    def percentage(self) -> int:
        """How many of a hundred said yes."""
        return round(100 * self.yes / self.total)


def votes(user: Any, months: int, today: datetime.date) -> list[Votes]:
    """Pages that somebody voted on in these months, those with most noes first."""
    counted = (
        Usefulness.objects.filter(month__gte=first_month(today, months))
        .values("page")
        .annotate(yes_all=Sum("yes"), no_all=Sum("no"), last=Max("month"))
        .order_by("-no_all", "yes_all", "page")
    )
    rows = list(counted)
    pages = Page.objects.in_bulk([row["page"] for row in rows])
    finder = AdminURLFinder(user)
    return [
        Votes(
            pages[row["page"]].title,
            row["yes_all"],
            row["no_all"],
            row["last"],
            finder.get_edit_url(pages[row["page"]]) or "",
        )
        for row in rows
        if row["yes_all"] + row["no_all"]
    ]


def first_month(today: datetime.date, months: int) -> datetime.date:
    """The first day of the month with which so many months begin, this one being the last."""
    year, month = divmod(today.year * 12 + today.month - months, 12)
    return datetime.date(year, month + 1, 1)
