"""The screens of our own below /beheer/ that are about pages: reports, the style guide, and the hint while writing."""

from functools import cache
from pathlib import Path
from typing import Any

import frontmatter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe
from markdown import markdown

from pages.editing.broken_links import broken_inside, broken_outside
from pages.editing.hint import hint_for
from pages.editing.rights import check_editor
from pages.editing.to_check import State, kinds, to_check
from pages.loading.files import FOLDER
from pages.models.outside_link import OutsideLink

STYLE_GUIDE = FOLDER / "beheer" / "schrijfwijzer.md"
MOST_FIELDS, MOST_CHARACTERS = 1000, 200_000
"""More is no page: who sends more gets nothing."""


@require_safe
def to_check_report(request: HttpRequest) -> HttpResponse:
    """What must be looked up, all of it or one kind or state."""
    check_editor(request.user)
    kind, state = request.GET.get("soort", ""), request.GET.get("stand", "")
    every = to_check(request.user)
    shown = [one for one in every if kind in ("", one.kind_key) and state in ("", one.state)]
    context = {
        "shown": shown,
        "total": len(every),
        "kinds": kinds(),
        "states": list(State),
        "kind": kind,
        "state": state,
        **_titles("Te controleren", "tasks"),
    }
    return render(request, "pages/editing/to_check.html", context)


@require_safe
def links_report(request: HttpRequest) -> HttpResponse:
    """Links that lead nowhere, inside the site and outside."""
    check_editor(request.user)
    last = OutsideLink.objects.exclude(checked_at=None).order_by("-checked_at").first()
    context = {
        "inside": broken_inside(request.user),
        "outside": broken_outside(),
        "unchecked": OutsideLink.objects.filter(outcome=OutsideLink.Outcome.UNCHECKED).count(),
        "known": OutsideLink.objects.count(),
        "last": last.checked_at if last else None,
        **_titles("Gebroken links", "link"),
    }
    return render(request, "pages/editing/links.html", context)


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """How we write, to read beside the text."""
    title, intro, text = _style_guide(STYLE_GUIDE)
    return render(
        request, "pages/editing/style_guide.html", {"intro": intro, "text": text, **_titles(title, "openquote")}
    )


@require_POST
def hint(request: HttpRequest) -> HttpResponse:
    """How the texts read that were sent along, as a part of the side panel."""
    texts = [text for text in request.POST.getlist("text") if text.strip()]
    if len(texts) > MOST_FIELDS or sum(map(len, texts)) > MOST_CHARACTERS:
        return HttpResponse(status=413)
    return render(request, "pages/editing/hint.html", {"hint": hint_for(texts)})


def _titles(title: str, icon: str) -> dict[str, Any]:
    return {"page_title": title, "header_title": title, "header_icon": icon}


@cache
def _style_guide(path: Path) -> tuple[str, str, SafeString]:
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    return post["title"], post["intro"], mark_safe(markdown(post.content))  # noqa: S308  (our own file)
