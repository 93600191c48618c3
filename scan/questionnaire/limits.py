"""How often may something be done in an hour? Counted in the cache that all processes share."""

import time

from django.core.cache import cache

HOUR = 3600


def has_room(key: str, most: int) -> bool:
    """Count one more under this key, and say whether it is within the most for this hour of the clock."""
    slot = f"limit-{key}-{int(time.time()) // HOUR}"
    # A count that gets lost between two processes lets one more through, which does no harm.
    count = cache.get(slot, 0) + 1
    cache.set(slot, count, timeout=HOUR)
    return count <= most
