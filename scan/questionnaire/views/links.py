"""Personal links: making one, having it mailed, asking for a new one, and taking them back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scan.access import keep_without_link, with_response
from scan.addresses import sealed
from scan.limits import may_mail
from scan.models import AccessLink, Response
from scan.models.link import LIFETIME
from scan.privacy.lasting import kept_until
from scan.privacy.taking_back import forget_address as forget_address_of
from scan.questionnaire import links
from scan.questionnaire.forms import LostLinkForm, MailLinkForm
from scan.questionnaire.mail import may_ask
from scan.throttle import visitor_of

TOO_OFTEN = "Er is het afgelopen uur al vaak gemaild. Probeer het later, of maak een link die je zelf kopieert."
NOT_MAILED = "Mailen lukt nu niet. Kopieer de link die hierboven staat."
ASKED_TOO_OFTEN = "Er is het afgelopen uur al vaak een link gevraagd. Probeer het over een uur nog een keer."


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def later(request: HttpRequest, response: Response) -> HttpResponse:
    """Make a personal link, to copy or to have mailed. It is shown this once; earlier links stay valid."""
    asks_mail = request.method == "POST" and "mail" in request.POST
    form = MailLinkForm(request.POST if asks_mail else None)
    context = _mailed(request, response, form) if asks_mail else {}
    if request.method == "POST" and not asks_mail:
        context = _new_link(request, response)
    context = {"form": form, **context, "response": response, "days": LIFETIME.days}
    context["links"] = AccessLink.objects.valid().filter(response=response)
    context["known"] = Response.objects.filter(pk=response.pk).exclude(address_mark="").exists()
    context["kept_until"] = kept_until(response.scan)
    return render(request, "scan/questionnaire/later.html", context, status=422 if context["form"].errors else 200)


@require_POST
@with_response
def revoke(request: HttpRequest, response: Response) -> HttpResponse:
    """Take back one link, or all of them. This session stays: it is where somebody is at work."""
    which = request.POST.get("link", "")
    revoked = links.revoke(response, int(which[:18]) if which.isdecimal() else None)
    if revoked:
        keep_without_link(request.session, response)
    messages.success(request, "De link werkt niet meer." if revoked == 1 else "De links werken niet meer.")
    return redirect("scan:later", response.public_id)


@require_POST
@with_response
def forget_address(request: HttpRequest, response: Response) -> HttpResponse:
    """Forget the mail address by which a new link can be asked."""
    forget_address_of(response)
    messages.success(request, "Wij herkennen je mailadres niet meer.")
    return redirect("scan:later", response.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for a new link by mail. What follows does not tell whether the address is known."""
    form = LostLinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        address = form.cleaned_data["email"]
        if may_ask(visitor_of(request), address):
            links.mail_asked_links.enqueue(sealed(address))
            return redirect("scan:lost_sent")
        form.add_error("email", ASKED_TOO_OFTEN)
    return render(request, "scan/questionnaire/lost.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def lost_sent(request: HttpRequest) -> HttpResponse:
    """Say what happens now, in the same words for an address that is known and one that is not."""
    return render(request, "scan/questionnaire/lost_sent.html")


def _mailed(request: HttpRequest, response: Response, form: MailLinkForm) -> dict[str, object]:
    """Mail a link when the form is right; what the screen is to show of that."""
    if form.is_valid() and not may_mail(response, form.cleaned_data["email"]):
        form.add_error("email", TOO_OFTEN)
    if not form.is_valid():
        return {}
    address = form.cleaned_data["email"]
    if links.mail_new_link(response, address, lambda token: _url(request, token)):
        return {"mailed_to": address, "form": MailLinkForm()}
    form.add_error("email", NOT_MAILED)
    return _new_link(request, response)


def _new_link(request: HttpRequest, response: Response) -> dict[str, object]:
    made, token = links.new_link(response)
    return {"url": _url(request, token), "expires_at": made.expires_at}


def _url(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(f"/link/{token}/")
