"""A colleague: starting by the link for a role, reading the own answers back, and taking them away."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from scan.access import grant, granted_in, revoke, with_response
from scan.models import Act, Invitation, Response
from scan.models.audit import record
from scan.models.invitation import find_role_link
from scan.models.link import make_link
from scan.questionnaire import joining
from scan.questionnaire.colleagues import FEW, company_in, fewest, in_a_sentence, minutes_for, role_of
from scan.questionnaire.forms import MailLinkForm
from scan.questionnaire.inviting import RoundClosedError, started
from scan.questionnaire.reading import own_answers
from scan.throttle import against_guessing


# HEAD too: mail scanners look that way, and a refusal would be logged with the token.
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@against_guessing
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Read what taking part means, and start. Looking changes nothing; the button makes a response of one's own."""
    link = find_role_link(token)
    if link is None:
        return render(request, "scan/questionnaire/joining/link_gone.html", status=404)
    invitation = link.invitation
    own = granted_in(request.session, invitation.scan)
    owned = next((response for response in own if response.is_owner), None)
    if owned is not None:
        status = 403 if request.method == "POST" else 200
        return render(request, "scan/questionnaire/joining/own_scan.html", {"own": owned}, status=status)
    if request.method != "POST":
        return _first_screen(request, invitation, own)
    known = joining.started_by(invitation, request.POST.get("form", ""))
    if own and "opnieuw" not in request.POST and known not in own:
        return redirect("scan:resume", own[0].public_id)
    return _start(request, invitation, own)


def _first_screen(request: HttpRequest, invitation: Invitation, own: list[Response]) -> HttpResponse:
    place = joining.has_place(invitation, started(invitation))
    # By its name the form is known again when a double click sends it twice.
    form = secrets.token_urlsafe(16)
    if own:
        return render(request, "scan/questionnaire/joining/begun.html", {"place": place, "form_name": form})
    if not place:
        return _no_place(request, invitation)
    role = role_of(invitation.scan.instrument, invitation.role)
    context = {
        "invitation": invitation,
        "role": role,
        "role_words": in_a_sentence(role),
        "minutes": minutes_for(invitation.scan.instrument, role),
        "company": company_in(invitation),
        "fewest": fewest(role),
        "few": FEW,
        "form_name": form,
    }
    return render(request, "scan/questionnaire/joining/welcome.html", context)


def _start(request: HttpRequest, invitation: Invitation, own: list[Response]) -> HttpResponse:
    """Start a response, and show its personal link this once. Who began here before is not reachable here any more."""
    try:
        response = joining.join(invitation, form=request.POST.get("form", ""))
    except joining.NoPlaceError:
        return _no_place(request, invitation)
    for other in own:
        if other != response:
            revoke(request.session, other)
    grant(request.session, response)
    made, token = make_link(response)
    record(Act.LINKED, response.scan)
    url = request.build_absolute_uri(f"/link/{token}/")
    return render(
        request,
        "scan/questionnaire/joining/joined.html",
        {"response": response, "url": url, "link": made, "form": MailLinkForm()},
    )


def _no_place(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    return render(request, "scan/questionnaire/joining/no_place.html", {"invitation": invitation}, status=410)


@require_safe
@with_response
def answers(request: HttpRequest, response: Response) -> HttpResponse:
    """One's own answers, to read and to print."""
    context = {"response": response, "themes": own_answers(response)}
    return render(request, "scan/questionnaire/answers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def retract(request: HttpRequest, response: Response) -> HttpResponse:
    """Delete the own answers for good, after asking once. The owner of the scan deletes the whole of it instead."""
    if response.is_owner:
        return redirect("scan:delete", response.public_id)
    if response.closed_at is not None:
        return redirect("scan:finished", response.public_id)
    if request.method == "POST":
        try:
            joining.retract(response)
        except RoundClosedError:
            return redirect("scan:finished", response.public_id)
        revoke(request.session, response)
        return redirect("scan:retracted")
    return render(request, "scan/questionnaire/joining/retract.html", {"response": response})


@require_safe
def retracted(request: HttpRequest) -> HttpResponse:
    """Say that the own answers are gone."""
    return render(request, "scan/questionnaire/joining/retracted.html")
