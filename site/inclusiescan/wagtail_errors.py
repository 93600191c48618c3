"""Wagtail reads much of what comes along without looking: a word where it expects a number is an error in its code.

Whoever sends that gets 400, as for anything else that cannot be read, and the error stands in the log as always. It
stays a 500 where code of ours led to the error, and where nothing came along that could be wrong.
"""

import logging
import traceback
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import DataError
from django.http import HttpRequest, HttpResponse

from inclusiescan.errors import unreadable
from inclusiescan.policy import ADMIN_PREFIX

log = logging.getLogger("inclusiescan.wagtail")

# What comes of reading something that is not what it should be. A database that is away is not among them.
_READING = (ArithmeticError, AttributeError, DataError, LookupError, TypeError, ValidationError, ValueError)
_OURS = ("scan", "pages", "inclusiescan")


class UnreadableForWagtailMiddleware:
    """Answers 400 where Wagtail's own screens fail on what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, _READING) or not request.path_info.startswith(ADMIN_PREFIX):
            return None
        if not _brings_something(request) or not _failed_in_wagtail_alone(exception):
            return None
        log.error("Wagtail could not read a request", exc_info=exception)
        return unreadable(request)


def _brings_something(request: HttpRequest) -> bool:
    """Whether there is something to read: without it the fault is the server's, whatever the error."""
    place = request.resolver_match
    return request.method not in ("GET", "HEAD") or bool(request.GET or (place and (place.args or place.kwargs)))


def _failed_in_wagtail_alone(exception: Exception) -> bool:
    """Whether code of Wagtail's led to it, and none of ours."""
    modules = [frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(exception.__traceback__)]
    packages = {module.partition(".")[0] for module in modules}
    return "wagtail" in packages and packages.isdisjoint(_OURS)
