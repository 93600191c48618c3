"""Somebody with an account reads what the log holds of them: also who works at no service point any more."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scan.workspace.access import at_work
from scan.workspace.own_log import own_events, own_lines

PAGE_SIZE = 50


@require_safe
@at_work
def own_log(request: HttpRequest) -> HttpResponse:
    """The lines of this person, the newest first."""
    page = Paginator(own_events(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {"page": page, "lines": own_lines(page.object_list, request.user)}
    return render(request, "scan/workspace/own_log.html", context)
