"""A visitor without a browser, over TLS through nginx: keeps cookies and tokens, and counts what goes wrong."""

import random
import socket
import ssl
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from stack.processes import HOST
from stack.web import NAME

ANY_CERTIFICATE = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
# The certificate was made a moment ago, and signed by nobody. One for all: reading who may sign takes long.
ANY_CERTIFICATE.check_hostname = False
ANY_CERTIFICATE.verify_mode = ssl.CERT_NONE

IDLE = 20.0
"""Seconds after which a connection is not trusted any more."""


class Trouble(Exception):  # noqa: N818  (what a visitor would call it)
    """No answer came: the connection was refused, broken or too slow."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    content: bytes
    location: str


class _Connection(HTTPSConnection):
    """A connection to this machine under the name of the site."""

    def connect(self) -> None:
        plain = socket.create_connection((HOST, self.port), self.timeout, self.source_address)
        # As every browser: otherwise the second half of a form waits for an answer to the first.
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock = self._context.wrap_socket(plain, server_hostname=NAME)


class Browser:
    """One person: a network address of its own, as each visitor has, and a connection that stays open."""

    def __init__(self, port: int, *, timeout: float = 30, address: str = "") -> None:
        self.port, self.timeout = port, timeout
        self.address = address or some_address()
        self.cookies: dict[str, str] = {}
        self.connection = self._new()
        self.used = time.monotonic()

    def get(self, path: str) -> Answer:
        """Ask for a page. Raises Trouble."""
        return self.ask("GET", path)

    def post(self, path: str, form: Any, *, htmx: bool = False) -> Answer:
        """Send a form, with the token against forged ones. Raises Trouble."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{NAME}"}
        headers |= {"HX-Request": "true"} if htmx else {}
        token = next((value for name, value in self.cookies.items() if name.endswith("csrftoken")), "")
        return self.ask("POST", path, urlencode(form, doseq=True).encode(), headers | {"X-CSRFToken": token})

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        """Any request. Raises Trouble; the next one begins with a new connection then."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": NAME, **({"Cookie": cookies} if cookies else {}), **(headers or {})}
        if time.monotonic() - self.used > IDLE:
            # nginx closes what is not used; who asks at that moment would get nothing.
            self.connection.close()
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
            content = response.read()
            self.used = time.monotonic()
        except (OSError, HTTPException) as error:
            self.connection.close()
            self.connection = self._new()
            raise Trouble(f"{method}: {type(error).__name__}") from error
        for cookie in response.headers.get_all("Set-Cookie", ()):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return Answer(response.status, content, urlsplit(response.getheader("Location", "")).path)

    def _new(self) -> _Connection:
        return _Connection(
            HOST, self.port, timeout=self.timeout, source_address=(self.address, 0), context=ANY_CERTIFICATE
        )


def some_address() -> str:
    """An address of this machine: there are sixteen million, so that limits per visitor see many visitors."""
    return f"127.{random.randint(1, 254)}.{random.randint(0, 255)}.{random.randint(1, 254)}"  # noqa: S311
