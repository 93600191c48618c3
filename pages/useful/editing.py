"""The screen on which editors read what visitors said of the pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pages.editing.rights import check_editor
from pages.useful.report import PERIODS, votes

USUAL = 3


@require_safe
def useful_report(request: HttpRequest) -> HttpResponse:
    """The votes of one of PERIODS, chosen with `maanden`."""
    check_editor(request.user)
    asked = request.GET.get("maanden", "")
    months = int(asked) if asked in map(str, PERIODS) else USUAL
    context = {
        "votes": votes(request.user, months, timezone.localdate()),
        "periods": PERIODS,
        "months": months,
        "page_title": "Was dit nuttig?",
        "header_title": "Was dit nuttig?",
        "header_icon": "pick",
    }
    return render(request, "pages/useful/report.html", context)
