"""The list of employers, with what asks attention today above it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from scan.core.instrument import Instrument
from scan.models import SavedFilter
from scan.models.audit import record_list
from scan.workspace import asked as ask
from scan.workspace.access import as_member
from scan.workspace.choices import colleagues, filters, order_words, sort_filter, stage_choices
from scan.workspace.handover import left_behind
from scan.workspace.headings import headings_of
from scan.workspace.portfolio import (
    dossiers_without,
    fitting,
    newest_instrument,
    per_stage,
    rows_of_dossiers,
    rows_of_shares,
    shares_of,
)
from scan.workspace.today.kinds import signals_of

PAGE_SIZE = 50
FIRST_FILTERS = (ask.SECTOR, ask.SIZE, ask.MANAGER, ask.FOLLOW_UP)
"""These always stand there; the others can be opened."""

FIRST_LINES = 3
"""How many lines of each kind of signal stand above the list."""


@require_safe
@vary_on_headers("HX-Request")
@as_member
def portfolio(request: HttpRequest) -> HttpResponse:
    """The employers of the own service point, to search, filter and order. htmx gets the list alone.

    The page shows names and numbers, so looking at it is written down: per employer once a day.
    """
    asked = ask.asked_in(request.GET)
    instrument = newest_instrument()
    without = asked.get(ask.SHARED) == ask.WITHOUT
    context = _without_result(request, asked) if without else _shared(request, instrument, asked)
    context |= {
        "asked": asked,
        "query": ask.query_of(asked),
        "filtered": bool(asked.keys() - {ask.SORT}),
        "headings": headings_of(instrument, asked),
        "saved": SavedFilter.objects.filter(user=request.user),
        "can_give": any(row.can_give for row in context["rows"]),
    }
    told = [row.share for row in context["rows"] if row.share]
    template = "scan/workspace/portfolio.html"
    if request.htmx:
        record_list(told, request.user)
        return render(request, f"{template}#scans", context)
    context |= _around(request, instrument, asked)
    record_list([*told, *(share for one in context["signals"] for share in one.shares)], request.user)
    return render(request, template, context)


def _shared(request: HttpRequest, instrument: Instrument | None, asked: dict[str, str]) -> dict[str, Any]:
    """One page of the employers with a shared result, and how many there are per stage and without one."""
    counts = per_stage(request.user, asked)
    stages = [
        (title, number, ask.query_of(asked, fase=key), asked.get(ask.STAGE) == key)
        for key, title, number in stage_choices(instrument, counts)
    ]
    page = _page(request, shares_of(request.user, asked), fitting(counts, asked))
    return {
        "page": page,
        "rows": rows_of_shares(page, request.user),
        "order_words": order_words(instrument, asked),
        "stages": stages,
        "all_stages": (sum(counts.values()), ask.query_of(asked, fase="")),
        "without_number": dossiers_without(request.user, asked).count(),
        "without_query": ask.query_of(asked, resultaat=ask.WITHOUT),
    }


def _without_result(request: HttpRequest, asked: dict[str, str]) -> dict[str, Any]:
    """One page of the employers without a shared result."""
    page = _page(request, dossiers_without(request.user, asked))
    rows = rows_of_dossiers(page.object_list, request.user)
    return {"page": page, "rows": rows, "without": True, "with_query": ask.query_of(asked, resultaat="")}


def _page(request: HttpRequest, rows: QuerySet[Any], number: int | None = None) -> Page:
    """The page that is asked for; how many rows there are is counted, unless it is known."""
    paginator = Paginator(rows, PAGE_SIZE)
    if number is not None:
        paginator.count = number
    return paginator.get_page(request.GET.get("pagina"))


def _around(request: HttpRequest, instrument: Instrument | None, asked: dict[str, str]) -> dict[str, Any]:
    """What stands above the list: the signals of today, and the filters."""
    offered = filters(instrument, colleagues(request.service_points), asked)
    more = [one for one in offered if one.name not in FIRST_FILTERS]
    return {
        "day": timezone.localdate(),
        "signals": signals_of(request.user, FIRST_LINES),
        "left_behind": left_behind(request.user) if request.led_service_points else (),
        "first_filters": [one for one in offered if one.name in FIRST_FILTERS],
        "more_filters": more,
        "more_open": any(one.chosen for one in more),
        "sort": sort_filter(instrument, asked),
    }
