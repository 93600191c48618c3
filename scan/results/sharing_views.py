"""The employer shares the result: chooses what, sees it as they will see it, agrees, and reads who looked."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scan.access import with_owner
from scan.models import Response, Result, Share
from scan.models.sharing import end_of, standing_share
from scan.privacy.taking_back import withdraw as withdraw_share
from scan.results import actions
from scan.results.consent import Choices, consent_text
from scan.results.forms import ChoicesForm, ConsentForm
from scan.results.history import history_of
from scan.results.reach import Reach, reach_of
from scan.results.views import newest_result
from scan.shared.page import shared_page

View = Callable[..., HttpResponse]

_UNKNOWN_YET = {
    "organisation_name": "Jullie organisatie",
    "contact_name": "jouw naam",
    "contact_email": "jouw e-mailadres",
}
"""What stands in a preview where nothing was filled in yet."""


def with_result(view: View) -> View:
    """For the owner of a scan that has a result, which the view gets; without one the way leads to what is open."""

    @wraps(view)
    @with_owner
    def guarded(request: HttpRequest, response: Response, **kwargs: Any) -> HttpResponse:
        newest = newest_result(response)
        if newest is None:
            return redirect("scan:check", response.public_id)
        response.scan.result = newest
        return view(request, response, newest, **kwargs)

    return guarded


@require_safe
@with_result
def share(request: HttpRequest, response: Response, newest: Result) -> HttpResponse:
    """With whom the result is shared, what, until when, and who looked; who never shared, goes on to choose."""
    latest = response.scan.shares.select_related("service_point").first()
    if latest is None:
        return redirect("results:choose", response.public_id)
    standing = latest if latest.ended_at is None else None
    context = {"response": response, "share": standing, "latest": latest, "history": history_of(response.scan)}
    return render(request, "scan/results/share.html", context)


@require_safe
@with_result
def choose(request: HttpRequest, response: Response, newest: Result) -> HttpResponse:
    """Choose what to share. The choices travel in the address; with `terug` they are shown once more."""
    reach = reach_of(newest)
    standing = standing_share(response.scan)
    if "until" not in request.GET:
        form = ChoicesForm(service_points=reach.service_points, initial=_first_choices(standing, reach))
    else:
        form = ChoicesForm(request.GET, service_points=reach.service_points)
        if "terug" not in request.GET and form.is_valid():
            return redirect(_address("results:agree", response, form.choices))
    context = {"response": response, "reach": reach, "form": form, "share": standing}
    return render(request, "scan/results/choose.html", context, status=422 if form.errors else 200)


@require_safe
@with_result
def preview(request: HttpRequest, response: Response, newest: Result) -> HttpResponse:
    """The page of the account manager, as these choices would make it, or as it is under the share that stands."""
    standing = standing_share(response.scan)
    chosen = _chosen(request, reach_of(newest)) if request.GET else None
    if chosen is None and (request.GET or standing is None):
        return redirect("results:choose", response.public_id)
    shown = standing if chosen is None else _as_share(response, chosen, standing)
    shown.scan = response.scan
    context = {**shared_page(shown, shown.outcome), "response": response, "preview": True}
    if chosen is not None:
        context |= _ways(response, chosen)
    return render(request, "scan/results/preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_result
def agree(request: HttpRequest, response: Response, newest: Result) -> HttpResponse:
    """Read what the choices come down to, and share. Choices that cannot be are asked again."""
    chosen = _chosen(request, reach_of(newest))
    if chosen is None:
        return redirect(f"{reverse('results:choose', args=[response.public_id])}?{request.GET.urlencode()}")
    standing = standing_share(response.scan)
    form = ConsentForm(request.POST or None, initial=_names(response, standing))
    if form.is_valid():
        names = {name: form.cleaned_data[name] for name in _UNKNOWN_YET}
        actions.share(response.scan, chosen, **names)
        return redirect("results:share", response.public_id)
    context = {
        "response": response,
        "form": form,
        "choices": chosen,
        "consent": consent_text(chosen),
        "share": standing,
        **_ways(response, chosen),
    }
    return render(request, "scan/results/agree.html", context, status=422 if form.errors else 200)


@require_POST
@with_owner
def withdraw(request: HttpRequest, response: Response) -> HttpResponse:
    """Stop sharing, at once."""
    standing = standing_share(response.scan)
    if standing is not None:
        withdraw_share(standing)
    return redirect("results:share", response.public_id)


def _chosen(request: HttpRequest, reach: Reach) -> Choices | None:
    """The choices in the address; None when they cannot be shared."""
    form = ChoicesForm(request.GET, service_points=reach.service_points)
    return form.choices if form.is_valid() else None


def _first_choices(share: Share | None, reach: Reach) -> dict[str, Any]:
    """The choices of a share, to begin with when they are changed. Until when is asked anew."""
    if share is None:
        return {"service_point": reach.known.pk} if reach.known else {}
    parts = share.parts
    ticked = {"open_answers": parts.open_answers, "roles": parts.roles, "plan": parts.plan}
    return {"service_point": share.service_point_id, **ticked}


def _names(response: Response, share: Share | None) -> dict[str, str]:
    """Who shares and who to contact, as far as known."""
    if share is None:
        return {"organisation_name": response.scan.organisation.name}
    return {name: getattr(share, name) for name in _UNKNOWN_YET}


def _as_share(response: Response, choices: Choices, standing: Share | None) -> Share:
    """A share that is not stored, to look through."""
    known = {name: text for name, text in _names(response, standing).items() if text}
    return Share(
        scan=response.scan,
        service_point=choices.service_point,
        includes_open_answers=choices.parts.open_answers,
        includes_roles=choices.parts.roles,
        includes_plan=choices.parts.plan,
        until=end_of(choices.until),
        **(_UNKNOWN_YET | known),
    )


def _ways(response: Response, choices: Choices) -> dict[str, str]:
    """Where to go with these choices: see them, change them, or agree."""
    return {
        "preview_url": _address("results:preview", response, choices),
        "choose_url": _address("results:choose", response, choices) + "&terug=1",
        "agree_url": _address("results:agree", response, choices),
    }


def _address(name: str, response: Response, choices: Choices) -> str:
    return f"{reverse(name, args=[response.public_id])}?{urlencode(choices.query)}"
