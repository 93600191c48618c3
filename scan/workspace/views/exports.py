"""Workbooks of the list: ask for one, see how far it is, download it, and take it away."""

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from scan.models import ExportJob, ServicePoint
from scan.models.portfolio import JobStatus
from scan.shared.export_files import path_of, remove
from scan.workbooks import CONTENT_TYPE
from scan.workspace.access import at_work
from scan.workspace.asked import asked_in_query, query_of
from scan.workspace.exports import jobs

_TOO_MANY = "Er worden al drie Excel-bestanden voor je gemaakt. Wacht tot er een klaar is, en vraag het dan opnieuw."


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
@at_work
def exports(request: HttpRequest) -> HttpResponse:
    """The own workbooks and how far they are; posting asks for one of a list. htmx gets the workbooks alone.

    `bezig` names the workbooks that were not finished when the page asked last: what became of them is announced.
    """
    if not request.service_points:
        return render(request, "scan/workspace/no_membership.html", status=403)
    if request.method == "POST":
        return _asked(request)
    shown = jobs.own_jobs(request.user)
    before = request.GET.get("bezig", "").split()
    context = {
        "jobs": shown,
        "unfinished": " ".join(one.job.public_id for one in shown if one.is_unfinished),
        "changed": [one for one in shown if one.job.public_id in before and not one.is_unfinished],
    }
    template = "scan/workspace/exports.html"
    return render(request, f"{template}#jobs" if request.htmx else template, context)


@require_safe
@at_work
def download(request: HttpRequest, job_id: str) -> HttpResponse:
    """The file, for the person who asked for it. One that may not be kept any more is taken away, and not given."""
    job = _own(request, job_id)
    if not jobs.is_downloadable(job):
        if job.status == JobStatus.READY:
            with transaction.atomic():
                remove([job])
        return render(request, "scan/workspace/export_gone.html", status=410)
    made = timezone.localtime(job.finished_at)
    return FileResponse(
        path_of(job.file).open("rb"),
        as_attachment=True,
        filename=f"inclusiescan-werkgevers-{made:%Y-%m-%d}.xlsx",
        content_type=CONTENT_TYPE,
    )


@require_POST
@at_work
def again(request: HttpRequest, job_id: str) -> HttpResponse:
    """The same workbook anew, instead of one that failed."""
    job = _own(request, job_id)
    if jobs.ShownJob(job, ()).has_failed:
        try:
            jobs.ask_again(job)
        except jobs.TooManyError:
            messages.error(request, _TOO_MANY)
    return redirect("workspace:exports")


@require_POST
@at_work
def take_away(request: HttpRequest, job_id: str) -> HttpResponse:
    """Take a workbook away; one that is being made is stopped."""
    with transaction.atomic():
        remove([_own(request, job_id)])
    messages.success(request, "Het Excel-bestand is weggehaald.")
    return redirect("workspace:exports")


def _asked(request: HttpRequest) -> HttpResponse:
    """Ask for a workbook of the list that was posted along."""
    point = _point(request.service_points, request.POST.get("servicepunt", ""))
    query = query_of(asked_in_query(request.POST.get("filter", "")))
    try:
        jobs.ask(request.user, point, query, with_notes=request.POST.get("notities") == "ja")
    except jobs.TooManyError:
        messages.error(request, _TOO_MANY)
    return redirect("workspace:exports")


def _point(own: Sequence[ServicePoint], chosen: str) -> ServicePoint:
    """The service point that was chosen, of those where somebody works; the first when none was."""
    return next((point for point in own if str(point.pk) == chosen), own[0])


def _own(request: HttpRequest, job_id: str) -> ExportJob:
    """A workbook of this person at a service point of now; anything else does not exist."""
    jobs_of_now = ExportJob.objects.filter(user=request.user, service_point__in=request.service_points)
    return get_object_or_404(jobs_of_now.exclude(status=JobStatus.REMOVED), public_id=job_id)
