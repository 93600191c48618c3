"""Doing the scan again: asking whether to, starting the new one, and offering a link to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from scan.access import grant, granted, with_owner
from scan.models import InstrumentVersion, Response
from scan.models.starting import following_owner
from scan.questionnaire.again import start_again
from scan.questionnaire.forms import StartForm


@require_http_methods(["GET", "HEAD", "POST"])
@with_owner
def again(request: HttpRequest, response: Response) -> HttpResponse:
    """Measure again after a scan that has a result; or go on with the new scan that is already there."""
    if response.scan.result_id is None:
        return redirect("scan:check", response.public_id)
    following = following_owner(response.scan)
    if following is not None:
        return _go_on(request, response, following)
    owners = [role for role in InstrumentVersion.objects.latest("number").instrument.roles if not role.protected]
    role = {"role": response.role if response.role in {one.key for one in owners} else None}
    form = StartForm(request.POST if request.method == "POST" else None, roles=owners, initial=role)
    if form.is_valid():
        made = start_again(response.scan, form.cleaned_data["role"])
        grant(request.session, made)
        return redirect("scan:again_started", made.public_id)
    context = {"response": response, "form": form}
    return render(request, "scan/questionnaire/again/ask.html", context, status=422 if form.errors else 200)


@require_safe
@with_owner
def started(request: HttpRequest, response: Response) -> HttpResponse:
    """Tell that the new scan is there, what it asks, and how to come back to it."""
    if response.scan.previous_id is None or not response.is_open:
        return redirect("scan:resume", response.public_id)
    return render(request, "scan/questionnaire/again/started.html", {"response": response})


def _go_on(request: HttpRequest, response: Response, following: Response) -> HttpResponse:
    """Lead to the scan that follows this one. Once it is finished, only who could open it already may.

    Whoever measures again may be somebody else by then, and the old link does not open that result.
    """
    may_open = following.is_open or granted(request.session, following.public_id) is not None
    if request.method == "POST" and may_open:
        grant(request.session, following)
        return redirect("scan:resume", following.public_id)
    context = {"response": response, "following": following, "may_open": may_open}
    return render(request, "scan/questionnaire/again/going_on.html", context)
