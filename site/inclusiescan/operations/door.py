"""The operator's door: full health and figures, for programs on this machine alone. Not a part of the site.

Runs beside the site on an address of the machine itself (see deploy). Whatever comes from elsewhere, or through a
proxy, gets a 404: a proxy that by mistake sends visitors here opens nothing.
"""

import ipaddress
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from django.db import close_old_connections
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from inclusiescan.operations.gauges import registry
from inclusiescan.operations.health import look, worst
from inclusiescan.operations.health.finding import State

StartResponse = Callable[[str, list[tuple[str, str]]], object]
Environment = dict[str, Any]

THROUGH_A_PROXY = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
JSON = "application/json; charset=utf-8"


def application(environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
    """As PEP 3333 says."""
    close_old_connections()
    try:
        status, kind, body = _answer(environ)
    finally:
        close_old_connections()
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")])
    return [body]


def _answer(environ: Environment) -> tuple[str, str, bytes]:
    """Status, kind and content."""
    address = environ.get("PATH_INFO", "")
    if not is_local(environ) or environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
        return "404 Not Found", "text/plain", b""
    if address == "/metrics":
        return "200 OK", CONTENT_TYPE_LATEST, generate_latest(registry())
    if address == "/gezond/":
        found = look()
        status = "503 Service Unavailable" if worst(found) == State.BROKEN else "200 OK"
        return status, JSON, json.dumps([asdict(one) for one in found], ensure_ascii=False).encode()
    return "404 Not Found", "text/plain", b""


def is_local(environ: Environment) -> bool:
    """Whether a program on this machine asks, itself."""
    try:
        from_here = ipaddress.ip_address(environ.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return from_here and not any(name in environ for name in THROUGH_A_PROXY)
