"""The questionnaire to read beforehand, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scan.models import InstrumentVersion
from scan.questionnaire.paper import on_paper


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """All questions of the newest version, or those of one role (`?rol=`)."""
    version = InstrumentVersion.objects.latest("number")
    instrument = version.instrument
    role = next((one for one in instrument.roles if one.key == request.GET.get("rol")), None)
    sections = on_paper(instrument, role)
    context = {
        "instrument": instrument,
        "version": version,
        "role": role,
        "sections": sections,
        "total": sum(len(section.questions) for section in sections),
    }
    return render(request, "scan/questionnaire/paper.html", context)
