"""Who shows once more who they are gets another key for their session. One that somebody saw before opens nothing then.

At log-in Django does so itself.
"""

from typing import Any

from allauth.account.signals import authentication_step_completed
from django.http import HttpRequest


def renew(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """Give this session another key, also where its owner sees it."""
    if not kwargs.get("reauthenticated"):
        return
    # Settings import this module, before there are any models.
    from allauth.usersessions.models import UserSession

    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


# By password, code and passkey: allauth tells of all three.
authentication_step_completed.connect(renew, dispatch_uid="inclusiescan.renewed_session")
