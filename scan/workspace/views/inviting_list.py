"""Inviting a list of employers from Excel: read, looked at, and sent once it is confirmed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from scan.limits import has_room
from scan.models import ServicePoint
from scan.workbooks import CONTENT_TYPE
from scan.workspace.access import at_work
from scan.workspace.inviting import actions
from scan.workspace.inviting.forms import ListForm
from scan.workspace.inviting.preview import Preview, preview, rows_from
from scan.workspace.inviting.spreadsheet import UnreadableError, empty_list, read_list

MOST_FILES_PER_HOUR = 60
TOO_MANY = f"Je mag op één dag {actions.MOST_PER_DAY} uitnodigingen versturen. Deze lijst past er niet meer bij."
TOO_OFTEN = "Je las het afgelopen uur al veel lijsten in. Probeer het later weer."
CHANGED = "Sinds je de lijst inlas, is er iets veranderd. Kijk hem nog een keer na."
LOST = "De lijst kwam niet goed aan. Kies het bestand opnieuw."


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def invite_list(request: HttpRequest) -> HttpResponse:
    """Read a list and tell what is in it; or, when that was seen and confirmed, send what is good."""
    if not request.service_points:
        return render(request, "scan/workspace/no_membership.html", status=403)
    if request.method == "POST" and "lijst" in request.POST:
        return _confirmed(request)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListForm(*data, service_points=request.service_points)
    if not form.is_valid():
        return _page(request, form)
    if not has_room(f"lists-{request.user.pk}", MOST_FILES_PER_HOUR):
        form.add_error("file", TOO_OFTEN)
        return _page(request, form)
    try:
        rows, unknown = read_list(form.cleaned_data["file"].read())
    except UnreadableError as error:
        form.add_error("file", str(error))
        return _page(request, form)
    return _preview_page(request, form.chosen_point, preview(form.chosen_point, rows), unknown=unknown)


@require_safe
@at_work
def example(request: HttpRequest) -> HttpResponse:
    """An empty list to fill in."""
    if not request.service_points:
        return render(request, "scan/workspace/no_membership.html", status=403)
    file = HttpResponse(empty_list(), content_type=CONTENT_TYPE)
    file["Content-Disposition"] = content_disposition_header(as_attachment=True, filename="werkgevers-uitnodigen.xlsx")
    return file


def _confirmed(request: HttpRequest) -> HttpResponse:
    """Send the rows that were good when they were seen, unless they no longer are: then they are looked at again."""
    point = next((one for one in request.service_points if str(one.pk) == request.POST.get("punt")), None)
    try:
        rows = rows_from(request.POST["lijst"])
    except ValueError:
        rows = []
    if point is None or not rows:
        form = ListForm(service_points=request.service_points)
        return _page(request, form, lost=LOST)
    found = preview(point, rows)
    if found.bad:
        return _preview_page(request, point, found, message=CHANGED)
    try:
        made = actions.invite(point, request.user, [row.wanted for row in found.good])
    except actions.TooManyError:
        return _preview_page(request, point, found, message=TOO_MANY)
    how_many = "1 uitnodiging gaat" if len(made) == 1 else f"{len(made)} uitnodigingen gaan"
    messages.success(request, f"{how_many} op weg.")
    return redirect("workspace:invitations")


def _page(request: HttpRequest, form: ListForm, lost: str = "") -> HttpResponse:
    context = {"form": form, "lost": lost}
    return render(request, "scan/workspace/inviting/list.html", context, status=422 if form.errors or lost else 200)


def _preview_page(
    request: HttpRequest, point: ServicePoint, found: Preview, *, message: str = "", unknown: list[str] | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"found": found, "service_point": point, "message": message, "unknown": unknown}
    return render(request, "scan/workspace/inviting/preview.html", context, status=409 if message else 200)
