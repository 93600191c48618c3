"""Doors that anybody can knock on: how often may one network address do so in an hour?

Counted by a mark of the address, which nobody can read back; it is gone after the hour.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scan.addresses import mark
from scan.limits import has_room, is_full, network_of

View = Callable[..., HttpResponse]

# What a door with a token answers to one that opens nothing.
_OPENS_NOTHING = (404, 410)


def visitor_of(request: HttpRequest) -> str:
    """By what a visitor without an account is counted."""
    return mark(network_of(get_adapter().get_client_ip(request)))


def may_start(request: HttpRequest) -> bool:
    """Count a scan that begins, and say whether there is room for it."""
    return has_room(f"starts-{visitor_of(request)}", settings.STARTS_PER_HOUR)


def may_search(request: HttpRequest) -> bool:
    """Count a question to the whole site, and say whether there is room for it."""
    return has_room(f"searches-{visitor_of(request)}", settings.SEARCHES_PER_HOUR)


def too_often(request: HttpRequest) -> HttpResponse:
    """429, with how long to wait."""
    response = render(request, "scan/too_often.html", status=429)
    response["Retry-After"] = "3600"
    return response


def against_guessing(view: View) -> View:
    """For an address with a token: after many that open nothing, no token from the same network is looked at.

    Not the right ones either, because then somebody who guesses would be told which one is right.
    """

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        key = f"wrong-links-{visitor_of(request)}"
        if is_full(key, settings.WRONG_LINKS_PER_HOUR):
            return too_often(request)
        response = view(request, **kwargs)
        if response.status_code in _OPENS_NOTHING:
            has_room(key, settings.WRONG_LINKS_PER_HOUR)
        return response

    return guarded
