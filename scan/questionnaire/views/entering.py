"""Coming in and going away: starting a scan, opening a personal link, and closing the scan on a device."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scan.access import grant, revoke, with_response
from scan.core.short import short_version
from scan.models import InstrumentVersion, Response
from scan.models.link import find_link, mark_used, stale_link
from scan.questionnaire import actions
from scan.questionnaire.forms import StartForm
from scan.questionnaire.progress import open_route
from scan.throttle import against_guessing, may_start, too_often


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Choose the own role, be told what follows from it, and begin. Needs no account."""
    instrument = InstrumentVersion.objects.latest("number").instrument
    owners = [role for role in instrument.roles if not role.protected]
    form = StartForm(request.POST if request.method == "POST" else None, roles=owners)
    if form.is_valid():
        if not may_start(request):
            return too_often(request)
        response = actions.start_scan(form.cleaned_data["role"], short="kort" in request.POST)
        grant(request.session, response)
        return redirect("scan:resume", response.public_id)
    context = {"form": form, "instrument": instrument, "short": short_version(instrument)}
    return render(request, "scan/questionnaire/start.html", context, status=422 if form.errors else 200)


@require_safe
@with_response
def resume(request: HttpRequest, response: Response) -> HttpResponse:
    """Go where the respondent was: the first open question, the check page, or the result."""
    if not response.is_open:
        return redirect("results:result" if response.is_owner else "scan:finished", response.public_id)
    screen = open_route(response).place_to_go_on()
    if screen is None:
        return redirect("scan:check", response.public_id)
    return redirect("scan:questions", response.public_id, screen.section.key, screen.part)


# HEAD too: mail scanners look that way, and a refusal would be logged with the token.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@against_guessing
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Open a personal link. Looking at it changes nothing, as mail scanners do; the button gives the grant."""
    found = find_link(token)
    if found is None:
        stale = stale_link(token)
        return render(request, "scan/questionnaire/link_gone.html", {"stale": stale}, status=410 if stale else 404)
    if request.method == "POST":
        mark_used(found)
        grant(request.session, found.response, found)
        return redirect("scan:resume", found.response.public_id)
    return render(request, "scan/questionnaire/link.html", {"link": found})


@require_POST
@with_response
def leave(request: HttpRequest, response: Response) -> HttpResponse:
    """Close the scan in this browser, which may be somebody else's. Personal links go on working."""
    revoke(request.session, response)
    return redirect("scan:left")


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Say that the scan is closed here, and how to open it again."""
    return render(request, "scan/questionnaire/left.html")
