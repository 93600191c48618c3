"""Handing over: to whom, with which note, and then it is done."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from scan.models import Dossier
from scan.workspace import asked as ask
from scan.workspace.access import as_member
from scan.workspace.forms import HandoverForm
from scan.workspace.handover import Handover, NotYoursError, dossiers_to_give, hand_over, receivers
from scan.workspace.portfolio import dossiers_in

SHOWN = 50
"""How many names stand on the page; of more only the number."""


@require_http_methods(["GET", "HEAD", "POST"])
@as_member
def handover(request: HttpRequest) -> HttpResponse:
    """Choose a colleague for the dossiers in the address, write the note, and hand over.

    The address names dossiers, or with `alle` a filter of the list. What this user may not give is left out.
    """
    dossiers = list(_chosen(request))
    taking = bool(dossiers) and all(dossier.right == "take" for dossier in dossiers)
    people, taker = receivers(dossiers, request.user), request.user if taking else None
    form = HandoverForm(request.POST or None, receivers=people, number=len(dossiers), taker=taker)
    if dossiers and form.is_valid() and _done(request, dossiers, form):
        return redirect("workspace:portfolio")
    context = {"form": form, "dossiers": dossiers[:SHOWN], "number": len(dossiers), "more": len(dossiers) - SHOWN}
    context |= {"taking": taking, "only_take": any(dossier.right == "take" for dossier in dossiers)}
    wrong = bool(form.errors) or (request.method == "POST" and not dossiers)
    return render(request, "scan/workspace/handover.html", context, status=422 if wrong else 200)


def _chosen(request: HttpRequest) -> QuerySet[Dossier]:
    mine = dossiers_to_give(request.user).order_by("name", "pk")
    if "alle" in request.GET:
        return mine.filter(pk__in=dossiers_in(request.user, ask.asked_in(request.GET)).order_by().values("pk"))
    return mine.filter(public_id__in=[one[:12].replace("\x00", "") for one in request.GET.getlist("dossier")])


def _done(request: HttpRequest, dossiers: list[Dossier], form: HandoverForm) -> bool:
    to, note = form.cleaned_data["to"], form.cleaned_data.get("note", "")
    try:
        number = hand_over([dossier.pk for dossier in dossiers], Handover(request.user, to, note))
    except NotYoursError:
        form.add_error(None, "Een van deze werkgevers heeft intussen een andere accountmanager. Kijk nog eens.")
        return False
    messages.success(request, _told(number, "jou" if to == request.user else str(to)))
    return True


def _told(number: int, who: str) -> str:
    """How many changed hands: those that were theirs already did not."""
    if number == 0:
        return f"Er is niets veranderd. Deze werkgevers waren al van {who}."
    return f"1 werkgever is nu van {who}." if number == 1 else f"{number} werkgevers zijn nu van {who}."
