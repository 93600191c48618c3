"""Under what names stand the things that processes count together? Under marks, which tell nobody whom they are about.

What a library counts by network address, or by a mail address that could be tried out, is kept like our own counts.
"""

from django.utils.crypto import salted_hmac


def unreadable(key: str, key_prefix: str, version: int) -> str:
    """For KEY_FUNCTION in CACHES: the same key always gives the same mark, and nobody can read it back."""
    mark = salted_hmac("inclusiescan.cache_keys", str(key), algorithm="sha256").hexdigest()
    return f"{key_prefix}:{version}:{mark}"
