"""How allauth behaves here: administrators make accounts, nobody signs up, and what it says is plain Dutch."""

import logging
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from inclusiescan.guessing import count_wrong, may_try, remember_network
from inclusiescan.kept_secrets import opened_secret, sealed_secret
from inclusiescan.policy import ADMIN_PREFIX
from scan.addresses import mark
from scan.limits import network_of

log = logging.getLogger("inclusiescan.security")

# Long enough to find an app for codes and install it; after that the password is asked once more.
FRESH_LOGIN_SECONDS = 15 * 60

# Django's own are half translated.
PASSWORD_ERRORS = {
    "password_too_short": "Dit wachtwoord is te kort. Neem minstens 12 tekens.",
    "password_too_common": "Veel mensen hebben dit wachtwoord. Kies iets van jezelf.",
    "password_too_similar": "Dit wachtwoord lijkt te veel op je naam of e-mailadres.",
    "password_our_words": "Dit wachtwoord is te makkelijk te raden. Gebruik andere woorden dan die van deze site.",
}
WRONG_CODE = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en vul die in."
# Without the shared cache nothing can be counted, and then allauth says the same.
WAIT = "Dit is te vaak geprobeerd, of er is een storing. Wacht vijf minuten en probeer het dan opnieuw."


class AccountAdapter(DefaultAccountAdapter):
    """allauth without signing up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Je account staat uit. Vraag de beheerder om hulp.",
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog een keer.",
        "enter_current_password": "Dit is niet je wachtwoord van nu.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        try:
            return super().clean_password(password, user)
        except ValidationError as error:
            raise ValidationError([PASSWORD_ERRORS.get(str(one.code), one) for one in error.error_list]) from error

    def is_safe_url(self, url: str) -> bool:
        """Where `next` may lead: to our own site, and not to Wagtail for who has no place there.

        Wagtail sends them to the log-in, which would send them back to Wagtail, without end.
        """
        user = context.request.user
        if user.is_authenticated and url.startswith(ADMIN_PREFIX) and not user.has_perm("wagtailadmin.access_admin"):
            return False
        return bool(super().is_safe_url(url))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if not may_try(request, credentials.get("email", "")):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        remember_network(request, user.email)
        with_what = [record.get("type", record["method"]) for record in get_authentication_records(request, user)]
        log.info("Logged in: account %s with %s", user.pk, ", ".join(with_what))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        count_wrong(credentials.get("email", ""))
        # A mark, not the address: whoever reads the log sees which lines belong together, and not whose they are.
        log.warning("Wrong password: for %s", mark(credentials.get("email", ""))[:12])

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Locked is a name together with a network address: who guesses at a name locks out nobody but themselves.

        allauth has no public place to say so; a test holds this one.
        """
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{network_of(self.get_client_ip(request))}"

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Who logged in a moment ago need not type the password again to enrol."""
        return super().is_reauthentication_required(app=app, **kwargs) and not _logged_in_just_now(context.request)


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth's second factor, which nobody can take off their own account."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": "De code kan niet uit. Iedereen met een account logt in met een code.",
    }

    def encrypt(self, text: str) -> str:
        return sealed_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        return opened_secret(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return False

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """How a new passkey is called until its owner says otherwise."""
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        # The name is what a telephone shows; the id is the host that was asked for, as allauth has it.
        return super().get_public_key_credential_rp_entity() | {"name": "Inclusiescan"}


def _logged_in_just_now(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(time.time() - record["at"] < FRESH_LOGIN_SECONDS for record in records)
