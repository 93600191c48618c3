"""Proefscan: the working copy as a scan, the way respondents go through it. No screen of it stores anything."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from scan.authoring.checking import check_working_copy
from scan.authoring.once import reading_once
from scan.authoring.preview_scan import (
    GO,
    TrialRun,
    place_of,
    posted_screen,
    run_from,
    screen_at,
    typed_on,
    with_posted,
)
from scan.authoring.rights import for_authors
from scan.authoring.samples import SampleForm, save_run
from scan.core.differences import differences
from scan.core.outcome import outcome_of
from scan.core.presentation import show, shown_styles, shown_topics
from scan.core.samples import measurement_of_sample
from scan.questionnaire.presenter import doors, progress_words, show_questions
from scan.questionnaire.route import Screen
from scan.questionnaire.saving import changed_questions

CHECK, RESULT, SOMEBODY, SAVE, STAY = "controle", "resultaat", "nog-iemand", "bewaar", "blijf"
APPEARED = "Er is een vraag bij gekomen."
CHOOSE = "Kies eerst wie de vragen invult."
WHO_NEXT = "proef.nieuw"


@require_http_methods(["GET", "HEAD", "POST"])
@for_authors
def preview(request: HttpRequest) -> HttpResponse:
    """Try the working copy out; each form carries the whole of it, and says with a button where to go."""
    with reading_once():
        check = check_working_copy()
        if not check.is_readable:
            return render(request, "scan/authoring/preview_blocked.html", {"errors": check.errors})
        run = run_from(check.copy.instrument, request.POST)
        if request.method != "POST":
            return _choose(request, run)
        return _posted(request, run)


def _posted(request: HttpRequest, run: TrialRun) -> HttpResponse:
    go = request.POST.get(GO, "")
    if go == SOMEBODY or run.now is None:
        return _start(request, run)
    screen = posted_screen(run, request.POST)
    if screen is not None:
        run, errors = with_posted(run, screen, request.POST)
        appeared = changed_questions(run.route.shown(screen), request.POST).appeared
        if errors:
            return _screen(request, run, screen, errors)
        if go == STAY or (appeared and go == "volgende"):
            return _screen(request, run, screen, note=APPEARED if go != STAY else "")
    return _onwards(request, run, screen, go)


def _start(request: HttpRequest, run: TrialRun) -> HttpResponse:
    """Somebody begins, first or next."""
    who = request.POST.get(WHO_NEXT, "")
    if who not in dict(run.choices()):
        return _choose(request, run, error=CHOOSE if WHO_NEXT in request.POST or GO in request.POST else "")
    started = run.start(who)
    return _screen(request, started, started.route.screens[0])


def _onwards(request: HttpRequest, run: TrialRun, screen: Screen | None, go: str) -> HttpResponse:
    """Where the button leads: another screen, the check page, the result, or a sample employer."""
    if go == SAVE:
        return _save(request, run)
    if go == RESULT:
        return _result(request, run)
    goal = screen_at(run, go)
    if screen is not None and goal is None and go != CHECK:
        goal = run.route.before(screen) if go == "vorige" else run.route.after(screen)
    return _screen(request, run, goal) if goal else _check(request, run)


def _choose(request: HttpRequest, run: TrialRun, error: str = "") -> HttpResponse:
    context = {"run": run, "choices": run.choices(), "error": error, "check": check_working_copy(), "field": WHO_NEXT}
    return render(request, "scan/authoring/preview_choose.html", context, status=422 if error else 200)


def _screen(
    request: HttpRequest, run: TrialRun, screen: Screen, errors: Mapping[str, str] | None = None, note: str = ""
) -> HttpResponse:
    """One screen of questions, as the respondent sees it."""
    errors = errors or {}
    typed = typed_on(run, screen, request.POST, errors)
    route = run.route
    on_screen = [one for one in screen.questions if one.key in route.relevant or one.key in errors]
    shown = show_questions(run.instrument, on_screen, {}, typed=typed, errors=errors)
    context = {
        "run": run,
        "route": route,
        "screen": screen,
        "hidden": run.hidden(screen),
        "shown_questions": shown,
        "watched": {condition.key for question in screen.questions for condition in question.show_if},
        "errors": [one for one in shown if one.error],
        "note": note,
        "is_first": route.before(screen) is None,
        "themes": [(theme, place_of(theme.first)) for theme in route.themes],
        "doors": doors(route, screen),
        "doors_width": 26 * len(route.themes) - 4,
        "progress": progress_words(route, screen),
    }
    return render(request, "scan/authoring/preview_questions.html", context, status=422 if errors else 200)


def _check(request: HttpRequest, run: TrialRun) -> HttpResponse:
    """What is still open, before the result."""
    route = run.route
    context = {
        "run": run,
        "hidden": run.hidden(),
        "open": [(question, place_of(route.screen_of(question))) for theme in route.themes for question in theme.open],
        "last": place_of(route.screens[-1]),
    }
    return render(request, "scan/authoring/preview_check.html", context)


def _result(request: HttpRequest, run: TrialRun, form: SampleForm | None = None) -> HttpResponse:
    """The result as the employer sees it, with what the account manager sees besides; not while there are errors."""
    check = check_working_copy()
    context = {
        "run": run,
        "hidden": run.hidden(),
        "first": place_of(run.route.screens[0]),
        "people": [run.instrument.titles("roles")[one.role] for one in run.people],
        "choices": run.choices(),
        "check": check,
        "field": WHO_NEXT,
        "form": form or SampleForm(),
    }
    if not check.errors:
        outcome = outcome_of(run.instrument, measurement_of_sample(run.instrument, run.as_sample()))
        context |= {
            "shown": show(run.instrument, outcome),
            "differences": differences(run.instrument, outcome),
            "styles": shown_styles(run.instrument, outcome),
            "topics": shown_topics(run.instrument, outcome),
        }
    return render(request, "scan/authoring/preview_result.html", context, status=422 if form else 200)


def _save(request: HttpRequest, run: TrialRun) -> HttpResponse:
    """Keep the answers as a sample employer: the one thing here that is stored, and only when asked."""
    form = SampleForm(request.POST)
    if not form.is_valid():
        return _result(request, run, form)
    row = save_run(run, form.cleaned_data, request.user)
    messages.success(request, f"‘{row}’ is bewaard als proefwerkgever.")
    return redirect("authoring_sample", row.pk)
