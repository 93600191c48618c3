"""A visitor without a browser, of whom the site knows nothing: asks for one address over and over."""

from http.client import HTTPConnection

HOST = "127.0.0.1"


class Visitor:
    """One connection that stays open, and no cookies."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection(HOST, port, timeout=30)

    def get(self, address: str) -> bytes:
        """What the site answers; nothing unless it said 200."""
        self.connection.request("GET", address)
        response = self.connection.getresponse()
        content = response.read()
        return content if response.status == 200 else b""
