"""The published versions: looked at, compared, exported, and taken up again as the working copy."""

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from scan.authoring import publishing
from scan.authoring.rights import for_authors, may_publish
from scan.core.changes import Change, changes
from scan.core.instrument import Instrument, InstrumentError
from scan.core.rule_sentence import rule_sentence, step_sentence
from scan.models import InstrumentVersion
from scan.models.instrument import digest_of
from scan.models.working.copy import working_copy

CHANGED = "De werkkopie is intussen veranderd. Lees opnieuw wat er verandert."
HEADER = {"header_icon": "history"}


@require_safe
@for_authors
def versions(request: HttpRequest) -> HttpResponse:
    """All versions, the newest first, with how many scans run on each."""
    rows = (
        InstrumentVersion.objects.defer("document")
        .select_related("published_by")
        .annotate(scan_count=Count("scans", distinct=True))
    )
    context = {"versions": rows, "page_title": "Versies", "header_title": "Versies", **HEADER}
    return render(request, "scan/authoring/versions.html", context)


@require_safe
@for_authors
def version(request: HttpRequest, number: int) -> HttpResponse:
    """One version, to read: its questions, scales and steps, with the rules as sentences."""
    shown = get_object_or_404(InstrumentVersion, number=number)
    instrument = shown.instrument
    context = {
        "version": shown,
        "instrument": instrument,
        "steps": [(step, step_sentence(instrument, step)) for step in instrument.steps],
        "topics": [(topic, rule_sentence(instrument, topic.when)) for topic in instrument.topics],
        "stages": [(stage, rule_sentence(instrument, stage.when)) for stage in instrument.stages],
        "page_title": f"Versie {number}",
        "header_title": f"Versie {number}",
        **HEADER,
    }
    return render(request, "scan/authoring/version.html", context)


@require_safe
@for_authors
def compare(request: HttpRequest) -> HttpResponse:
    """What differs between two versions, or between a version and the working copy (no `tot`)."""
    numbers = list(InstrumentVersion.objects.values_list("number", flat=True))
    old = _numbered(request.GET.get("van", ""))
    new = _numbered(request.GET["tot"]) if request.GET.get("tot") else None
    copy = new.instrument if new else _readable_copy()
    context = {
        "numbers": numbers,
        "old": old,
        "new": new,
        "changes": _between(old.instrument, copy),
        "page_title": "Vergelijk versies",
        "header_title": "Vergelijk versies",
        **HEADER,
    }
    return render(request, "scan/authoring/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_authors
def take_up(request: HttpRequest, number: int) -> HttpResponse:
    """Make a version the working copy again, after showing what that changes. For coordinators."""
    old = get_object_or_404(InstrumentVersion, number=number)
    if not may_publish(request.user):
        return render(request, "scan/authoring/only_coordinators.html", HEADER, status=403)
    seen = digest_of(working_copy().document)
    if request.method == "POST" and request.POST.get("seen") == seen:
        publishing.take_up(old, request.user)
        messages.success(request, f"De werkkopie is nu gelijk aan versie {number}.")
        return redirect("authoring_versions")
    context = {
        "version": old,
        "changes": _between(_readable_copy(), old.instrument),
        "seen": seen,
        "notice": CHANGED if request.method == "POST" else "",
        "page_title": "Maak dit weer de werkkopie",
        "header_title": "Maak dit weer de werkkopie",
        **HEADER,
    }
    return render(request, "scan/authoring/take_up.html", context, status=409 if context["notice"] else 200)


def _readable_copy() -> Instrument | None:
    """The working copy, or None while it holds what no instrument can."""
    try:
        return working_copy().instrument
    except InstrumentError:
        return None


def _between(before: Instrument | None, after: Instrument | None) -> list[Change] | None:
    """What differs, or None where one of the two cannot be read."""
    return changes(before, after) if before and after else None


def _numbered(number: str) -> InstrumentVersion:
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    return get_object_or_404(InstrumentVersion, number=int(number))
