"""A page of the employer as a PDF: one at a time, because making one takes a few seconds of a small machine."""

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from scan.access import with_owner
from scan.models import Act, Response
from scan.models.audit import record
from scan.pdf.press import SECONDS, NoLibraryError, PressError, press
from scan.results import views
from scan.results.pictures import pictures_of

log = logging.getLogger(__name__)

STYLE = "inclusiescan/scan.css"
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
PATIENCE = 8
"""How many seconds somebody waits for who came just before, before being asked to try again."""

View = Callable[..., HttpResponse]


class BusyError(Exception):
    """A PDF is being made, and somebody is waiting already."""


def pdf_of(page: View, *, file_name: str, back_to: str) -> View:
    """A view that gives the page of another view as a PDF. Where there is none to give, it says so, with a way on."""

    @require_safe
    @with_owner
    def made(request: HttpRequest, response: Response) -> HttpResponse:
        shown = page(request, response_id=response.public_id)
        if shown.status_code != 200:
            return shown
        address = settings.PUBLIC_URL.rstrip("/") + reverse(back_to, args=[response.public_id])
        try:
            html = shown.content.decode()
            pictures = pictures_of(html, address)
            with _turn():
                pdf = press(html, address=address, given=_styles(html, request), pictures=pictures)
        except (BusyError, NoLibraryError, PressError) as error:
            return _instead(request, response, error, back_to)
        record(Act.PRINTED, response.scan)
        return _file(pdf, file_name)

    return made


result = pdf_of(views.result, file_name="resultaat", back_to="results:result")


def _styles(html: str, request: HttpRequest) -> dict[str, str]:
    """The stylesheets that the page names, under their full addresses: the site's own, and that of its region."""
    host = settings.PUBLIC_URL.rstrip("/")
    with open(finders.find(STYLE), encoding="utf-8") as file:  # noqa: PTH123  (the finder gives a plain path)
        styles = {host + static(STYLE): file.read()}
    for address in set(STYLESHEET.findall(html)) - {static(STYLE)}:
        # Ours, from the page that was just made: it is a view, and not a file.
        view = resolve(address)
        styles[host + address] = view.func(request, *view.args, **view.kwargs).content.decode()
    return styles


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for a turn: the site makes one PDF at a time, and one more request may wait. Raises BusyError."""
    if not cache.add("pdf-waiting", 1, timeout=PATIENCE + 2):
        raise BusyError
    try:
        _wait_until_nobody_is_making()
    finally:
        cache.delete("pdf-waiting")
    try:
        yield
    finally:
        cache.delete("pdf-making")


def _wait_until_nobody_is_making() -> None:
    """Take the turn. It comes free by itself when a process dies with it."""
    last = time.monotonic() + PATIENCE
    while not cache.add("pdf-making", 1, timeout=SECONDS + 5):
        if time.monotonic() > last:
            raise BusyError
        time.sleep(0.2)


def _instead(request: HttpRequest, response: Response, error: Exception, back_to: str) -> HttpResponse:
    """A page that says why there is no PDF now."""
    if isinstance(error, PressError):
        log.error("A PDF could not be made: %s", error)
    context: dict[str, Any] = {
        "response": response,
        "busy": isinstance(error, BusyError),
        "back": reverse(back_to, args=[response.public_id]),
    }
    answer = render(request, "scan/results/no_pdf.html", context, status=503)
    if context["busy"]:
        answer["Retry-After"] = "10"
    return answer


def _file(pdf: bytes, file_name: str) -> HttpResponse:
    file = HttpResponse(pdf, content_type="application/pdf")
    name = f"inclusiescan-{file_name}-{timezone.localdate():%Y-%m-%d}.pdf"
    file["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return file
