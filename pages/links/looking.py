"""Is something there? Looks at addresses outside the site: one by one per host, and never inside our own network."""

import socket
import ssl
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from ipaddress import ip_address
from itertools import groupby
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener, getproxies

from django.utils.encoding import iri_to_uri

from pages.models import OutsideLink

Outcome = OutsideLink.Outcome
GONE = frozenset((404, 410))
WHO = "Mozilla/5.0 (compatible; Inclusiescan link check)"
HOSTS_AT_ONCE = 8
PAUSE = 1.0
"""Seconds between two requests to one host."""


@dataclass(frozen=True)
class Seen:
    """What came back from an address. `reached`: some machine answered, if only that there is nothing."""

    outcome: OutsideLink.Outcome
    said: str
    reached: bool = True


class OwnNetworkError(URLError):
    """The address leads to a machine in our own network."""


@dataclass(frozen=True)
class Looker:
    """How to look: `timeout` in seconds, `pause` in seconds between requests to one host.

    `own_network`: addresses of machines that are not on the internet may be asked as well.
    """

    timeout: float = 10
    pause: float = PAUSE
    own_network: bool = False

    def look_at_all(self, addresses: Iterable[str]) -> dict[str, Seen]:
        """What is at each address; where nothing at all can be reached, none of them is checked."""
        by_host = groupby(sorted(addresses, key=_host), _host)
        with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
            found = pool.map(self._look_one_by_one, [list(same) for _, same in by_host])
        seen = {address: what for part in found for address, what in part.items()}
        if any(one.reached for one in seen.values()):
            return seen
        return {address: Seen(Outcome.UNCHECKED, "geen verbinding", reached=False) for address in seen}

    def look(self, address: str) -> Seen:
        """What is at one address. Some servers answer only who asks for the page itself, so that is tried second."""
        seen = self._ask(address, "HEAD")
        return seen if seen.outcome == Outcome.WORKS else self._ask(address, "GET")

    def _look_one_by_one(self, addresses: list[str]) -> dict[str, Seen]:
        seen = {}
        for number, address in enumerate(addresses):
            time.sleep(self.pause if number else 0)
            seen[address] = self.look(address)
        return seen

    def _ask(self, address: str, method: str) -> Seen:
        try:
            self.check_host(address)
            request = Request(iri_to_uri(address), method=method, headers={"User-Agent": WHO})  # noqa: S310  (found as http)
            with self._opener().open(request, timeout=self.timeout) as answer:
                return Seen(Outcome.WORKS, str(answer.status))
        except HTTPError as error:
            error.close()
            return Seen(Outcome.BROKEN if error.code in GONE else Outcome.UNSURE, str(error.code))
        except OwnNetworkError:
            return Seen(Outcome.BROKEN, "een adres in het eigen netwerk", reached=False)
        except (OSError, HTTPException, ValueError) as error:
            return _without_answer(error)

    def _opener(self) -> OpenerDirector:
        return build_opener(_CheckedRedirects(self))

    def check_host(self, address: str) -> None:
        """Raises OwnNetworkError for a machine that is not on the internet, and OSError for a name without one."""
        host = urlsplit(address).hostname
        if self.own_network or not host:
            return
        try:
            found = socket.getaddrinfo(host, None)
        except OSError:
            if getproxies():  # which knows more names than we do
                return
            raise
        if not all(ip_address(str(one[4][0])).is_global for one in found):
            raise OwnNetworkError(host)


class _CheckedRedirects(HTTPRedirectHandler):
    """Follows where a server sends us, but not into our own network."""

    max_redirections = 5

    def __init__(self, looker: Looker) -> None:
        self.looker = looker

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        self.looker.check_host(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _without_answer(error: Exception) -> Seen:
    """What it means that no answer came. A name that is not known may as well mean that there is no network."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror):
        return Seen(Outcome.BROKEN, "deze naam is niet bekend", reached=False)
    if isinstance(reason, TimeoutError):
        return Seen(Outcome.UNSURE, "geen antwoord op tijd", reached=False)
    if isinstance(reason, ssl.SSLError):
        return Seen(Outcome.UNSURE, "de beveiliging klopt niet")
    if isinstance(reason, OSError):
        return Seen(Outcome.BROKEN, "geen verbinding", reached=False)
    return Seen(Outcome.BROKEN, "geen goed adres of antwoord", reached=isinstance(reason, HTTPException))


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
