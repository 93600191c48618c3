"""Mail addresses without keeping them: recognised by a mark, and sealed while they wait in the queue.

Both hang on SECRET_KEY: who has only the database can read no address and try none.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

LONGEST_WAIT = 24 * 60 * 60
"""Seconds that a sealed address can be opened."""


def mark(address: str) -> str:
    """By which an address is recognised when somebody types it again, whatever the capitals: 64 hexadecimal digits."""
    return salted_hmac("scan.questionnaire.addresses.mark", _plain(address), algorithm="sha256").hexdigest()


def sealed(address: str) -> str:
    """The address, readable for this site alone and for one day."""
    return _lock().encrypt(address.encode()).decode()


def unsealed(text: str) -> str | None:
    """The sealed address, or None when it is too old or not sealed by us."""
    try:
        return _lock().decrypt(text.encode(), ttl=LONGEST_WAIT).decode()
    except InvalidToken:
        return None


def _lock() -> Fernet:
    secret = salted_hmac("scan.questionnaire.addresses.seal", "", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(secret))


def _plain(address: str) -> str:
    return address.strip().casefold()
