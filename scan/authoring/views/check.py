"""What lint finds in the whole working copy; the search for steps that never come up is made when asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from scan.authoring.checking import check_working_copy, place
from scan.authoring.rights import for_authors
from scan.core.instrument import InstrumentError
from scan.core.lint import SCANS, never_reached

TITLE = "Controle van de werkkopie"


@require_http_methods(["GET", "HEAD", "POST"])
@for_authors
def check(request: HttpRequest) -> HttpResponse:
    """Everything that lint finds, each with the way to where it is mended."""
    found = check_working_copy()
    context = {"check": found, "page_title": TITLE, "header_title": TITLE, "header_icon": "check", "scans": SCANS}
    if request.method == "POST":
        try:
            context |= {"searched": True, "unreached": place(found.copy, never_reached(found.copy.instrument))}
        except InstrumentError:
            context |= {"searched": False}
    return render(request, "scan/authoring/check.html", context)
