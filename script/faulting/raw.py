"""Bytes as they are, to nginx or past it: what no browser would ever send."""

import re
import socket
import ssl
from contextlib import suppress
from pathlib import Path

from stack.browser import ANY_CERTIFICATE, some_address
from stack.processes import HOST
from stack.web import NAME

_STATUS = re.compile(rb"^HTTP/1\.[01] (\d{3})")


def to_nginx(port: int, *, timeout: float = 10) -> ssl.SSLSocket:
    """A connection over TLS, from an address of its own."""
    plain = socket.create_connection((HOST, port), timeout, (some_address(), 0))
    return ANY_CERTIFICATE.wrap_socket(plain, server_hostname=NAME)


def to_gunicorn(path: Path, *, timeout: float = 10) -> socket.socket:
    """A connection past nginx."""
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(timeout)
    connection.connect(str(path))
    return connection


def status_of(connection: socket.socket, content: bytes) -> int:
    """What is answered to these bytes; 0 when the connection is closed without a word, or nothing comes."""
    with connection, suppress(OSError):
        with suppress(OSError):
            # Who refuses early does not read to the end.
            connection.sendall(content)
        received = b""
        while len(received) < 64 and (more := connection.recv(4096)):
            received += more
        found = _STATUS.match(received)
        return int(found[1]) if found else 0
    return 0
