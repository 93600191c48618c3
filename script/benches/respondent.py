"""A respondent without a browser: starts a scan over HTTP and saves answers, one after the other."""

import re
import secrets
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlencode

HOST = "127.0.0.1"
# The keys of the questions on each screen.
Screens = list[list[str]]


class Respondent:
    """One person with a grant, a CSRF token and a connection that stays open."""

    def __init__(self, port: int, screens: Screens, options: dict[str, list[str]], paths: Sequence[str] = ()) -> None:
        self.connection = HTTPConnection(HOST, port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.options = options
        self.paths = paths
        self.looks = 0
        self.places = [(key, screen) for screen in screens for key in screen]
        self.page_load = secrets.token_urlsafe(12)
        self.number = 0
        self.last: dict[str, str] = {}
        self.public_id = self._start()

    def save(self) -> bool:
        """Answer the next question, each round differently. True when the site said 200."""
        key, screen = self.places[self.number % len(self.places)]
        options = self.options[key]
        value = self.last[key] = options[(self.number // len(self.places)) % len(options)]
        return self._ask(f"/scan/{self.public_id}/antwoord/{key}/", self._form(key, value, screen)) == 200

    def look(self) -> bool:
        """Open the next screen of questions. True when the site said 200."""
        self.looks += 1
        return self._ask(f"/scan/{self.public_id}/{self.paths[self.looks % len(self.paths)]}") == 200

    def look_at_nothing(self) -> bool:
        """Open the view that does nothing."""
        return self._ask("/niets/") == 200

    def do_nothing(self) -> bool:
        """The same request to the view that does nothing."""
        key, screen = self.places[self.number % len(self.places)]
        return self._ask("/niets/", self._form(key, self.options[key][0], screen)) == 200

    def _form(self, key: str, value: str, screen: list[str]) -> dict[str, Any]:
        """What htmx sends along: the answer, and what the page showed."""
        self.number += 1
        seen = {f"seen-{one}": 0 for one in screen}
        return {key: value, "page_load": self.page_load, "number": self.number, **seen}

    def _start(self) -> str:
        self._ask("/scan/start/")
        self._ask("/scan/start/", {"role": "directie"})
        return re.fullmatch(r"/scan/(\w+)/", self.location)[1]

    def _ask(self, path: str, form: dict[str, Any] | None = None) -> int:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is None:
            self.connection.request("GET", path, headers=headers)
        else:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
            headers["X-CSRFToken"] = next(value for name, value in self.cookies.items() if name.endswith("csrftoken"))
            self.connection.request("POST", path, urlencode(form), headers)
        response = self.connection.getresponse()
        response.read()
        self._keep_cookies(response)
        self.location = response.getheader("Location", "")
        return response.status

    def _keep_cookies(self, response: HTTPResponse) -> None:
        for cookie in response.headers.get_all("Set-Cookie", ()):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
