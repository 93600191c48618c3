"""Where a vote arrives, and what one sees after it."""

from urllib.parse import urlencode, urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers
from wagtail.models import Page

from pages.useful.counting import count, may_count
from scan.throttle import visitor_of

ANSWERS = {"ja": True, "nee": False}


# A token would make every page different for every visitor. A vote belongs to nobody and does nothing for anybody; that
# it comes from a page of this site is looked at below.
@csrf_exempt
@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
def useful(request: HttpRequest) -> HttpResponse:
    """POST counts `antwoord` for the page with the id in `pagina`. GET says thank you, with the way back."""
    given = request.POST if request.method == "POST" else request.GET
    page = get_object_or_404(Page.objects.live().public(), pk=_number(given.get("pagina", "")))
    answer = given.get("antwoord", "")
    if request.method == "POST":
        _vote(request, page, answer)
        if not request.htmx:
            return redirect(f"{reverse('pages:useful')}?{urlencode({'pagina': page.pk, 'antwoord': answer})}")
    context = {"page_that_was_read": page, "address": page.get_url(request), "useful": ANSWERS.get(answer)}
    template = "pages/useful/thanks.html#thanks" if request.htmx else "pages/useful/thanks.html"
    return render(request, template, context)


def _vote(request: HttpRequest, page: Page, answer: str) -> None:
    """Count it, if there is room; nobody is told that there was none. Raises PermissionDenied for another site."""
    sender = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    if (sender.scheme, sender.netloc) != (request.scheme, request.get_host()):
        raise PermissionDenied
    if answer in ANSWERS and may_count(page.pk, visitor_of(request)):
        count(page.pk, useful=ANSWERS[answer], today=timezone.localdate())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
