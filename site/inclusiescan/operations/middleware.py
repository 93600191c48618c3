"""Around every request: answers whether the site lives and is ready, and writes one line and one count per request."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from inclusiescan.operations import request_id
from inclusiescan.operations.ready import is_ready

log = logging.getLogger("inclusiescan.requests")

LIVE, READY = "/_gezond/leeft/", "/_gezond/klaar/"
"""The site runs; and the site can do its work. Nothing more is told here: whoever asks may be anybody."""

NO_ROUTE = "-"
"""What stands for the address of a request that no view answered: a page from the cache, or a refusal."""


class ProbeMiddleware:
    """Stands above all else, so that whoever asks by the number of the machine, without https, gets an answer too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info == LIVE:
            return _say("leeft", 200)
        if request.path_info == READY:
            return _say("klaar", 200) if is_ready() else _say("niet klaar", 503)
        return self.get_response(request)


class ObservedMiddleware:
    """Gives each request a name, and tells how it went: the pattern of the address, never the address itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.count = _counting()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = request_id.name_of(request)
        before = request_id.current.set(name)
        began = time.monotonic()
        try:
            response = self.get_response(request)
            self._tell(request, response, time.monotonic() - began)
        finally:
            request_id.current.reset(before)
        response[request_id.HEADER] = name
        return response

    def _tell(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
        match, method, status = request.resolver_match, request.method or "", response.status_code
        # A personal link is in the address, and so is who has which scan.
        route = (match.route or "/") if match else NO_ROUTE
        facts = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        log.info("%s %s %s", method, route, status, extra={"facts": facts})
        self.count(method, route, status, seconds)


def _counting() -> Callable[[str, str, int, float], None]:
    """Counts for Prometheus where a folder for them is set; nothing elsewhere."""
    if not settings.METRICS_DIR:
        return lambda method, route, status, seconds: None
    # The library decides on import, by the environment, whether it counts for one process or for all.
    from inclusiescan.operations.counts import count

    return count


def _say(words: str, status: int) -> HttpResponse:
    answer = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer
