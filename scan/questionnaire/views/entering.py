"""Coming in and going away: starting a scan, opening a personal link, and getting one for later."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scan.access import grant, revoke, with_response
from scan.models import Act, InstrumentVersion, Response
from scan.models.audit import record
from scan.models.link import LIFETIME, find_link, make_link
from scan.questionnaire import actions
from scan.questionnaire.forms import MailLinkForm, StartForm
from scan.questionnaire.mail import mail_link, may_mail
from scan.questionnaire.progress import open_route

TOO_OFTEN = "Er is het afgelopen uur al vaak gemaild. Probeer het later, of maak een link die je zelf kopieert."
NOT_MAILED = "Mailen lukt nu niet. Kopieer de link die hierboven staat."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Choose the own role, be told what follows from it, and begin. Needs no account."""
    instrument = InstrumentVersion.objects.latest("number").instrument
    owners = [role for role in instrument.roles if not role.protected]
    form = StartForm(request.POST if request.method == "POST" else None, roles=owners)
    if form.is_valid():
        response = actions.start_scan(form.cleaned_data["role"])
        grant(request.session, response)
        return redirect("scan:resume", response.public_id)
    context = {"form": form, "instrument": instrument}
    return render(request, "scan/questionnaire/start.html", context, status=422 if form.errors else 200)


@require_safe
@with_response
def resume(request: HttpRequest, response: Response) -> HttpResponse:
    """Go where the respondent was: the first open question, the check page, or the result."""
    if response.finished_at is not None:
        return redirect("results:result", response.public_id)
    screen = open_route(response).place_to_go_on()
    if screen is None:
        return redirect("scan:check", response.public_id)
    return redirect("scan:questions", response.public_id, screen.section.key, screen.part)


# HEAD too: mail scanners look that way, and a refusal would be logged with the token.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Open a personal link. Looking at it changes nothing, as mail scanners do; the button gives the grant."""
    found = find_link(token)
    if found is None:
        return render(request, "scan/questionnaire/link_gone.html", status=404)
    if request.method == "POST":
        grant(request.session, found.response)
        return redirect("scan:resume", found.response.public_id)
    return render(request, "scan/questionnaire/link.html", {"link": found})


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def later(request: HttpRequest, response: Response) -> HttpResponse:
    """Make a personal link, to copy or to have mailed. It is shown this once; earlier links stay valid."""
    if request.method != "POST" or "mail" not in request.POST:
        context = {"response": response, "form": MailLinkForm(), "days": LIFETIME.days}
        if request.method == "POST":
            context |= _new_link(request, response)
        return render(request, "scan/questionnaire/later.html", context)
    form = MailLinkForm(request.POST)
    context = {"response": response, "form": form, "days": LIFETIME.days}
    if form.is_valid() and not may_mail(response, form.cleaned_data["email"]):
        form.add_error("email", TOO_OFTEN)
    if form.is_valid():
        made = _new_link(request, response)
        if mail_link(form.cleaned_data["email"], url=made["url"], expires_at=made["expires_at"]):
            context |= {"mailed_to": form.cleaned_data["email"], "form": MailLinkForm()}
        else:
            form.add_error("email", NOT_MAILED)
            context |= made
    return render(request, "scan/questionnaire/later.html", context, status=422 if form.errors else 200)


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


def _new_link(request: HttpRequest, response: Response) -> dict[str, object]:
    made, token = make_link(response)
    record(Act.LINKED, response.scan)
    return {"url": request.build_absolute_uri(f"/link/{token}/"), "expires_at": made.expires_at}
