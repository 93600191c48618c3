"""How allauth behaves here: administrators make accounts, nobody signs up, and what it says is plain Dutch."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from inclusiescan.policy import ADMIN_PREFIX

# Long enough to find an app for codes and install it; after that the password is asked once more.
FRESH_LOGIN_SECONDS = 15 * 60

# Django's own are half translated.
PASSWORD_ERRORS = {
    "password_too_short": "Dit wachtwoord is te kort. Neem minstens 12 tekens.",
    "password_too_common": "Veel mensen hebben dit wachtwoord. Kies iets van jezelf.",
    "password_too_similar": "Dit wachtwoord lijkt te veel op je naam of e-mailadres.",
}
WRONG_CODE = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en vul die in."


class AccountAdapter(DefaultAccountAdapter):
    """allauth without signing up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Je account staat uit. Vraag de beheerder om hulp.",
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog een keer.",
        "enter_current_password": "Dit is niet je wachtwoord van nu.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": "Dit is te vaak geprobeerd. Wacht vijf minuten en probeer het dan opnieuw.",
        "rate_limited": "Dit is te vaak geprobeerd. Wacht vijf minuten en probeer het dan opnieuw.",
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

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Who logged in a moment ago need not type the password again to enrol."""
        return super().is_reauthentication_required(app=app, **kwargs) and not _logged_in_just_now(context.request)


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth's second factor, which nobody can take off their own account."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": "De code kan niet uit. Iedereen met een account logt in met een code.",
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return False


def _logged_in_just_now(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(time.time() - record["at"] < FRESH_LOGIN_SECONDS for record in records)
