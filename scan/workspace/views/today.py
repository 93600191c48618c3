"""All that asks attention today, on a page of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from scan.models.audit import record_list
from scan.workspace.access import as_member
from scan.workspace.handover import left_behind
from scan.workspace.today.kinds import signals_of

LONGEST = 200
"""How many lines of one kind stand on the page."""


@require_safe
@as_member
def today(request: HttpRequest) -> HttpResponse:
    """Every signal with its lines, those of the reader first. What is told of a shared scan, is written down."""
    signals = signals_of(request.user, LONGEST)
    record_list([share for one in signals for share in one.shares], request.user)
    context = {"signals": signals, "day": timezone.localdate(), "left_behind": left_behind(request.user)}
    return render(request, "scan/workspace/today.html", context)
