"""The account manager's screens: the list of shared scans, one of them, and its workbook."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from scan.core.presentation import shown_styles, shown_topics
from scan.models import Act, Membership, Share
from scan.models.audit import record, record_list
from scan.shared.page import shared_page
from scan.workbooks import download, report_under
from scan.workspace.portfolio import filters, mark_seen, row_of, shares_of

PAGE_SIZE = 50

View = Callable[..., HttpResponse]


def at_work(view: View) -> View:
    """For who is logged in, with the service points somebody works at beside the request, for the header.

    It opens nothing: which scans somebody may see is decided by `Share.objects.visible_to` alone.
    """

    @wraps(view)
    @never_cache
    @login_required
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        memberships = Membership.objects.filter(user_id=request.user.pk, active=True).select_related("service_point")
        request.service_points = [membership.service_point for membership in memberships]
        return view(request, **kwargs)

    return guarded


@require_safe
@vary_on_headers("HX-Request")
@at_work
def portfolio(request: HttpRequest) -> HttpResponse:
    """The scans shared with the own service point, to search and filter. htmx gets the list alone.

    The list shows names and numbers, so looking at it is written down: per employer once a day.
    """
    if not request.service_points:
        return render(request, "scan/workspace/no_membership.html", status=403)
    page = Paginator(shares_of(request.user, request.GET), PAGE_SIZE).get_page(request.GET.get("pagina"))
    record_list(list(page), request.user)
    wanted = request.GET.copy()
    wanted.pop("pagina", None)
    context = {
        "page": page,
        "rows": [row_of(share) for share in page],
        "filters": [(name, label, options, request.GET.get(name, "")) for name, label, options in filters()],
        "search": request.GET.get("zoek", ""),
        "query": wanted.urlencode(),
        "filtered": any(wanted.values()),
    }
    template = "scan/workspace/portfolio.html"
    return render(request, f"{template}#scans" if request.htmx else template, context)


@require_safe
@at_work
def scan(request: HttpRequest, scan_id: str) -> HttpResponse:
    """One shared result, with what helps the conversation. Each look is written down."""
    share = _share(request, scan_id)
    mark_seen(share)
    record(Act.SEEN, share.scan, user=request.user, service_point=share.service_point)
    instrument, outcome = share.scan.result.instrument, share.outcome
    context = {
        **shared_page(share, outcome),
        "styles": shown_styles(instrument, outcome),
        "topics": shown_topics(instrument, outcome),
    }
    return render(request, "scan/workspace/scan.html", context)


@require_safe
@at_work
def excel(request: HttpRequest, scan_id: str) -> HttpResponse:
    """The workbook of one shared result. Each download is written down."""
    share = _share(request, scan_id)
    record(Act.EXPORTED, share.scan, user=request.user, service_point=share.service_point)
    return download(report_under(share))


def _share(request: HttpRequest, scan_id: str) -> Share:
    """The share under which this user may see the scan; anything else does not exist."""
    shares = Share.objects.visible_to(request.user).select_related("service_point", "scan__result__version")
    return get_object_or_404(shares.defer("scan__result__version__document"), scan__public_id=scan_id)
