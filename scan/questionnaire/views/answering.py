"""The questions: a screen at a time, each answer saved as it is given."""

import secrets
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from scan.access import with_response
from scan.models import Answer, Response
from scan.questionnaire.actions import ScanFinishedError, save_answer
from scan.questionnaire.again import CONFIRM, confirm, proposals
from scan.questionnaire.posted import PostedError, as_typed, posted_answer
from scan.questionnaire.presenter import SAVED, ShownQuestion, doors, progress_words, show_questions
from scan.questionnaire.progress import open_route, route_with, stored_answers
from scan.questionnaire.route import Route, Screen
from scan.questionnaire.saving import (
    changed_questions,
    overtaken_notes,
    save_screen,
    screen_from,
    unsaved_answers,
)

LATE = "Dit antwoord kwam te laat aan. Je latere keuze is bewaard."
NOT_SAVED = "Nog niet opgeslagen."
CLOSED, TOKEN = "closed", "token"
"""Why a whole screen was not saved: the response takes no answers now, or the page stood open for too long."""


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def questions(request: HttpRequest, response: Response, section: str, part: int = 1) -> HttpResponse:
    """One screen of questions. Posting saves it as a whole and goes where the button says."""
    stored = stored_answers(response)
    route = open_route(response, stored)
    screen = route.find(section, part)
    if screen is None:
        raise Http404
    if not response.is_open:
        return _unsaved_page(request, response, route, screen, stored, CLOSED)
    if request.method != "POST":
        return _screen_page(request, response, route, screen, stored)
    try:
        errors = save_screen(response, screen.questions, request.POST, stored)
    except ScanFinishedError:
        return _unsaved_page(request, response, route, screen, stored, CLOSED)
    stored = stored_answers(response)
    route = route_with(route, stored)
    if errors:
        return _screen_page(request, response, route, screen, stored, errors)
    if request.POST.get("naar") == CONFIRM:
        try:
            confirm(response, route.shown(screen), request.POST, stored)
        except ScanFinishedError:
            return redirect("scan:finished", response.public_id)
        route = route_with(route, stored_answers(response))
    return redirect(_onwards(request, response, route, screen))


@with_response
def questions_again(request: HttpRequest, response: Response, section: str, part: int = 1) -> HttpResponse:
    """A posted screen whose token is too old: saves nothing, and shows what was typed, to be posted once more."""
    stored = stored_answers(response)
    route = open_route(response, stored)
    screen = route.find(section, part)
    if screen is None:
        raise Http404
    return _unsaved_page(request, response, route, screen, stored, TOKEN)


@require_POST
@with_response
def answer(request: HttpRequest, response: Response, question: str) -> HttpResponse:
    """Save one answer as it is given (htmx), and answer with what changed on the screen."""
    if not response.is_open:
        return _closed(request, response, question)
    stored = stored_answers(response)
    route = open_route(response, stored)
    asked = response.instrument.questions.get(question)
    if asked is None or not route.asks(asked):
        raise Http404
    try:
        value = posted_answer(response.instrument, asked, request.POST)
    except PostedError as error:
        return render(request, "scan/questionnaire/saved.html#refused", {"key": question, "error": error}, status=422)
    notes = overtaken_notes(response.instrument, stored, request.POST, saved=question)
    try:
        in_time = save_answer(response, question, value, screen_from(request.POST))
    except ScanFinishedError:
        return _closed(request, response, question)
    # Read again what stands there now: another save may have come in between.
    row = response.answers.filter(question=question).first()
    if row is None:
        return _closed(request, response, question)
    stored |= {question: row}
    route = route_with(route, stored)
    context = {
        "response": response,
        "key": question,
        "revision": row.revision,
        "status": notes.pop(question, SAVED if value is not None else "") if in_time else LATE,
        "notes": notes,
        **_changes(response, route, route.screen_of(asked), stored, request),
    }
    return render(request, "scan/questionnaire/saved.html", context)


def _closed(request: HttpRequest, response: Response, question: str) -> HttpResponse:
    """Say that the response takes no answers now, perhaps because of another window."""
    context = {"key": question, "response": response}
    return render(request, "scan/questionnaire/saved.html#closed", context, status=409)


def _changes(
    response: Response, route: Route, screen: Screen, stored: Mapping[str, Answer], request: HttpRequest
) -> dict[str, object]:
    """The questions that came on the screen by this answer, and the keys of those that left it."""
    changed = changed_questions(route.shown(screen), request.POST)
    proposed = proposals(response, stored) if screen.section.once and changed.appeared else {}
    shown = show_questions(response.instrument, route.shown(screen), stored, proposals=proposed)
    return {
        "appeared": [one for one in shown if one.question.key in changed.appeared],
        "gone": changed.gone,
        "page_load": request.POST.get("page_load", ""),
    }


def _unsaved_page(
    request: HttpRequest, response: Response, route: Route, screen: Screen, stored: Mapping[str, Answer], reason: str
) -> HttpResponse:
    """The screen with what was posted and is not stored, or where to go when there is nothing of the kind."""
    unsaved = unsaved_answers(response.instrument, screen.questions, request.POST, stored)
    if unsaved:
        errors = dict.fromkeys(unsaved, NOT_SAVED)
        return _screen_page(request, response, route, screen, stored, errors, reason=reason)
    if reason == TOKEN:
        return redirect(_address(response, screen))
    return redirect("scan:finished", response.public_id)


def _screen_page(
    request: HttpRequest,
    response: Response,
    route: Route,
    screen: Screen,
    stored: Mapping[str, Answer],
    errors: Mapping[str, str] | None = None,
    *,
    reason: str = "",
) -> HttpResponse:
    """A screen of questions. With errors: what was typed there instead of what is stored, and why it is not saved."""
    typed = {q.key: as_typed(q, request.POST) for q in screen.questions if errors and q.key in errors}
    on_screen = [q for q in screen.questions if q.key in route.relevant or q.key in typed]
    proposed = proposals(response, stored) if screen.section.once else {}
    shown = show_questions(response.instrument, on_screen, stored, typed=typed, errors=errors, proposals=proposed)
    context = {
        "response": response,
        "route": route,
        "screen": screen,
        "places": _places(screen, shown),
        "errors": [one for one in shown if one.error],
        "proposed": any(one.proposal for one in shown),
        "reason": reason,
        "is_first": route.before(screen) is None,
        "doors": doors(route, screen),
        "doors_width": 26 * len(route.themes) - 4,
        "progress": progress_words(route, screen),
        "page_load": secrets.token_urlsafe(12),
    }
    status = {CLOSED: 409, TOKEN: 403}.get(reason, 422 if errors else 200)
    answer = render(request, "scan/questionnaire/questions.html", context, status=status)
    if errors:
        answer["HX-Push-Url"] = "false"
    return answer


def _places(screen: Screen, shown: list[ShownQuestion]) -> list[tuple[str, ShownQuestion | None]]:
    """Per question of the screen its key and, when it is relevant now, how it looks. An empty place can be filled."""
    by_key = {one.question.key: one for one in shown}
    return [(question.key, by_key.get(question.key)) for question in screen.questions]


def _onwards(request: HttpRequest, response: Response, route: Route, screen: Screen) -> str:
    """Where to go after a screen was saved, with a message when its questions changed by that."""
    wish = request.POST.get("naar", "volgende")
    changed = changed_questions(route.shown(screen), request.POST)
    if wish in ("volgende", CONFIRM) and changed.appeared:
        # Without script a follow-up question comes to light only now; it is asked before going on.
        messages.info(request, "Er is een vraag bij gekomen.")
        return _address(response, screen)
    if wish != "later" and set(changed.gone) & route.answers.keys():
        messages.info(request, "Eén vraag past niet meer bij je andere antwoorden. Wat je daar invulde, telt niet mee.")
    return _destination(response, route, screen, wish)


def _destination(response: Response, route: Route, screen: Screen, wish: str) -> str:
    """Where a button leads: on, back, or away for later. After the last screen comes the check page."""
    if wish == "later":
        return reverse("scan:end_sitting" if response.sitting else "scan:later", args=[response.public_id])
    goal = route.before(screen) if wish == "vorige" else route.after(screen)
    return _address(response, goal) if goal else reverse("scan:check", args=[response.public_id])


def _address(response: Response, screen: Screen) -> str:
    return reverse("scan:questions", args=[response.public_id, screen.section.key, screen.part])
