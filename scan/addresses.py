"""Mail addresses without keeping them: recognised by a mark, and sealed while they wait in the queue.

Both hang on SECRET_KEY: who has only the database can read no address and try none. When that is replaced, the keys of
before (SECRET_KEY_FALLBACKS) still recognise and open.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

LONGEST_WAIT = 24 * 60 * 60
"""Seconds that a sealed address can be opened."""
_WAITING = "scan.questionnaire.addresses.seal"


def mark(address: str) -> str:
    """By which an address is recognised when somebody types it again, whatever the capitals: 64 hexadecimal digits."""
    return _marked(address, settings.SECRET_KEY)


def marks(address: str) -> list[str]:
    """Every mark that an address may have been given: with the key of now, and with those of before."""
    return [_marked(address, key) for key in site_keys()]


def site_keys() -> list[str]:
    """The key of this site, and those that it had before and still believes."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def lock_for(purpose: str) -> MultiFernet:
    """Seals with the key of now, and opens with every one. What was sealed for another purpose, it does not open."""
    secrets = [salted_hmac(purpose, "", secret=key, algorithm="sha256").digest() for key in site_keys()]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(secret)) for secret in secrets])


def sealed(address: str) -> str:
    """The address, readable for this site alone and for one day."""
    return lock_for(_WAITING).encrypt(address.encode()).decode()


def unsealed(text: str) -> str | None:
    """The sealed address, or None when it is too old or not sealed by us."""
    try:
        return lock_for(_WAITING).decrypt(text.encode(), ttl=LONGEST_WAIT).decode()
    except InvalidToken:
        return None


def _marked(address: str, key: str) -> str:
    return salted_hmac("scan.questionnaire.addresses.mark", _plain(address), secret=key, algorithm="sha256").hexdigest()


def _plain(address: str) -> str:
    return address.strip().casefold()
