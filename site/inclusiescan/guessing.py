"""Guesses at one account from many networks at once, each of which stays below its own limit.

After so many wrong passwords in a day only networks are let on that its owner used before. Who is elsewhere chooses
a new password by mail first: so nobody who guesses keeps the owner out.
"""

from allauth.account.forms import ResetPasswordKeyForm
from allauth.core import context
from django.core.cache import cache
from django.http import HttpRequest

from scan.addresses import mark
from scan.limits import DAY, has_room, is_full
from scan.throttle import visitor_of

# The most that NIST SP 800-63B has for one account.
WRONG_A_DAY = 100
KNOWN_SECONDS = 90 * DAY


def may_try(request: HttpRequest, address: str) -> bool:
    """Whether a password for this mail address is looked at, when it comes from where this request comes from."""
    return not is_full(_wrong(address), WRONG_A_DAY, seconds=DAY) or cache.get(_known(request, address)) is not None


def count_wrong(address: str) -> None:
    """Count a wrong password for this mail address, whether it has an account or not."""
    has_room(_wrong(address), WRONG_A_DAY, seconds=DAY)


def remember_network(request: HttpRequest, address: str) -> None:
    """Know from now on that the owner of this mail address can be where this request comes from."""
    cache.set(_known(request, address), "y", timeout=KNOWN_SECONDS)


class ResetForm(ResetPasswordKeyForm):
    """A new password by mail: who has it is the owner, wherever they are."""

    def save(self) -> None:
        super().save()
        remember_network(context.request, self.user.email)


def _wrong(address: str) -> str:
    return f"wrong-passwords-{mark(address)}"


def _known(request: HttpRequest, address: str) -> str:
    return f"known-network-{mark(f'{mark(address)} {visitor_of(request)}')}"
