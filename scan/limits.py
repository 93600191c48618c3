"""How often may something be done in an hour, or in a day? Counted in the cache that all processes share."""

import time

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
    slot = f"limit-{key}-{int(time.time()) // seconds}"
    # A count that gets lost between two processes lets one more through, which does no harm.
    count = cache.get(slot, 0) + adding
    if adding == 1 or count <= most:
        cache.set(slot, count, timeout=seconds)
    return count <= most


def may_mail(response: Response, address: str) -> bool:
    """Count a mail, and say whether it may go: five an hour from one scan, and five to one address."""
    return all(
        [has_room(f"mail-from-{response.pk}", MOST_PER_HOUR), has_room(f"mail-to-{mark(address)}", MOST_PER_HOUR)]
    )
