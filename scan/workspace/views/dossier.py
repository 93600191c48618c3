"""The dossier of one employer: the page itself, its beginning, its name, the day to come back, and the handover."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scan.models import Act, Dossier
from scan.models.audit import record_daily
from scan.workspace.access import at_work
from scan.workspace.dossier import writing
from scan.workspace.dossier.finding import dossier_of
from scan.workspace.dossier.forms import FollowUpForm, NameForm, NewDossierForm
from scan.workspace.dossier.measuring import shares_in
from scan.workspace.dossier.page import page_of
from scan.workspace.portfolio import mark_seen


@require_safe
@at_work
def dossier(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """All of one employer. It shows numbers of the shared scans, so it is a look at each: written down once a day."""
    found = dossier_of(request.user, dossier_id)
    if found.public_id != dossier_id:
        return redirect("workspace:dossier", found.public_id)
    shares = shares_in(found, request.user)
    record_daily(Act.SEEN, shares, request.user)
    for share in shares:
        if share.first_seen_at is None:
            mark_seen(share)
    context = page_of(found, shares, request.user, request.GET.get("toen", ""))
    return render(request, "scan/workspace/dossier/dossier.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def new(request: HttpRequest) -> HttpResponse:
    """Begin a dossier of an employer who shared nothing yet."""
    if not request.service_points:
        return render(request, "scan/workspace/no_membership.html", status=403)
    form = NewDossierForm(request.POST or None, service_points=request.service_points)
    if form.is_valid():
        point = form.cleaned_data.get("service_point") or request.service_points[0]
        made = writing.open_dossier(request.user, point, form.cleaned_data["name"], form.contact)
        messages.success(request, "Het dossier is gemaakt.")
        return redirect("workspace:dossier", made.public_id)
    return render(request, "scan/workspace/dossier/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def rename(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """Give the dossier a name of the service point's own."""
    found = dossier_of(request.user, dossier_id)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": found.name})
    if form.is_valid():
        writing.rename(found, request.user, form.cleaned_data["name"])
        messages.success(request, "De naam is bewaard.")
        return redirect("workspace:dossier", found.public_id)
    words = {"title": "Verander de naam", "button": "Bewaar de naam"}
    return form_page(request, found, form, **words)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def follow_up(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """Choose the day to come back, or take it away."""
    found = dossier_of(request.user, dossier_id)
    if request.method == "POST" and "weg" in request.POST:
        writing.follow_up(found, request.user, None)
        messages.success(request, "De opvolgdatum is weg.")
        return redirect("workspace:dossier", found.public_id)
    form = FollowUpForm(
        request.POST if request.method == "POST" else None, initial={"follow_up_on": found.follow_up_on}
    )
    if form.is_valid():
        writing.follow_up(found, request.user, form.cleaned_data["follow_up_on"])
        messages.success(request, "De opvolgdatum is bewaard.")
        return redirect("workspace:dossier", found.public_id)
    words = {"title": "Wanneer kom je hierop terug?", "button": "Bewaar de datum"}
    return form_page(request, found, form, **words, can_clear=found.follow_up_on is not None)


@require_POST
@at_work
def handover_read(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """Say that one read the handover note. Who it was not written to changes nothing."""
    found = dossier_of(request.user, dossier_id)
    if writing.read_handover(found, request.user):
        messages.success(request, "Je hebt de overdracht gelezen. De notitie staat nu bij ‘Onze kant’.")
    return redirect("workspace:dossier", found.public_id)


def form_page(
    request: HttpRequest, found: Dossier, form: forms.Form, *, status: int = 0, **context: Any
) -> HttpResponse:
    """A page with one form of a dossier. `title` and `button` say what it is for."""
    context |= {"dossier": found, "form": form}
    code = status or (422 if form.errors else 200)
    return render(request, "scan/workspace/dossier/form.html", context, status=code)
