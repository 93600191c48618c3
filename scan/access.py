"""Who may open a response? Whoever has a grant in the session, which only a personal link or starting a scan gives."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scan.models import Response

_GRANTS = "responses"

View = Callable[..., HttpResponse]


def grant(session: SessionBase, response: Response) -> None:
    """Let this session open the response. The session gets a new key: one that was planted is worth nothing."""
    session.cycle_key()
    session[_GRANTS] = sorted({*session.get(_GRANTS, ()), response.public_id})


def revoke(session: SessionBase, response: Response) -> None:
    """Take the grant away again."""
    session[_GRANTS] = [public_id for public_id in session.get(_GRANTS, ()) if public_id != response.public_id]


def granted(session: SessionBase, public_id: str) -> Response | None:
    """The response with this id, with its scan and version, or None when the session may not open it."""
    if public_id not in session.get(_GRANTS, ()):
        return None
    responses = Response.objects.select_related("scan__version", "scan__organisation")
    return responses.defer("scan__version__document").filter(public_id=public_id).first()


def with_response(view: View) -> View:
    """Give the view the response of its URL. Without a grant the answer does not tell whether the response exists."""

    @wraps(view)
    def guarded(request: HttpRequest, response_id: str, **kwargs: Any) -> HttpResponse:
        response = granted(request.session, response_id)
        if response is None:
            return render(request, "scan/no_access.html", status=403)
        answer = view(request, response, **kwargs)
        answer["Cache-Control"] = "no-store"
        return answer

    return guarded


def with_owner(view: View) -> View:
    """Like `with_response`, for what only the owner of the scan may do."""

    @wraps(view)
    @with_response
    def guarded(request: HttpRequest, response: Response, **kwargs: Any) -> HttpResponse:
        if not response.is_owner:
            return render(request, "scan/no_access.html", status=403)
        return view(request, response, **kwargs)

    return guarded
