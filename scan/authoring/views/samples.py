"""The answers of a sample employer: the facts with an overview of who fills in, and a screen per person."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from scan.authoring import samples
from scan.authoring.checking import check_working_copy
from scan.authoring.once import reading_once
from scan.authoring.rights import for_authors
from scan.authoring.samples import SamplePart
from scan.core.instrument import Instrument
from scan.core.relevance import asked_questions
from scan.models.working.background import SampleEmployerRow

DEED, SEEN, ROLE = "proef.doe", "proef.gezien", "proef.rol"
CHANGED = "Iemand anders veranderde dit intussen. Wat je invulde, staat er nog. Bewaar je nu, dan geldt jouw keuze."


@require_http_methods(["GET", "HEAD", "POST"])
@for_authors
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """The facts of a sample employer and who fills in; posting saves the facts, or adds somebody."""
    return _part(request, pk, None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_authors
def respondent(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """The answers of one person, counted from 1; posting saves them, or takes the person away."""
    return _part(request, pk, place - 1)


def _part(request: HttpRequest, pk: int, place: int | None) -> HttpResponse:
    with reading_once(), transaction.atomic():
        row = get_object_or_404(SampleEmployerRow.objects.select_for_update(), pk=pk)
        if place is not None and not 0 <= place < len(row.respondents):
            raise Http404
        check = check_working_copy()
        if not check.is_readable:
            return render(request, "scan/authoring/preview_blocked.html", {"errors": check.errors})
        part = SamplePart(row, place)
        if request.method == "POST":
            return _posted(request, check.copy.instrument, part)
        return _page(request, check.copy.instrument, part)


def _posted(request: HttpRequest, instrument: Instrument, part: SamplePart) -> HttpResponse:
    row, deed = part.row, request.POST.get(DEED, "")
    answers, errors = samples.posted_answers(instrument, part.questions(instrument), request.POST)
    if request.POST.get(SEEN) != str(row.latest_revision_id):
        return _page(request, instrument, part, errors, notice=CHANGED, status=409)
    if deed == "weg" and part.place is not None:
        samples.remove_respondent(row, part.place, request.user)
        messages.success(request, "De persoon is weggehaald.")
        return redirect("authoring_sample", row.pk)
    if errors:
        return _page(request, instrument, part, errors, status=422)
    samples.save_part(part, answers, request.user)
    if deed == "erbij" and request.POST.get(ROLE) in dict(_roles(instrument)):
        place = samples.add_respondent(row, request.POST[ROLE], request.user)
        return redirect("authoring_sample_person", row.pk, place + 1)
    messages.success(request, "De antwoorden zijn bewaard.")
    return redirect(request.path)


def _page(
    request: HttpRequest,
    instrument: Instrument,
    part: SamplePart,
    errors: dict[str, str] | None = None,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    roles = instrument.titles("roles")
    errors = errors or {}
    data = request.POST if request.method == "POST" else None
    sections = samples.grouped(instrument, part.questions(instrument), part.answers, data, errors)
    people = [roles.get(one["role"], one["role"]) for one in part.row.respondents]
    title = "Feiten over de organisatie" if part.place is None else f"Persoon {part.place + 1}: {people[part.place]}"
    context: dict[str, Any] = {
        "row": part.row,
        "part": part,
        "number": 0 if part.place is None else part.place + 1,
        "sections": sections,
        "errors": [one for _, own in sections for one in own if one.error],
        "notice": notice,
        "misfits": part.misfits(instrument),
        "people": people,
        "roles": _roles(instrument),
        "seen": part.row.latest_revision_id,
        "page_title": f"{part.row}: antwoorden",
        "header_title": f"{part.row}: antwoorden",
        "header_icon": "group",
        "title": title,
    }
    return render(request, "scan/authoring/sample.html", context, status=status)


def _roles(instrument: Instrument) -> list[tuple[str, str]]:
    """The roles that get questions of their own."""
    return [(one.key, one.title) for one in instrument.roles if asked_questions(instrument, one.key, once=False)]
