"""Who may change the instrument, and who may publish it?"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]

AUTHOR = "scan.change_questionrow"
COORDINATOR = "scan.publish_instrument"


def may_author(user: Any) -> bool:
    """Whether this user may change the working copy, and ask for a publication."""
    return user.is_active and user.has_perm(AUTHOR)


def may_publish(user: Any) -> bool:
    """Whether this user may publish the working copy, and answer who asked for it."""
    return user.is_active and user.has_perm(COORDINATOR)


def for_authors(view: View) -> View:
    """A view for who may change the working copy; anybody else is refused."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_author(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
