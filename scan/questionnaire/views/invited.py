"""The links in an invitation of a service point: one to begin a scan, and one to get no more invitations."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from scan.access import grant, granted_in
from scan.core.short import short_version
from scan.models import EmployerInvitation, InstrumentVersion
from scan.models.inviting_employers import find_invitation, find_stoppable
from scan.questionnaire.forms import StartForm
from scan.questionnaire.invited import BegunError, begin_invited, note_opened, want_no_more
from scan.throttle import against_guessing

View = Callable[..., HttpResponse]


def _with_token(view: View) -> View:
    """For an address with a token: kept by no cache, and told to no page that is opened from here.

    HEAD is allowed too: mail scanners look that way, and a refusal would be logged with the token.
    """

    @require_http_methods(["GET", "HEAD", "POST"])
    @never_cache
    @against_guessing
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        answer = view(request, **kwargs)
        # Not no-referrer: with that a browser leaves out the origin too, by which a posted form is trusted.
        answer["Referrer-Policy"] = "strict-origin"
        return answer

    return guarded


@_with_token
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Read who invites and what they get to see, then choose a role and begin. Looking changes nothing."""
    invitation = find_invitation(token)
    if invitation is None:
        return render(request, "scan/questionnaire/invited/gone.html", status=404)
    if invitation.started_at is not None:
        return _begun(request, invitation)
    if request.method != "POST":
        return render(request, "scan/questionnaire/invited/welcome.html", _explained(invitation))
    note_opened(invitation)
    return _begin(request, invitation)


def _begin(request: HttpRequest, invitation: EmployerInvitation) -> HttpResponse:
    """Ask the role, and begin when it is known."""
    instrument = InstrumentVersion.objects.latest("number").instrument
    owners = [role for role in instrument.roles if not role.protected]
    form = StartForm(None if "stap" in request.POST else request.POST, roles=owners)
    if form.is_valid():
        try:
            response = begin_invited(invitation, form.cleaned_data["role"], short="kort" in request.POST)
        except BegunError:
            return redirect(request.path)
        grant(request.session, response)
        return redirect("scan:resume", response.public_id)
    context = _explained(invitation) | {
        "form": form,
        "instrument": instrument,
        "short": short_version(instrument),
    }
    return render(request, "scan/questionnaire/invited/role.html", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest, invitation: EmployerInvitation) -> HttpResponse:
    """A scan was begun already: who began it here goes on, others need the personal link."""
    own = granted_in(request.session, invitation.scan) if invitation.scan else []
    owned = next((response for response in own if response.is_owner), None)
    if request.method == "POST" and owned is not None:
        return redirect("scan:resume", owned.public_id)
    return render(request, "scan/questionnaire/invited/begun.html", _explained(invitation) | {"own": owned})


def _explained(invitation: EmployerInvitation) -> dict[str, object]:
    return {"invitation": invitation, "service_point": invitation.dossier.service_point}


# A mail program posts here by itself when somebody presses its own button (RFC 8058): it has no cookie, and the token
# is all that it takes.
@csrf_exempt
@_with_token
def no_more(request: HttpRequest, token: str) -> HttpResponse:
    """Stop all invitations to the address that this one went to. After that it is as if the link never was ours."""
    invitation = find_stoppable(token)
    if request.method == "POST" and invitation is not None:
        want_no_more(invitation)
        invitation = None
    return render(request, "scan/questionnaire/invited/no_more.html", {"invitation": invitation})
