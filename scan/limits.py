"""How often may something be done in an hour, or in a day? Counted in the cache that all processes share."""

import ipaddress
import time
from secrets import token_hex

from django.core.cache import cache

from scan.addresses import mark
from scan.models import Response

HOUR = 3600
DAY = 24 * HOUR
MOST_PER_HOUR = 5


def has_room(key: str, most: int, *, adding: int = 1, seconds: int = HOUR) -> bool:
    """Count so many more under this key, and say whether that is within the most for this hour of the clock, or day.

    What does not fit is counted too, unless several are added at once: then fewer may still fit.
    """
    slot = _slot(key, seconds)
    # A count that gets lost between two processes lets one more through, which does no harm.
    count = cache.get(slot, 0) + adding
    if adding == 1 or count <= most:
        cache.set(slot, count, timeout=seconds)
    return count <= most


def is_full(key: str, most: int, *, seconds: int = HOUR) -> bool:
    """Whether the most under this key was counted for this hour of the clock, or day. Counts nothing."""
    return cache.get(_slot(key, seconds), 0) >= most


def is_counting() -> bool:
    """Whether a count is kept: not while a server for caches is away. Asked before what may not go uncounted."""
    return cache.add(f"limit-counting-{token_hex(8)}", 1, timeout=1)


def network_of(address: str) -> str:
    """By what one visitor is counted: the address, or for IPv6 the first 64 bits, which one subscriber has alone."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network(f"{found}/64", strict=False).network_address)


def may_mail(response: Response, address: str) -> bool:
    """Count a mail, and say whether it may go: five an hour from one scan, and five to one address."""
    return is_counting() and all(
        [has_room(f"mail-from-{response.pk}", MOST_PER_HOUR), has_room(f"mail-to-{mark(address)}", MOST_PER_HOUR)]
    )


def _slot(key: str, seconds: int) -> str:
    return f"limit-{key}-{int(time.time()) // seconds}"
