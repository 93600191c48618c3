"""The employer reads the result and takes it along, and what else is kept, and reads what was done with it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from scan.access import granted, with_owner
from scan.core.differences import differences
from scan.core.presentation import show
from scan.models import Act, Response, Result, Sitting
from scan.models.audit import record
from scan.models.sharing import standing_share
from scan.privacy.archive import CONTENT_TYPE, archive_of_scan
from scan.privacy.lasting import kept_until
from scan.results.history import is_cut, log_of
from scan.results.since import has_following, since_previous
from scan.workbooks import download, report_for_employer


@require_safe
@with_owner
def result(request: HttpRequest, response: Response) -> HttpResponse:
    """The newest result of the scan. Without one the way leads to what is still open."""
    newest = newest_result(response)
    if newest is None:
        return redirect("scan:check", response.public_id)
    sittings = list(Sitting.objects.filter(response=response).select_related("user", "dossier__service_point"))
    context = {
        "response": response,
        "result": newest,
        "shown": show(newest.instrument, newest.outcome),
        "differences": differences(newest.instrument, newest.outcome),
        "share": standing_share(response.scan),
        # Asked only where it is told: not in a sitting.
        "kept_until": partial(kept_until, response.scan),
        "changing": response.finished_at is None,
        "measured_again": has_following(response.scan),
        "sittings": sittings,
        **_compared(request, response, newest, together=bool(sittings)),
    }
    return render(request, "scan/results/result.html", context)


@require_safe
@with_owner
def excel(request: HttpRequest, response: Response) -> HttpResponse:
    """The result as a workbook, without what is meant for account managers."""
    newest = newest_result(response)
    if newest is None:
        return redirect("scan:check", response.public_id)
    record(Act.EXPORTED, response.scan)
    return download(report_for_employer(newest))


@require_safe
@with_owner
def everything(request: HttpRequest, response: Response) -> HttpResponse:
    """All that is kept of the scan, as one file: also of a scan without a result."""
    record(Act.TAKEN_ALONG, response.scan)
    file = HttpResponse(archive_of_scan(response.scan), content_type=CONTENT_TYPE)
    file["Content-Disposition"] = f'attachment; filename="inclusiescan-alles-{timezone.localdate():%Y-%m-%d}.zip"'
    return file


@require_safe
@with_owner
def log(request: HttpRequest, response: Response) -> HttpResponse:
    """What was done with the scan, when and by whom: also of a scan that nobody shared."""
    context = {"response": response, "history": log_of(response.scan), "is_cut": is_cut(response.scan)}
    return render(request, "scan/results/log.html", context)


def newest_result(response: Response) -> Result | None:
    """The newest result of the scan that this response belongs to."""
    results = Result.objects.select_related("version", "scan__organisation").defer("version__document")
    return results.filter(scan=response.scan_id).first()


def _compared(request: HttpRequest, response: Response, newest: Result, *, together: bool) -> dict[str, object]:
    """What changed since the scan before this one, and whether this browser may open the result of then.

    Not in a sitting: of the earlier scan the account manager sees what its own share tells, and this tells all. The
    link that came from a sitting was on the screen of the account manager, so after one the earlier scan asks its own.
    """
    since = None if response.sitting else since_previous(newest)
    may_open = since is not None and granted(request.session, since.earlier.public_id) is not None
    closed = since is not None and together and not may_open
    return {"since": None if closed else since, "may_open_earlier": may_open, "earlier_is_closed": closed}
