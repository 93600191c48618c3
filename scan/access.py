"""Who may open a response? Whoever has a grant in the session, which only a personal link or starting a scan gives.

A grant that came from a link ends when that link is revoked; one that came from starting ends with the session. An
account manager who fills in together with the employer has one that ends with the sitting, and opens less.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scan.models import AccessLink, Response, Scan, Sitting

_GRANTS = "responses"
_LINKS = "links"
"""Per public id of a response the id of the link that the grant came from."""

_SITTINGS = "sittings"
"""Per public id of a response the id of the sitting in which it is filled in; kept when that is over."""

OPEN_IN_A_SITTING = frozenset(
    {
        "scan:resume",
        "scan:questions",
        "scan:answer",
        "scan:check",
        "scan:finished",
        "results:result",
        "plan:plan",
        "plan:step",
        "plan:choose",
        "plan:aside",
        "plan:back",
        "plan:status",
    }
)
"""What an account manager can do beside the employer: fill in, see what comes out, and plan. The rest, such as sharing,
links, deleting and taking files along, the employer does alone."""

View = Callable[..., HttpResponse]


def grant(session: SessionBase, response: Response, link: AccessLink | None = None) -> None:
    """Let this session open the response. The session gets a new key: one that was planted is worth nothing.

    A session that could open it without a link keeps doing so. Who filled it in together with the employer gets no more
    in that session: the link is the employer's.
    """
    session.cycle_key()
    if response.public_id in session.get(_SITTINGS, {}):
        return
    links, grants = session.get(_LINKS, {}), session.get(_GRANTS, ())
    if link is None:
        keep_without_link(session, response)
    elif response.public_id in links or response.public_id not in grants:
        session[_LINKS] = links | {response.public_id: link.pk}
    session[_GRANTS] = sorted({*grants, response.public_id})


def grant_sitting(session: SessionBase, sitting: Sitting) -> None:
    """Let this session open the response for as long as the sitting goes on, and no more of it than that asks."""
    session.cycle_key()
    public_id = sitting.response.public_id
    session[_SITTINGS] = session.get(_SITTINGS, {}) | {public_id: sitting.pk}
    session[_GRANTS] = sorted({*session.get(_GRANTS, ()), public_id})


def sitting_of(session: SessionBase, public_id: str) -> int | None:
    """The id of the sitting in which this session opened the response, also when it is over."""
    return session.get(_SITTINGS, {}).get(public_id)


def sitting_to_end(session: SessionBase, public_id: str) -> Sitting | None:
    """The sitting of this session after which the employer did not get the link yet, perhaps with its time over."""
    sittings = Sitting.objects.to_hand_over().select_related("dossier", "response__scan")
    return sittings.filter(pk=sitting_of(session, public_id), response__public_id=public_id).first()


def keep_without_link(session: SessionBase, response: Response) -> None:
    """Let the grant of this session no longer depend on the link that it came from."""
    session[_LINKS] = {key: link for key, link in session.get(_LINKS, {}).items() if key != response.public_id}


def revoke(session: SessionBase, response: Response) -> None:
    """Take the grant away again."""
    keep_without_link(session, response)
    session[_GRANTS] = [public_id for public_id in session.get(_GRANTS, ()) if public_id != response.public_id]


def granted(session: SessionBase, public_id: str) -> Response | None:
    """The response with this id, with its scan and version, or None when the session may not open it."""
    if public_id not in session.get(_GRANTS, ()):
        return None
    sitting = sitting_of(session, public_id)
    if sitting is not None:
        return _in_sitting(sitting, public_id)
    responses = Response.objects.select_related("scan__version", "scan__organisation")
    link = session.get(_LINKS, {}).get(public_id)
    if link is not None:
        responses = responses.filter(links__pk=link, links__revoked_at=None)
    return responses.defer("scan__version__document").filter(public_id=public_id).first()


def _in_sitting(sitting_id: int, public_id: str) -> Response | None:
    sittings = Sitting.objects.going_on().select_related(
        "dossier", "response__scan__version", "response__scan__organisation"
    )
    sittings = sittings.defer("response__scan__version__document")
    sitting = sittings.filter(pk=sitting_id, response__public_id=public_id).first()
    if sitting is None:
        return None
    sitting.response.sitting = sitting
    return sitting.response


def granted_in(session: SessionBase, scan: Scan) -> list[Response]:
    """The responses of one scan that the session may open."""
    own = scan.responses.filter(public_id__in=session.get(_GRANTS, ())).values_list("public_id", flat=True)
    return [response for public_id in own if (response := granted(session, public_id)) is not None]


def with_response(view: View) -> View:
    """Give the view the response of its URL. Without a grant the answer does not tell whether the response exists."""

    @wraps(view)
    def guarded(request: HttpRequest, response_id: str, **kwargs: Any) -> HttpResponse:
        response = granted(request.session, response_id)
        if response is None:
            return _no_access(request, response_id)
        if response.sitting and request.resolver_match.view_name not in OPEN_IN_A_SITTING:
            return render(request, "scan/sitting/closed.html", {"response": response}, status=403)
        answer = view(request, response, **kwargs)
        answer["Cache-Control"] = "no-store"
        return answer

    return guarded


def _no_access(request: HttpRequest, response_id: str) -> HttpResponse:
    if sitting_of(request.session, response_id) is None:
        return render(request, "scan/no_access.html", status=403)
    context = {"response_id": response_id, "sitting": sitting_to_end(request.session, response_id)}
    return render(request, "scan/sitting/over.html", context, status=403)


def with_owner(view: View) -> View:
    """Like `with_response`, for what only the owner of the scan may do."""

    @wraps(view)
    @with_response
    def guarded(request: HttpRequest, response: Response, **kwargs: Any) -> HttpResponse:
        if not response.is_owner:
            return render(request, "scan/no_access.html", status=403)
        return view(request, response, **kwargs)

    return guarded
