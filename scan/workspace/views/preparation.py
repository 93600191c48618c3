"""Preparing a conversation with one employer: the page, the own views of the three styles, and the phase."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from scan.models import Act, Dossier, OwnView
from scan.models.audit import record
from scan.workspace.access import at_work
from scan.workspace.dossier.finding import dossier_of
from scan.workspace.dossier.measuring import shares_in
from scan.workspace.dossier.writing import OvertakenError
from scan.workspace.portfolio import mark_seen
from scan.workspace.preparation.actions import choose_phase, write_view
from scan.workspace.preparation.forms import OwnViewForm, PhaseForm
from scan.workspace.preparation.page import preparation_page
from scan.workspace.preparation.styles import titles_of_styles


@require_safe
@at_work
def preparation(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """The page. A dossier that was merged into another leads there."""
    dossier = dossier_of(request.user, dossier_id)
    if dossier.public_id != dossier_id:
        return redirect("workspace:preparation", dossier.public_id)
    return _page(request, dossier)


@require_POST
@at_work
def own_view(request: HttpRequest, dossier_id: str, style: str) -> HttpResponse:
    """Keep what the account managers think of one style here. What another wrote meanwhile is shown, and not lost."""
    dossier = dossier_of(request.user, dossier_id)
    titles = titles_of_styles(dossier, shares_in(dossier, request.user))
    if style not in titles:
        raise Http404
    stands = OwnView.objects.filter(dossier=dossier, style=style).select_related("author").first()
    form = OwnViewForm(request.POST, style=style, title=titles[style], view=stands)
    if not form.is_valid():
        return _page(request, dossier, forms={style: form}, wrong=form, status=422)
    text, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
    try:
        write_view(dossier, style, titles[style], text, seen=seen, user=request.user)
    except OvertakenError as error:
        again = OwnViewForm.anew(text, style=style, title=titles[style], view=error.stands)
        return _page(request, dossier, forms={style: again}, overtaken=again, stands=error.stands, status=409)
    said = "is bewaard" if text else "is leeg"
    return _back(request, dossier, f"accent-{style}", f"Jullie kijk op ‘{titles[style]}’ {said}.")


@require_POST
@at_work
def service_phase(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """Choose the phase to prepare for, or go back to the one that follows from what is known."""
    dossier = dossier_of(request.user, dossier_id)
    form = PhaseForm(request.POST)
    if not form.is_valid():
        return _page(request, dossier, wrong=form, phase_form=form, status=422)
    choose_phase(dossier, form.cleaned_data["phase"], request.user)
    return _back(request, dossier, "fase", "De fase is bewaard.")


def _page(request: HttpRequest, dossier: Dossier, *, forms: Any = None, status: int = 200, **more: Any) -> HttpResponse:
    """The page as it is now. Each look at what was shared is written down."""
    shares = shares_in(dossier, request.user)
    for share in shares[:1]:
        mark_seen(share)
        record(Act.SEEN, share.scan, user=request.user, service_point=share.service_point)
    context = preparation_page(dossier, shares, request.user, forms) | more
    return render(request, "scan/workspace/preparation/page.html", context, status=status)


def _back(request: HttpRequest, dossier: Dossier, place: str, said: str) -> HttpResponse:
    """To the place on the page where it was written, where it is told that it was kept."""
    messages.success(request, said, extra_tags=place)
    return redirect(f"{reverse('workspace:preparation', args=[dossier.public_id])}#{place}")
