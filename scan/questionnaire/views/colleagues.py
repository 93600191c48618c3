"""The owner and the colleagues: inviting per role, seeing how far they are, reminding, and closing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from scan.access import View, with_owner
from scan.models import Invitation, Response
from scan.questionnaire import inviting
from scan.questionnaire.colleagues import (
    MOST_PLACES,
    USUAL_PLACES,
    RoleState,
    fewest,
    in_a_sentence,
    role_of,
    round_of,
    weights_of,
)
from scan.questionnaire.forms import PlacesForm
from scan.questionnaire.invitation_text import Kind, mail_text
from scan.questionnaire.progress import open_route

Change = Callable[[HttpRequest, Invitation], None]


def _with_full_scan(view: View) -> View:
    """For the owner of a full scan; in the short version nobody takes part but the owner."""

    @wraps(view)
    @with_owner
    def guarded(request: HttpRequest, response: Response, **kwargs: Any) -> HttpResponse:
        if response.short:
            return redirect("scan:short", response.public_id)
        return view(request, response, **kwargs)

    return guarded


@require_safe
@_with_full_scan
def colleagues(request: HttpRequest, response: Response) -> HttpResponse:
    """Who takes part, by role and number: never a name, and of protected roles nobody apart."""
    states = round_of(response.scan)
    context = {
        "response": response,
        "states": states,
        "own_role_words": in_a_sentence(role_of(response.instrument, response.role)),
        "anybody": any(state.started for state in states),
        "facts_open": not response.scan.round_closed_at and _has_open_facts(response),
    }
    return render(request, "scan/questionnaire/colleagues/round.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@_with_full_scan
def role(request: HttpRequest, response: Response, role: str) -> HttpResponse:
    """Invite colleagues of one role, remind them, set how many may start, and stop a link or the role."""
    state = next((one for one in round_of(response.scan) if one.role.key == role), None)
    if state is None:
        raise Http404
    if response.scan.round_closed_at is not None:
        return redirect("scan:colleagues", response.public_id)
    if request.method != "POST":
        return _role_page(request, response, state)
    wish = request.POST.get("doe", "")
    try:
        if wish in ("uitnodigen", "herinneren"):
            return _invite(request, response, state, "reminder" if wish == "herinneren" else "invitation")
        if wish == "plekken" and state.invitation:
            return _set_places(request, response, state)
    except inviting.RoundClosedError:
        return redirect("scan:colleagues", response.public_id)
    if wish in _CHANGES and state.invitation:
        _CHANGES[wish](request, state.invitation)
    return redirect("scan:colleagues_role", response.public_id, role)


@require_http_methods(["GET", "HEAD", "POST"])
@_with_full_scan
def close_round(request: HttpRequest, response: Response) -> HttpResponse:
    """Close the round for good, after saying what that does; asked again when it would do something else by now."""
    scan = response.scan
    if scan.round_closed_at is not None:
        return redirect("scan:colleagues", response.public_id)
    changed = False
    if request.method == "POST":
        try:
            inviting.close_round(scan, expected=request.POST.get("gezien", ""))
            return redirect("scan:colleagues", response.public_id)
        except inviting.RoundChangedError:
            changed = True
    context = {
        "response": response,
        "weights": weights_of(scan),
        "changed": changed,
        "seen": inviting.fingerprint(scan),
    }
    return render(request, "scan/questionnaire/colleagues/close.html", context, status=409 if changed else 200)


def _invite(request: HttpRequest, response: Response, state: RoleState, kind: Kind) -> HttpResponse:
    """Make a link and show it this once, with the mail that it goes into."""
    form = _places_form(request, state) if state.invitation is None else None
    if form and not form.is_valid():
        return _role_page(request, response, state, form=form)
    places = form.cleaned_data["places"] if form else 0
    link, token = inviting.invite(response.scan, state.role.key, places)
    url = request.build_absolute_uri(f"/meedoen/{token}/")
    mail = mail_text(kind, response.scan, state.role, url=url, expires_at=link.expires_at)
    now = next(one for one in round_of(response.scan) if one.role == state.role)
    return _role_page(request, response, now, made={"url": url, "link": link, "mail": mail, "kind": kind})


def _set_places(request: HttpRequest, response: Response, state: RoleState) -> HttpResponse:
    form = _places_form(request, state)
    if form.is_valid():
        try:
            inviting.set_places(state.invitation, form.cleaned_data["places"])
        except inviting.TooFewPlacesError:
            form.add_error("places", "Er zijn al meer mensen begonnen. Kies een hoger aantal.")
        else:
            messages.success(request, f"Er mogen nu {form.cleaned_data['places']} mensen beginnen.")
            return redirect("scan:colleagues_role", response.public_id, state.role.key)
    return _role_page(request, response, state, form=form)


def _role_page(
    request: HttpRequest,
    response: Response,
    state: RoleState,
    *,
    form: PlacesForm | None = None,
    made: dict[str, object] | None = None,
) -> HttpResponse:
    invitation = state.invitation
    context = {
        "response": response,
        "state": state,
        "role_words": in_a_sentence(state.role),
        "form": form or _places_form(None, state),
        "links": invitation.links.valid() if invitation else (),
        "made": made,
    }
    status = 422 if form and form.errors else 200
    return render(request, "scan/questionnaire/colleagues/role.html", context, status=status)


def _places_form(request: HttpRequest | None, state: RoleState) -> PlacesForm:
    places = state.invitation.places if state.invitation else USUAL_PLACES[state.role.protected]
    least = max(fewest(state.role), state.started)
    return PlacesForm(request and request.POST, initial={"places": places}, least=least, most=MOST_PLACES)


def _has_open_facts(response: Response) -> bool:
    """Whether the owner still has facts to give; some questions for colleagues follow from them."""
    route = open_route(response)
    return any(theme.section.once and theme.open for theme in route.themes)


def _close(request: HttpRequest, invitation: Invitation) -> None:
    inviting.close_role(invitation)
    messages.success(request, "Niemand kan nu nog beginnen met deze rol.")


def _open(request: HttpRequest, invitation: Invitation) -> None:
    inviting.open_role(invitation)
    messages.success(request, "Er kunnen weer mensen beginnen met deze rol.")


def _revoke(request: HttpRequest, invitation: Invitation) -> None:
    link = request.POST.get("link", "")
    if link.isdecimal():
        inviting.revoke_role_link(invitation, int(link[:18]))
        messages.success(request, "De link werkt niet meer.")


_CHANGES: dict[str, Change] = {"sluiten": _close, "openen": _open, "stoppen": _revoke}
