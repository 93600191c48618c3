"""Proefadvies: what the sample employers get under the published version and under the working copy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scan.authoring.checking import check_working_copy
from scan.authoring.rights import for_authors
from scan.core.trial import trial
from scan.models import InstrumentVersion
from scan.models.working.background import SampleEmployerRow


@require_safe
@for_authors
def trials(request: HttpRequest) -> HttpResponse:
    """The advice for every sample employer under both, with the differences marked; not while there are errors."""
    check = check_working_copy()
    newest = InstrumentVersion.objects.first()
    found = [] if check.errors else trial(newest.instrument if newest else None, check.copy.instrument)
    rows = {row.key: row for row in check.copy.rows[SampleEmployerRow]}
    context = {
        "check": check,
        "version": newest,
        "trials": [(one, rows[one.sample.key]) for one in found],
        "changed": sum(one.changed for one in found),
        "page_title": "Proefadvies",
        "header_title": "Proefadvies",
        "header_icon": "list-ol",
    }
    return render(request, "scan/authoring/trials.html", context)
