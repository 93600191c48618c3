"""A site outside ours, on this machine, with addresses that work and that do not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest


@dataclass
class OtherSite:
    """Its address, and what was asked of it: the method and the path, in order."""

    address: str
    asked: list[str] = field(default_factory=list)


class _Answers(BaseHTTPRequestHandler):
    """Answers with the status in the path: /404/ is not there, /naar/goed/ sends on to /goed/."""

    asked: ClassVar[list[str]]

    def do_GET(self) -> None:
        self._answer(int(self.path.strip("/")) if self.path.strip("/").isdigit() else 200)

    def do_HEAD(self) -> None:
        if self.path == "/alleen-hele-paginas/":
            self._answer(405)
        else:
            self.do_GET()

    def _answer(self, status: int) -> None:
        self.asked.append(f"{self.command} {self.path}")
        sent_on = self.path.removeprefix("/naar") if self.path.startswith("/naar/") else ""
        self.send_response(302 if sent_on else status)
        if sent_on:
            self.send_header("Location", sent_on if sent_on != "/rond/" else "/naar/rond/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name that Python gives it)
        """Say nothing between the tests."""


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def other_site() -> Iterator[OtherSite]:
    asked: list[str] = []
    handler = type("Answers", (_Answers,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield OtherSite(f"http://127.0.0.1:{server.server_address[1]}", asked)
        server.shutdown()
        thread.join()
