"""How long does somebody with an account stay logged in? Not past some time of doing nothing, and never past a day.

Only of accounts: an employer who fills in has none, and loses no scan by waiting.
"""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

SINCE = "account_since"
SEEN = "account_seen"
# Seeing somebody is written down no more often, because it costs a write.
WRITTEN_EVERY = 5 * 60
# What an open window asks by itself says nothing of who sits before it.
ASKED_BY_ITSELF = ("/beheer/editing-sessions/",)


class SessionTimeMiddleware:
    """Logs out who was away too long, or logged in too long ago. What was asked goes on as by a stranger."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            now = time.time()
            if _is_over(request.session, now):
                logout(request)
            elif now - request.session[SEEN] > WRITTEN_EVERY and not request.path_info.startswith(ASKED_BY_ITSELF):
                request.session[SEEN] = now
        return self.get_response(request)


# Django tells it of every log-in, through allauth or not; there is no other place that all of them pass.
def begin(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """Keep in the session when this log-in began."""
    request.session[SINCE] = request.session[SEEN] = time.time()


user_logged_in.connect(begin, dispatch_uid="inclusiescan.session_time")


def _is_over(session: SessionBase, now: float) -> bool:
    """Whether this log-in ended. One of which nobody knows when it began has ended too."""
    since, seen = session.get(SINCE, 0), session.get(SEEN, 0)
    return now - since > settings.ACCOUNT_LONGEST_SECONDS or now - seen > settings.ACCOUNT_IDLE_SECONDS
