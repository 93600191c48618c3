"""One shared scan, and its workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from scan.core.presentation import shown_styles, shown_topics
from scan.models import Act, Share
from scan.models.audit import record
from scan.shared.page import shared_page
from scan.workbooks import download, report_under
from scan.workspace.access import at_work
from scan.workspace.dossier.finding import dossier_about
from scan.workspace.portfolio import mark_seen


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
        "dossier": dossier_about(share.scan, share.service_point),
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
