"""The employer reads the result, takes it along, shares it, and stops sharing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scan.access import with_owner
from scan.core.presentation import show
from scan.models import Act, Response, Result
from scan.models.audit import record
from scan.models.sharing import LIFETIME, standing_share
from scan.results import actions
from scan.results.forms import ShareForm, consent_text
from scan.results.reach import reach_of
from scan.workbooks import download, report_of


@require_safe
@with_owner
def result(request: HttpRequest, response: Response) -> HttpResponse:
    """The newest result of the scan. Without one the way leads to what is still open."""
    newest = newest_result(response)
    if newest is None:
        return redirect("scan:check", response.public_id)
    context = {
        "response": response,
        "result": newest,
        "shown": show(newest.instrument, newest.outcome),
        "share": standing_share(response.scan),
        "changing": response.finished_at is None,
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
    return download(report_of(newest, audience="employer"))


@require_http_methods(["GET", "HEAD", "POST"])
@with_owner
def share(request: HttpRequest, response: Response) -> HttpResponse:
    """Share the result with the service point of the region, or be told that there is none to share with."""
    newest = newest_result(response)
    if newest is None:
        return redirect("scan:check", response.public_id)
    reach = reach_of(newest)
    form = ShareForm(
        request.POST if request.method == "POST" else None,
        service_points=reach.service_points,
        initial={"organisation_name": response.scan.organisation.name},
    )
    until = timezone.localtime() + LIFETIME
    if form.is_valid():
        actions.share(
            response.scan,
            form.cleaned_data["service_point"],
            organisation_name=form.cleaned_data["organisation_name"],
            contact_name=form.cleaned_data["contact_name"],
            contact_email=form.cleaned_data["contact_email"],
            consent_text=consent_text(form.cleaned_data["service_point"].name, until),
        )
        return redirect("results:share", response.public_id)
    context = {
        "response": response,
        "reach": reach,
        "form": form,
        "share": standing_share(response.scan),
        "consent": consent_text(_named(reach.service_points), until),
    }
    return render(request, "scan/results/share.html", context, status=422 if form.errors else 200)


@require_POST
@with_owner
def withdraw(request: HttpRequest, response: Response) -> HttpResponse:
    """Stop sharing, at once."""
    standing = standing_share(response.scan)
    if standing is not None:
        actions.withdraw(standing)
    return redirect("results:share", response.public_id)


def newest_result(response: Response) -> Result | None:
    """The newest result of the scan that this response belongs to."""
    results = Result.objects.select_related("version", "scan__organisation").defer("version__document")
    return results.filter(scan=response.scan_id).first()


def _named(service_points: object) -> str:
    names = [point.name for point in service_points]
    return names[0] if len(names) == 1 else "het werkgeversservicepunt dat ik hierboven kies"
