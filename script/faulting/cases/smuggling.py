"""Messages of which two readers could see the end in two places: a second request could hide in the first."""

import re
import socket
from contextlib import suppress

from stack.site import production
from stack.web import NAME

from faulting.expecting import expect
from faulting.raw import to_gunicorn, to_nginx

_ANSWER = re.compile(rb"^HTTP/1\.[01] (\d{3}) ", re.MULTILINE)
_HOST = b"Host: " + NAME.encode() + b"\r\n"
_POST = b"POST /zoeken/ HTTP/1.1\r\n" + _HOST
_REFUSED = {400, 411, 413, 431, 501, 505}
SILENT_SECONDS = 3.0
"""So long nothing more may come before what came is all."""

AMBIGUOUS = {
    "twee lengtes": _POST + b"Content-Length: 0\r\nContent-Length: 40\r\n\r\n",
    "een lengte met een plus": _POST + b"Content-Length: +0\r\n\r\n",
    "twee lengtes op een regel": _POST + b"Content-Length: 0, 40\r\n\r\n",
    "een lengte en stukken": _POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "stukken en een lengte": _POST + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "een spatie voor de dubbele punt": _POST + b"Content-Length: 5\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "een los regeleinde": _POST + b"Content-Length: 5\r\nX: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "een regel die doorloopt": _POST + b"Content-Length: 5\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
    "onbekende stukken": _POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "stukken, en nog iets": _POST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "een teken voor stukken": _POST + b"Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n",
    "stukken in HTTP/1.0": _POST.replace(b"1.1", b"1.0") + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "een stuk zonder eind": _POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabc\r\n0\r\n\r\n",
    "een stuk met 0x": _POST + b"Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
    "een stuk kleiner dan niets": _POST + b"Transfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n",
    "een stuk dat rondloopt": _POST + b"Transfer-Encoding: chunked\r\n\r\n10000000000000003\r\nabc\r\n0\r\n\r\n",
    "een teken nul in een kop": _POST + b"Content-Length: 0\r\nX: a\x00b\r\n\r\n",
}


def smuggled() -> str:
    """What is ambiguous is refused and the connection closed, by nginx and by gunicorn: what came after it is lost."""
    with production() as site:
        wrong = []
        # What is not ambiguous is answered twice, so an answer that stays away below says something.
        two = _answers(to_nginx(site.nginx.https), _get("/_gezond/leeft/") * 2)
        expect(len(two) == 2, f"nginx antwoordt {len(two)} keer op twee gewone verzoeken na elkaar")
        # Past nginx everybody is sent to https before a body is read; then the connection is closed.
        for where, connect, fine in (
            ("nginx", lambda: to_nginx(site.nginx.https), _REFUSED),
            ("gunicorn", lambda: to_gunicorn(site.folder / "web.sock"), _REFUSED | {301}),
        ):
            hidden = _get("/_gezond/leeft/")
            body = b"GET /scan/start/ HTTP/1.1\r\n" + _HOST + b"Content-Length: %d\r\n\r\n" % len(hidden) + hidden
            once = _answers(connect(), body)
            expect(len(once) == 1, f"{where} antwoordt {len(once)} keer op een verzoek met een verzoek als inhoud")
            for what, message in AMBIGUOUS.items():
                answers = _answers(connect(), message + _get("/_gezond/leeft/"))
                if len(answers) > 1 or not set(answers) <= fine:
                    wrong.append(f"{what} bij {where}: {answers}")
        expect(not wrong, "; ".join(wrong))
    return f"{2 * len(AMBIGUOUS)} dubbelzinnige berichten geweigerd; wat erachter stond, kreeg geen antwoord"


def _get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\n".encode() + _HOST + b"\r\n"


def _answers(connection: socket.socket, content: bytes) -> list[int]:
    """The status of every answer on this connection, until it is closed or silent."""
    received = b""
    connection.settimeout(SILENT_SECONDS)
    with connection, suppress(OSError):
        with suppress(OSError):
            connection.sendall(content)
        while more := connection.recv(65536):
            received += more
    return [int(status) for status in _ANSWER.findall(received)]
