"""Passkeys as a second factor: allauth's own pages, but the last second factor stays, and what is wrong is told."""

import logging
import struct
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.views import ListWebAuthnView, RemoveWebAuthnView
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from inclusiescan.second_factor import SECOND_FACTORS

log = logging.getLogger("inclusiescan.security")

# What the reader of passkeys raises on what is none. allauth expects only some of these.
_NO_PASSKEY = (AttributeError, LookupError, TypeError, ValueError, EOFError, struct.error)


class NewPasskeyForm(AddWebAuthnForm):
    """A passkey that is made."""

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except _NO_PASSKEY as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return cleaned


class _Told:
    def clean_credential(self) -> Authenticator:
        try:
            return self._checked()
        except ValidationError:
            log.warning("Wrong passkey: for account %s", self.user.pk)  # type: ignore[attr-defined]
            raise

    def _checked(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]  (of the form that this is mixed into)
        except _NO_PASSKEY as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyForm(_Told, AuthenticateWebAuthnForm):
    """The passkey at log-in; a wrong one stands in the log."""


class PasskeyAgainForm(_Told, ReauthenticateWebAuthnForm):
    """The passkey before something about the account."""


class PasskeysView(ListWebAuthnView):
    """Someone's passkeys, and whether one of them can go."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"one_can_go": _has_several(self.request)}


class RemovePasskeyView(RemoveWebAuthnView):
    """Taking away one of several; who has only this one makes another first, and gets a 404 until then."""

    def get_queryset(self) -> QuerySet[Authenticator]:
        passkeys = super().get_queryset()
        return passkeys if _has_several(self.request) else passkeys.none()


def _has_several(request: HttpRequest) -> bool:
    return Authenticator.objects.filter(user=request.user, type__in=SECOND_FACTORS).count() > 1


list_passkeys = PasskeysView.as_view()
remove_passkey = RemovePasskeyView.as_view()
