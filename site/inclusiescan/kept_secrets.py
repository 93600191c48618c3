"""What a second factor is checked with, unreadable for who has the database or a backup alone.

Sealed with a key that follows from SECRET_KEY, which stands in neither.
"""

import logging

from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import InvalidToken

from scan.addresses import lock_for

log = logging.getLogger("inclusiescan.security")

_PURPOSE = "inclusiescan.second_factor.secret"
_SEALED = "sealed:"


def sealed_secret(secret: str) -> str:
    """The secret as it is kept."""
    return _SEALED + lock_for(_PURPOSE).encrypt(secret.encode()).decode()


def opened_secret(kept: str) -> str:
    """The secret again. One of before they were sealed is given as it is.

    Of one that was sealed with a key that the site no longer believes comes a secret that nobody has: no code is right.
    """
    if not kept.startswith(_SEALED):
        return kept
    try:
        return lock_for(_PURPOSE).decrypt(kept.removeprefix(_SEALED).encode()).decode()
    except InvalidToken:
        log.warning("A second factor was sealed with another SECRET_KEY: nobody can use it")
        return str(generate_totp_secret())


def resealed_secret(kept: str) -> str:
    """The same secret under the key of now. Raises InvalidToken when it was sealed with a key that is gone."""
    if not kept.startswith(_SEALED):
        return sealed_secret(kept)
    return _SEALED + lock_for(_PURPOSE).rotate(kept.removeprefix(_SEALED)).decode()
