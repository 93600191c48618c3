"""Filling in together: explained, agreed to by the employer, and begun."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from scan.access import grant_sitting
from scan.models import Dossier, InstrumentVersion, Sitting
from scan.workspace.access import at_work
from scan.workspace.sitting import MeasuredAgainError, sit_down, to_measure_again
from scan.workspace.sitting_form import SittingForm

MEASURED_AGAIN = "De werkgever begon intussen zelf opnieuw. Kies voor een nieuwe scan, of kom later terug."


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def sit(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """Begin together, or go on with what this account manager began in this dossier."""
    dossiers = Dossier.objects.visible_to(request.user).heads().select_related("service_point")
    dossier = get_object_or_404(dossiers, public_id=dossier_id)
    own = Sitting.objects.to_hand_over().filter(dossier__in=dossier.family, user=request.user)
    sittings = list(own.select_related("response"))
    if request.method == "POST" and "verder" in request.POST:
        return _go_on(request, dossier, sittings)
    earlier = to_measure_again(dossier, request.user)
    roles = [role for role in InstrumentVersion.objects.latest("number").instrument.roles if not role.protected]
    form = SittingForm(request.POST if request.method == "POST" else None, roles=roles, earlier=earlier)
    if form.is_valid():
        try:
            sitting = sit_down(
                dossier,
                request.user,
                role=form.cleaned_data["role"],
                by_phone=form.by_phone,
                earlier=earlier if form.measures_again else None,
            )
        except MeasuredAgainError:
            form.add_error("again", MEASURED_AGAIN)
        else:
            grant_sitting(request.session, sitting)
            return redirect("scan:resume", sitting.response.public_id)
    context = {"dossier": dossier, "form": form, "sittings": sittings}
    return render(request, "scan/workspace/sitting/begin.html", context, status=422 if form.errors else 200)


def _go_on(request: HttpRequest, dossier: Dossier, sittings: list[Sitting]) -> HttpResponse:
    """Open a sitting in this browser once more; when its time is over, all that is left is giving the link."""
    for sitting in sittings:
        if sitting.public_id == request.POST["verder"]:
            grant_sitting(request.session, sitting)
            return redirect("scan:resume" if sitting.goes_on else "scan:end_sitting", sitting.response.public_id)
    return redirect("workspace:sitting", dossier.public_id)
