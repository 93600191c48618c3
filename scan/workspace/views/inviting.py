"""Inviting employers: one by one, from a list, and following who began."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scan.models import Dossier, EmployerInvitation
from scan.workspace.access import at_work
from scan.workspace.inviting import actions
from scan.workspace.inviting.forms import InvitationForm, ServicePointForm
from scan.workspace.inviting.refusals import refusals
from scan.workspace.inviting.status import WORDS, invitations_of, row_of

PAGE_SIZE = 50
TOO_MANY = "Je mag vandaag niet meer uitnodigingen versturen. Probeer het morgen weer."


@require_safe
@at_work
def invitations(request: HttpRequest) -> HttpResponse:
    """Who was invited, and how far they are."""
    if not request.service_points:
        return render(request, "scan/workspace/no_membership.html", status=403)
    status = request.GET.get("status", "")
    page = Paginator(invitations_of(request.user, status), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {"page": page, "rows": [row_of(one) for one in page], "statuses": WORDS, "status": status}
    return render(request, "scan/workspace/inviting/invitations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def invite(request: HttpRequest) -> HttpResponse:
    """Invite one employer."""
    if not request.service_points:
        return render(request, "scan/workspace/no_membership.html", status=403)
    data = request.POST if request.method == "POST" else None
    where = ServicePointForm(data, service_points=request.service_points)
    form = InvitationForm(data)
    if data is not None and where.is_valid() and form.is_valid() and _sent(request, form, where.chosen_point):
        return redirect("workspace:invitations")
    return _form_page(request, form, where=where)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def invite_from(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """Invite the employer of a dossier."""
    dossiers = Dossier.objects.visible_to(request.user).heads().select_related("service_point")
    dossier = get_object_or_404(dossiers, public_id=dossier_id)
    data = {**request.POST.dict(), "organisation": dossier.name} if request.method == "POST" else None
    form = InvitationForm(data, initial={"organisation": dossier.name})
    if data is not None and form.is_valid() and _sent(request, form, dossier.service_point, dossier):
        return redirect("workspace:dossier", dossier.public_id)
    return _form_page(request, form, dossier=dossier)


@require_POST
@at_work
def remind(request: HttpRequest, invitation_id: str) -> HttpResponse:
    """Send the one reminder."""
    if actions.remind(_invitation(request, invitation_id), request.user):
        messages.success(request, "De herinnering gaat op weg.")
    else:
        messages.warning(request, "Een herinnering kan één keer, een week na de uitnodiging, als nog niemand begon.")
    return redirect("workspace:invitations")


@require_POST
@at_work
def send_again(request: HttpRequest, invitation_id: str) -> HttpResponse:
    """Try once more to send what could not be sent."""
    if actions.send_again(_invitation(request, invitation_id)):
        messages.success(request, "Wij proberen het opnieuw.")
    return redirect("workspace:invitations")


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def withdraw(request: HttpRequest, invitation_id: str) -> HttpResponse:
    """Take an invitation back, after asking once."""
    invitation = _invitation(request, invitation_id)
    if request.method != "POST":
        return render(request, "scan/workspace/inviting/withdraw.html", {"invitation": invitation})
    if actions.withdraw(invitation, request.user):
        messages.success(request, "De uitnodiging is ingetrokken. Het adres is gewist.")
    else:
        messages.warning(request, "Deze uitnodiging is al gebruikt of gestopt. Er is niets veranderd.")
    return redirect("workspace:invitations")


def _sent(request: HttpRequest, form: InvitationForm, point: Any, dossier: Dossier | None = None) -> bool:
    """Invite who stands in a valid form; False, with the reason in the form, when that cannot be."""
    wanted = form.wanted
    refused = refusals(point, [wanted.email])
    if refused:
        form.add_error("email", next(iter(refused.values())))
        return False
    try:
        actions.invite(point, request.user, [wanted], dossier)
    except actions.TooManyError:
        form.add_error(None, TOO_MANY)
        return False
    messages.success(request, f"De uitnodiging aan {wanted.organisation} gaat op weg.")
    return True


def _form_page(
    request: HttpRequest, form: InvitationForm, *, where: ServicePointForm | None = None, dossier: Dossier | None = None
) -> HttpResponse:
    wrong = form.errors or (where is not None and where.errors)
    context = {"form": form, "where": where, "dossier": dossier}
    return render(request, "scan/workspace/inviting/invite.html", context, status=422 if wrong else 200)


def _invitation(request: HttpRequest, invitation_id: str) -> EmployerInvitation:
    """The invitation, for who works at its service point; any other does not exist."""
    invitations = EmployerInvitation.objects.visible_to(request.user).select_related("dossier__service_point")
    return get_object_or_404(invitations, public_id=invitation_id)
