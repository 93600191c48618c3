"""A mail server that takes every mail and keeps it, in a thread of its own."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from stack.processes import HOST


class _Session(socketserver.StreamRequestHandler):
    """One talk, as RFC 5321 says, without anything that a mail of ours does not need."""

    def handle(self) -> None:
        self._say("220 proef")
        while line := self.rfile.readline():
            word = line.split(b" ")[0].strip().upper()
            if word == b"DATA":
                self._say("354 ga door")
                self.server.mails.append(self._mail())
            if word == b"QUIT":
                self._say("221 dag")
                return
            self._say("250 goed")

    def _mail(self) -> str:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines).decode(errors="replace")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    mails: list[str]


@contextmanager
def mail_server(port: int) -> Iterator[list[str]]:
    """The mails that came in, as long as this lasts."""
    with _Server((HOST, port), _Session) as server:
        server.mails = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.mails
        finally:
            server.shutdown()
