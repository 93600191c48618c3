"""What is read from the working copy is read once while a screen is made, however often the screen asks for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from scan.models.working.row import Row

_kept: ContextVar[dict[Any, Any] | None] = ContextVar("kept", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """While this lasts, what is read stays as it was read first. Meant for one screen, never for longer."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def once(read: Callable[..., Any]) -> Callable[..., Any]:
    """A function that reads once per screen for the same arguments; every time where no screen is made."""

    @wraps(read)
    def kept(*args: Any) -> Any:
        known = _kept.get()
        if known is None:
            return read(*args)
        if (read, args) not in known:
            known[read, args] = read(*args)
        return known[read, args]

    return kept


@once
def rows_of(kind: type[Row]) -> tuple[Any, ...]:
    """All rows of a kind in order, those in the archive too."""
    return tuple(kind.objects.all())


class ReadsOnce:
    """A view that makes its whole screen from one reading of the working copy."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """As ever, but the answer is rendered here: Django would do so when what was read is forgotten again."""
        with reading_once():
            response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
            return response.render() if hasattr(response, "render") and not response.is_rendered else response
