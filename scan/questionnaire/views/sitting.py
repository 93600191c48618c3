"""The account manager ends filling in together, and gives the employer the link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scan.access import revoke, sitting_of, sitting_to_end
from scan.limits import may_mail
from scan.models import Sitting
from scan.models.link import LIFETIME
from scan.questionnaire.forms import MailLinkForm
from scan.questionnaire.sitting import end as end_sitting
from scan.questionnaire.sitting import end_by_mail

NOT_MAILED = "Mailen lukt nu niet. Kies ‘Laat de link zien’, en lees hem voor."
TOO_OFTEN = "Er is het afgelopen uur al vaak gemaild. Kies ‘Laat de link zien’, en lees hem voor."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def end(request: HttpRequest, response_id: str) -> HttpResponse:
    """Explain what ending does, and end. The link is mailed, or shown this once for the employer to write down."""
    if sitting_of(request.session, response_id) is None:
        return render(request, "scan/no_access.html", status=403)
    sitting = sitting_to_end(request.session, response_id)
    if sitting is None:
        return render(request, "scan/sitting/over.html", {"response_id": response_id}, status=403)
    by_mail = request.method == "POST" and "mail" in request.POST
    form = MailLinkForm(request.POST if by_mail else None)
    if request.method == "POST" and not by_mail:
        link, token = end_sitting(sitting)
        return _ended(request, sitting, url=_url(request, token), link=link)
    if by_mail and _mailed(request, sitting, form):
        return _ended(request, sitting, mailed_to=form.cleaned_data["email"], days=LIFETIME.days)
    context = {"sitting": sitting, "response_id": response_id, "form": form}
    return render(request, "scan/sitting/end.html", context, status=422 if form.errors else 200)


def _mailed(request: HttpRequest, sitting: Sitting, form: MailLinkForm) -> bool:
    if not form.is_valid():
        return False
    address = form.cleaned_data["email"]
    if not may_mail(sitting.response, address):
        form.add_error("email", TOO_OFTEN)
    elif not end_by_mail(sitting, address, lambda token: _url(request, token)):
        form.add_error("email", NOT_MAILED)
    return form.is_valid()


def _ended(request: HttpRequest, sitting: Sitting, **context: object) -> HttpResponse:
    revoke(request.session, sitting.response)
    return render(request, "scan/sitting/ended.html", {"ended": sitting, **context})


def _url(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("scan:link", args=[token]))
