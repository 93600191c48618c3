"""Two dossiers of one employer as one: choose the other, look what comes together, confirm; and apart again."""

import re

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from scan.models import Dossier
from scan.workspace.access import at_work
from scan.workspace.dossier import merging
from scan.workspace.dossier.finding import dossier_of, others

MOST = 20
CHANGED = "Een van deze dossiers is intussen veranderd. Kijk nog eens."


@require_safe
@at_work
def choose(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """Look for the other dossier of the same employer."""
    found = dossier_of(request.user, dossier_id)
    wanted = re.sub("[\x00\ud800-\udfff]", "", request.GET.get("zoek", "")).strip()[:200]
    hits = list(others(found, request.user, wanted)[: MOST + 1])
    context = {"dossier": found, "wanted": wanted, "hits": hits[:MOST], "more": len(hits) > MOST}
    return render(request, "scan/workspace/dossier/merge_choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def merge(request: HttpRequest, dossier_id: str, other_id: str) -> HttpResponse:
    """What the two hold together, which of the two goes on, and then it is done."""
    one, other = dossier_of(request.user, dossier_id), dossier_of(request.user, other_id)
    if one == other or one.service_point_id != other.service_point_id:
        raise Http404
    if request.method == "POST":
        stays, goes = (other, one) if request.POST.get("blijft") == other.public_id else (one, other)
        if _merged(request, stays, goes):
            messages.success(request, f"De dossiers zijn samengevoegd. Ze heten samen ‘{stays.name}’.")
            return redirect("workspace:dossier", stays.public_id)
    context = {"dossier": one, "other": other, "preview": merging.preview(one, other, request.user)}
    status = 409 if request.method == "POST" else 200
    return render(request, "scan/workspace/dossier/merge.html", context, status=status)


def _merged(request: HttpRequest, stays: Dossier, goes: Dossier) -> bool:
    try:
        merging.merge(stays, goes, request.user)
    except merging.CannotMergeError:
        messages.warning(request, CHANGED)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def apart(request: HttpRequest, dossier_id: str, member_id: str) -> HttpResponse:
    """Take a merged dossier apart again, after asking."""
    member = Dossier.objects.visible_to(request.user).select_related("merged_into").filter(public_id=member_id).first()
    if member is None:
        raise Http404
    if member.merged_into is None:
        return redirect("workspace:dossier", member.public_id)
    head = member.merged_into
    if request.method == "POST":
        try:
            merging.take_apart(member, request.user)
        except merging.NotMergedError:
            return redirect("workspace:dossier", member.public_id)
        messages.success(request, f"‘{member.name}’ is weer een eigen dossier.")
        return redirect("workspace:dossier", head.public_id)
    context = {"dossier": head, "member": member}
    return render(request, "scan/workspace/dossier/apart.html", context)
