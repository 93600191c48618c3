"""How big may a request be? Nothing of the site takes more than a photo, so more is refused before it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

TOO_BIG = "Dit is te groot om te versturen."


class SmallBodiesMiddleware:
    """Answers 413 to a body that says it is larger than `LARGEST_BODY` bytes.

    The web server before the site refuses the same, also when the length is not said; this holds without one too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) > settings.LARGEST_BODY:
            return HttpResponse(TOO_BIG, status=413, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() else 0
