"""Which request is this? One name for it, in every log line it causes and on the page that says something broke."""

import re
import uuid
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

HEADER = "X-Request-ID"
_OURS = re.compile(r"[0-9a-f]{32}")

current: ContextVar[str] = ContextVar("request_id", default="")


def name_of(request: HttpRequest) -> str:
    """The name that the proxy gave, 32 hexadecimal digits; a new one where no proxy stands in front."""
    given = request.headers.get(HEADER, "")
    # Without a proxy it is the visitor who sends the header, and may pick the name of another request.
    if settings.SECURE_PROXY_SSL_HEADER and _OURS.fullmatch(given):
        return given
    return uuid.uuid4().hex
