"""A code of the second factor counts once.

allauth forgets a used code after 30 seconds. With a code before and after counting too, each can be used for 90, so
somebody who looks over a shoulder would have a minute left. Here a code is remembered for as long as it can be used.
"""

import logging
import re
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.cache import cache
from django.core.exceptions import ValidationError

log = logging.getLogger("inclusiescan.security")


def is_first_use(user_id: Any, code: str) -> bool:
    """Note that a code that is right was used, and say whether that is the first time."""
    usable = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    # Spaces and dashes do not count when a code is compared, so they make no other code here.
    digits = re.sub("[^0-9]", "", code)
    return cache.add(f"used-code-{user_id}-{digits}", "y", timeout=usable)


def _refuse_again(user_id: Any, code: str) -> None:
    if not is_first_use(user_id, code):
        raise get_adapter().validation_error("incorrect_code")


class _Once:
    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()  # type: ignore[misc]  (of the form that this is mixed into)
            # A recovery code is crossed off where it is kept.
            if self.authenticator.type == Authenticator.Type.TOTP:  # type: ignore[attr-defined]
                _refuse_again(self.user.pk, code)  # type: ignore[attr-defined]
        except ValidationError:
            log.warning("Wrong code: for account %s", self.user.pk)  # type: ignore[attr-defined]
            raise
        return code


class OnceForm(_Once, AuthenticateForm):
    """The code at log-in."""


class OnceAgainForm(_Once, ReauthenticateForm):
    """The code before something about the account."""


class OnceAtEnrolmentForm(ActivateTOTPForm):
    """The code that shows that the telephone works: whoever saw it cannot log in with it."""

    def clean_code(self) -> str:
        code: str = super().clean_code()
        _refuse_again(self.user.pk, code)
        return code
