"""What was looked up already for this page? Several parts of it ask for the same: the text, the words, "lees ook"."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

Found = TypeVar("Found")

_known: ContextVar[dict[str, Any] | None] = ContextVar("known", default=None)


@contextmanager
def looking_up_once() -> Iterator[None]:
    """Within this, what is looked up by `once` is looked up one time."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def once(name: str, look_up: Callable[[], Found]) -> Found:
    """What this name stands for now; outside `looking_up_once` it is looked up each time."""
    known = _known.get()
    if known is None:
        return look_up()
    if name not in known:
        known[name] = look_up()
    found: Found = known[name]
    return found


class OnceMiddleware:
    """Looks up once per page. A form may change what was looked up, so there each time counts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with looking_up_once():
            return self.get_response(request)
